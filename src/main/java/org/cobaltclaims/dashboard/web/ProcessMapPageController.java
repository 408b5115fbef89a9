package org.cobaltclaims.dashboard.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.dashboard.ProcessMap;
import org.cobaltclaims.dashboard.ProcessStep;
import org.cobaltclaims.desk.CsvTable;
import org.cobaltclaims.desk.StateWords;
import org.cobaltclaims.practice.Payers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The process map: how much rests at each step, and what exactly. */
@Controller
@RequestMapping("/dashboard/process")
class ProcessMapPageController {

  private static final int SHOWN = 50;
  private static final int MOST_EXPORTED = 50_000;

  private final ProcessMapReader reader;
  private final ProcessMap map;
  private final Payers payers;
  private final Clock clock;

  ProcessMapPageController(ProcessMapReader reader, ProcessMap map, Payers payers, Clock clock) {
    this.reader = reader;
    this.map = map;
    this.payers = payers;
    this.clock = clock;
  }

  /** A process that can be chosen. */
  public record Choice(String id, String name) {}

  /**
   * What rests at the step, as it is listed.
   *
   * @param link of its page
   * @param rank P, S or T; empty where it is about no single claim
   * @param waits days since it rests there
   * @param step where exactly, in words
   */
  public record Shown(
      ProcessMap.Row row,
      String link,
      String payer,
      String rank,
      long waits,
      boolean late,
      String step) {}

  @GetMapping
  String page(@ModelAttribute MapChoice choice, Model model) {
    state(choice, model);
    model.addAttribute(
        "processes",
        ProcessStep.PROCESSES.stream().map(id -> new Choice(id, reader.name(id))).toList());
    model.addAttribute("payers", payers.described());
    return "dashboard/process";
  }

  /** What changes by itself, as a part of the page. */
  @GetMapping("/state")
  String state(@ModelAttribute MapChoice choice, Model model) {
    ProcessMapReader.Whole whole = reader.of(choice.processId(), choice.payerId());
    model.addAttribute("map", whole);
    model.addAttribute("steps", ProcessMapReader.sorted(whole.steps(), choice.order()));
    model.addAttribute("sort", choice.order());
    model.addAttribute("payer", choice.payerId());
    model.addAttribute("element", choice.element());
    Optional<ProcessMapReader.Shown> marked = whole.step(choice.element());
    model.addAttribute("marked", marked.orElse(null));
    model.addAttribute(
        "failed",
        whole.incidents().stream().filter(i -> i.element().equals(choice.element())).toList());
    long count = marked.map(ProcessMapReader.Shown::count).orElse(0L);
    int pages = (int) Math.max(1, (count + SHOWN - 1) / SHOWN);
    int page = Math.min(pages, choice.pageNumber());
    model.addAttribute("page", page);
    model.addAttribute("pages", pages);
    model.addAttribute(
        "rows",
        choice
            .chosen()
            .map(step -> rows(step, choice, (page - 1) * SHOWN, SHOWN))
            .orElse(List.of()));
    return "dashboard/process-state :: state";
  }

  private List<Shown> rows(ProcessStep step, MapChoice choice, int offset, int most) {
    LocalDate today = LocalDate.now(clock);
    return map.at(step, choice.payerId(), offset, most).stream()
        .map(row -> shown(row, today))
        .toList();
  }

  private Shown shown(ProcessMap.Row row, LocalDate today) {
    return new Shown(
        row,
        link(row),
        row.payerId().isEmpty() ? "" : payers.profile(row.payerId()).name(),
        row.level() == 0 ? "" : StateWords.letter(row.level()),
        Math.max(0, ChronoUnit.DAYS.between(row.since(), today)),
        row.due() != null && row.due().isBefore(today),
        reader.name(row.element()));
  }

  private static String link(ProcessMap.Row row) {
    return switch (row.element().process()) {
      case "batch-transmission" -> "/batches/" + row.subject();
      case "remittance-intake" -> "/payments/" + row.subject();
      default -> "/claims/" + row.familyId();
    };
  }

  /** The steps as a file for a spreadsheet; amounts in dollars. */
  @GetMapping(path = "/steps.csv")
  void steps(@ModelAttribute MapChoice choice, HttpServletResponse response) throws IOException {
    ProcessMapReader.Whole whole = reader.of(choice.processId(), choice.payerId());
    CsvTable csv =
        CsvTable.download(
            response,
            "%s-%s.csv".formatted(choice.processId(), LocalDate.now(clock)),
            "process",
            "step",
            "name",
            "count",
            "open",
            "median days",
            "oldest since",
            "late",
            "incidents");
    for (ProcessMapReader.Shown step : ProcessMapReader.sorted(whole.steps(), choice.order())) {
      ProcessMap.Load load = step.load();
      csv.row(
          whole.process(),
          step.element(),
          step.name(),
          step.count(),
          step.open(),
          step.count() == 0 ? null : step.medianDays(),
          load == null ? null : load.oldest(),
          step.late(),
          whole.answers() ? step.incidents() : null);
    }
  }

  /** What rests at a step as a file for a spreadsheet; names no patient. */
  @GetMapping(path = "/claims.csv")
  void claims(@ModelAttribute MapChoice choice, HttpServletResponse response) throws IOException {
    ProcessStep step =
        choice.chosen().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    CsvTable csv =
        CsvTable.download(
            response,
            "%s-%s.csv".formatted(step.element(), LocalDate.now(clock)),
            "name",
            "id",
            "family",
            "payer id",
            "level",
            "step",
            "since",
            "days",
            "due",
            "open");
    for (Shown row : rows(step, choice, 0, MOST_EXPORTED)) {
      csv.row(
          row.row().name(),
          row.row().subject(),
          row.row().familyId(),
          row.row().payerId(),
          row.row().level() == 0 ? null : row.row().level(),
          row.step(),
          row.row().since(),
          row.waits(),
          row.row().due(),
          row.row().open());
    }
  }
}
