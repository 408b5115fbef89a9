package org.cobaltclaims.testing.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.cobaltclaims.testing.CobaltProcess;
import org.cobaltclaims.testing.MySqlServer;
import org.cobaltclaims.testing.UnpackedMySql;
import org.cobaltclaims.testing.proof.Proof;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Brokers, MySQL, the application and its payers, and somebody who kills: with one broker the
 * application in the middle of the primary claims and the broker in the middle of the secondary
 * ones; with three a leader, which stays away until the others have gone on. Ends with 0 if
 * everything is as it has to be, says on its standard output what is not, and ends when its
 * standard input does.
 */
final class BrokerScenario {

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Longer than a job's time, a start's grace and a broker's start one after another. */
  private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(8);

  private static final Duration SAY = Duration.ofSeconds(20);

  private final int claims;
  private final Path folder;
  private final Path data;
  private final List<Broker> brokers = new ArrayList<>();
  private final Payers payers;
  private final MySqlServer.Database database;
  private final JdbcClient jdbc;
  private final String classPath;
  private final long begun = System.nanoTime();
  private CobaltProcess application;

  private BrokerScenario(int claims, Path folder) throws IOException {
    this.claims = claims;
    this.folder = folder;
    this.data = Files.createDirectories(folder.resolve("data"));
    this.payers = new Payers(data, claims);
    // The container and a server elsewhere are out of this network's reach.
    this.database = UnpackedMySql.start().newDatabase();
    this.jdbc =
        JdbcClient.create(
            new SingleConnectionDataSource(
                database.url(), database.user(), database.password(), true));
    this.classPath = OlderModels.classPath(folder.resolve("classes"));
  }

  /** Arguments: how many brokers, how many claims, a folder. */
  public static void main(String[] arguments) {
    endWithWhoeverBeganThis();
    int size = Integer.parseInt(arguments[0]);
    int claims = Integer.parseInt(arguments[1]);
    int status = 1;
    try {
      List<String> wrong = new BrokerScenario(claims, Path.of(arguments[2])).play(size);
      wrong.forEach(System.out::println);
      status = wrong.isEmpty() ? 0 : 1;
    } catch (Throwable failure) {
      failure.printStackTrace(System.out);
    }
    System.out.flush();
    System.exit(status);
  }

  private static void endWithWhoeverBeganThis() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is said on it.
                }
              } catch (IOException gone) {
                // As at its end.
              }
              System.exit(3);
            });
  }

  private List<String> play(int size) throws Exception {
    for (int node = 0; node < size; node++) {
      brokers.add(Broker.start(folder.resolve("broker-" + node), node, size));
    }
    for (Broker broker : brokers) {
      broker.awaitReady();
    }
    say("%d claims, %d brokers ready".formatted(claims, size));
    payers.claimsComeIn();
    startApplication();
    if (size == 1) {
      killTheApplicationAndTheBroker();
    } else {
      killALeader();
    }
    until(standing -> standing.isOver(claims), payers::answerEverything);
    say("all are finished");
    application.terminate();
    application.end();
    return wrong();
  }

  private void killTheApplicationAndTheBroker() throws Exception {
    until(standing -> standing.started() >= claims / 2, () -> {});
    application.kill();
    say("the application is killed");
    startApplication();
    until(standing -> standing.primarySent() == claims, () -> {});
    until(standing -> standing.secondarySent() >= claims / 2, payers::answerPrimaries);
    brokers.getFirst().kill();
    say("the broker is killed");
    brokers.getFirst().start();
    brokers.getFirst().awaitReady();
    say("the broker is ready again");
    until(standing -> standing.secondarySent() == claims, payers::answerPrimaries);
  }

  private void killALeader() throws Exception {
    until(standing -> standing.primarySent() == claims, () -> {});
    until(standing -> standing.secondarySent() >= claims / 3, payers::answerPrimaries);
    int leader;
    try (Engine engine = new Engine(brokers.getFirst().grpcAddress())) {
      leader = engine.leaderOtherThan(brokers.getFirst().node());
    }
    brokers.get(leader).kill();
    say("broker %d is killed, which led a partition".formatted(leader));
    until(standing -> standing.secondarySent() == claims, payers::answerPrimaries);
    say("the other two did all secondary claims without it");
    brokers.get(leader).start();
    brokers.get(leader).awaitReady();
    say("broker %d is ready again".formatted(leader));
  }

  private void startApplication() throws IOException {
    application =
        CobaltProcess.start(
            folder.resolve("application.out"),
            List.of("run", "--data", data.toString()),
            Map.of(
                "COBALT_ENGINE", "cluster",
                "CAMUNDA_CLIENT_GRPCADDRESS", brokers.getFirst().grpcAddress().toString(),
                "CAMUNDA_CLIENT_RESTADDRESS", brokers.getFirst().restAddress().toString(),
                // What a killed application had in hand is worked again so soon.
                "CAMUNDA_CLIENT_WORKER_DEFAULTS_TIMEOUT", "30s",
                "SPRING_DATASOURCE_URL", database.url() + "&rewriteBatchedStatements=true",
                "SPRING_DATASOURCE_USERNAME", database.user(),
                "SPRING_DATASOURCE_PASSWORD", database.password()),
            classPath);
  }

  private interface Step {
    void go() throws IOException;
  }

  /**
   * Waits until the claims are so far, with a step of the payers between two looks.
   *
   * @throws IllegalStateException if nothing moves, if a person is asked, or if the application has
   *     ended
   */
  private void until(Predicate<Standing> enough, Step between) throws Exception {
    Standing standing = Standing.of(jdbc);
    long movedAt = System.nanoTime();
    long saidAt = movedAt;
    while (!enough.test(standing)) {
      between.go();
      Thread.sleep(LOOK);
      Standing next = Standing.of(jdbc);
      long now = System.nanoTime();
      movedAt = next.equals(standing) ? movedAt : now;
      standing = next;
      requireGoing(standing, now - movedAt);
      if (now - saidAt > SAY.toNanos()) {
        say(standing.toString());
        saidAt = now;
      }
    }
    say(standing.toString());
  }

  private void requireGoing(Standing standing, long stillNanos) throws IOException {
    if (application.hasEnded()) {
      throw new IllegalStateException(
          "the application has ended: " + Files.readString(folder.resolve("application.out")));
    }
    if (!standing.asked().isEmpty()) {
      throw new IllegalStateException("a person is asked: " + standing.asked());
    }
    if (stillNanos > LONGEST_STANDSTILL.toNanos()) {
      throw new IllegalStateException("nothing moves: " + standing);
    }
  }

  private List<String> wrong() throws Exception {
    List<String> wrong = new ArrayList<>(Proof.ofRecords(data, jdbc));
    wrong.addAll(payers.wrong(jdbc));
    List<Long> instances =
        jdbc.sql("SELECT instance_key FROM process_root WHERE instance_key IS NOT NULL")
            .query(Long.class)
            .list();
    try (Engine engine = new Engine(brokers.getFirst().grpcAddress())) {
      List<Long> alive = engine.alive(instances);
      if (!alive.isEmpty()) {
        wrong.add("the engine still has instances of what is finished: " + alive);
      }
    }
    say("proved: %d instances, %d things wrong".formatted(instances.size(), wrong.size()));
    return wrong;
  }

  private void say(String what) {
    System.out.printf("%4d s  %s%n", (System.nanoTime() - begun) / 1_000_000_000, what);
    System.out.flush();
  }
}
