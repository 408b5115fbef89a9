package org.cobaltclaims.transmission;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was answered to the files in which versions of claims went out (TA1, 999). */
@Repository
public class VersionAnswers {

  private final JdbcClient jdbc;

  VersionAnswers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How the file of a version fared.
   *
   * @param fileId the exchange file; null until it was made
   * @param answeredOn null until answered
   * @param withdrawn whether the version was taken out before the file was made
   * @param named whether the refusal of the file named this version
   * @param reason why it was refused; null otherwise
   */
  public record Answer(
      String pcn,
      @Nullable String fileId,
      BatchState state,
      @Nullable LocalDate answeredOn,
      boolean withdrawn,
      boolean named,
      @Nullable String reason) {}

  /** The answers to versions by their control numbers; of what went in no file there is none. */
  public Map<String, Answer> of(Collection<String> pcns) {
    if (pcns.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            SELECT c.pcn, b.file_id, b.state, b.answered_on, c.fate,
              COALESCE(c.reason, b.reason) AS why
            FROM batch_claim c JOIN batch b ON b.id = c.batch_id
            JOIN claim_version v ON v.pcn = c.pcn AND v.batch_id = c.batch_id
            WHERE c.pcn IN (:pcns)
            """)
        .param("pcns", pcns)
        .query(
            (row, n) ->
                new Answer(
                    row.getString("pcn"),
                    row.getString("file_id"),
                    BatchState.valueOf(row.getString("state")),
                    row.getObject("answered_on", LocalDate.class),
                    row.getString("fate").equals("WITHDRAWN"),
                    row.getString("fate").equals("NAMED"),
                    row.getString("why")))
        .list()
        .stream()
        .collect(Collectors.toMap(Answer::pcn, answer -> answer));
  }
}
