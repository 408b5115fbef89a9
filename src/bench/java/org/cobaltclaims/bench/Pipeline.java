package org.cobaltclaims.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.Scenario;
import org.springframework.util.FileSystemUtils;

/**
 * Claims that go through the whole application, from the 837P to the last payer's remittance,
 * against the same processes on the same engine with workers that do nothing and no database.
 */
public final class Pipeline {

  private static final int CLAIMS_OF_A_FAMILY = 2;

  private final int families = Integer.getInteger("cobalt.bench.pipeline", 500);
  private final int rounds = Figures.rounds();

  private Pipeline() {}

  public static void main(String[] args) throws Exception {
    print();
  }

  /** One round more than is measured comes first, so that what is measured is warm. */
  static void print() throws Exception {
    Pipeline pipeline = new Pipeline();
    Figures whole = pipeline.whole();
    Figures bare = pipeline.bare();
    Figures.ratio(
        "claims a second through the application to those through its processes alone",
        whole,
        bare);
  }

  private Figures whole() throws Exception {
    Path data = Files.createTempDirectory("cobalt-pipeline");
    Families.settings(data, "acknowledgementDays: 20");
    Plan plan = Families.plan(families, rounds + 1);
    List<Double> seconds = new ArrayList<>();
    try (Families practice = Families.start(data, Scenario.BOTH_PAY)) {
      practice.settle();
      long jobs = 0;
      for (int round = 0; round <= rounds; round++) {
        practice.worked();
        jobs = practice.engine().state().completedJobs();
        practice.takeIn(plan, round, families);
        practice.untilDone((long) families * (round + 1));
        if (round > 0) {
          seconds.add(practice.worked());
        }
      }
      practice.nobodyWasAsked();
      return say("the application", seconds, practice.engine().state().completedJobs() - jobs);
    } finally {
      FileSystemUtils.deleteRecursively(data);
    }
  }

  private Figures bare() throws Exception {
    List<Double> seconds = new ArrayList<>();
    try (BareProcesses processes = BareProcesses.start()) {
      long jobs = 0;
      for (int round = 0; round <= rounds; round++) {
        jobs = processes.jobs();
        String name = "R" + round + "F";
        double time = Figures.seconds(() -> processes.flow(name, families));
        if (round > 0) {
          seconds.add(time);
        }
      }
      return say("the processes alone", seconds, processes.jobs() - jobs);
    }
  }

  private Figures say(String what, List<Double> seconds, long jobs) {
    Figures rates = Figures.rates((long) families * CLAIMS_OF_A_FAMILY, seconds);
    System.out.printf(
        Locale.ROOT,
        "pipeline, %d families together: %-20s %s claims a second, %.1f jobs a family%n",
        families,
        what,
        rates,
        (double) jobs / families);
    return rates;
  }
}
