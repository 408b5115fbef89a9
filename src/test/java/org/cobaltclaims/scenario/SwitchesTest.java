package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cobaltclaims.CobaltApplication;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.cli.Cli;
import org.cobaltclaims.patient.process.StatementRun;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskDecisions;
import org.cobaltclaims.worklist.Tasks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The practice turns a switch in practice.yml, and the next {@code cobalt once} does what it says:
 * files in, files and report out, nothing else is looked at.
 */
@Tag("process")
class SwitchesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BETA = "    name: BETA BENEFIT PLAN\n";
  private static final String LIMIT = "  contactPhone: \"5555550100\"\n";

  @TempDir private Path data;
  private final Map<String, String> family = new HashMap<>();
  private final Set<Path> seen = new HashSet<>();
  private JsonNode report = JSON.createObjectNode();
  private int dropped;

  @Test
  @DisplayName(
      "Issue 6-4: each switch of the practice is turned, and the next run shows its effect")
  void eachSwitchShowsInTheNextRun() throws IOException {
    LocalDate day = LocalDate.of(2026, 11, 2);
    turn("fileWhenComplete: BY_HAND", "neverBilledProcedures: ['99080']", "neverBilledStops: LINE");
    visit("F1", day, Payer.ACME);
    drop("intake", withReport("L1").text(day));
    once(day);
    assertThat(sent()).isEmpty();
    assertThat(state("F1", 1)).isEqualTo("QUEUED");
    assertThat(ledger("L1", "charge")).as("99080 is left out").isEqualTo(20000);
    assertThat(ledger("L1", "credit")).as("the copay is held").isEqualTo(-2000);

    day = LocalDate.of(2026, 11, 3);
    turn("neverBilledProcedures: ['99080']");
    drop("intake", withReport("L2").text(day));
    visit("P1", day, Payer.ACME);
    for (String number : List.of("S1", "S2", "S3", "S4", "Z1", "Z2")) {
      visit(number, day, Payer.ACME, Payer.BETA);
    }
    once(day);
    assertThat(sent()).as("those that waited go, too").hasSize(9);
    assertThat(StreamSupport.stream(report.get("families").spliterator(), false))
        .as("the whole visit makes no claim")
        .noneMatch(one -> one.get("practice_claim").asText().equals("L2"));
    assertThat(report.get("files").toString()).contains("NEVER_BILLED");

    day = LocalDate.of(2026, 11, 12);
    turn("secondary: REVIEW", "updatePatientResponsibility: APPROVAL");
    remittance("E1", day, "S1", "P1");
    nothingLeft("E2", day, "Z1");
    once(day);
    assertThat(sent()).isEmpty();
    assertThat(tasks("S1"))
        .as(() -> one("S1").toPrettyString())
        .containsExactly("REVIEW_SECONDARY PRACTICE_REVIEW");
    assertThat(tasks("P1")).containsExactly("APPROVE_PATIENT_BALANCE APPROVAL");
    assertThat(familyState("P1")).isEqualTo("OPEN");
    assertThat(familyState("Z1")).as("nothing is left to bill").isEqualTo("CLOSED");

    day = LocalDate.of(2026, 11, 13);
    turn(
        BETA + "    sendEaf: false\n    sendPriorPayerControlNumber: false\n",
        "billZeroBalances: true",
        "eligibilityBeforeSecondary: WARN");
    nothingLeft("E3", day, "Z2");
    once(day);
    assertThat(tasks("S1")).as("nobody need look at it any more").isEmpty();
    assertThat(familyState("P1")).isEqualTo("PATIENT_BALANCE");
    assertThat(ledger("P1", "patient_open")).as("less what was paid at L2").isEqualTo(6600);
    assertThat(String.join("", sent()))
        .contains("CLM*" + family.get("S1") + "2A*320*", "CLM*" + family.get("Z2") + "2A*320*")
        .contains("SVD*ACME1*64*", "CAS*PR*1*50")
        .doesNotContain("AMT*EAF", "REF*F8");
    assertThat(one("S1").get("timeline").toString()).contains("Warning: ELIGIBILITY");

    day = LocalDate.of(2026, 11, 16);
    turn("batchDays: [TUESDAY]");
    remittance("E4", day, "S2");
    once(day);
    assertThat(sent()).as("a Monday").isEmpty();
    assertThat(state("S2", 2)).isEqualTo("QUEUED");
    day = day.plusDays(1);
    once(day);
    assertThat(sent()).singleElement().asString().contains("AMT*EAF*66", "REF*F8*ICNE4");

    day = LocalDate.of(2026, 11, 18);
    turn("batchTimes: ['10:00']");
    remittance("E5", day, "S3");
    once(day);
    assertThat(sent()).as("at eight in the morning").isEmpty();
    day = day.plusDays(1);
    once(day);
    assertThat(sent()).as("what was missed is made up for").hasSize(1);

    day = LocalDate.of(2026, 11, 20);
    turn(BETA + "    secondaryChannel: PRINT\n", "eligibilityBeforeSecondary: BLOCK");
    remittance("E6", day, "S4");
    once(day);
    assertThat(tasks("S4")).containsExactly("REVIEW_SECONDARY ELIGIBILITY");
    String question = outbound("270").getFirst();
    drop(
        "clearinghouse/main/inbound",
        Answers.eligibility(day, Payer.BETA, between(question, "*MI*", "~"), "EB*1**30~"));
    once(day.plusDays(1));
    assertThat(tasks("S4")).containsExactly("PRINT_AND_MAIL PRINT");
    assertThat(data.resolve("print").resolve(family.get("S4") + "2A.pdf")).exists();
    assertThat(report.get("incidents").asInt()).isZero();
  }

  @Test
  @DisplayName("Issue 6-4: a timer that is set shorter counts in the next run, for what waits too")
  void aTimerThatIsTurnedCountsForWhatWaits() throws IOException {
    LocalDate day = LocalDate.of(2026, 11, 2);
    turn();
    visit("T1", day, Payer.ACME);
    once(day);
    once(day.plusDays(1));
    assertThat(tasks("T1")).as("a Tuesday; acknowledgementDays is 3").isEmpty();
    Files.writeString(
        data.resolve("practice.yml"),
        Samples.text("/scenario/practice.yml") + "payerDefaults:\n  acknowledgementDays: 1\n");
    once(day.plusDays(1));
    assertThat(tasks("T1")).containsExactly("FIND_ACKNOWLEDGEMENT NO_277CA");
    turn();
    once(day.plusDays(2));
    assertThat(tasks("T1")).as("who has been asked is not asked again").hasSize(1);
    assertThat(report.get("incidents").asInt()).isZero();
  }

  @Test
  @DisplayName("Issue 6-4: the write-off limit and the statement cycle are turned")
  void limitAndCycleCountFromTheNextRunOn() throws IOException {
    LocalDate day = LocalDate.of(2026, 11, 2);
    turn();
    for (String number : List.of("D1", "D2", "P1")) {
      visit(number, day, Payer.ACME);
    }
    once(day);
    day = LocalDate.of(2026, 11, 12);
    remittance("E1", day, "P1");
    tooLate("E2", day, "D1", "D2");
    once(day);
    assertThat(tasks("D1")).containsExactly("WORK_DENIAL CO-29");

    turn(LIMIT + "  writeOffLimit: 319\n");
    desk(day, desk -> writeOff(desk, "D1"));
    once(day);
    assertThat(tasks("D1")).containsExactly("APPROVE_WRITE_OFF CO-29");
    assertThat(ledger("D1", "denied_open")).isEqualTo(32000);
    turn(LIMIT + "  writeOffLimit: 320\n");
    desk(day, desk -> writeOff(desk, "D2"));
    once(day);
    assertThat(tasks("D2")).as("320 dollars are within the limit").isEmpty();
    assertThat(ledger("D2", "denied_open")).isZero();
    assertThat(familyState("D2")).isEqualTo("CLOSED");

    assertThat(statements(day)).isEqualTo("1 made, skipped []");
    assertThat(statements(day.plusDays(8))).isEqualTo("0 made, skipped [IN_CYCLE]");
    turn("statementCycleDays: 8");
    assertThat(statements(day.plusDays(8))).isEqualTo("1 made, skipped []");
    turn("statementCycleDays: 8", "statementMinimumCents: 8601");
    assertThat(statements(day.plusDays(16))).isEqualTo("0 made, skipped [BELOW_MINIMUM]");
    turn("statementCycleDays: 8", "statementMinimumCents: 8600");
    assertThat(statements(day.plusDays(16))).isEqualTo("1 made, skipped []");
  }

  private void writeOff(ApplicationContext desk, String visit) {
    String claim = PayerClaim.idOf(family.get(visit), 1);
    Task task = desk.getBean(Tasks.class).open(claim, TaskKind.WORK_DENIAL).orElseThrow();
    desk.getBean(TaskDecisions.class).decide(task.id(), "WRITE_OFF", "too late", "ann");
  }

  private String statements(LocalDate day) {
    List<String> said = new ArrayList<>();
    desk(
        day,
        desk -> {
          StatementRun.Run run = desk.getBean(StatementRun.class).make(day, "ann");
          said.add(
              "%d made, skipped %s"
                  .formatted(
                      run.made().size(),
                      run.skipped().stream().map(StatementRun.Skipped::reason).toList()));
        });
    return said.getFirst();
  }

  /** Somebody works with the application for a moment, after the run of that day. */
  private void desk(LocalDate day, Consumer<ApplicationContext> work) {
    try (ConfigurableApplicationContext application =
        new SpringApplicationBuilder(CobaltApplication.class)
            .web(WebApplicationType.NONE)
            .run(
                "--cobalt.data=" + data,
                "--cobalt.clock.start=" + day.atTime(20, 0).toInstant(ZoneOffset.UTC))) {
      work.accept(application);
    }
  }

  private void tooLate(String trace, LocalDate day, String... visits) throws IOException {
    Era era = Era.of(Payer.ACME, trace);
    for (String visit : visits) {
      String id = family.get(visit);
      era.claim(id + "1A", "4", "ICN" + trace + visit)
          .line("99214", id + "L1", "200", "0", "CO-29-200")
          .line("90833", id + "L2", "120", "0", "CO-29-120");
    }
    drop("clearinghouse/main/inbound", era.text(day));
  }

  private static Visit withReport(String number) {
    return Visit.of(number, Payer.ACME).line("99214", "200").line("99080", "25").patientPaid("20");
  }

  private void visit(String number, LocalDate day, Payer... payers) throws IOException {
    drop("intake", OfficeTest.visit(number, payers).text(day));
  }

  /**
   * The practice with switches: keys of {@code automation}, and first perhaps those of BETA or of
   * the practice itself.
   */
  private void turn(String... switches) throws IOException {
    String practice = Samples.text("/scenario/practice.yml");
    StringBuilder automation = new StringBuilder("automation:\n");
    for (String one : switches) {
      if (one.startsWith(BETA)) {
        practice = practice.replace(BETA, one);
      } else if (one.startsWith(LIMIT)) {
        practice = practice.replace(LIMIT, one);
      } else {
        automation.append("  ").append(one).append('\n');
      }
    }
    Files.writeString(
        data.resolve("practice.yml"),
        automation.indexOf("  ") < 0 ? practice : practice + automation);
  }

  private void remittance(String trace, LocalDate day, String... visits) throws IOException {
    Era era = Era.of(Payer.ACME, trace);
    for (String visit : visits) {
      String id = family.get(visit);
      era.claim(id + "1A", "1", "ICN" + trace)
          .line("99214", id + "L1", "200", "64", "CO-45-70", "PR-1-50", "PR-2-16")
          .line("90833", id + "L2", "120", "60", "CO-45-40", "PR-3-20");
    }
    drop("clearinghouse/main/inbound", era.text(day));
  }

  private void nothingLeft(String trace, LocalDate day, String visit) throws IOException {
    String id = family.get(visit);
    drop(
        "clearinghouse/main/inbound",
        Era.of(Payer.ACME, trace)
            .claim(id + "1A", "1", "ICN" + trace)
            .line("99214", id + "L1", "200", "130", "CO-45-70")
            .line("90833", id + "L2", "120", "80", "CO-45-40")
            .text(day));
  }

  private void drop(String folder, String text) throws IOException {
    Path to = Files.createDirectories(data.resolve(folder));
    Files.writeString(
        to.resolve("f%03d.x12".formatted(++dropped)), text, StandardCharsets.US_ASCII);
  }

  private void once(LocalDate day) throws IOException {
    Path json = data.resolve("report.json");
    Cli.Ended ended = Cli.run("once", "--data", data, "--date", day, "--json", json);
    assertThat(ended.status()).as("%s%s", ended.out(), ended.err()).isZero();
    report = JSON.readTree(json.toFile());
    for (JsonNode one : report.get("families")) {
      family.put(one.get("practice_claim").asText(), one.get("family").asText());
    }
  }

  /** The claims that went out since the last call, each from its CLM on. */
  private List<String> sent() throws IOException {
    List<String> claims = new ArrayList<>();
    for (String text : outbound("837P")) {
      Matcher claim = Pattern.compile("CLM\\*.*?(?=~HL\\*|~SE\\*)").matcher(text);
      while (claim.find()) {
        claims.add(claim.group());
      }
    }
    return claims;
  }

  private List<String> outbound(String kind) throws IOException {
    Path folder = data.resolve("clearinghouse/main/outbound");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        boolean wanted = Objects.requireNonNull(file.getFileName()).toString().startsWith(kind);
        if (wanted && seen.add(file)) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts;
  }

  private JsonNode one(String visit) {
    return StreamSupport.stream(report.get("families").spliterator(), false)
        .filter(one -> one.get("practice_claim").asText().equals(visit))
        .findFirst()
        .orElseThrow();
  }

  private String familyState(String visit) {
    return one(visit).get("state").asText();
  }

  private String state(String visit, int level) {
    return one(visit).get("claims").get(level - 1).get("state").asText();
  }

  private long ledger(String visit, String bucket) {
    return one(visit).get("ledger").get(bucket).asLong();
  }

  private List<String> tasks(String visit) {
    return StreamSupport.stream(one(visit).get("tasks").spliterator(), false)
        .map(task -> task.get("kind").asText() + " " + task.get("reason").asText())
        .toList();
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }
}
