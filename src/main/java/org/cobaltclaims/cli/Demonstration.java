package org.cobaltclaims.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SamplePractice;
import org.cobaltclaims.simulator.SimulatedClearinghouse;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets simulated days pass: each day the practice's system delivers, the application works until
 * nothing moves, the clearinghouse and the payers answer. Ends when every family is done or waits
 * for a person, or after the last day.
 */
final class Demonstration {

  /** When the office opens; timers of the day are due then. */
  private static final LocalTime OPENING = LocalTime.of(8, 0);

  private final Path data;
  private final Settling settling;
  private final EmbeddedEngine engine;
  private final Office office;
  private final JdbcClient jdbc;
  private final SamplePractice practice;
  private final SimulatedClearinghouse clearinghouse;
  private DemoState state;

  Demonstration(
      Path data,
      DemoState state,
      Settling settling,
      EmbeddedEngine engine,
      Office office,
      JdbcClient jdbc)
      throws IOException {
    this.data = data;
    this.state = state;
    this.settling = settling;
    this.engine = engine;
    this.office = office;
    this.jdbc = jdbc;
    this.practice = new SamplePractice(data, state.plan(), state.first());
    this.clearinghouse =
        SimulatedClearinghouse.open(data, SamplePractice.CLEARINGHOUSE, state.seed());
  }

  /** When the simulated day begins. */
  static Instant openingOf(LocalDate day) {
    return day.atTime(OPENING).toInstant(ZoneOffset.UTC);
  }

  /** The people who work what waits for a person. */
  interface Office {

    /** Where everything is left to whoever watches. */
    Office EMPTY = (first, today) -> false;

    /**
     * Works a morning. Worked again after an interruption, it does what is left.
     *
     * @param first the demonstration's first day
     * @return whether anything was done
     */
    boolean morning(LocalDate first, LocalDate today);
  }

  /** Told how far the demonstration is. */
  interface Progress {
    /**
     * @param day the simulated day that has been worked
     * @param settled families that are done or wait for a person
     */
    void dayPassed(LocalDate day, int settled);
  }

  /**
   * Lets days pass.
   *
   * @param days how many at most, from the first one of the demonstration on
   */
  void run(int days, Progress progress) throws IOException, InterruptedException {
    LocalDate last = state.first().plusDays(days - 1L);
    while (true) {
      work(state.today());
      int settled = settledFamilies();
      progress.dayPassed(state.today(), settled);
      if (!state.today().isBefore(last) || isOver(settled)) {
        return;
      }
      state = state.at(state.today().plusDays(1));
      state.save(data);
    }
  }

  private void work(LocalDate day) throws IOException, InterruptedException {
    // A day that is continued after an interruption may have begun already.
    if (engine.clock().instant().isBefore(openingOf(day))) {
      engine.clock().advanceTo(openingOf(day));
    }
    settling.untilNothingMoves();
    if (office.morning(state.first(), day)) {
      settling.untilNothingMoves();
    }
    practice.fileFor(day);
    settling.untilNothingMoves();
    // It comes once a day. A second visit after an interruption would take today what an
    // undisturbed demonstration hands over tomorrow.
    if (!clearinghouse.hasBeen(day)) {
      clearinghouse.day(day);
    }
    settling.untilNothingMoves();
  }

  private boolean isOver(int settled) throws IOException {
    List<LocalDate> deliveries = practice.days();
    return state.today().isAfter(deliveries.getLast())
        && settled == state.claims()
        && !clearinghouse.hasPending();
  }

  private int settledFamilies() {
    return jdbc.sql(
            "SELECT COUNT(*) FROM claim_family f WHERE f.state <> 'OPEN' OR EXISTS"
                + " (SELECT 1 FROM task t WHERE t.family_id = f.id AND t.state = 'OPEN')")
        .query(Integer.class)
        .single();
  }

  Plan plan() {
    return state.plan();
  }

  DemoState state() {
    return state;
  }

  SimulatedClearinghouse clearinghouse() {
    return clearinghouse;
  }
}
