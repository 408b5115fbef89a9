package org.cobaltclaims.engine;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The root processes that are under way. The database knows them, the engine may forget them: an
 * instance works on its subject only after it has registered, and in one epoch one instance can.
 */
@Component
public class Roots {

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final EngineEpoch epoch;
  private final RealTime time;
  private final EngineSettings settings;

  Roots(JdbcClient jdbc, Outbox outbox, EngineEpoch epoch, RealTime time, EngineSettings settings) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.epoch = epoch;
    this.time = time;
    this.settings = settings;
  }

  /**
   * Opens a root and tells the engine to start it, in the current transaction. A root that exists
   * is left as it is.
   *
   * @param subject the id of what it works on, unique over all root processes
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void open(RootProcess process, String subject) {
    int opened;
    try {
      opened =
          jdbc.sql(
                  """
                  INSERT INTO process_root
                    (root_id, process_id, state, epoch, next_start_at, created_at)
                  SELECT :root, :process, 'OPEN', 0, :next, :now FROM DUAL
                  WHERE NOT EXISTS (SELECT 1 FROM process_root r WHERE r.root_id = :root)
                  """)
              .param("root", subject)
              .param("process", process.processId())
              .param("next", time.in(settings.startGrace()))
              .param("now", time.now())
              .update();
    } catch (DuplicateKeyException openedMeanwhile) {
      return;
    }
    if (opened > 0) {
      publishStart(process, subject);
    }
  }

  private void publishStart(RootProcess process, String subject) {
    outbox.publish(
        process.startMessage(), subject, Duration.ZERO, Map.of(process.subjectVariable(), subject));
  }

  /**
   * Makes an instance the one that works on the subject: compare-and-set on subject and epoch. The
   * instance that did already is told so again, also when it was the one that has finished.
   *
   * @return false if another instance works on it or has finished it, or if this epoch is over: the
   *     instance has to end
   * @throws IllegalStateException if this application has no engine any more; whoever has it next
   *     decides
   */
  @Transactional
  public boolean register(String subject, long instanceKey) {
    if (epoch.current() == 0) {
      throw new IllegalStateException(
          "no engine is in use here any more; the job is left to the next one");
    }
    if (epoch.isBehind()) {
      throw new IllegalStateException(
          "another application has begun a new epoch; the job is tried again in it");
    }
    return jdbc.sql(
                """
                UPDATE process_root SET epoch = :epoch, instance_key = :instance
                WHERE root_id = :root
                  AND (state = 'OPEN' AND epoch < :epoch AND instance_key IS NULL
                    OR epoch = :epoch AND instance_key = :instance)
                  AND EXISTS (SELECT 1 FROM engine_epoch e WHERE e.id = 1 AND e.epoch = :epoch)
                """)
            .param("epoch", epoch.current())
            .param("instance", instanceKey)
            .param("root", subject)
            .update()
        > 0;
  }

  /** The subject needs no process any more; in the transaction of the last step. */
  @Transactional
  public void close(String subject) {
    jdbc.sql("UPDATE process_root SET state = 'DONE' WHERE root_id = :root")
        .param("root", subject)
        .update();
  }

  /** Opens a closed root again; an open one is left as it is. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void reopen(RootProcess process, String subject) {
    int reopened =
        jdbc.sql(
                """
                UPDATE process_root SET state = 'OPEN', epoch = 0, instance_key = NULL, next_start_at = :next
                WHERE root_id = :root AND state = 'DONE'
                """)
            .param("next", time.in(settings.startGrace()))
            .param("root", subject)
            .update();
    if (reopened > 0) {
      publishStart(process, subject);
    } else {
      open(process, subject);
    }
  }

  /** How many open roots have no instance in this epoch yet. */
  public long awaitingStart() {
    return jdbc.sql("SELECT COUNT(*) FROM process_root WHERE state = 'OPEN' AND epoch <= :past")
        .param("past", past())
        .query(Long.class)
        .single();
  }

  /**
   * Publishes the start of open roots again that no instance has registered for in this epoch,
   * oldest first, one page of them.
   *
   * @return how many
   */
  @Transactional
  public int startAgain() {
    List<Root> roots =
        jdbc.sql(
                """
                SELECT root_id, process_id FROM process_root r
                WHERE state = 'OPEN' AND epoch <= :past AND instance_key IS NULL
                  AND (next_start_at <= :now OR next_start_at > :never)
                  AND NOT EXISTS (
                    SELECT 1 FROM engine_message m
                    WHERE m.correlation_key = r.root_id AND m.status = 'NEW' AND m.ttl_millis = 0)
                ORDER BY created_at, root_id LIMIT :most FOR UPDATE SKIP LOCKED
                """)
            .param("past", past())
            .param("now", time.now())
            // Only a machine's clock that was set back makes a start wait longer than its grace.
            .param("never", time.in(settings.startGrace().multipliedBy(2)))
            .param("most", settings.resumePage())
            .query((row, n) -> new Root(row.getString("root_id"), row.getString("process_id")))
            .list();
    if (roots.isEmpty()) {
      return 0;
    }
    LocalDateTime next = time.in(settings.startGrace());
    jdbc.sql("UPDATE process_root SET next_start_at = :next WHERE root_id IN (:roots)")
        .param("next", next)
        .param("roots", roots.stream().map(Root::id).toList())
        .update();
    roots.forEach(r -> publishStart(RootProcess.of(r.processId()), r.id()));
    return roots.size();
  }

  /**
   * Publishes the start of open roots again without waiting any longer: for a caller who knows that
   * no start is under way, because the outbox is empty and the engine rests.
   *
   * @return how many
   */
  @Transactional
  public int startLost() {
    jdbc.sql("UPDATE process_root SET next_start_at = :now WHERE state = 'OPEN' AND epoch <= :past")
        .param("now", time.now())
        .param("past", past())
        .update();
    return startAgain();
  }

  /**
   * The newest epoch that is over. Asked for what is before the current one, H2 reads all of the
   * current one in the index as well: every open family, each time that nothing is lost.
   */
  private long past() {
    return epoch.current() - 1;
  }

  private record Root(String id, String processId) {}

  /**
   * Instances of an epoch before, in the same engine: they have to be cancelled, and then {@link
   * #forget forgotten}, before their roots are started again.
   *
   * @return one page of their keys
   */
  List<Long> superseded() {
    return jdbc.sql(
            """
            SELECT instance_key FROM process_root
            WHERE state = 'OPEN' AND epoch <= :past AND instance_key IS NOT NULL
            ORDER BY created_at, root_id LIMIT :most
            """)
        .param("past", past())
        .param("most", settings.resumePage())
        .query(Long.class)
        .list();
  }

  /** The instance is no more; its root may be started again. */
  @Transactional
  public void forget(long instanceKey) {
    jdbc.sql(
            """
            UPDATE process_root SET instance_key = NULL
            WHERE instance_key = :instance AND state = 'OPEN' AND epoch < :epoch
            """)
        .param("instance", instanceKey)
        .param("epoch", epoch.current())
        .update();
  }
}
