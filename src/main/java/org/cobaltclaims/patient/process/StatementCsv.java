package org.cobaltclaims.patient.process;

import java.util.List;
import org.cobaltclaims.desk.CsvTable;

/** Statements as comma separated values, amounts in dollars. */
public final class StatementCsv {

  private StatementCsv() {}

  /** One patient's visits, a line each. */
  public static String of(Statement statement) {
    return CsvTable.text(
        csv ->
            statement
                .visits()
                .forEach(
                    visit ->
                        csv.row(
                            visit.family(),
                            visit.service(),
                            visit.charge(),
                            visit.insurancePaid(),
                            visit.adjusted(),
                            visit.patientPaid(),
                            visit.balance(),
                            visit.since())),
        "visit",
        "service_date",
        "charge",
        "insurance_paid",
        "adjusted",
        "patient_paid",
        "balance",
        "patient_since");
  }

  /** A run of statements, a line each. */
  public static String of(List<StatementRun.Made> made) {
    return CsvTable.text(
        csv -> made.forEach(one -> add(csv, one)),
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
        "file");
  }

  private static void add(CsvTable csv, StatementRun.Made one) {
    Statement statement = one.statement();
    csv.row(
        one.number(),
        statement.patientId(),
        statement.last(),
        statement.first(),
        statement.on(),
        statement.dueOn(),
        one.due(),
        statement.ages().get(0),
        statement.ages().get(1),
        statement.ages().get(2),
        statement.ages().get(3),
        statement.ages().get(4),
        one.file());
  }
}
