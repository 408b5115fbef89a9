package org.cobaltclaims.engine;

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
   * Has everything started again that is open and of which no instance is known to be alive; the
   * sweep does the same by itself after a while.
   *
   * @return how many
   */
  @Transactional
  public int lost() {
    return jdbc.sql(
            """
            UPDATE process_root SET next_start_at = :now
            WHERE state = 'OPEN' AND epoch < (SELECT e.epoch FROM engine_epoch e WHERE e.id = 1)
            """)
        .param("now", time.now())
        .update();
  }

  /**
   * Has everything started again that is open, whatever instances there are: the application begins
   * a new epoch, cancels the instances of the one before and starts new ones.
   *
   * @return how many
   */
  @Transactional
  public long all() {
    jdbc.sql("UPDATE engine_epoch SET asked_epoch = epoch + 1 WHERE id = 1").update();
    return standing().open();
  }

  /**
   * Puts dead messages back into the outbox.
   *
   * @return how many
   */
  @Transactional
  public int dead() {
    return jdbc.sql(
            """
            UPDATE engine_message SET status = 'NEW', attempts = 0, next_attempt_at = :now
            WHERE status = 'DEAD'
            """)
        .param("now", time.now())
        .update();
  }
}
