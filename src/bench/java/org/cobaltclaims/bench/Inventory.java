package org.cobaltclaims.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.Scenario;
import org.springframework.util.FileSystemUtils;

/**
 * What a family costs from its intake to its last remittance while more and more others wait for
 * theirs. Those that wait came the whole way: each has its rows in the database and its waiting
 * instance, message subscription and timers in the engine.
 */
public final class Inventory {

  /** Nobody is asked for what the payers never answer. */
  private static final String[] PATIENCE = {
    "acknowledgementDays: 20",
    "expectedPayDays: 3000",
    "statusInquiryDays: 3000",
    "secondaryInquiryDays: 3000",
    "primaryFilingDays: 3000",
    "secondaryFilingDays: 3000"
  };

  private static final String WAITING =
      "SELECT COUNT(*) FROM payer_claim WHERE level = 1 AND state = 'ACCEPTED'";

  /** No more are taken in from one file. */
  private static final int DELIVERY = 2_000;

  private final int[] sizes =
      Stream.of(System.getProperty("cobalt.bench.inventory", "1000,4000,16000").split(","))
          .mapToInt(Integer::parseInt)
          .toArray();
  private final int families = Math.min(Integer.getInteger("cobalt.bench.families", 50), DELIVERY);
  private final int rounds = Figures.rounds();

  private final Plan plan = Families.plan(DELIVERY, deliveries());

  private int delivered;
  private int done;

  private Inventory() {}

  /** As many as fill the inventory, and one for each time that the cost is measured. */
  private int deliveries() {
    int deliveries = 1;
    int waiting = 0;
    for (int size : sizes) {
      deliveries += Math.ceilDiv(Math.max(size - waiting, 0), DELIVERY) + rounds;
      waiting = size;
    }
    return deliveries;
  }

  public static void main(String[] args) throws Exception {
    print();
  }

  static void print() throws Exception {
    new Inventory().measure();
  }

  private void measure() throws Exception {
    Path data = Files.createTempDirectory("cobalt-inventory");
    Families.settings(data, PATIENCE);
    List<Figures> costs = new ArrayList<>();
    try (Families practice = Families.start(data, Scenario.BOTH_PAY);
        Payers silent = Payers.open(Scenario.BOTH_PAY, false)) {
      practice.settle();
      cost(practice, false);
      for (int size : sizes) {
        double seconds = Figures.seconds(() -> fill(practice, silent, size));
        System.out.printf(
            Locale.ROOT, "inventory: %,d families wait, after %,.0f s%n", size, seconds);
        costs.add(cost(practice, true));
      }
      Figures.ratio(
          "a family's cost among %,d that wait to that among %,d"
              .formatted(sizes[sizes.length - 1], sizes[0]),
          costs.getLast(),
          costs.getFirst());
      practice.nobodyWasAsked();
    } finally {
      FileSystemUtils.deleteRecursively(data);
    }
  }

  /** Takes in families until so many wait for the first payer's remittance. */
  private void fill(Families practice, Payers silent, int size) throws Exception {
    long waiting = practice.count(WAITING);
    while (waiting < size) {
      int some = (int) Math.min(DELIVERY, size - waiting);
      takeIn(practice, some);
      waiting += some;
      practice.until(waiting, WAITING, silent);
    }
  }

  /** Takes in families that have not been delivered yet. */
  private void takeIn(Families practice, int some) throws Exception {
    practice.takeIn(plan, delivered, some);
    delivered++;
  }

  private Figures cost(Families practice, boolean measured) throws Exception {
    List<Double> costs = new ArrayList<>();
    List<Double> quiet = new ArrayList<>();
    for (int round = 0; round < (measured ? rounds : 1); round++) {
      practice.worked();
      practice.quietDays();
      takeIn(practice, families);
      done += families;
      practice.untilDone(done);
      List<Double> days = practice.quietDays();
      quiet.addAll(days);
      double idle = days.stream().mapToDouble(Double::doubleValue).sum();
      costs.add((practice.worked() - idle) * 1000 / families);
    }
    Figures figures = Figures.of(costs);
    if (measured) {
      System.out.printf(
          Locale.ROOT,
          "inventory: %,d families waiting: %s ms a family, a day on which nothing comes %s ms%n",
          practice.count(WAITING),
          figures,
          Figures.of(quiet.stream().map(seconds -> seconds * 1000).toList()));
    }
    return figures;
  }
}
