package org.cobaltclaims.remittance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.desk.CsvTable;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.DayReport;
import org.cobaltclaims.remittance.DayReport.Row;
import org.cobaltclaims.remittance.DayReports;
import org.cobaltclaims.remittance.PostingDays;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Days that are closed, and months that are locked. */
@RestController
@RequestMapping("/api")
@Tag(name = "Days", description = "The daily close and the month lock")
class DayController {

  private final DayReports reports;
  private final PostingDays days;
  private final ActingUser user;
  private final Clock clock;

  DayController(DayReports reports, PostingDays days, ActingUser user, Clock clock) {
    this.reports = reports;
    this.days = days;
    this.user = user;
    this.clock = clock;
  }

  @GetMapping("/days/{date}/report")
  @Operation(summary = "What was posted on a day, by payer, against its deposits; in cents")
  DayReport report(@PathVariable String date) {
    return reports.of(day(date));
  }

  @GetMapping(path = "/days/{date}/report.csv", produces = CsvTable.TYPE)
  @Operation(summary = "The same as CSV; amounts in dollars")
  String csv(@PathVariable String date) {
    DayReport report = reports.of(day(date));
    return CsvTable.text(
        csv -> {
          report.payers().forEach(row -> add(csv, row.payer().isEmpty() ? "-" : row.payer(), row));
          add(csv, "TOTAL", report.total());
        },
        "payer",
        "payments",
        "contractual",
        "other_write_off",
        "provider_adjustments",
        "unapplied",
        "deposits",
        "difference",
        "refunds");
  }

  private static void add(CsvTable csv, String payer, Row row) {
    csv.row(
        payer,
        Money.ofCents(row.payments()),
        Money.ofCents(row.contractual()),
        Money.ofCents(row.otherWriteOff()),
        Money.ofCents(row.providerAdjustments()),
        Money.ofCents(row.unapplied()),
        Money.ofCents(row.deposits()),
        Money.ofCents(row.difference()),
        Money.ofCents(row.refunds()));
  }

  @PostMapping("/days/{date}/close")
  @Operation(
      summary = "Closes a day: what is posted later bears the next open day",
      description = "Returns the report that stays. Closed again it is the same one.")
  DayReport close(@PathVariable String date, @RequestParam(required = false) @Nullable String by) {
    LocalDate day = day(date);
    if (day.isAfter(LocalDate.now(clock))) {
      throw DecisionRefused.invalid("a day to come cannot be closed");
    }
    return reports.close(day, user.of(by));
  }

  /** The locked months. */
  record Locked(List<String> months) {}

  @PostMapping("/months/{month}/lock")
  @Operation(summary = "Locks a month: nothing is posted on its days any more")
  Locked lock(@PathVariable String month, @RequestParam(required = false) @Nullable String by) {
    YearMonth locked;
    try {
      locked = YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw DecisionRefused.invalid("a month is written 2026-11");
    }
    if (locked.isAfter(YearMonth.from(LocalDate.now(clock)))) {
      throw DecisionRefused.invalid("a month to come cannot be locked");
    }
    days.lock(locked, user.of(by));
    return new Locked(days.locked());
  }

  @GetMapping("/months/locked")
  @Operation(summary = "The locked months")
  Locked locked() {
    return new Locked(days.locked());
  }

  private static LocalDate day(String date) {
    try {
      return LocalDate.parse(date);
    } catch (DateTimeException e) {
      throw DecisionRefused.invalid("a day is written 2026-11-30");
    }
  }
}
