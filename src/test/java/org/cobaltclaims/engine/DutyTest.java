package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Several applications on one database and one cluster: one is on duty, the others stand by. */
@EngineDatabaseTest
class DutyTest {

  private static final Duration LEASE = Duration.ofSeconds(2);

  @Autowired Outbox outbox;
  @Autowired Resumption resumption;
  @Autowired EngineDatabaseTest.CleanSlate slate;
  @Autowired RealTime time;
  @Autowired EngineDatabaseTest.MovableClock wall;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;

  private final EngineSettings settings =
      new EngineSettings(
          10,
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          20,
          LEASE,
          Duration.ofMinutes(2),
          10,
          List.of(),
          Duration.ofSeconds(1));
  private final Cluster cluster = new Cluster();

  /** The epochs whose marks a cluster bears. */
  private static final class Cluster implements EngineMark {
    private final Set<Long> marks = new HashSet<>();

    @Override
    public boolean isOf(long epoch) {
      return marks.contains(epoch);
    }

    @Override
    public boolean isShared() {
      return true;
    }

    @Override
    public void set(long epoch) {
      marks.add(epoch);
    }
  }

  @BeforeEach
  void nobodyIsOnDuty() {
    slate.wipe();
    jdbc.sql("UPDATE engine_epoch SET owner = '', lease_until = '2000-01-01 00:00:00'").update();
  }

  @Test
  void theSecondWorksInTheEpochOfTheFirstAndTakesOverWhenItIsSilent() throws Exception {
    EngineEpoch first = begun(cluster);
    assertThat(first.isOnDuty()).isTrue();
    EngineEpoch second = begun(cluster);
    EngineEpoch third = begun(cluster);
    assertThat(second.current()).isEqualTo(first.current());

    first.renew();
    second.renew();
    third.renew();
    assertThat(List.of(second.isOnDuty(), third.isOnDuty())).containsOnly(false);

    Thread.sleep(LEASE.plusMillis(200));
    assertThat(first.isOnDuty()).as("it was silent, whatever the reason").isFalse();
    second.renew();
    third.renew();
    assertThat(List.of(second.isOnDuty(), third.isOnDuty())).containsExactly(true, false);

    first.renew();
    assertThat(first.isOnDuty()).as("it stands by and does not fail").isFalse();
    assertThat(first.current()).isEqualTo(second.current());
  }

  @Test
  void oneThatEndsGivesTheDutyAwayAtOnce() {
    EngineEpoch first = begun(cluster);
    EngineEpoch second = begun(cluster);
    first.release();

    second.renew();

    assertThat(second.isOnDuty()).isTrue();
    assertThat(first.isOnDuty()).isFalse();
  }

  @Test
  void aNewEpochOfTheSameClusterIsFollowed() {
    EngineEpoch first = begun(cluster);
    EngineEpoch second = begun(cluster);
    Roots itsRoots = new Roots(jdbc, outbox, second, time, settings);
    transactions.executeWithoutResult(tx -> itsRoots.open(RootProcess.CLAIM_FAMILY, "K7Q2M9X4T0"));
    resumption.ask(true, false);
    assertThat(second.beginAgainIfAsked()).as("it is not on duty").isFalse();
    assertThat(first.beginAgainIfAsked()).isTrue();

    assertThatThrownBy(() -> itsRoots.register("K7Q2M9X4T0", 11))
        .as("the instance is not told to end: it may be the new epoch's")
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tried again");
    second.renew();

    assertThat(second.current()).isEqualTo(first.current());
    assertThat(itsRoots.register("K7Q2M9X4T0", 11)).isTrue();
  }

  @Test
  void oneOnAnotherClusterRefusesWhileTheFirstIsAlive() throws Exception {
    EngineEpoch first = begun(cluster);
    Thread alive =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    while (true) {
                      Thread.sleep(100);
                      wall.advance(Duration.ofMillis(1));
                      first.renew();
                    }
                  } catch (InterruptedException over) {
                    // the test has ended
                  }
                });

    assertThatThrownBy(() -> begun(new Cluster())).isInstanceOf(EngineInUseException.class);

    alive.interrupt();
    alive.join();
  }

  @Test
  void oneThatDoesNotShareTheFolderRefuses(@TempDir Path one, @TempDir Path other) {
    NodeFolder shared = new NodeFolder(one, Clock.systemUTC());
    EngineEpoch first = epoch(cluster, shared);
    first.begin();

    EngineEpoch second = epoch(cluster, new NodeFolder(one, Clock.systemUTC()));
    second.begin();
    assertThat(second.current()).isEqualTo(first.current());
    EngineEpoch third = epoch(cluster, new NodeFolder(other, Clock.systemUTC()));
    assertThatThrownBy(third::begin)
        .isInstanceOf(OtherFolderException.class)
        .hasMessageContaining(other.toString());

    first.release();
    second.release();
    assertThat(one.resolve(NodeFolder.NAME)).isEmptyDirectory();
  }

  private EngineEpoch begun(EngineMark mark) {
    EngineEpoch epoch = epoch(mark, NodeSigns.NONE);
    epoch.begin();
    return epoch;
  }

  private EngineEpoch epoch(EngineMark mark, NodeSigns signs) {
    return new EngineEpoch(jdbc, transactions, time, settings, mark, signs, false);
  }
}
