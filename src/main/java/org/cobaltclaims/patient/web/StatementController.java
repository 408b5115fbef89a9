package org.cobaltclaims.patient.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.desk.CsvTable;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.patient.process.Statement;
import org.cobaltclaims.patient.process.StatementCsv;
import org.cobaltclaims.patient.process.StatementFiles;
import org.cobaltclaims.patient.process.StatementPdf;
import org.cobaltclaims.patient.process.StatementRun;
import org.cobaltclaims.patient.process.Statements;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What patients are asked for. */
@RestController
@RequestMapping("/api")
@Tag(name = "Statements", description = "What patients owe when all payers are done")
class StatementController {

  private final Statements statements;
  private final StatementRun runs;
  private final StatementFiles files;
  private final ActingUser user;
  private final Clock clock;

  StatementController(
      Statements statements,
      StatementRun runs,
      StatementFiles files,
      ActingUser user,
      Clock clock) {
    this.statements = statements;
    this.runs = runs;
    this.files = files;
    this.user = user;
    this.clock = clock;
  }

  @GetMapping("/patients/{patient}/statement")
  @Operation(
      summary = "What a patient owes today, and for what",
      description = "Never a visit of which a payer is still to be heard; those stand under held.")
  Statement statement(@PathVariable String patient) {
    return statements.of(patient);
  }

  @GetMapping(
      path = "/patients/{patient}/statement.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  @Operation(summary = "The same to print")
  byte[] pdf(@PathVariable String patient) {
    return StatementPdf.of(statements.of(patient), 0);
  }

  @GetMapping(path = "/patients/{patient}/statement.csv", produces = CsvTable.TYPE)
  @Operation(summary = "The same as comma separated values, in dollars")
  String csv(@PathVariable String patient) {
    return StatementCsv.of(statements.of(patient));
  }

  @GetMapping("/patients/{patient}/statements")
  @Operation(summary = "The statements that the patient was sent, the newest first")
  List<StatementFiles.Sent> sent(@PathVariable String patient) {
    return files.of(patient);
  }

  @GetMapping(
      path = "/patients/{patient}/statements/{date}",
      produces = MediaType.APPLICATION_PDF_VALUE)
  @Operation(summary = "The statement of a day as it was sent")
  byte[] sent(
      @PathVariable String patient,
      @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date)
      throws IOException {
    return files
        .pdf(patient, date)
        .orElseThrow(() -> DecisionRefused.missing("the patient was sent no statement that day"));
  }

  /** One statement of a run; due in cents. */
  record MadeView(int number, String patient, Money due, LocalDate dueOn, String file) {
    static MadeView of(StatementRun.Made made) {
      return new MadeView(
          made.number(),
          made.statement().patientId(),
          made.due(),
          made.statement().dueOn(),
          made.file());
    }
  }

  /** A run; its files lie in the data folder under {@code folder}. */
  record RunView(
      LocalDate date,
      String folder,
      String csv,
      List<MadeView> statements,
      List<StatementRun.Skipped> skipped) {}

  @PostMapping("/statements")
  @Operation(
      summary = "Makes the statements that are due: a CSV and a PDF for each patient",
      description =
          "Who owes at least statementMinimumCents and was not asked within statementCycleDays."
              + " The same day again makes no more of them.")
  RunView run(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate date,
      @RequestParam(required = false) @Nullable String by) {
    LocalDate on = Objects.requireNonNullElseGet(date, () -> LocalDate.now(clock));
    StatementRun.Run run = runs.make(on, user.of(by));
    return new RunView(
        run.on(),
        "statements/" + run.on(),
        "statements.csv",
        run.made().stream().map(MadeView::of).toList(),
        run.skipped());
  }
}
