package org.cobaltclaims.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplePracticeTest {

  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 6);

  @TempDir Path data;

  @Test
  void sameSeedGivesTheSameBytesInAnyOrder(@TempDir Path other) throws Exception {
    Plan plan = Plan.standard(11, 150);
    SamplePractice one = new SamplePractice(data, plan, FRIDAY);
    SamplePractice two = new SamplePractice(other, plan, FRIDAY);
    for (LocalDate day : one.days()) {
      one.fileFor(day);
    }
    List<LocalDate> backwards = new ArrayList<>(two.days());
    Collections.reverse(backwards);
    for (LocalDate day : backwards) {
      two.fileFor(day);
      Path again = two.fileFor(day).orElseThrow();
      assertThat(again).hasSameBinaryContentAs(data.resolve("intake").resolve(again.getFileName()));
    }
  }

  @Test
  void otherSeedGivesOtherClaims() throws Exception {
    Path one = new SamplePractice(data, Plan.standard(1, 5), FRIDAY).fileFor(FRIDAY).orElseThrow();
    byte[] first = Files.readAllBytes(one);
    Path two = new SamplePractice(data, Plan.standard(2, 5), FRIDAY).fileFor(FRIDAY).orElseThrow();
    assertThat(Files.readAllBytes(two)).isNotEqualTo(first);
  }

  @Test
  void everyClaimComesOnceOnABusinessDayAndIsReadWithoutProblem() throws Exception {
    Plan plan = Plan.standard(3, 300);
    SamplePractice practice = new SamplePractice(data, plan, FRIDAY);
    List<String> numbers = new ArrayList<>();
    List<ProfessionalClaim> claims = new ArrayList<>();
    for (LocalDate day : practice.days()) {
      assertThat(day.getDayOfWeek().getValue()).isLessThan(6);
      X12File file = read(practice.fileFor(day).orElseThrow());
      assertThat(file.problems()).isEmpty();
      file.claims().forEach(t -> claims.addAll(t.claims()));
    }
    claims.forEach(c -> numbers.add(c.claimNumber()));
    assertThat(numbers).doesNotHaveDuplicates().hasSize(300);
    assertThat(numbers).allMatch(n -> plan.index(n).isPresent());
    for (ProfessionalClaim claim : claims) {
      int index = plan.index(claim.claimNumber()).orElseThrow();
      assertThat(claim.charge())
          .isEqualTo(
              claim.lines().stream()
                  .map(ProfessionalClaim.Line::charge)
                  .collect(org.cobaltclaims.money.Money.sum()));
      List<String> payers = new ArrayList<>(List.of(claim.subscriber().payer().id()));
      claim.otherPayers().forEach(o -> payers.add(o.payer().id()));
      assertThat(payers).isEqualTo(plan.payers(index));
      assertThat(claim.otherPayers()).allMatch(o -> o.paid() == null);
      SamplePayer payer = SamplePayer.byId(payers.getFirst()).orElseThrow();
      assertThat(payer.index(claim.subscriber().person().id())).hasValue(index);
    }
    assertThat(claims).anyMatch(c -> c.dependent() != null);
    assertThat(claims).anyMatch(c -> c.patientPaid() != null);
    assertThat(claims).anyMatch(c -> !c.reference("G1").isEmpty());
    assertThat(claims).anyMatch(c -> c.otherPayers().size() == 2);
    assertThat(claims).anyMatch(c -> c.lines().size() == 6);
    assertThat(claims).anyMatch(c -> !c.lines().getFirst().procedure().modifiers().isEmpty());
  }

  @Test
  void hundredClaimsHoldEveryScenarioAndTheFirstIsThePlainOne() {
    for (long seed = 1; seed <= 20; seed++) {
      Plan plan = Plan.standard(seed, 100);
      assertThat(plan.counts().keySet()).isEqualTo(Mix.standard().weights().keySet());
      assertThat(plan.scenario(0)).isEqualTo(Scenario.PAID);
      assertThat(plan.payers(0)).containsExactly("12345", "67890");
    }
  }

  @Test
  void aClaimDoesNotDependOnHowManyThereAre() {
    Plan small = Plan.standard(5, 10);
    Plan large = Plan.standard(5, 10_000);
    for (int index = 0; index < 10; index++) {
      assertThat(small.scenario(index)).isEqualTo(large.scenario(index));
    }
  }

  @Test
  void memberIdsGiveTheIndexBackAndStrangersNone() {
    for (SamplePayer payer : SamplePayer.values()) {
      for (long index : new long[] {0, 1, 42, 99_999, 12_345_678}) {
        assertThat(payer.index(payer.memberId(index))).hasValue(index);
      }
      assertThat(payer.index("PRI12345")).isEmpty();
      assertThat(payer.index("")).isEmpty();
    }
    assertThat(SamplePayer.MEDICARE.memberId(7))
        .matches("[1-9][A-Z][A-Z0-9]\\d[A-Z][A-Z0-9]\\d[A-Z]{2}\\d{2}");
  }

  @Test
  void providerNumbersPassTheirCheckDigit() {
    assertThat(CheckDigit.npi("123456789")).isEqualTo("1234567893");
  }

  @Test
  void settingsNameEveryPayer() throws Exception {
    new SamplePractice(data, Plan.standard(1, 1), FRIDAY).writeSettings();
    JsonNode yaml = new YAMLMapper().readTree(data.resolve("practice.yml").toFile());
    assertThat(yaml.at("/practice/npi").asText()).isEqualTo("1234567893");
    assertThat(yaml.at("/clearinghouses/0/name").asText()).isEqualTo(SamplePractice.CLEARINGHOUSE);
    assertThat(yaml.at("/payers")).hasSize(SamplePayer.values().length);
    assertThat(yaml.at("/payers/4/secondaryChannel").asText()).isEqualTo("PRINT");
  }

  private static X12File read(Path file) throws Exception {
    try (var in = Files.newInputStream(file)) {
      return X12File.read(in);
    }
  }
}
