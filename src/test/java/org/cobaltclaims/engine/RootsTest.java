package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EngineDatabaseTest
class RootsTest {

  @Autowired Roots roots;
  @Autowired EngineDatabaseTest.CleanSlate slate;
  @Autowired Outbox outbox;
  @Autowired OutboxRelay relay;
  @Autowired Resumption resumption;
  @Autowired EngineEpoch epoch;
  @Autowired EngineSettings settings;
  @Autowired RealTime time;
  @Autowired NotingPublisher engine;
  @Autowired EngineDatabaseTest.MovableClock wall;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource source;

  @BeforeEach
  void anEngineIsInUse() {
    slate.wipe();
  }

  @Test
  void aRootIsStartedOnceByAMessageOfNoTimeToLive() {
    open("K7Q2M9X4T0");
    open("K7Q2M9X4T0");
    relay.drain();
    assertThat(engine.taken)
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.name()).isEqualTo("family-open");
              assertThat(m.correlationKey()).isEqualTo("K7Q2M9X4T0");
              assertThat(m.timeToLive()).isZero();
              assertThat(m.variables()).isEqualTo("{\"familyId\":\"K7Q2M9X4T0\"}");
            });
  }

  @Test
  void ofTwoInstancesOneRegistersAndIsToldSoAgain() {
    open("K7Q2M9X4T0");
    assertThat(roots.register("K7Q2M9X4T0", 11)).isTrue();
    assertThat(roots.register("K7Q2M9X4T0", 12)).isFalse();
    assertThat(roots.register("K7Q2M9X4T0", 11)).as("the job was repeated").isTrue();
    assertThat(roots.awaitingStart()).isZero();
  }

  @Test
  void ofManyInstancesAtTheSameTimeOneRegisters() throws Exception {
    open("K7Q2M9X4T0");
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> attempts =
          LongStream.rangeClosed(1, 16)
              .<Callable<Boolean>>mapToObj(key -> () -> roots.register("K7Q2M9X4T0", key))
              .toList();
      long registered = 0;
      for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
        registered += attempt.get() ? 1 : 0;
      }
      assertThat(registered).isEqualTo(1);
    }
  }

  @Test
  void aNewEngineTakesOverAndTheOldOneCannotRegister() {
    open("K7Q2M9X4T0");
    assertThat(roots.register("K7Q2M9X4T0", 11)).isTrue();

    EngineEpoch next =
        new EngineEpoch(
            jdbc, transactions, time, settings, source, EngineMark.OF_AN_ENGINE_THAT_IS_ALWAYS_NEW);
    next.begin();
    Roots nextRoots = new Roots(jdbc, outbox, next, time, settings);
    assertThat(roots.register("K7Q2M9X4T0", 11)).as("its epoch is over").isFalse();
    assertThat(nextRoots.awaitingStart()).isEqualTo(1);
    assertThat(nextRoots.register("K7Q2M9X4T0", 7)).isTrue();
    assertThat(nextRoots.register("K7Q2M9X4T0", 8)).isFalse();
    assertThatThrownBy(() -> epoch.renew()).isInstanceOf(StaleEpochException.class);
    next.renew();
  }

  @Test
  void withoutAnEngineAJobIsLeftToTheNextOne() {
    open("K7Q2M9X4T0");
    EngineEpoch none =
        new EngineEpoch(
            jdbc, transactions, time, settings, source, EngineMark.OF_AN_ENGINE_THAT_IS_ALWAYS_NEW);
    Roots unused = new Roots(jdbc, outbox, none, time, settings);

    assertThatThrownBy(() -> unused.register("K7Q2M9X4T0", 11))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the next one");
    assertThat(roots.register("K7Q2M9X4T0", 12)).isTrue();
  }

  @Test
  void whatIsDoneIsNotStartedAgain() {
    open("K7Q2M9X4T0");
    roots.close("K7Q2M9X4T0");
    assertThat(roots.register("K7Q2M9X4T0", 11)).isFalse();
    open("K7Q2M9X4T0");
    assertThat(engineAfterDrain()).as("its first start only").hasSize(1);
    transactions.executeWithoutResult(tx -> roots.reopen(RootProcess.CLAIM_FAMILY, "K7Q2M9X4T0"));
    assertThat(engineAfterDrain()).hasSize(2);
    assertThat(roots.register("K7Q2M9X4T0", 12)).isTrue();
  }

  @Test
  void aNewEngineStartsEveryOpenRootAgainInPages() {
    for (int i = 0; i < 5; i++) {
      open("K7Q2M9X4T" + i);
      wall.advance(Duration.ofSeconds(1));
    }
    relay.drain();
    roots.register("K7Q2M9X4T0", 1);
    roots.close("K7Q2M9X4T1");
    engine.taken.clear();

    EngineEpoch next =
        new EngineEpoch(
            jdbc, transactions, time, settings, source, EngineMark.OF_AN_ENGINE_THAT_IS_ALWAYS_NEW);
    next.begin();
    Roots nextRoots = new Roots(jdbc, outbox, next, time, settings);
    OutboxRelay nextRelay =
        new OutboxRelay(new OutboxRows(jdbc, time, settings, next), engine, settings);
    assertThat(startAgain(nextRoots)).isEqualTo(2);
    assertThat(startAgain(nextRoots)).isEqualTo(2);
    assertThat(startAgain(nextRoots)).isZero();
    nextRelay.drain();
    assertThat(engine.takenKeys())
        .containsExactly("K7Q2M9X4T0", "K7Q2M9X4T2", "K7Q2M9X4T3", "K7Q2M9X4T4");
    nextRoots.register("K7Q2M9X4T2", 20);

    wall.advance(Duration.ofMinutes(3));
    engine.taken.clear();
    while (startAgain(nextRoots) > 0) {
      // the next page
    }
    nextRelay.drain();
    assertThat(engine.takenKeys())
        .as("those that nobody registered for after a while")
        .containsExactly("K7Q2M9X4T0", "K7Q2M9X4T3", "K7Q2M9X4T4");
  }

  @Test
  void aStartThatStillWaitsIsNotDoubled() {
    open("K7Q2M9X4T0");
    wall.advance(Duration.ofMinutes(3));
    assertThat(startAgain(roots)).isZero();
    assertThat(engineAfterDrain()).hasSize(1);
  }

  @Test
  void aResumeThatWasAskedForStartsEverythingAgainAfterItsInstanceWasCancelled() {
    open("K7Q2M9X4T0");
    open("K7Q2M9X4T1");
    relay.drain();
    roots.register("K7Q2M9X4T0", 11);
    roots.close("K7Q2M9X4T1");
    engine.taken.clear();
    assertThat(epoch.beginAgainIfAsked()).as("nobody asked").isFalse();
    long before = epoch.current();

    assertThat(resumption.ask(true, false).started()).isEqualTo(1);
    EngineEpoch again =
        new EngineEpoch(
            jdbc, transactions, time, settings, source, EngineMark.OF_AN_ENGINE_THAT_IS_ALWAYS_NEW);
    again.begin();
    assertThat(again.beginAgainIfAsked()).as("a start fulfils it").isFalse();
    assertThat(roots.superseded()).as("a new engine has none of the old instances").isEmpty();
    assertThat(again.current()).isEqualTo(before + 1);

    Roots itsRoots = new Roots(jdbc, outbox, again, time, settings);
    assertThat(itsRoots.register("K7Q2M9X4T0", 12)).isTrue();
    resumption.ask(true, false);
    assertThat(again.beginAgainIfAsked()).isTrue();
    assertThat(again.beginAgainIfAsked()).isFalse();
    assertThat(startAgain(itsRoots)).as("the old instance still lives").isZero();
    assertThat(itsRoots.register("K7Q2M9X4T0", 13)).isFalse();
    assertThat(itsRoots.superseded()).containsExactly(12L);
    itsRoots.forget(12);
    assertThat(itsRoots.superseded()).isEmpty();
    assertThat(startAgain(itsRoots)).isEqualTo(1);
    assertThat(itsRoots.register("K7Q2M9X4T0", 14)).isTrue();
  }

  private List<EngineMessage> engineAfterDrain() {
    relay.drain();
    return engine.taken;
  }

  private int startAgain(Roots of) {
    Integer started = transactions.execute(tx -> of.startAgain());
    return started == null ? 0 : started;
  }

  private void open(String family) {
    transactions.executeWithoutResult(tx -> roots.open(RootProcess.CLAIM_FAMILY, family));
  }
}
