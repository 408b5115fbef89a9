package org.cobaltclaims.remittance.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cobaltclaims.desk.Mark;
import org.cobaltclaims.desk.PaymentWords;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.DayReport;
import org.cobaltclaims.remittance.DayReports;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.PostingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was posted on a day against its deposits, and its close. */
@Controller
@RequestMapping("/days")
class DayPageController {

  /** So many days back are listed beside the one that is shown. */
  private static final int LISTED = 45;

  private final DayReports reports;
  private final PostingDays days;
  private final Payers payers;
  private final Clock clock;

  DayPageController(DayReports reports, PostingDays days, Payers payers, Clock clock) {
    this.reports = reports;
    this.days = days;
    this.payers = payers;
    this.clock = clock;
  }

  /** A payer's row; amounts in money. */
  public record Row(
      String payer,
      Money payments,
      Money contractual,
      Money otherWriteOff,
      Money provider,
      Money unapplied,
      Money deposits,
      Money difference,
      Money refunds) {}

  /** A deposit of the day; one that became void on it counts against it. */
  public record Booked(String payer, String number, Money amount, Money remainder, Mark state) {}

  /**
   * A day beside the one that is shown.
   *
   * @param closedBy null while it is open
   * @param locked whether its month is
   */
  public record Day(LocalDate on, Money paid, @Nullable String closedBy, boolean locked) {}

  @GetMapping
  String day(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate date,
      @Nullable Authentication login,
      Model model) {
    LocalDate today = LocalDate.now(clock);
    LocalDate day = date == null || date.isAfter(today) ? today : date;
    DayReport report = reports.of(day);
    model.addAttribute("report", report);
    model.addAttribute("rows", report.payers().stream().map(this::row).toList());
    model.addAttribute("total", row(report.total()));
    model.addAttribute("broughtIn", Money.ofCents(report.broughtIn()));
    model.addAttribute("patientPaid", Money.ofCents(report.patientPaid()));
    model.addAttribute("day", day);
    model.addAttribute("today", today);
    model.addAttribute("month", YearMonth.from(day).toString());
    model.addAttribute("locked", days.isLocked(YearMonth.from(day)));
    model.addAttribute("closedBy", days.closed(day, day).get(day));
    model.addAttribute("days", around(day, today));
    model.addAttribute("lockedMonths", days.locked().reversed());
    model.addAttribute(
        "deposits",
        report.deposits().stream()
            .map(
                one ->
                    new Booked(
                        payer(one.payer()),
                        one.number(),
                        Money.ofCents(one.amount()),
                        Money.ofCents(one.remainder()),
                        PaymentWords.of(Deposit.State.valueOf(one.state()))))
            .toList());
    model.addAttribute("post", Rights.mayPost(login));
    return "days/day";
  }

  /** The days up to the one that is shown, or up to today, on which something happened. */
  private List<Day> around(LocalDate day, LocalDate today) {
    LocalDate until = day.plusDays(LISTED / 3).isBefore(today) ? day.plusDays(LISTED / 3) : today;
    LocalDate from = until.minusDays(LISTED);
    Map<LocalDate, Long> posted = new TreeMap<>(days.posted(from, until));
    Map<LocalDate, String> closed = days.closed(from, until);
    TreeSet<LocalDate> all = new TreeSet<>(posted.keySet());
    all.addAll(closed.keySet());
    all.add(day);
    all.add(until);
    List<String> locked = days.locked();
    List<Day> shown = new ArrayList<>();
    for (LocalDate on : all.descendingSet()) {
      shown.add(
          new Day(
              on,
              Money.ofCents(posted.getOrDefault(on, 0L)),
              closed.get(on),
              locked.contains(YearMonth.from(on).toString())));
    }
    return shown;
  }

  /** A payer by its name where we know it. */
  private String payer(String id) {
    if (id.isEmpty()) {
      return "No payer";
    }
    return payers.payerByAlias(id).map(known -> payers.profile(known).name()).orElse(id);
  }

  private Row row(DayReport.Row row) {
    return new Row(
        payer(row.payer()),
        Money.ofCents(row.payments()),
        Money.ofCents(row.contractual()),
        Money.ofCents(row.otherWriteOff()),
        Money.ofCents(row.providerAdjustments()),
        Money.ofCents(row.unapplied()),
        Money.ofCents(row.deposits()),
        Money.ofCents(row.difference()),
        Money.ofCents(row.refunds()));
  }
}
