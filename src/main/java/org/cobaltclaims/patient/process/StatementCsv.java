package org.cobaltclaims.patient.process;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Statements as comma separated values (RFC 4180), amounts in dollars. */
public final class StatementCsv {

  private static final CSVFormat ROWS = CSVFormat.RFC4180;

  private StatementCsv() {}

  /** One patient's visits, a line each. */
  public static String of(Statement statement) {
    return written(
        csv -> {
          csv.printRecord(
              "visit",
              "service_date",
              "charge",
              "insurance_paid",
              "adjusted",
              "patient_paid",
              "balance",
              "patient_since");
          for (Statement.Visit visit : statement.visits()) {
            csv.printRecord(
                visit.family(),
                visit.service(),
                visit.charge(),
                visit.insurancePaid(),
                visit.adjusted(),
                visit.patientPaid(),
                visit.balance(),
                visit.since());
          }
        });
  }

  /** A run of statements, a line each. */
  public static String of(List<StatementRun.Made> made) {
    return written(
        csv -> {
          csv.printRecord(
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
          for (StatementRun.Made one : made) {
            Statement statement = one.statement();
            csv.printRecord(
                one.number(),
                statement.patientId(),
                text(statement.last()),
                text(statement.first()),
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
        });
  }

  /** What a spreadsheet would take for a formula is told to be text. */
  private static String text(String value) {
    return !value.isEmpty() && "=+-@\t".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }

  private interface Rows {
    void print(CSVPrinter csv) throws IOException;
  }

  private static String written(Rows rows) {
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, ROWS)) {
      rows.print(csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
