package org.cobaltclaims.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.simulator.Mix;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SamplePractice;
import org.cobaltclaims.simulator.Scenario;
import org.springframework.util.FileSystemUtils;

/**
 * What a family costs that needs nobody: the primary pays, the secondary is billed and pays the
 * rest, all in files. Counts jobs, transactions and SQL statements; no time is measured, so that
 * the figures are the same on every machine, but for messages that share a transaction by chance.
 */
public final class StraightThrough {
  /** Two payers, both of which take claims with other payers' decisions in files. */
  private static final List<List<String>> PAYERS =
      List.of(List.of("12345", "67890"), List.of("67890", "12345"));

  private final int families;

  private StraightThrough(int families) {
    this.families = families;
  }

  public static void main(String[] args) throws Exception {
    print();
  }

  /** One family alone, and some that travel together and share files. */
  static void print() throws Exception {
    boolean all = Boolean.getBoolean("cobalt.bench.statements");
    new StraightThrough(1).run(false);
    new StraightThrough(Integer.getInteger("cobalt.bench.families", 50)).run(all);
  }

  private void run(boolean statements) throws Exception {
    Path data = Files.createTempDirectory("cobalt-straight-through");
    WorkCount count = new WorkCount();
    Plan plan = new Plan(Families.SEED, Mix.only(Scenario.PAID), families * 4);
    // Some simulated answers take longer than a payer may; here nobody is to be asked for them.
    Families.settings(data, "acknowledgementDays: 20");
    try (Families practice =
        Families.start(data, Scenario.PAID, CountedDataSource.counting(count))) {
      practice.settle();
      count.reset();
      EmbeddedEngine engine = practice.engine();
      long jobs = engine.state().completedJobs();
      practice.deliver(file(plan));
      practice.settle();
      practice.untilDone(families);
      System.out.printf(
          Locale.ROOT,
          "straight through: %d versions sent, %d tasks%n",
          practice.count("SELECT COUNT(*) FROM claim_version"),
          practice.count("SELECT COUNT(*) FROM task"));
      say("jobs", engine.state().completedJobs() - jobs);
      WorkCount.Total total = count.total();
      say("transactions", total.transactions());
      say("SQL statements", total.statements());
      count.print(families);
      if (statements) {
        count.printStatements(families);
        engine.state().elementActivations().entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.comparing(Object::toString)))
            .forEach(
                e ->
                    System.out.printf(
                        Locale.ROOT,
                        "    %7.2f %s%n",
                        (double) e.getValue() / families,
                        e.getKey()));
      }
    } finally {
      FileSystemUtils.deleteRecursively(data);
    }
  }

  /** All that the practice delivers within its week and that has two such payers, in one file. */
  private byte[] file(Plan plan) throws IOException {
    Plan week = new Plan(Families.SEED, plan.mix(), plan.claims(), 1);
    Path aside = Files.createTempDirectory("cobalt-straight-through-files");
    try {
      Path whole =
          new SamplePractice(aside, week, Families.FIRST).fileFor(Families.FIRST).orElseThrow();
      return SampleFiles.only(
          Files.readAllBytes(whole), families, 0, claim -> PAYERS.contains(payers(plan, claim)));
    } finally {
      FileSystemUtils.deleteRecursively(aside);
    }
  }

  private static List<String> payers(Plan plan, ProfessionalClaim claim) {
    return plan.payers(plan.index(claim.information().number()).orElseThrow());
  }

  private void say(String what, long number) {
    System.out.printf(
        Locale.ROOT,
        "straight through, %3d families together: %-16s %8.2f a family%n",
        families,
        what,
        (double) number / families);
  }
}
