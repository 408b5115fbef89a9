package org.cobaltclaims.retention.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.cobaltclaims.desk.CsvTable;
import org.cobaltclaims.desk.ListSize;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.retention.HoldList;
import org.cobaltclaims.retention.HoldList.Filter;
import org.cobaltclaims.retention.HoldList.Row;
import org.cobaltclaims.retention.HoldList.View;
import org.cobaltclaims.retention.LegalHold;
import org.cobaltclaims.retention.LegalHold.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** The page of legal holds. What it changes, it changes over REST. */
@Controller
@RequestMapping("/holds")
class HoldPageController {

  private static final ListSize SIZE = ListSize.USUAL;

  private final HoldList list;
  private final Payers payers;
  private final Clock clock;

  HoldPageController(HoldList list, Payers payers, Clock clock) {
    this.list = list;
    this.payers = payers;
    this.clock = clock;
  }

  /**
   * What the list shows.
   *
   * @param view id of a {@link View}
   * @param scope name of a {@link Scope}; empty for all
   * @param size how many rows are shown
   */
  record Wish(@Nullable String view, @Nullable String scope, @Nullable Integer size) {

    int rows() {
      return SIZE.rows(size);
    }

    Filter filter() {
      return new Filter(
          View.of(view),
          Stream.of(Scope.values())
              .filter(one -> one.name().equals(scope))
              .findFirst()
              .orElse(null));
    }
  }

  /**
   * A hold as it is shown.
   *
   * @param kind what it is on, in a word
   * @param name of that
   * @param more about it; may be empty
   * @param address of its page; null if it is purged
   * @param placedOn in the practice's days
   */
  public record Shown(
      LegalHold hold,
      String kind,
      String name,
      String more,
      @Nullable String address,
      LocalDate placedOn,
      @Nullable LocalDate releasedOn) {}

  /** A payer to choose. */
  public record Payer(String id, String name) {}

  @GetMapping
  String page(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    Map<View, Long> counts = list.counts();
    Map<String, Object[]> tabs = new LinkedHashMap<>();
    for (View view : View.values()) {
      tabs.put(view.id(), new Object[] {label(view), counts.get(view)});
    }
    model.addAttribute("tabs", tabs);
    model.addAttribute(
        "payers",
        Stream.concat(
                payers.described().stream().map(p -> new Payer(p.payerId(), p.name())),
                payers.toReview().stream().map(p -> new Payer(p.payerId(), p.name())))
            .toList());
    return "holds/list";
  }

  @PostMapping("/rows")
  String rows(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    return "holds/rows";
  }

  private void show(Wish wish, Model model) {
    Filter filter = wish.filter();
    model.addAttribute("view", filter.view());
    model.addAttribute("label", label(filter.view()));
    model.addAttribute("size", wish.rows());
    model.addAttribute("filtered", filter.scope() != null);
    model.addAttribute("total", list.count(filter));
    model.addAttribute("rows", list.find(filter, wish.rows()).stream().map(this::shown).toList());
  }

  private static String label(View view) {
    return switch (view) {
      case STANDING -> "In force";
      case RELEASED -> "Released";
      case ALL -> "All";
    };
  }

  private Shown shown(Row row) {
    LegalHold hold = row.hold();
    boolean purged = hold.subject().isEmpty();
    String patient = name(row);
    LocalDate placed = day(hold.placedAt());
    Instant released = hold.releasedAt();
    LocalDate releasedOn = released == null ? null : day(released);
    return switch (hold.scope()) {
      case PATIENT ->
          new Shown(
              hold,
              "Patient",
              purged ? "purged" : patient,
              purged ? "" : "all visits",
              purged ? null : "/patients/" + hold.subject(),
              placed,
              releasedOn);
      case CLAIM ->
          new Shown(
              hold,
              "Visit",
              purged || row.practiceClaim() == null ? "purged" : row.practiceClaim(),
              purged ? "" : patient,
              purged ? null : "/claims/" + hold.subject(),
              placed,
              releasedOn);
      case PAYER ->
          new Shown(
              hold,
              "Payer",
              payers.profile(hold.subject()).name(),
              "every visit billed to it",
              UriComponentsBuilder.fromPath("/claims")
                  .queryParam("view", "all")
                  .queryParam("payer", "{payer}")
                  .encode()
                  .buildAndExpand(hold.subject())
                  .toUriString(),
              placed,
              releasedOn);
    };
  }

  private static String name(Row row) {
    if (row.lastName() == null) {
      return "";
    }
    return row.firstName() == null || row.firstName().isBlank()
        ? row.lastName()
        : row.lastName() + ", " + row.firstName();
  }

  private LocalDate day(Instant moment) {
    return moment.atZone(clock.getZone()).toLocalDate();
  }

  /** The same list as a file for a spreadsheet. */
  @PostMapping("/export")
  void export(@ModelAttribute Wish wish, HttpServletResponse response) throws IOException {
    CsvTable csv =
        CsvTable.download(
            response,
            "legal-holds-%s.csv".formatted(LocalDate.now(clock)),
            "hold",
            "on",
            "name",
            "about",
            "id",
            "reason",
            "placed at (UTC)",
            "placed by",
            "released at (UTC)",
            "released by",
            "why released");
    csv.rows(
        list.find(wish.filter(), CsvTable.ASKED),
        row -> {
          Shown shown = shown(row);
          LegalHold hold = row.hold();
          csv.row(
              hold.id(),
              shown.kind(),
              shown.name(),
              shown.more(),
              hold.subject(),
              hold.reason(),
              hold.placedAt(),
              hold.placedBy(),
              hold.releasedAt(),
              hold.releasedBy(),
              hold.releaseReason());
        });
  }
}
