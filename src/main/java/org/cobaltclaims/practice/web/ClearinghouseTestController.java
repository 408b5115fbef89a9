package org.cobaltclaims.practice.web;

import java.util.List;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.practice.SettingsDesk;
import org.cobaltclaims.transmission.ClearinghouseCheck;
import org.cobaltclaims.transmission.ClearinghouseCheck.Result;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Tries the way to a clearinghouse. */
@Controller
class ClearinghouseTestController {

  private final CurrentSettings settings;
  private final SettingsDesk desk;
  private final ClearinghouseCheck check;

  ClearinghouseTestController(
      CurrentSettings settings, SettingsDesk desk, ClearinghouseCheck check) {
    this.settings = settings;
    this.desk = desk;
    this.check = check;
  }

  @PostMapping("/settings/clearinghouses/test")
  String test(@RequestParam String item, Model model) {
    Clearinghouse clearinghouse =
        settings.clearinghouses().stream()
            .filter(one -> one.name().equals(item))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    List<ClearinghouseCheck.Step> steps = check.test(clearinghouse);
    model.addAttribute("part", SettingsSection.CLEARINGHOUSES);
    model.addAttribute("edited", desk.fileEdited());
    model.addAttribute("clearinghouse", clearinghouse);
    model.addAttribute("steps", steps);
    model.addAttribute("bad", steps.stream().filter(s -> s.result() == Result.BAD).count());
    model.addAttribute(
        "doubtful", steps.stream().filter(s -> s.result() == Result.DOUBTFUL).count());
    return "settings/test";
  }
}
