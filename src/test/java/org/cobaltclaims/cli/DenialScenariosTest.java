package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.denial.DenialSuggestions;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskDecisions;
import org.cobaltclaims.worklist.Tasks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Denials from file to file, with the process engine. */
class DenialScenariosTest {

  private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final long SEED = 1;

  @TempDir private Path data;
  private String family = "";

  @Test
  @DisplayName("T-F8: CO-197 is corrected with the newest ICN, denied again, appealed and paid")
  void aDenialIsCorrectedWithTheNewestNumberOfItsPayer() throws Exception {
    Files.copy(Path.of("src/test/resources/practice.yml"), data.resolve("practice.yml"));
    try (ResumedApplication application = ResumedApplication.start(data, MORNING, SEED)) {
      claimComesIn(application);
      remittance(application, "A", "ICN1", "T1", true);
      assertThat(application.bean(DenialSuggestions.class).of(family + "1"))
          .hasValueSatisfying(
              suggestion -> {
                assertThat(suggestion.reason()).isEqualTo("CO-197");
                assertThat(suggestion.action()).isEqualTo("CORRECT_R7");
                assertThat(suggestion.rule()).isEqualTo("5.4");
              });
      decide(
          application,
          TaskKind.WORK_DENIAL,
          "CORRECT_AND_RESUBMIT",
          Map.of("correction", Map.of("authorization", "AUTH77")));
      assertThat(sent("B")).contains("11:B:7", "REF*G1*AUTH77", "REF*F8*ICN1");
      remittance(application, "B", "ICN2", "T2", true);
      decide(
          application,
          TaskKind.WORK_DENIAL,
          "CORRECT_AND_RESUBMIT",
          Map.of("correction", Map.of("authorization", "AUTH78")));
      assertThat(sent("C")).contains("11:B:7", "REF*F8*ICN2").doesNotContain("ICN1");
      remittance(application, "C", "ICN3", "T3", true);
      assertThat(application.bean(DenialSuggestions.class).of(family + "1"))
          .hasValueSatisfying(suggestion -> assertThat(suggestion.rule()).isEqualTo("O6"));
      decide(application, TaskKind.WORK_DENIAL, "APPEAL", Map.of("text", "See the records."));
    }
    // The appeal outlives the engine.
    try (ResumedApplication application =
        ResumedApplication.start(data, MORNING.plus(HALF_AN_HOUR), SEED)) {
      application.untilNothingMoves();
      remittance(application, "C", "ICN4", "T4", false);

      assertThat(primary(application).decided()).isTrue();
      assertThat(primary(application).icn()).isEqualTo("ICN4");
      FamilyLedger money = money(application);
      assertThat(money.isBalanced()).isTrue();
      assertThat(money.balance(Bucket.PAID, 1)).isEqualTo(Money.ofCents(12400));
      assertThat(money.balance(Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
      assertThat(application.bean(Tasks.class).openOfFamily(family)).isEmpty();
      assertThat(application.bean(PayerClaims.class).findById(family + "2")).isPresent();
      assertThat(application.bean(ClaimFamilies.class).findById(family).orElseThrow().state())
          .isEqualTo(FamilyState.OPEN);
    }
  }

  private void claimComesIn(ResumedApplication application) throws Exception {
    Path intake = Files.createDirectories(data.resolve("intake"));
    Files.writeString(
        intake.resolve("prim.837"), Samples.text("/claims/prim.837"), StandardCharsets.US_ASCII);
    application.untilNothingMoves();
    family =
        application.bean(ClaimFamilies.class).findByPracticeClaim("K7Q2M9X4T01A").getFirst().id();
  }

  private void remittance(
      ResumedApplication application, String version, String icn, String trace, boolean denied)
      throws Exception {
    String era =
        Samples.text("/x12/prim.835")
            .replace("K7Q2M9X4T01A", family + "1" + version)
            .replace("K7Q2M9X4T0", family)
            .replace("ACM2026110200441", icn)
            .replace("EFT00088123", trace);
    if (denied) {
      era =
          era.replaceAll("~\\s*", "~\n")
              .replace("1*320*124*86", "1*320*0*0")
              .replace("BPR*I*125.25", "BPR*I*1.25")
              .replace("SVC*HC:99214*200*64", "SVC*HC:99214*200*0")
              .replace("CAS*CO*45*70~\nCAS*PR*1*50**2*16", "CAS*CO*197*200")
              .replace("SVC*HC:90833*120*60", "SVC*HC:90833*120*0")
              .replace("CAS*CO*45*40~\nCAS*PR*3*20", "CAS*CO*197*120")
              .replace("AMT*B6*130~\n", "")
              .replace("AMT*B6*80~\n", "")
              .replace("SE*33", "SE*29");
    }
    Path inbound = Files.createDirectories(data.resolve("clearinghouse/main/inbound"));
    Files.writeString(inbound.resolve(trace + ".835"), era, StandardCharsets.US_ASCII);
    application.untilNothingMoves();
  }

  private void decide(
      ResumedApplication application, TaskKind kind, String decision, Map<String, Object> details)
      throws Exception {
    Task task = application.bean(Tasks.class).open(family + "1", kind).orElseThrow();
    application
        .bean(TaskDecisions.class)
        .decide(task.id(), decision, null, new DecisionDetails(details), "ann");
    application.untilNothingMoves();
  }

  /** The file that bears a version of the primary claim. */
  private String sent(String version) throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("clearinghouse/main/outbound"))) {
      List<String> texts =
          files.filter(Files::isRegularFile).map(DenialScenariosTest::text).toList();
      return texts.stream()
          .filter(text -> text.contains("CLM*" + family + "1" + version))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PayerClaim primary(ResumedApplication application) {
    return application.bean(PayerClaims.class).findById(family + "1").orElseThrow();
  }

  private FamilyLedger money(ResumedApplication application) {
    return new FamilyLedger(application.bean(Ledger.class).entries(family));
  }
}
