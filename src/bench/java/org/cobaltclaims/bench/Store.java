package org.cobaltclaims.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.CobaltApplication;
import org.cobaltclaims.claim.process.ClaimSending;
import org.cobaltclaims.engine.ProcessNames.PayerClaim.Preparation;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SamplePractice;
import org.cobaltclaims.transmission.BatchFiles;
import org.cobaltclaims.transmission.Batches;
import org.cobaltclaims.transmission.ClaimRouting;
import org.cobaltclaims.transmission.FileExchange;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The application without an engine: its services are called as the jobs would call them. What the
 * engine would be told waits in the outbox.
 */
final class Store implements AutoCloseable {

  private final Path data;
  private final ConfigurableApplicationContext application;

  private Store(Path data, ConfigurableApplicationContext application) {
    this.data = data;
    this.application = application;
  }

  static Store start(BeanPostProcessor... processors) throws IOException {
    Path data = Files.createTempDirectory("cobalt-store");
    Families.settings(data);
    Clock clock = Clock.fixed(Families.opening(Families.FIRST), ZoneOffset.UTC);
    ConfigurableApplicationContext application =
        new SpringApplicationBuilder(CobaltApplication.class)
            .initializers(
                context -> {
                  GenericApplicationContext beans = (GenericApplicationContext) context;
                  beans.registerBean(Clock.class, () -> clock);
                  for (BeanPostProcessor processor : processors) {
                    beans.getBeanFactory().addBeanPostProcessor(processor);
                  }
                })
            .web(WebApplicationType.NONE)
            .run(
                "--camunda.client.enabled=false",
                "--cobalt.engine=none",
                "--logging.level.root=ERROR",
                "--cobalt.data=" + data);
    return new Store(data, application);
  }

  /** An application that somebody else started, and closes. */
  static Store of(ConfigurableApplicationContext application, Path data) {
    return new Store(data, application);
  }

  /** An application without an engine has no clock but one that it is given. */
  static void realTime(ConfigurableApplicationContext context) {
    ((GenericApplicationContext) context).registerBean(Clock.class, Clock::systemDefaultZone);
  }

  <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  JdbcTemplate jdbc() {
    return bean(JdbcTemplate.class);
  }

  /**
   * Takes in one of the plan's deliveries.
   *
   * @return its claims
   */
  List<String> takeIn(Plan plan, int ordinal, int families) throws IOException {
    return takeIn(
        ordinal, SampleFiles.delivery(plan, ordinal, Families.FIRST, families, 0), families);
  }

  /**
   * Takes in a file of new claims.
   *
   * @return its claims
   */
  List<String> takeIn(int ordinal, byte[] file, int families) throws IOException {
    Path intake = Files.createDirectories(data.resolve("intake"));
    Files.write(intake.resolve("claims-" + ordinal + ".837"), file);
    bean(FileExchange.class).scan();
    List<String> claims =
        jdbc()
            .queryForList(
                "SELECT id FROM payer_claim WHERE state = 'DRAFT' ORDER BY id", String.class);
    if (claims.size() != families) {
      throw new IllegalStateException("there are %d claims".formatted(claims.size()));
    }
    return claims;
  }

  /** Checks claims and makes the versions that go out. */
  void queue(List<String> claims) {
    ClaimSending sending = bean(ClaimSending.class);
    ClaimRouting.Routing routing = null;
    for (String claim : claims) {
      ClaimSending.Prepared prepared = sending.prepare(claim, "ELECTRONIC", routing);
      if (prepared.outcome() == Preparation.CHANNEL_CHANGED) {
        // Another payer than the one before: its job would know.
        routing = prepared.routing();
        prepared = sending.prepare(claim, "ELECTRONIC", routing);
      }
      if (prepared.outcome() != Preparation.READY) {
        throw new IllegalStateException("the sample practice has a claim that is not clean");
      }
    }
  }

  /** Puts all that is queued into batches and makes their files; returns the batches. */
  List<String> build() {
    List<String> batches = bean(Batches.class).formNow();
    BatchFiles files = bean(BatchFiles.class);
    batches.forEach(files::build);
    return batches;
  }

  /** Hands the batches' files over and takes them away; returns what stands in them. */
  List<String> send(List<String> batches) throws IOException {
    BatchFiles files = bean(BatchFiles.class);
    batches.forEach(files::send);
    Path outbound = exchange().resolve("outbound");
    List<Path> sent;
    try (Stream<Path> listed = Files.list(outbound)) {
      sent = listed.filter(Files::isRegularFile).sorted().toList();
    }
    List<String> texts = sent.stream().map(SampleFiles::read).toList();
    for (Path file : sent) {
      Files.delete(file);
    }
    return texts;
  }

  /** Puts a file where the clearinghouse's are taken in from. */
  void receive(String name, String text) throws IOException {
    Path inbound = Files.createDirectories(exchange().resolve("inbound"));
    Files.writeString(inbound.resolve(name), text, StandardCharsets.US_ASCII);
  }

  int rows(String table) {
    Integer rows = jdbc().queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
    return rows == null ? 0 : rows;
  }

  /** The remittances that are stored and not posted. */
  List<String> remittances() {
    return jdbc().queryForList("SELECT id FROM remittance WHERE state = 'RECEIVED'", String.class);
  }

  private Path exchange() {
    return data.resolve("clearinghouse").resolve(SamplePractice.CLEARINGHOUSE);
  }

  @Override
  public void close() throws IOException {
    application.close();
    FileSystemUtils.deleteRecursively(data);
  }
}
