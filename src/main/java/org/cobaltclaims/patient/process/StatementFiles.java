package org.cobaltclaims.patient.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.money.Money;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that patients were sent, as they were made. */
@Component
public class StatementFiles {

  private final JdbcClient jdbc;
  private final Path folder;

  StatementFiles(JdbcClient jdbc, @Value("${cobalt.data}") Path data) {
    this.jdbc = jdbc;
    this.folder = data.resolve("statements");
  }

  /** One statement; {@code due} in cents. */
  public record Sent(LocalDate on, int number, Money due, LocalDate dueOn, String file) {}

  /** All that a patient was sent, the newest first. */
  public List<Sent> of(String patientId) {
    return jdbc.sql(
            "SELECT stated_on, number, due_cents, due_on, file_name FROM patient_statement"
                + " WHERE patient_id = :patient ORDER BY stated_on DESC")
        .param("patient", patientId)
        .query(
            (row, n) ->
                new Sent(
                    row.getObject("stated_on", LocalDate.class),
                    row.getInt("number"),
                    Money.ofCents(row.getLong("due_cents")),
                    row.getObject("due_on", LocalDate.class),
                    row.getString("file_name")))
        .list();
  }

  /**
   * The PDF of a day.
   *
   * @return empty if the patient was sent none, or its file is gone
   */
  public Optional<byte[]> pdf(String patientId, LocalDate on) throws IOException {
    Optional<Sent> sent = of(patientId).stream().filter(s -> s.on().equals(on)).findFirst();
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    Path file = folder.resolve(on.toString()).resolve(sent.get().file());
    return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }
}
