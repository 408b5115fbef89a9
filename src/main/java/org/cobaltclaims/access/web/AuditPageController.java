package org.cobaltclaims.access.web;

import java.util.List;
import org.cobaltclaims.access.AuditLog;
import org.cobaltclaims.access.AuditLog.Entry;
import org.cobaltclaims.desk.ListSize;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who did and saw what, the newest first, for auditors. */
@Controller
@RequestMapping("/audit")
class AuditPageController {

  private static final ListSize SIZE = new ListSize(200, 5_000);

  private final AuditLog log;

  AuditPageController(AuditLog log) {
    this.log = log;
  }

  /**
   * What the list shows.
   *
   * @param who an account's name; empty for all
   * @param refused only what was refused
   */
  record Wish(@Nullable String who, @Nullable Boolean refused, @Nullable Integer size) {

    int rows() {
      return SIZE.rows(size);
    }
  }

  @GetMapping
  String list(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    return "access/audit";
  }

  @GetMapping("/rows")
  String rows(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    return "access/audit-rows";
  }

  private void show(Wish wish, Model model) {
    String person = wish.who() == null ? "" : wish.who().strip();
    List<Entry> found = log.newest(person, Boolean.TRUE.equals(wish.refused()), wish.rows() + 1);
    model.addAttribute("size", wish.rows());
    model.addAttribute("more", found.size() > wish.rows());
    model.addAttribute("rows", found.stream().limit(wish.rows()).toList());
  }
}
