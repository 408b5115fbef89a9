package org.cobaltclaims.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.CobaltApplication;
import org.cobaltclaims.cli.UntilNothingMoves;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.simulator.Mix;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SamplePractice;
import org.cobaltclaims.simulator.Scenario;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole application with its embedded engine, and payers that answer in files, day after day.
 */
final class Families implements AutoCloseable {

  static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  static final int SEED = 1;

  /** More than two payers one after the other take. */
  private static final int DAYS = 90;

  private final Path data;
  private final ConfigurableApplicationContext application;
  private final EmbeddedEngine engine;
  private final Payers payers;
  private LocalDate today = FIRST;
  private double worked;
  private final List<Double> quietDays = new ArrayList<>();

  private Families(Path data, ConfigurableApplicationContext application, Payers payers) {
    this.data = data;
    this.application = application;
    this.payers = payers;
    engine = application.getBean(EmbeddedEngine.class);
  }

  /**
   * Starts the application in a folder that has settings.
   *
   * @param scenario what happens to every claim at its payers
   */
  static Families start(Path data, Scenario scenario, BeanPostProcessor... processors)
      throws IOException {
    ConfigurableApplicationContext application =
        new SpringApplicationBuilder(CobaltApplication.class)
            .initializers(
                context -> {
                  for (BeanPostProcessor processor : processors) {
                    ((GenericApplicationContext) context)
                        .getBeanFactory()
                        .addBeanPostProcessor(processor);
                  }
                })
            .web(WebApplicationType.NONE)
            .run(
                "--server.port=0",
                "--logging.level.root=ERROR",
                "--cobalt.clock.start=" + opening(FIRST),
                "--cobalt.data=" + data);
    return new Families(data, application, Payers.open(scenario, true));
  }

  static Instant opening(LocalDate day) {
    return day.atTime(LocalTime.of(8, 0)).toInstant(ZoneOffset.UTC);
  }

  /**
   * Writes the sample practice's settings.
   *
   * @param ofPayers lines that every payer gets, too, as {@code acknowledgementDays: 20}
   */
  static void settings(Path data, String... ofPayers) throws IOException {
    new SamplePractice(data, plan(1, 1), FIRST).writeSettings();
    StringBuilder more = new StringBuilder();
    for (String line : ofPayers) {
      more.append("    ").append(line).append('\n');
    }
    Path settings = data.resolve("practice.yml");
    Files.writeString(
        settings,
        Files.readString(settings).replace("    autoCrossover:", more + "    autoCrossover:"));
  }

  /** Enough claims of two commercial payers that both pay, for each of some deliveries. */
  static Plan plan(int families, int deliveries) {
    // Which day a claim is delivered on is drawn.
    double each = families + 6 * Math.sqrt(families) + 10;
    return new Plan(SEED, Mix.only(Scenario.BOTH_PAY), (int) (each * deliveries), deliveries);
  }

  ConfigurableApplicationContext application() {
    return application;
  }

  EmbeddedEngine engine() {
    return engine;
  }

  LocalDate today() {
    return today;
  }

  /** Seconds that the application has worked since this was asked last. */
  double worked() {
    double seconds = worked;
    worked = 0;
    return seconds;
  }

  /** Seconds of each day on which nothing came since this was asked last. */
  List<Double> quietDays() {
    List<Double> days = List.copyOf(quietDays);
    quietDays.clear();
    return days;
  }

  /** Puts a file where claims are taken in from. */
  void deliver(byte[] file) throws IOException {
    Path intake = Files.createDirectories(data.resolve("intake"));
    Files.write(intake.resolve("claims-" + today + ".837"), file);
  }

  /**
   * Takes in one of the plan's deliveries and works it until its claims are on their way.
   *
   * @param ordinal which, from 0
   */
  void takeIn(Plan plan, int ordinal, int families) throws Exception {
    while (today.getDayOfWeek() == DayOfWeek.SATURDAY || today.getDayOfWeek() == DayOfWeek.SUNDAY) {
      nextDay();
    }
    deliver(SampleFiles.delivery(plan, ordinal, today, families, 0));
    settle();
  }

  void settle() throws Exception {
    worked += Figures.seconds(() -> UntilNothingMoves.in(application));
  }

  /** The night passes, and what is due in the morning is done. */
  void nextDay() throws Exception {
    today = today.plusDays(1);
    long jobs = engine.state().completedJobs();
    double seconds =
        Figures.seconds(
            () -> {
              engine.clock().advanceTo(opening(today));
              UntilNothingMoves.in(application);
            });
    if (engine.state().completedJobs() == jobs) {
      quietDays.add(seconds);
    }
    worked += seconds;
  }

  /** Days pass until so many rows are there; each day payers answer. */
  void until(long rows, String query, Payers asked) throws Exception {
    for (int day = 0; day < DAYS; day++) {
      if (day > 0) {
        nextDay();
      }
      asked.day(data, today);
      settle();
      if (count(query) >= rows) {
        return;
      }
    }
    throw new IllegalStateException(
        "after %d days there are %d of %d: %s".formatted(DAYS, count(query), rows, query));
  }

  /** Days pass until so many families are done. */
  void untilDone(long families) throws Exception {
    until(families, "SELECT COUNT(*) FROM claim_family WHERE state <> 'OPEN'", payers);
  }

  long count(String query) {
    return application.getBean(JdbcClient.class).sql(query).query(Long.class).single();
  }

  /** Fails if a person was asked: then the families were not straight through. */
  void nobodyWasAsked() {
    long tasks = count("SELECT COUNT(*) FROM task");
    if (tasks > 0) {
      throw new IllegalStateException(tasks + " tasks were opened");
    }
  }

  @Override
  public void close() throws IOException {
    application.close();
    payers.close();
  }
}
