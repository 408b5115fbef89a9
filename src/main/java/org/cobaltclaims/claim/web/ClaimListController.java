package org.cobaltclaims.claim.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobaltclaims.claim.ClaimQuery;
import org.cobaltclaims.claim.ClaimQuery.Count;
import org.cobaltclaims.claim.ClaimQuery.Filter;
import org.cobaltclaims.claim.ClaimQuery.Row;
import org.cobaltclaims.desk.CsvTable;
import org.cobaltclaims.desk.ListSize;
import org.cobaltclaims.desk.Mark;
import org.cobaltclaims.desk.StateWords;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.worklist.TaskSubjects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The list of claims. What is searched for may be a name, so it comes in a request's body and
 * stands in no address.
 */
@Controller
@RequestMapping("/claims")
class ClaimListController {

  private static final ListSize SIZE = ListSize.USUAL;
  private static final String PAPER = "PAPER";

  private final ClaimQuery query;
  private final TaskSubjects subjects;
  private final Payers payers;
  private final Clock clock;

  ClaimListController(ClaimQuery query, TaskSubjects subjects, Payers payers, Clock clock) {
    this.query = query;
    this.subjects = subjects;
    this.payers = payers;
    this.clock = clock;
  }

  /**
   * What the list shows.
   *
   * @param view id of a {@link ClaimView}
   * @param search claim number, name, check number; may be empty
   * @param payer id; empty for all
   * @param age days since the service at least; null for any
   * @param held only claims of families on hold
   * @param size how many rows are shown
   */
  record Wish(
      @Nullable String view,
      @Nullable String search,
      @Nullable String payer,
      @Nullable Integer age,
      @Nullable Boolean held,
      @Nullable Integer size) {

    ClaimView claimView() {
      return ClaimView.of(view == null ? "" : view);
    }

    int rows() {
      return SIZE.rows(size);
    }
  }

  /**
   * One row as it is shown.
   *
   * @param rank P, S or T, or the place
   * @param age days since the service
   */
  public record Shown(Row claim, String rank, String payer, Mark state, long age) {}

  @GetMapping
  String list(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    List<Count> counts = query.counts();
    Map<ClaimView, Long> views = new LinkedHashMap<>();
    for (ClaimView view : ClaimView.values()) {
      views.put(view, view.of(counts));
    }
    model.addAttribute("counts", views);
    model.addAttribute("payers", payers.described());
    return "claims/list";
  }

  @PostMapping("/rows")
  String rows(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    return "claims/rows";
  }

  private void show(Wish wish, Model model) {
    Filter filter = filter(wish);
    model.addAttribute("view", wish.claimView());
    model.addAttribute("size", wish.rows());
    model.addAttribute("total", query.count(filter));
    model.addAttribute("rows", query.find(filter, wish.rows()).stream().map(this::shown).toList());
  }

  private Filter filter(Wish wish) {
    ClaimView view = wish.claimView();
    LocalDate today = LocalDate.now(clock);
    return new Filter(
        view.states(),
        view.later(),
        blank(wish.payer()) ? null : wish.payer(),
        blank(wish.search()) ? null : subjects.families(Objects.requireNonNull(wish.search())),
        wish.age() == null ? null : today.minusDays(wish.age()),
        Boolean.TRUE.equals(wish.held()));
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private Shown shown(Row row) {
    return new Shown(
        row,
        StateWords.letter(row.level()),
        payers.profile(row.payerId()).name(),
        StateWords.of(row.state(), row.outcome(), row.level(), row.channel().equals(PAPER)),
        ChronoUnit.DAYS.between(row.serviceFrom(), LocalDate.now(clock)));
  }

  /** The same list as a file for a spreadsheet. */
  @PostMapping("/export")
  void export(@ModelAttribute Wish wish, HttpServletResponse response) throws IOException {
    CsvTable csv =
        CsvTable.download(
            response,
            "claims-%s.csv".formatted(LocalDate.now(clock)),
            "claim",
            "rank",
            "patient",
            "service",
            "payer",
            "payer id",
            "state",
            "charge",
            "sent",
            "channel",
            "age days");
    csv.rows(
        query.find(filter(wish), CsvTable.ASKED),
        row -> {
          Shown shown = shown(row);
          csv.row(
              row.practiceClaim(),
              shown.rank(),
              row.lastName() + ", " + row.firstName(),
              row.serviceFrom(),
              shown.payer(),
              row.payerId(),
              shown.state().text(),
              row.charge(),
              row.sentOn(),
              row.channel(),
              shown.age());
        });
  }
}
