package org.cobaltclaims.transmission.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cobaltclaims.desk.ListSize;
import org.cobaltclaims.desk.Mark;
import org.cobaltclaims.desk.StateWords;
import org.cobaltclaims.practice.Automation.Filing;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.practice.PracticeSettings;
import org.cobaltclaims.transmission.ReadyClaims;
import org.cobaltclaims.transmission.ReadyClaims.Row;
import org.cobaltclaims.transmission.ReadyClaims.Way;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** The list of claims that are ready to leave: build files of them, print them, hold them. */
@Controller
@RequestMapping("/ready")
class ReadyPageController {

  private static final ListSize SIZE = new ListSize(200, 2_000);

  private final ReadyClaims ready;
  private final Payers payers;
  private final CurrentSettings settings;
  private final Clock clock;

  ReadyPageController(ReadyClaims ready, Payers payers, CurrentSettings settings, Clock clock) {
    this.ready = ready;
    this.payers = payers;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What the list shows.
   *
   * @param way how the claims leave
   * @param payer id; empty for all
   */
  record Wish(@Nullable String way, @Nullable String payer, @Nullable Integer size) {

    Way leaving() {
      for (Way each : Way.values()) {
        if (id(each).equals(way)) {
          return each;
        }
      }
      return Way.FILE;
    }

    int rows() {
      return SIZE.rows(size);
    }
  }

  /**
   * One row as it is shown.
   *
   * @param letter P, S or T, or the place
   * @param to where the file or form goes
   * @param mark what is to be known of it; null if it simply waits
   * @param age days since the service
   */
  public record Shown(
      Row claim,
      String letter,
      String rank,
      String payer,
      String to,
      @Nullable Mark mark,
      long age) {}

  /** One list with its name and how many wait in it. */
  public record Tab(String id, String label, long claims, boolean current) {}

  private static String id(Way way) {
    return way.name().toLowerCase(Locale.ROOT);
  }

  private static String label(Way way) {
    return switch (way) {
      case FILE -> "In the next file";
      case PAPER -> "On paper";
      case HELD -> "On hold";
    };
  }

  @GetMapping
  String list(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    model.addAttribute("payers", payers.described());
    model.addAttribute("printers", settings.printers());
    return "ready/list";
  }

  @GetMapping("/rows")
  String rows(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    return "ready/rows";
  }

  private void show(Wish wish, Model model) {
    Way way = wish.leaving();
    String payer = wish.payer() == null || wish.payer().isBlank() ? null : wish.payer();
    List<Row> found = ready.find(way, payer, wish.rows() + 1);
    model.addAttribute("way", way);
    model.addAttribute("size", wish.rows());
    model.addAttribute("more", found.size() > wish.rows());
    model.addAttribute("rows", found.stream().limit(wish.rows()).map(this::shown).toList());
    Map<Way, Long> counts = new LinkedHashMap<>(ready.counts());
    model.addAttribute(
        "tabs",
        counts.entrySet().stream().map(each -> tab(each.getKey(), each.getValue(), way)).toList());
  }

  private static Tab tab(Way way, long claims, Way shown) {
    return new Tab(id(way), label(way), claims, way == shown);
  }

  private Shown shown(Row row) {
    PayerProfile payer = payers.profile(row.payerId());
    boolean paper = row.channel().equals("PAPER");
    return new Shown(
        row,
        StateWords.letter(row.level()),
        StateWords.rank(row.level()),
        payer.name(),
        paper ? onPaper(payer, row) : clearinghouse(payer),
        mark(row, payer, paper),
        ChronoUnit.DAYS.between(row.serviceFrom(), LocalDate.now(clock)));
  }

  private static String onPaper(PayerProfile payer, Row row) {
    return payer.channel(row.level()) == PayerProfile.Channel.PORTAL ? "Payer's portal" : "Mail";
  }

  private String clearinghouse(PayerProfile payer) {
    PracticeSettings.Clearinghouse clearinghouse = payers.clearinghouse(payer);
    return clearinghouse.uploadByHand() ? clearinghouse.name() + ", by hand" : clearinghouse.name();
  }

  private static @Nullable Mark mark(Row row, PayerProfile payer, boolean paper) {
    if (row.holdReason() != null) {
      return new Mark("On hold: " + row.holdReason(), "warn");
    }
    if (paper) {
      return StateWords.of(row.state(), null, row.level(), true);
    }
    if (!row.released() && payer.fileWhenComplete() == Filing.BY_HAND) {
      return new Mark("Filed by hand", "warn");
    }
    return row.frequency().equals("1")
        ? null
        : new Mark(StateWords.frequency(row.frequency()), "alt");
  }
}
