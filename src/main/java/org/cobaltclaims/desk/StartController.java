package org.cobaltclaims.desk;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Where everybody begins: at what they are here for. */
@Controller
class StartController {

  @GetMapping("/")
  String start(@ModelAttribute("sections") Shell.Sections sections) {
    if (sections.claims()) {
      return "redirect:/work";
    }
    if (sections.patients()) {
      return "redirect:/patients";
    }
    return sections.audit() && !sections.team() ? "redirect:/audit" : "redirect:/team";
  }
}
