package org.cobaltclaims.transmission.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.access.Permission;
import org.cobaltclaims.desk.ListSize;
import org.cobaltclaims.transmission.RelayDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** The list of ERAs with what became of the practice's copies. */
@Controller
@RequestMapping("/files/relay")
class RelayPageController {

  private static final ListSize SIZE = new ListSize(100, 2_000);

  private final RelayDesk desk;
  private final ActingUser user;

  RelayPageController(RelayDesk desk, ActingUser user) {
    this.desk = desk;
    this.user = user;
  }

  /**
   * What the list shows.
   *
   * @param search part of a file's name
   * @param from the first day; empty for the earliest
   * @param to the last day; empty for the latest
   */
  record Wish(
      @Nullable String search,
      @Nullable String from,
      @Nullable String to,
      @Nullable Boolean waiting,
      @Nullable Integer size) {

    int rows() {
      return SIZE.rows(size);
    }
  }

  @GetMapping
  String list(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    model.addAttribute("views", FilePageController.View.values());
    model.addAttribute("on", desk.isOn());
    model.addAttribute("trouble", desk.trouble().orElse(null));
    model.addAttribute("token", UUID.randomUUID().toString());
    return "files/relay";
  }

  @GetMapping("/rows")
  String rows(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    return "files/relay-rows :: rows";
  }

  private void show(Wish wish, Model model) {
    String search = wish.search() == null ? "" : wish.search().strip();
    boolean waiting = Boolean.TRUE.equals(wish.waiting());
    List<RelayDesk.Era> found =
        desk.newest(search, day(wish.from()), day(wish.to()), waiting, wish.rows() + 1);
    model.addAttribute("search", search);
    model.addAttribute("waiting", waiting);
    model.addAttribute("from", wish.from());
    model.addAttribute("to", wish.to());
    model.addAttribute("size", wish.rows());
    model.addAttribute("more", found.size() > wish.rows());
    model.addAttribute("rows", found.stream().limit(wish.rows()).toList());
    model.addAttribute(
        "send",
        desk.isOn() && (user.may(Permission.WORK_CLAIMS) || user.may(Permission.POST_PAYMENTS)));
  }

  /** A day that is half typed is none yet. */
  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException halfTyped) {
      return null;
    }
  }
}
