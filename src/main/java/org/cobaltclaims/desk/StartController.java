package org.cobaltclaims.desk;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody begins. */
@Controller
class StartController {

  @GetMapping("/")
  String start() {
    return "redirect:/work";
  }
}
