package org.cobaltclaims.patient.process;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cobaltclaims.money.Money;

/** Statements as comma separated values (RFC 4180), amounts in dollars. */
public final class StatementCsv {

  private static final String END = "\r\n";

  private StatementCsv() {}

  /** One patient's visits, a line each. */
  public static String of(Statement statement) {
    StringBuilder text =
        new StringBuilder(
            row(
                "visit",
                "service_date",
                "charge",
                "insurance_paid",
                "adjusted",
                "patient_paid",
                "balance",
                "patient_since"));
    for (Statement.Visit visit : statement.visits()) {
      text.append(
          row(
              visit.family(),
              visit.service(),
              dollars(visit.charge()),
              dollars(visit.insurancePaid()),
              dollars(visit.adjusted()),
              dollars(visit.patientPaid()),
              dollars(visit.balance()),
              visit.since()));
    }
    return text.toString();
  }

  /** A run of statements, a line each. */
  public static String of(List<StatementRun.Made> made) {
    StringBuilder text =
        new StringBuilder(
            row(
                "number",
                "patient",
                "last",
                "first",
                "statement_date",
                "due_date",
                "amount_due",
                "age_0_30",
                "age_31_60",
                "age_61_90",
                "age_91_120",
                "age_over_120",
                "file"));
    for (StatementRun.Made one : made) {
      Statement statement = one.statement();
      text.append(
          row(
              one.number(),
              statement.patientId(),
              statement.last(),
              statement.first(),
              statement.on(),
              statement.dueOn(),
              dollars(one.due()),
              dollars(statement.ages().get(0)),
              dollars(statement.ages().get(1)),
              dollars(statement.ages().get(2)),
              dollars(statement.ages().get(3)),
              dollars(statement.ages().get(4)),
              one.file()));
    }
    return text.toString();
  }

  private static String dollars(Money money) {
    return money.toString();
  }

  private static String row(Object... values) {
    return Arrays.stream(values)
        .map(value -> field(String.valueOf(value)))
        .collect(Collectors.joining(",", "", END));
  }

  /** What a spreadsheet would take for a formula is told to be text. */
  private static String field(String value) {
    boolean formula = !value.isEmpty() && "=+@\t".indexOf(value.charAt(0)) >= 0;
    String text = formula ? "'" + value : value;
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
