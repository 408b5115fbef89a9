package org.cobaltclaims.patient.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.Patients;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.transmission.SafeDisk;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the statements that are due: every patient who owes at least the practice's minimum and was
 * not asked within the cycle. The same day again makes the same files again and no more statements.
 */
@Service
public class StatementRun {

  private final Patients patients;
  private final Statements statements;
  private final CurrentSettings settings;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Path folder;

  StatementRun(
      Patients patients,
      Statements statements,
      CurrentSettings settings,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock,
      @Value("${cobalt.data}") Path data) {
    this.patients = patients;
    this.statements = statements;
    this.settings = settings;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
    this.folder = data.toAbsolutePath().normalize().resolve("statements");
  }

  /**
   * One that was made.
   *
   * @param number within its day, from 1
   * @param due what was asked for
   * @param file its PDF in the folder of the day
   */
  public record Made(int number, Money due, String file, Statement statement) {}

  /** A patient who owes something and is not asked, with the reason. */
  public record Skipped(String patientId, Money due, String reason) {}

  /** What came of it; the CSV and the PDFs lie in {@code <data>/statements/<date>}. */
  public record Run(LocalDate on, List<Made> made, List<Skipped> skipped) {
    public Run {
      made = List.copyOf(made);
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * Makes what is due.
   *
   * @param on today, or a day before it whose run is wanted again
   */
  public synchronized Run make(LocalDate on, String by) {
    if (on.isAfter(LocalDate.now(clock))) {
      throw DecisionRefused.invalid("a statement is not dated in the future");
    }
    Run run = transactions.execute(status -> decide(on, by));
    if (run == null) {
      throw new IllegalStateException("a transaction without a result");
    }
    // In another turn: what is asked for stays, also if the disk is full now.
    transactions.executeWithoutResult(
        status -> {
          takeTurn();
          write(run);
        });
    return run;
  }

  /** Another application on this database may be asked at the same time: it waits here. */
  private void takeTurn() {
    jdbc.sql("INSERT INTO statement_turn (id) VALUES (1) ON DUPLICATE KEY UPDATE id = VALUES(id)")
        .update();
    jdbc.sql("SELECT id FROM statement_turn WHERE id = 1 FOR UPDATE").query(Integer.class).single();
  }

  private Run decide(LocalDate on, String by) {
    takeTurn();
    List<Made> made = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Patient patient :
        patients.findStated(on).stream()
            .sorted(
                Comparator.comparing(Patient::lastName)
                    .thenComparing(Patient::firstName)
                    .thenComparing(Patient::id))
            .toList()) {
      Statement statement = statements.of(patient.id(), on);
      Made before = madeBefore(statement);
      if (before != null) {
        made.add(before);
      } else if (!statement.visits().isEmpty()) {
        String reason = notDue(statement);
        if (reason.isEmpty()) {
          made.add(insert(statement, by));
        } else {
          skipped.add(new Skipped(patient.id(), statement.due(), reason));
        }
      }
    }
    made.sort(Comparator.comparingInt(Made::number));
    return new Run(on, made, skipped);
  }

  private String notDue(Statement statement) {
    if (!statement.due().isPositive()) {
      return "NOTHING_DUE";
    }
    if (statement.due().cents() < settings.automation().statementMinimumCents()) {
      return "BELOW_MINIMUM";
    }
    LocalDate last =
        jdbc.sql(
                "SELECT MAX(stated_on) AS last_on FROM patient_statement WHERE patient_id ="
                    + " :patient")
            .param("patient", statement.patientId())
            .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
            .single()
            .orElse(LocalDate.MIN);
    return last.isAfter(statement.on().minusDays(settings.automation().statementCycleDays()))
        ? "IN_CYCLE"
        : "";
  }

  private @Nullable Made madeBefore(Statement statement) {
    return jdbc.sql(
            "SELECT number, due_cents, file_name FROM patient_statement WHERE patient_id ="
                + " :patient AND stated_on = :on")
        .param("patient", statement.patientId())
        .param("on", statement.on())
        .query(
            (row, n) ->
                new Made(
                    row.getInt("number"),
                    Money.ofCents(row.getLong("due_cents")),
                    row.getString("file_name"),
                    statement))
        .optional()
        .orElse(null);
  }

  private Made insert(Statement statement, String by) {
    int number =
        jdbc.sql("SELECT COALESCE(MAX(number), 0) FROM patient_statement WHERE stated_on = :on")
                .param("on", statement.on())
                .query(Integer.class)
                .single()
            + 1;
    Made made =
        new Made(
            number,
            statement.due(),
            "statement-%s-%04d.pdf".formatted(statement.on(), number),
            statement);
    jdbc.sql(
            """
            INSERT INTO patient_statement (id, patient_id, stated_on, number, due_cents, due_on,
              file_name, made_by)
            VALUES (:id, :patient, :on, :number, :due, :dueOn, :file, :by)
            """)
        .param("id", UUID.randomUUID().toString())
        .param("patient", statement.patientId())
        .param("on", statement.on())
        .param("number", number)
        .param("due", statement.due().cents())
        .param("dueOn", statement.dueOn())
        .param("file", made.file())
        .param("by", by)
        .update();
    return made;
  }

  /** A statement that was made stays as it is. */
  private void write(Run run) {
    Path day = folder.resolve(run.on().toString());
    SafeDisk disk = new SafeDisk();
    try {
      for (Made made : run.made()) {
        Path file = day.resolve(made.file());
        if (!Files.exists(file)) {
          disk.write(file, StatementPdf.of(made.statement(), made.number()));
        }
      }
      disk.write(
          day.resolve("statements.csv"),
          StatementCsv.of(run.made()).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
