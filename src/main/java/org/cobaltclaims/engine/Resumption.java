package org.cobaltclaims.engine;

import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks for a resume: the database notes what is wanted, and the application that works on it does
 * it, now or when it starts. Needs no engine.
 */
@Component
public class Resumption {

  private final JdbcClient jdbc;
  private final RealTime time;

  Resumption(JdbcClient jdbc, RealTime time) {
    this.jdbc = jdbc;
    this.time = time;
  }

  /**
   * How things stand between the database and the engine.
   *
   * @param open what is under way: claim families, remittances, batches
   * @param waiting messages that wait to be taken by the engine
   * @param dead messages that the engine refused too often
   */
  public record Standing(long open, long waiting, long dead) {}

  public Standing standing() {
    return new Standing(
        count("SELECT COUNT(*) FROM process_root WHERE state = 'OPEN'"),
        count("SELECT COUNT(*) FROM engine_message WHERE status = 'NEW'"),
        count("SELECT COUNT(*) FROM engine_message WHERE status = 'DEAD'"));
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  /**
   * What was asked for.
   *
   * @param started open roots that are started again
   * @param revived dead messages that are back in the outbox
   * @param standing how things stand now
   */
  public record Asked(long started, long revived, Standing standing) {}

  /**
   * Asks for a resume.
   *
   * @param all whether everything is started again that is open, whatever instances there are: the
   *     application begins a new epoch, cancels the instances of the one before and starts new
   *     ones. Otherwise what has no instance; the sweep does that by itself after a while
   * @param dead whether messages that the engine refused too often are put back into the outbox
   */
  @Transactional
  public Asked ask(boolean all, boolean dead) {
    long revived = dead ? revive() : 0;
    long started = all ? startAll() : startLost();
    return new Asked(started, revived, standing());
  }

  private long startLost() {
    return jdbc.sql(
            """
            UPDATE process_root SET next_start_at = :now
            WHERE state = 'OPEN' AND epoch <= (SELECT e.epoch - 1 FROM engine_epoch e WHERE e.id = 1)
            """)
        .param("now", time.now())
        .update();
  }

  private long startAll() {
    jdbc.sql("UPDATE engine_epoch SET asked_epoch = epoch + 1 WHERE id = 1").update();
    return count("SELECT COUNT(*) FROM process_root WHERE state = 'OPEN'");
  }

  private long revive() {
    return jdbc.sql(
            """
            UPDATE engine_message SET status = 'NEW', attempts = 0, next_attempt_at = :now
            WHERE status = 'DEAD'
            """)
        .param("now", time.now())
        .update();
  }

  /** Messages that the engine refused too often, oldest first, at most so many. */
  public List<DeadMessage> deadMessages(int most) {
    return deadMessagesAbout("", most);
  }

  /**
   * Messages about one subject, or about its parts, that the engine refused too often.
   *
   * @param subject the id of a claim family, a remittance or a batch; empty for all
   */
  public List<DeadMessage> deadMessagesAbout(String subject, int most) {
    return jdbc.sql(
            """
            SELECT id, name, correlation_key, attempts, last_error, created_at
            FROM engine_message WHERE status = 'DEAD' AND correlation_key LIKE :subject
            ORDER BY ordinal LIMIT :most
            """)
        .param("subject", subject + "%")
        .param("most", most)
        .query(
            (row, n) ->
                new DeadMessage(
                    row.getString("id"),
                    row.getString("name"),
                    row.getString("correlation_key"),
                    row.getInt("attempts"),
                    row.getString("last_error"),
                    row.getObject("created_at", LocalDateTime.class)))
        .list();
  }
}
