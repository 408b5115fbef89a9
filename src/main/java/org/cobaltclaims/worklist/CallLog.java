package org.cobaltclaims.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who said what on the telephone about what is late: a decision may bring a call along in its
 * details. A promised day is when somebody is asked next.
 */
@Repository
public class CallLog {

  /** Details of a decision that make a call: who answered. */
  public static final String SPOKE_TO = "spokeTo";

  /** The number that the payer gave the call. */
  public static final String REFERENCE = "callReference";

  /** The day for which the payer promised something. */
  public static final String PROMISED_ON = "promisedOn";

  /** All of them. */
  public static final Set<String> DETAILS = Set.of(SPOKE_TO, REFERENCE, PROMISED_ON);

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_REFERENCE = 50;

  private final JdbcClient jdbc;
  private final Clock clock;

  CallLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One call.
   *
   * @param by who called
   * @param spokeTo who answered; empty if not noted
   * @param reference the payer's number for the call; empty if none
   * @param promisedOn null if nothing was promised
   */
  public record Call(
      String taskId,
      String by,
      Instant at,
      String spokeTo,
      String reference,
      @Nullable LocalDate promisedOn) {}

  /**
   * Notes the call that a decision brings along, if it does.
   *
   * @return the promised day
   * @throws DecisionRefused if what is noted cannot be
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<LocalDate> record(Task task, DecisionDetails details, String by) {
    String spokeTo = details.text(SPOKE_TO);
    String reference = details.text(REFERENCE);
    Optional<LocalDate> promised = details.date(PROMISED_ON);
    require(spokeTo.length() <= LONGEST_NAME, SPOKE_TO, "is too long");
    require(reference.length() <= LONGEST_REFERENCE, REFERENCE, "is too long");
    require(
        promised.filter(day -> !day.isAfter(LocalDate.now(clock))).isEmpty(),
        PROMISED_ON,
        "must be a day to come");
    if (!spokeTo.isEmpty() || !reference.isEmpty() || promised.isPresent()) {
      jdbc.sql(
              """
              INSERT INTO call_log (task_id, subject, called_by, called_at, spoke_to, call_reference,
                promised_on)
              VALUES (:task, :subject, :by, :at, :who, :reference, :promised)
              """)
          .param("task", task.id())
          .param("subject", task.subject())
          .param("by", by)
          .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
          .param("who", spokeTo)
          .param("reference", reference)
          .param("promised", promised.orElse(null))
          .update();
    }
    return promised;
  }

  private static void require(boolean right, String field, String fault) {
    if (!right) {
      throw DecisionRefused.invalid("details." + field + " " + fault);
    }
  }

  /** The calls about a subject, the oldest first. */
  public List<Call> about(String subject) {
    return jdbc.sql(
            """
            SELECT task_id, called_by, called_at, spoke_to, call_reference, promised_on
            FROM call_log WHERE subject = :subject ORDER BY id
            """)
        .param("subject", subject)
        .query(
            (row, n) ->
                new Call(
                    row.getString("task_id"),
                    row.getString("called_by"),
                    row.getObject("called_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                    row.getString("spoke_to"),
                    row.getString("call_reference"),
                    row.getObject("promised_on", LocalDate.class)))
        .list();
  }
}
