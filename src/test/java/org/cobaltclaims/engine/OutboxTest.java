package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@EngineDatabaseTest
class OutboxTest {

  @Autowired EngineDatabaseTest.CleanSlate slate;
  @Autowired Outbox outbox;
  @Autowired OutboxRelay relay;
  @Autowired Resumption resumption;
  @Autowired OutboxRows rows;
  @Autowired OutboxSignal signal;
  @Autowired EngineEpoch epoch;
  @Autowired NotingPublisher engine;
  @Autowired EngineDatabaseTest.MovableClock wall;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;
  @Autowired RealTime time;
  @Autowired EngineSettings settings;
  @Autowired DataSource source;

  @BeforeEach
  void anEngineIsInUse() {
    slate.wipe();
  }

  @Test
  void aMessageLeavesAfterTheCommitOfWhatItTells() {
    transactions.executeWithoutResult(
        tx -> {
          publish("payer-claim-changed", "A1");
          assertThat(relayInAnotherTransaction()).isZero();
        });
    assertThat(relay.isEmpty()).isFalse();
    relay.drain();
    assertThat(relay.isEmpty()).isTrue();
    assertThat(engine.taken)
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.name()).isEqualTo("payer-claim-changed");
              assertThat(m.correlationKey()).isEqualTo("A1");
              assertThat(m.timeToLive()).isEqualTo(Duration.ofHours(1));
              assertThat(m.variables()).isEqualTo("{\"payerClaimId\":\"A1\"}");
            });
    assertThat(jdbc.sql("SELECT COUNT(*) FROM engine_message").query(Integer.class).single())
        .as("what the engine took leaves the table")
        .isZero();
  }

  @Test
  void whatIsRolledBackIsNeverTold() {
    transactions.executeWithoutResult(
        tx -> {
          publish("payer-claim-changed", "A1");
          tx.setRollbackOnly();
        });
    relay.drain();
    assertThat(engine.taken).isEmpty();
  }

  @Test
  void nobodyPublishesOutsideOfATransaction() {
    assertThatThrownBy(() -> publish("payer-claim-changed", "A1"))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void messagesOfOneKeyLeaveInTheirOrder() {
    transactions.executeWithoutResult(
        tx -> {
          publish("first", "A1");
          publish("second", "A1");
          publish("other", "B1");
          publish("third", "A1");
        });
    assertThat(relay.relay()).as("one of each key at a time").isEqualTo(2);
    relay.drain();
    assertThat(engine.takenNames()).containsExactly("first", "other", "second", "third");
  }

  @Test
  void aMessageThatFailsHoldsBackItsKeyOnly() {
    engine.refusedKeys.add("A1");
    transactions.executeWithoutResult(
        tx -> {
          publish("first", "A1");
          publish("second", "A1");
          publish("other", "B1");
        });
    relay.drain();
    assertThat(engine.takenNames()).containsExactly("other");
    engine.refusedKeys.clear();
    relay.drain();
    assertThat(engine.takenNames()).as("it waits for its back-off").containsExactly("other");
    wall.advance(Duration.ofSeconds(1));
    relay.drain();
    assertThat(engine.takenNames()).containsExactly("other", "first", "second");
  }

  @Test
  void aMessageThatIsRefusedTooOftenIsDeadAndLetsTheNextOnePass() {
    engine.refusedKeys.add("A1");
    transactions.executeWithoutResult(tx -> publish("first", "A1"));
    for (int i = 0; i < 3; i++) {
      relay.relay();
      wall.advance(Duration.ofMinutes(2));
    }
    assertThat(relay.dead()).isEqualTo(1);
    assertThat(relay.isEmpty()).isTrue();
    assertThat(jdbc.sql("SELECT last_error FROM engine_message").query(String.class).single())
        .isEqualTo("IllegalStateException");
    engine.refusedKeys.clear();
    transactions.executeWithoutResult(tx -> publish("second", "A1"));
    relay.drain();
    assertThat(engine.takenNames()).containsExactly("second");
  }

  @Test
  void whatOneRelayLeasedAnotherLeavesAlone() {
    transactions.executeWithoutResult(
        tx -> {
          publish("first", "A1");
          publish("second", "A1");
        });
    assertThat(rows.lease(200).messages()).extracting(EngineMessage::name).containsExactly("first");
    assertThat(rows.lease(200).messages()).isEmpty();
  }

  @Test
  void aRelayThatDiesAfterPublishingIsRepeatedAndTheEngineKnowsTheMessage() {
    transactions.executeWithoutResult(tx -> publish("first", "A1"));
    List<EngineMessage> leased = rows.lease(200).messages();
    leased.forEach(engine::publish);
    // it dies here, before it marked the row
    assertThat(relay.relay()).as("the lease holds").isZero();
    wall.advance(Duration.ofSeconds(31));
    assertThat(relay.relay()).isEqualTo(1);
    assertThat(engine.taken).hasSize(1);
    assertThat(engine.knownAlready).isEqualTo(1);
    assertThat(relay.isEmpty()).isTrue();
  }

  @Test
  void aRelayOfAnEpochThatIsOverPublishesNothing() {
    transactions.executeWithoutResult(tx -> publish("first", "A1"));
    jdbc.sql("UPDATE engine_epoch SET epoch = epoch + 1").update();
    assertThatThrownBy(() -> relay.relay()).isInstanceOf(StaleEpochException.class);
    assertThat(engine.taken).isEmpty();
  }

  @Test
  void whatAnOldLeaseSaysLaterDoesNotCount() {
    transactions.executeWithoutResult(tx -> publish("first", "A1"));
    OutboxRows.Lease old = rows.lease(200);
    wall.advance(Duration.ofSeconds(31));
    OutboxRows.Lease current = rows.lease(200);
    assertThat(current.messages()).hasSize(1);

    rows.settle(old, old.messages(), Map.of());
    assertThat(rows.waiting()).as("taken by an engine that may be gone").isEqualTo(1);
    rows.settle(old, List.of(), Map.of(old.messages().getFirst(), new IllegalStateException()));
    assertThat(attempts()).as("failed under the old lease").isZero();

    rows.settle(current, current.messages(), Map.of());
    assertThat(rows.waiting()).isZero();
  }

  @Test
  void aNewEpochEndsEveryLeaseOfTheOneBefore() {
    transactions.executeWithoutResult(tx -> publish("first", "A1"));
    OutboxRows.Lease old = rows.lease(200);
    EngineEpoch next =
        new EngineEpoch(
            jdbc, transactions, time, settings, source, EngineMark.OF_AN_ENGINE_THAT_IS_ALWAYS_NEW);
    next.begin();
    rows.settle(old, old.messages(), Map.of());

    OutboxRows.Lease current = new OutboxRows(jdbc, time, settings, next).lease(200);
    assertThat(current.messages()).extracting(EngineMessage::name).containsExactly("first");
  }

  @Test
  void anEngineThatCannotBeReachedKillsNoMessageHoweverLongItLasts() {
    engine.failure = new TimeoutException("no answer");
    transactions.executeWithoutResult(
        tx -> {
          publish("first", "A1");
          publish("second", "A1");
          publish("other", "B1");
        });
    for (int i = 0; i < 50; i++) {
      relay.relay();
      wall.advance(Duration.ofMinutes(2));
    }
    assertThat(relay.dead()).isZero();
    assertThat(relay.waiting()).isEqualTo(3);
    assertThat(relay.age()).isEqualTo(Duration.ofMinutes(100));
    assertThat(new OutboxHealthIndicator(rows).health().getStatus()).isEqualTo(Status.DOWN);

    relay.relay();
    engine.failure = null;
    transactions.executeWithoutResult(tx -> publish("new", "C1"));
    relay.drain();
    assertThat(engine.takenNames())
        .as("the first that gets through ends the back-off of the others")
        .containsExactly("new", "first", "other", "second");
  }

  /** A busy broker refuses messages for want of room; that is trouble only if it goes on. */
  @Test
  void whatABusyEnginePushesBackIsTriedAgainAndSaidIfItLasts() {
    Logger logger = (Logger) LoggerFactory.getLogger(OutboxRelay.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try {
      engine.pushedBackKeys.add("B1");
      transactions.executeWithoutResult(
          tx -> {
            publish("taken", "A1");
            publish("pushed back", "B1");
          });
      assertThat(relay.relay()).isEqualTo(1);
      wall.advance(Duration.ofSeconds(1));
      assertThat(relay.relay()).isZero();
      assertThat(log.list).filteredOn(event -> event.getLevel() == Level.WARN).isEmpty();
      assertThat(relay.waiting()).isEqualTo(1);

      wall.advance(Duration.ofMinutes(1));
      assertThat(relay.relay()).isZero();
      wall.advance(Duration.ofMinutes(1));
      assertThat(relay.relay()).isZero();
      assertThat(log.list)
          .filteredOn(event -> event.getLevel() == Level.WARN)
          .singleElement()
          .satisfies(event -> assertThat(event.getMessage()).contains("no room for messages"));

      engine.pushedBackKeys.clear();
      wall.advance(Duration.ofMinutes(1));
      assertThat(relay.relay()).isEqualTo(1);
      assertThat(engine.takenNames()).containsExactly("taken", "pushed back");
    } finally {
      logger.detachAppender(log);
    }
  }

  @Test
  void anEngineWithLittleRoomIsOfferedLittle() {
    OutboxRelay fresh = new OutboxRelay(rows, engine, settings);
    int batch = settings.relayBatch();
    transactions.executeWithoutResult(
        tx -> {
          for (int message = 0; message < 3 * batch; message++) {
            publish("much", "K" + message);
          }
        });
    engine.room = batch / 2;
    assertThat(fresh.relay()).isEqualTo(batch / 2);
    assertThat(engine.offered).isEqualTo(batch);

    engine.offered = 0;
    engine.room = batch;
    assertThat(fresh.relay()).isEqualTo(batch / 2);
    assertThat(engine.offered).as("as many as it took").isEqualTo(batch / 2);

    engine.offered = 0;
    engine.room = Integer.MAX_VALUE;
    assertThat(fresh.relay()).as("and more when it takes them").isGreaterThan(batch / 2);
    wall.advance(Duration.ofSeconds(1));
    fresh.drain();
    assertThat(fresh.isEmpty()).isTrue();
    assertThat(engine.taken).hasSize(3 * batch);
  }

  @Test
  void deadMessagesAreShownAndPutBack() {
    engine.refusedKeys.add("A1");
    transactions.executeWithoutResult(tx -> publish("first", "A1"));
    for (int i = 0; i < 3; i++) {
      relay.relay();
      wall.advance(Duration.ofMinutes(2));
    }
    assertThat(resumption.deadMessages(10))
        .singleElement()
        .satisfies(
            dead -> {
              assertThat(dead.name()).isEqualTo("first");
              assertThat(dead.correlationKey()).isEqualTo("A1");
              assertThat(dead.attempts()).isEqualTo(3);
              assertThat(dead.error()).isEqualTo("IllegalStateException");
            });
    assertThat(resumption.deadMessagesAbout("A", 10)).hasSize(1);
    assertThat(resumption.deadMessagesAbout("B", 10)).isEmpty();
    assertThat(new OutboxHealthIndicator(rows).health())
        .satisfies(
            health -> {
              assertThat(health.getStatus()).isEqualTo(Status.DOWN);
              assertThat(health.getDetails()).containsEntry("dead", 1L).containsKey("do");
            });
    engine.refusedKeys.clear();
    assertThat(resumption.standing()).isEqualTo(new Resumption.Standing(0, 0, 1));
    assertThat(resumption.ask(false, true).revived()).isEqualTo(1);
    relay.drain();
    assertThat(engine.takenNames()).containsExactly("first");
    assertThat(relay.dead()).isZero();
    assertThat(new OutboxHealthIndicator(rows).health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void aClockThatIsSetBackADayHoldsNothingBack() {
    engine.refusedKeys.add("A1");
    transactions.executeWithoutResult(tx -> publish("first", "A1"));
    relay.relay();
    engine.refusedKeys.clear();
    wall.advance(Duration.ofDays(-1));
    assertThat(relay.relay()).isEqualTo(1);
    assertThat(relay.age()).isZero();
  }

  private int attempts() {
    return jdbc.sql("SELECT attempts FROM engine_message").query(Integer.class).single();
  }

  private int relayInAnotherTransaction() {
    var separate = new TransactionTemplate(transactions.getTransactionManager());
    separate.setPropagationBehavior(TransactionTemplate.PROPAGATION_NOT_SUPPORTED);
    Integer relayed = separate.execute(tx -> relay.relay());
    return relayed == null ? -1 : relayed;
  }

  private void publish(String name, String key) {
    outbox.publish(name, key, Duration.ofHours(1), Map.of("payerClaimId", key));
  }
}
