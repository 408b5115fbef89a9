package org.cobaltclaims.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedClearinghouseTest {

  private static final long SEED = 7;
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

  @TempDir Path data;

  @Test
  void firstClaimIsPaidByBothPayersAndLeavesThePatientAShare() throws Exception {
    List<String[]> primary = primaryPaid();
    assertThat(primary.getFirst()[2]).isEqualTo("1");
    assertThat(X12Text.cents(primary.getFirst()[4])).isPositive();

    SampleClaim claim = first();
    LocalDate day = MONDAY.plusDays(20);
    send("b2.837", TestBiller.claim(claim, "P00000000002A", day, 2, List.of(primary)));
    List<String[]> secondary = era(day, "P00000000002A");

    assertThat(secondary.getFirst()[2]).isEqualTo("2");
    assertThat(X12Text.cents(secondary.getFirst()[4])).isPositive();
    assertThat(X12Text.cents(secondary.getFirst()[5])).isPositive();
    assertThat(X12Text.cents(secondary.getFirst()[4]) + X12Text.cents(secondary.getFirst()[5]))
        .as("what the primary left is paid or left again")
        .isEqualTo(X12Text.cents(primary.getFirst()[5]));
    assertThat(clearinghouse().tally().unplannedRefusals()).isEmpty();
  }

  @Test
  void secondaryOneCentOffIsRefusedWithTheUsualWords() throws Exception {
    List<String[]> primary = primaryPaid();
    LocalDate day = MONDAY.plusDays(20);
    String file =
        new String(
            TestBiller.claim(first(), "P00000000002A", day, 2, List.of(primary)),
            StandardCharsets.US_ASCII);
    String[] svd = file.substring(file.indexOf("SVD*")).split("[*~]", 4);
    String off = Money.ofCents(X12Text.cents(svd[2]) + 1).toX12();
    send(
        "b2.837",
        file.replaceFirst("SVD\\*12345\\*" + svd[2] + "\\*", "SVD*12345*" + off + "*")
            .getBytes(StandardCharsets.US_ASCII));
    SimulatedClearinghouse clearinghouse = clearinghouse();
    clearinghouse.day(day);
    clearinghouse.day(day.plusDays(30));

    assertThat(clearinghouse.tally().unplannedRefusals())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.claimNumber()).isEqualTo("P00000000002A");
              assertThat(r.code()).isEqualTo("A7:400");
            });
    assertThat(inbound().values().stream().map(b -> new String(b)).toList())
        .anyMatch(
            t ->
                t.contains("STC*A7:400*")
                    && t.contains("*A7:672**" + ClaimCheck.OUT_OF_BALANCE + "~")
                    && t.contains("TRN*2*P00000000002A~"));
    assertThat(clearinghouse.tally().claimsAnswered()).doesNotContainKey(2);
  }

  @Test
  void everyEraBalancesExceptThePlannedOnes() throws Exception {
    run(110, SEED);
    SimulatedClearinghouse clearinghouse = clearinghouse();
    int eras = 0;
    for (Map.Entry<String, byte[]> file : inbound().entrySet()) {
      if (X12Text.kind(file.getValue()).equals("835")) {
        eras++;
        boolean meant =
            clearinghouse.tally().specialFiles().get(file.getKey()) == Scenario.UNBALANCED_ERA;
        assertThat(X12Text.imbalances(file.getValue()).isEmpty())
            .as(file.getKey())
            .isEqualTo(!meant);
      }
    }
    assertThat(eras).isEqualTo(clearinghouse.tally().remittances()).isGreaterThan(15);
  }

  @Test
  void everyPlannedEventHappensAndNoOther() throws Exception {
    Plan plan = run(110, SEED);
    Tally tally = clearinghouse().tally();
    Plan.Expected expected = plan.expected();

    assertThat(plan.counts().keySet()).isEqualTo(Mix.standard().weights().keySet());
    assertThat(tally.unplannedRefusals()).isEmpty();
    assertThat(refused(tally, "999")).isEqualTo(expected.claimsNamedBy999());
    assertThat(refused(tally, "A7:562")).isEqualTo(expected.claimsRejectedBy277());
    assertThat(files(tally, Scenario.UNBALANCED_ERA)).isEqualTo(expected.unbalancedEras());
    assertThat(files(tally, Scenario.UNKNOWN_CLAIM)).isEqualTo(expected.unknownClaims());
    assertThat(files(tally, Scenario.DUPLICATE_FILE)).isEqualTo(expected.duplicateFiles());
    assertThat(files(tally, Scenario.DUPLICATE_TRANSACTION))
        .isEqualTo(expected.duplicateTransactions());
    assertThat(tally.crossovers()).isEqualTo(plan.counts().get(Scenario.CROSSOVER));
    assertThat(tally.claimsAnswered().get(1))
        .as("two kinds are answered only if somebody asks for them")
        .isEqualTo(
            110
                - expected.neverAnswered()
                - expected.claimsRejectedBy277()
                - plan.counts().get(Scenario.ERA_LOST)
                - plan.counts().get(Scenario.INFORMATION_WANTED));
    assertThat(tally.claimsAnswered().get(2)).isEqualTo(tally.crossovers());
  }

  @Test
  void applicationsCodecReadsEveryAnswerWithoutProblem() throws Exception {
    run(110, SEED);
    Tally tally = clearinghouse().tally();
    for (Map.Entry<String, byte[]> file : inbound().entrySet()) {
      X12File read = X12File.read(new ByteArrayInputStream(file.getValue()));
      boolean unbalanced = tally.specialFiles().get(file.getKey()) == Scenario.UNBALANCED_ERA;
      if (!unbalanced) {
        assertThat(read.problems()).as(file.getKey()).isEmpty();
      }
      assertThat(read.unreadable()).as(file.getKey()).isFalse();
    }
  }

  @Test
  void crossedOverClaimIsAnsweredByTheNextPayerUnderThePrimaryNumber() throws Exception {
    Plan plan = run(110, SEED);
    int index = 0;
    while (plan.scenario(index) != Scenario.CROSSOVER) {
      index++;
    }
    String number = Plan.claimNumber(index);
    List<List<String[]>> answers = new ArrayList<>();
    for (byte[] file : inbound().values()) {
      if (X12Text.kind(file).equals("835")) {
        X12Text.claims(file).stream()
            .filter(c -> c.getFirst()[1].equals(number))
            .forEach(answers::add);
      }
    }
    assertThat(answers.stream().map(c -> c.getFirst()[2])).containsExactly("19", "2");
    assertThat(answers.getFirst().stream().map(s -> String.join("*", s)))
        .contains("NM1*TT*2*BETA SUPPLEMENTAL*****PI*67890", "MOA***MA01*MA18");
  }

  @Test
  void reopeningAtEveryStepChangesNothing(@TempDir Path other) throws Exception {
    Plan plan = Plan.standard(SEED, 25);
    List<LocalDate> days = MONDAY.datesUntil(MONDAY.plusDays(75)).toList();
    SamplePractice undisturbed = new SamplePractice(data, plan, MONDAY);
    SimulatedClearinghouse one = clearinghouse();
    for (LocalDate day : days) {
      submit(data, undisturbed, day);
      one.day(day);
    }
    SamplePractice disturbed = new SamplePractice(other, plan, MONDAY);
    for (LocalDate day : days) {
      SimulatedClearinghouse.open(other, SamplePractice.CLEARINGHOUSE, SEED);
      submit(other, disturbed, day);
      SimulatedClearinghouse.open(other, SamplePractice.CLEARINGHOUSE, SEED).day(day);
    }
    Map<String, byte[]> expected = inbound();
    Map<String, byte[]> found = inbound(other);
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, bytes) -> assertThat(found.get(name)).isEqualTo(bytes));
  }

  @Test
  void answersThatACrashSwallowedComeAgainWithTheSameBytes() throws Exception {
    run(30, SEED);
    Map<String, byte[]> expected = inbound();
    Path journal =
        data.resolve("simulator").resolve(SamplePractice.CLEARINGHOUSE).resolve("journal");
    try (Stream<Path> files = Files.list(journal)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".done")).toList()) {
        Files.delete(file);
      }
    }
    for (String name : expected.keySet()) {
      Files.delete(exchange(data, "inbound").resolve(name));
    }
    clearinghouse();
    Map<String, byte[]> found = inbound();
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, bytes) -> assertThat(found.get(name)).isEqualTo(bytes));
  }

  @Test
  void leapOverManyDaysDeliversTheSamePaymentsAsDayByDay(@TempDir Path other) throws Exception {
    Plan plan = Plan.standard(SEED, 40);
    for (Path folder : List.of(data, other)) {
      SamplePractice practice = new SamplePractice(folder, plan, MONDAY);
      SimulatedClearinghouse clearinghouse =
          SimulatedClearinghouse.open(folder, SamplePractice.CLEARINGHOUSE, SEED);
      for (LocalDate day : practice.days()) {
        submit(folder, practice, day);
        clearinghouse.day(day);
      }
      if (folder.equals(data)) {
        for (LocalDate day = MONDAY.plusDays(5);
            clearinghouse.hasPending();
            day = day.plusDays(1)) {
          clearinghouse.day(day);
        }
      } else {
        while (clearinghouse.hasPending()) {
          clearinghouse.day(clearinghouse.nextDue().orElseThrow().plusDays(20));
        }
      }
    }
    assertThat(inbound(other).keySet()).isEqualTo(inbound().keySet());
  }

  @Test
  void transactionRejectedForOneClaimIsAcceptedWhenItComesAgain() throws Exception {
    Mix mix = Mix.only(Scenario.REJECTED_999);
    SimulatedClearinghouse clearinghouse =
        SimulatedClearinghouse.open(data, SamplePractice.CLEARINGHOUSE, SEED, mix);
    SampleClaim named = SampleClaim.of(new Draw(SEED), mix, 1, MONDAY);
    send("a.837", TestBiller.claim(named, "P00000000011A", MONDAY, 1, List.of()));
    clearinghouse.day(MONDAY);
    clearinghouse.day(MONDAY.plusDays(2));
    assertThat(new String(inbound().values().iterator().next()))
        .contains("CTX*CLM01:P00000000011A~IK5*R*I5~AK9*R*1*1*0~");
    assertThat(inbound()).hasSize(1);

    send("b.837", TestBiller.claim(named, "P00000000011B", MONDAY.plusDays(3), 2, List.of()));
    clearinghouse.day(MONDAY.plusDays(3));
    clearinghouse.day(MONDAY.plusDays(30));
    assertThat(clearinghouse.tally().claimsAnswered()).containsEntry(1, 1);
  }

  @Test
  void fileWhoseCountsAreWrongIsRefused() throws Exception {
    String file =
        new String(TestBiller.claim(first(), "P00000000001A", MONDAY, 1, List.of()))
            .replaceFirst("SE\\*\\d+\\*", "SE*9*");
    send("a.837", file.getBytes(StandardCharsets.US_ASCII));
    SimulatedClearinghouse clearinghouse = clearinghouse();
    clearinghouse.day(MONDAY);
    clearinghouse.day(MONDAY.plusDays(9));
    assertThat(clearinghouse.tally().unplannedRefusals())
        .singleElement()
        .satisfies(r -> assertThat(r.code()).isEqualTo("999"));
    assertThat(inbound()).hasSize(1);
  }

  @Test
  void sameClaimNumberTwiceIsADuplicate() throws Exception {
    send("a.837", TestBiller.claim(first(), "P00000000001A", MONDAY, 1, List.of()));
    send("b.837", TestBiller.claim(first(), "P00000000001A", MONDAY, 2, List.of()));
    SimulatedClearinghouse clearinghouse = clearinghouse();
    clearinghouse.day(MONDAY);
    assertThat(clearinghouse.tally().unplannedRefusals())
        .singleElement()
        .satisfies(r -> assertThat(r.code()).isEqualTo("A7:746"));
  }

  @Test
  void folderOfAnotherSeedIsRefused() throws Exception {
    clearinghouse();
    assertThatThrownBy(
            () -> SimulatedClearinghouse.open(data, SamplePractice.CLEARINGHOUSE, SEED + 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another seed");
  }

  private SampleClaim first() {
    return SampleClaim.of(new Draw(SEED), Mix.standard(), 0, MONDAY);
  }

  private SimulatedClearinghouse clearinghouse() throws IOException {
    return SimulatedClearinghouse.open(data, SamplePractice.CLEARINGHOUSE, SEED);
  }

  /** Bills the first claim to its primary; the CLP loop that comes back. */
  private List<String[]> primaryPaid() throws IOException {
    send("b1.837", TestBiller.claim(first(), "P00000000001A", MONDAY, 1, List.of()));
    return era(MONDAY, "P00000000001A");
  }

  /** Waits for the answer to a claim. */
  private List<String[]> era(LocalDate from, String number) throws IOException {
    SimulatedClearinghouse clearinghouse = clearinghouse();
    for (LocalDate day = from; day.isBefore(from.plusDays(30)); day = day.plusDays(1)) {
      clearinghouse.day(day);
    }
    return inbound().values().stream()
        .filter(f -> X12Text.kind(f).equals("835"))
        .flatMap(f -> X12Text.claims(f).stream())
        .filter(c -> c.getFirst()[1].equals(number))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Sends the practice's primary claims as they are, and waits for all answers. A rejected
   * transaction is sent again the next day.
   */
  private Plan run(int claims, long seed) throws IOException {
    Plan plan = Plan.standard(seed, claims);
    SamplePractice practice = new SamplePractice(data, plan, MONDAY);
    SimulatedClearinghouse clearinghouse = clearinghouse();
    LocalDate day = MONDAY;
    for (; day.isBefore(MONDAY.plusDays(7)); day = day.plusDays(1)) {
      submit(data, practice, day);
      clearinghouse.day(day);
    }
    for (Tally.Refusal refusal : List.copyOf(clearinghouse.tally().refusals())) {
      if (refusal.code().equals("999")) {
        byte[] again = Files.readAllBytes(exchange(data, "outbound").resolve(refusal.file()));
        send("again-" + refusal.file(), again);
      }
    }
    for (; clearinghouse.hasPending(); day = day.plusDays(1)) {
      clearinghouse.day(day);
    }
    return plan;
  }

  private static void submit(Path folder, SamplePractice practice, LocalDate day)
      throws IOException {
    var file = practice.fileFor(day);
    if (file.isPresent()) {
      Path outbound = Files.createDirectories(exchange(folder, "outbound"));
      Files.copy(file.get(), outbound.resolve(file.get().getFileName()));
    }
  }

  private void send(String name, byte[] file) throws IOException {
    Files.write(Files.createDirectories(exchange(data, "outbound")).resolve(name), file);
  }

  private Map<String, byte[]> inbound() throws IOException {
    return inbound(data);
  }

  private static Map<String, byte[]> inbound(Path folder) throws IOException {
    Map<String, byte[]> content = new TreeMap<>();
    try (Stream<Path> files = Files.list(exchange(folder, "inbound"))) {
      for (Path file : files.toList()) {
        content.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return content;
  }

  private static Path exchange(Path folder, String kind) {
    return folder.resolve("clearinghouse").resolve(SamplePractice.CLEARINGHOUSE).resolve(kind);
  }

  private static int refused(Tally tally, String code) {
    return (int) tally.refusals().stream().filter(r -> r.code().equals(code)).count();
  }

  private static int files(Tally tally, Scenario scenario) {
    return (int) tally.specialFiles().values().stream().filter(scenario::equals).count();
  }
}
