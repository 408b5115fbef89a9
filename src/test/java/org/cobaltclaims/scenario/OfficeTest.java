package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaSpringProcessTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.CobaltApplication;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.engine.embedded.EngineClock;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.testing.DataFolder;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.testing.Steps;
import org.cobaltclaims.testing.Tables;
import org.cobaltclaims.testing.TestDatabase;
import org.cobaltclaims.testing.TestEngine;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskDecisions;
import org.cobaltclaims.worklist.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A practice at work: a test drops files into the folders, lets the application come to rest, lets
 * days pass, decides tasks, and looks at what goes out and where the claims stand. After each test
 * the ledger balances and no incident is open.
 */
@SpringBootTest(
    classes = {CobaltApplication.class, Steps.class, OfficeTest.Time.class},
    webEnvironment = WebEnvironment.NONE,
    properties = "cobalt.engine=elsewhere")
@CamundaSpringProcessTest
@Tag("process")
abstract class OfficeTest {

  private static final DataFolder DATA = new DataFolder();

  @Autowired private CamundaProcessTestContext camunda;
  @Autowired private EngineClock clock;
  @Autowired private Steps steps;
  @Autowired protected ClaimFamilies families;
  @Autowired protected PayerClaims claims;
  @Autowired protected Ledger ledger;
  @Autowired protected Tasks tasks;
  @Autowired protected TaskDecisions decisions;
  @Autowired protected Timeline timeline;
  @Autowired protected JdbcTemplate jdbc;

  private final Set<Path> seen = new HashSet<>();
  private final Map<String, ClaimTransaction> transactionOf = new HashMap<>();
  private int dropped;

  /** No {@code @Configuration}, so that scans of the whole application pass it by. */
  static class Time {

    @Bean
    EngineClock engineClock() {
      return TestEngine.get().clock();
    }
  }

  @DynamicPropertySource
  static void application(DynamicPropertyRegistry properties) throws IOException {
    Files.writeString(DATA.path().resolve("practice.yml"), Samples.text("/scenario/practice.yml"));
    properties.add("cobalt.data", () -> DATA.path().toString());
    TestDatabase.register(properties);
    TestEngine.register(properties);
  }

  /** Every test begins on a Tuesday at ten: what is due of a morning, or on a weekend, is known. */
  @BeforeEach
  void begin() {
    Tables.empty(jdbc);
    DATA.emptyBut("practice.yml");
    LocalDateTime now = LocalDateTime.now(clock);
    LocalDateTime tuesday =
        now.toLocalDate().with(TemporalAdjusters.next(DayOfWeek.TUESDAY)).atTime(10, 0);
    camunda.increaseTime(Duration.between(now, tuesday));
  }

  /** The next test's engine must not find rows of this one: it would take them up. */
  @AfterEach
  void nothingIsWrongAndNothingIsLeft() {
    try {
      nothingIsWrong();
    } finally {
      Tables.empty(jdbc);
    }
  }

  private void nothingIsWrong() {
    assertThat(ledger.unbalancedFamilies()).as("ledgers that do not balance").isEmpty();
    assertThat(TestEngine.get().state().openIncidents()).as("incidents").isEmpty();
    assertThat(
            jdbc.queryForObject(
                "SELECT COUNT(*) FROM engine_message WHERE status = 'DEAD'", Long.class))
        .as("dead messages")
        .isZero();
  }

  protected final LocalDate today() {
    return LocalDate.now(clock);
  }

  /** The application works until each process waits for a person, an answer or a date. */
  protected final void settle() {
    try {
      steps.untilNothingMoves();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  protected final void daysPass(int days) {
    for (int day = 0; day < days; day++) {
      camunda.increaseTime(Duration.ofDays(1));
      settle();
    }
  }

  /** The practice's system delivers visits; returns the family of the first. */
  protected final String bill(Visit... visits) {
    for (Visit visit : visits) {
      drop("intake", "visit", visit.text(today()));
    }
    settle();
    return family(visits[0]);
  }

  /** The practice's system delivers a visit of which no family may come. */
  protected final void drop(Visit visit) {
    drop("intake", "visit", visit.text(today()));
    settle();
  }

  protected final String family(Visit visit) {
    return families.findByPracticeClaim(visit.number()).getFirst().id();
  }

  /** A file comes from the clearinghouse. */
  protected final void receive(String text) {
    drop("clearinghouse/main/inbound", "in", text);
    settle();
  }

  protected final void receive(Era era) {
    receive(era.text(today()));
  }

  private void drop(String folder, String name, String text) {
    drop(folder, name, ".x12", text);
  }

  /** A file of the practice's data is written, such as {@code rates/ACME1.csv}. */
  protected static void data(String path, String text) {
    try {
      Path file = DATA.path().resolve(path);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file is put into a folder of the practice's data. */
  protected final void drop(String folder, String name, String ending, String text) {
    try {
      Path to = Files.createDirectories(DATA.path().resolve(folder));
      Files.writeString(
          to.resolve("%s%04d%s".formatted(name, ++dropped, ending)),
          text,
          StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Claims in the files that went out since the last call, in the order of their numbers. */
  protected final List<ProfessionalClaim> sent() {
    List<ProfessionalClaim> sent = new ArrayList<>();
    for (Path file : outbound("837P")) {
      for (ClaimTransaction transaction : transactions(file)) {
        sent.addAll(transaction.claims());
        transaction.claims().forEach(c -> transactionOf.put(c.claimNumber(), transaction));
      }
    }
    return sent;
  }

  /** The only claim that went out since the last call. */
  protected final ProfessionalClaim theOneSent() {
    List<ProfessionalClaim> sent = sent();
    assertThat(sent).as("claims sent; %s %s", openTasks(), complaints()).hasSize(1);
    return sent.getFirst();
  }

  /** The text of the only inquiry (276) that went out since the last call. */
  protected final String theInquirySent() {
    List<String> sent = inquiriesSent();
    assertThat(sent).as("inquiries sent; %s", openTasks()).hasSize(1);
    return sent.getFirst();
  }

  /** The texts of the files of inquiries (276) that went out since the last call. */
  protected final List<String> inquiriesSent() {
    List<String> texts = new ArrayList<>();
    for (Path file : outbound("276")) {
      try {
        texts.add(Files.readString(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }

  /** The text of the only file of questions about coverages (270) since the last call. */
  protected final String theQuestionSent() {
    List<Path> sent = outbound("270");
    assertThat(sent).as("270 files; %s", openTasks()).hasSize(1);
    try {
      return Files.readString(sent.getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> outbound(String kind) {
    Path folder = DATA.path().resolve("clearinghouse/main/outbound");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(kind))
          .sorted()
          .filter(seen::add)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ClaimTransaction> transactions(Path file) {
    try {
      X12File read = X12File.read(new ByteArrayInputStream(Files.readAllBytes(file)));
      assertThat(read.problems()).as("problems in %s", file.getFileName()).isEmpty();
      return read.claims();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The visit that most tests are about: two lines, 320.00. */
  protected static Visit visit(String number, Payer... payers) {
    return Visit.of(number, payers).line("99214", "200").line("90833", "120");
  }

  /** Our control number of a claim's line, from 1 (REF*6R). */
  protected static String control(ProfessionalClaim claim, int line) {
    return claim.lines().get(line - 1).controlNumber();
  }

  /** An ERA by which a payer pays both lines and leaves 86.00 to the patient. */
  protected static Era paid(Payer payer, String trace, ProfessionalClaim claim) {
    return Era.of(payer, trace)
        .claim(claim.claimNumber(), "1", "ICN" + trace)
        .line("99214", control(claim, 1), "200", "64", "CO-45-70", "PR-1-50", "PR-2-16")
        .line("90833", control(claim, 2), "120", "60", "CO-45-40", "PR-3-20");
  }

  /** An ERA by which a payer denies both lines for a reason, under a claim status. */
  protected static Era denied(
      Payer payer, String trace, String status, ProfessionalClaim claim, String reason) {
    return Era.of(payer, trace)
        .claim(claim.claimNumber(), status, "ICN" + trace)
        .line("99214", control(claim, 1), "200", "0", reason + "-200")
        .line("90833", control(claim, 2), "120", "0", reason + "-120");
  }

  /** BHT03 of the file that a claim went out in. */
  protected final String batchOf(ProfessionalClaim claim) {
    return transactionOf(claim).batchReference();
  }

  /** GS06 of the file that a claim went out in. */
  protected final String groupOf(ProfessionalClaim claim) {
    return String.valueOf(transactionOf(claim).envelope().groupControlNumber());
  }

  /** ISA13 of the file that a claim went out in. */
  protected final String interchangeOf(ProfessionalClaim claim) {
    return "%09d".formatted(transactionOf(claim).envelope().interchangeControlNumber());
  }

  private ClaimTransaction transactionOf(ProfessionalClaim claim) {
    return Objects.requireNonNull(transactionOf.get(claim.claimNumber()));
  }

  /** The claim that goes out is accepted by clearinghouse and payer. */
  protected final ProfessionalClaim sentAndAccepted() {
    ProfessionalClaim claim = theOneSent();
    receive(Answers.accepted(today(), batchOf(claim), claim.claimNumber()));
    return claim;
  }

  protected final PayerClaim claim(String family, int level) {
    return claims.findById(PayerClaim.idOf(family, level)).orElseThrow();
  }

  protected final boolean hasClaim(String family, int level) {
    return claims.findById(PayerClaim.idOf(family, level)).isPresent();
  }

  protected final ClaimFamily familyOf(String family) {
    return families.findById(family).orElseThrow();
  }

  protected final Money balance(String family, Bucket bucket) {
    return new FamilyLedger(ledger.entries(family)).balance(bucket);
  }

  /** The kinds of the open tasks with their reasons, in order of their names. */
  protected final List<String> openTasks() {
    return tasks.open().stream().map(t -> t.kind() + " " + t.reason()).sorted().toList();
  }

  /** What is said of the files that came in, where something is. */
  protected final List<String> complaints() {
    return jdbc.queryForList(
        "SELECT CONCAT(kind, ' ', fate, ' ', reason) FROM exchange_file"
            + " WHERE direction = 'IN' AND reason IS NOT NULL ORDER BY ordinal",
        String.class);
  }

  /** The only open task of a kind. */
  protected final Task task(TaskKind kind) {
    List<Task> open = tasks.open().stream().filter(t -> t.kind() == kind).toList();
    assertThat(open).as("open tasks of kind %s among %s", kind, openTasks()).hasSize(1);
    return open.getFirst();
  }

  protected final void decide(TaskKind kind, String decision) {
    decisions.decide(task(kind).id(), decision, "as the test wants", "anna");
    settle();
  }

  /** What a decision brings along. */
  protected static DecisionDetails details(Map<String, Object> values) {
    return new DecisionDetails(values);
  }

  /** The rule ids on a family's timeline. */
  protected final Set<String> rules(String family) {
    return timeline.of(family).stream().map(Timeline.Entry::rule).collect(Collectors.toSet());
  }
}
