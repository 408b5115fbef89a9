package org.cobaltclaims.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cobaltclaims.CobaltApplication;
import org.cobaltclaims.cli.UntilNothingMoves;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ClaimTransactionWriter;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.simulator.Mix;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SamplePractice;
import org.cobaltclaims.simulator.Scenario;
import org.cobaltclaims.simulator.SimulatedClearinghouse;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * What a family costs that needs nobody: the primary pays, the secondary is billed and pays the
 * rest, all in files. Counts jobs, transactions and SQL statements; no time is measured, so that
 * the figures are the same on every machine, but for messages that share a transaction by chance.
 */
public final class StraightThrough {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final int DAYS = 90;
  private static final int SEED = 1;

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
    Plan plan = new Plan(SEED, Mix.only(Scenario.PAID), families * 4);
    SamplePractice practice = new SamplePractice(data, plan, FIRST);
    practice.writeSettings();
    patience(data);
    try (ConfigurableApplicationContext application = start(data, count)) {
      UntilNothingMoves.in(application);
      count.reset();
      EmbeddedEngine engine = application.getBean(EmbeddedEngine.class);
      long jobs = engine.state().completedJobs();
      file(data, plan);
      live(application, data);
      count(application);
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

  /** Some simulated answers take longer than a payer may; here nobody is to be asked for them. */
  private static void patience(Path data) throws IOException {
    Path settings = data.resolve("practice.yml");
    Files.writeString(
        settings,
        Files.readString(settings)
            .replace("    autoCrossover:", "    acknowledgementDays: 20\n    autoCrossover:"));
  }

  private static ConfigurableApplicationContext start(Path data, WorkCount count) {
    return new SpringApplicationBuilder(CobaltApplication.class)
        .initializers(
            context ->
                ((GenericApplicationContext) context)
                    .getBeanFactory()
                    .addBeanPostProcessor(CountedDataSource.counting(count)))
        .web(WebApplicationType.NONE)
        .run(
            "--server.port=0",
            "--logging.level.root=ERROR",
            "--cobalt.clock.start=" + opening(FIRST),
            "--cobalt.data=" + data);
  }

  private static Instant opening(LocalDate day) {
    return day.atTime(LocalTime.of(8, 0)).toInstant(ZoneOffset.UTC);
  }

  /** All that the practice delivers within its week and that has two such payers, in one file. */
  private void file(Path data, Plan plan) throws IOException {
    Path aside = Files.createTempDirectory("cobalt-straight-through-files");
    SamplePractice whole =
        new SamplePractice(aside, new Plan(SEED, plan.mix(), plan.claims(), 1), FIRST);
    byte[] text = Files.readAllBytes(whole.fileFor(FIRST).orElseThrow());
    FileSystemUtils.deleteRecursively(aside);
    ClaimTransaction read = X12File.read(new ByteArrayInputStream(text)).claims().getFirst();
    List<ProfessionalClaim> chosen =
        read.claims().stream()
            .filter(claim -> PAYERS.contains(payers(plan, claim)))
            .limit(families)
            .toList();
    if (chosen.size() < families) {
      throw new IllegalStateException("the sample practice has too few such claims");
    }
    String file =
        ClaimTransactionWriter.write(
            read.envelope(),
            List.of(
                new ClaimTransaction(
                    read.envelope(),
                    read.controlNumber(),
                    read.purpose(),
                    read.batchReference(),
                    read.created(),
                    read.claimOrEncounter(),
                    read.submitter(),
                    read.receiver(),
                    chosen)),
            false,
            Sanitizer.STANDARD);
    Path intake = Files.createDirectories(data.resolve("intake"));
    Files.writeString(intake.resolve("claims.837"), file, StandardCharsets.US_ASCII);
  }

  private static List<String> payers(Plan plan, ProfessionalClaim claim) {
    return plan.payers(plan.index(claim.information().number()).orElseThrow());
  }

  /** Days pass until every family is done. */
  private void live(ConfigurableApplicationContext application, Path data) throws Exception {
    SimulatedClearinghouse clearinghouse =
        SimulatedClearinghouse.open(
            data, SamplePractice.CLEARINGHOUSE, SEED, Mix.only(Scenario.PAID));
    EmbeddedEngine engine = application.getBean(EmbeddedEngine.class);
    for (int day = 0; day < DAYS; day++) {
      LocalDate today = FIRST.plusDays(day);
      if (day > 0) {
        engine.clock().advanceTo(opening(today));
      }
      UntilNothingMoves.in(application);
      clearinghouse.day(today);
      UntilNothingMoves.in(application);
      if (done(application) == families) {
        return;
      }
    }
    throw new IllegalStateException("not every family is done: " + done(application));
  }

  private static int done(ConfigurableApplicationContext application) {
    return application
        .getBean(JdbcClient.class)
        .sql("SELECT COUNT(*) FROM claim_family WHERE state <> 'OPEN'")
        .query(Integer.class)
        .single();
  }

  private static void count(ConfigurableApplicationContext application) {
    int versions =
        application
            .getBean(JdbcClient.class)
            .sql("SELECT COUNT(*) FROM claim_version")
            .query(Integer.class)
            .single();
    int tasks =
        application
            .getBean(JdbcClient.class)
            .sql("SELECT COUNT(*) FROM task")
            .query(Integer.class)
            .single();
    System.out.printf(
        Locale.ROOT, "straight through: %d versions sent, %d tasks%n", versions, tasks);
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
