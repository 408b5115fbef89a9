package org.cobaltclaims.coordination.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.Origin;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.process.ClaimTasks;
import org.cobaltclaims.claim.process.FamilyProgress;
import org.cobaltclaims.claim.process.FamilyProgress.Step;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.transmission.InquiryFiles;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What a payer says about forwarding a claim, and what follows (T-XO, DOMAIN 3.6, 8.4). */
class CrossoverPathTest extends ApplicationTest {

  private static final String TT = "NM1*TT*2*BETA SUPPLEMENTAL*****PI*67890~\n";

  @Autowired private FamilyProgress progress;
  @Autowired private SecondaryBilling billing;
  @Autowired private ClaimTasks claimTasks;
  @Autowired private InquiryFiles inquiries;

  @Value("${cobalt.data}")
  private Path data;

  @ParameterizedTest
  @CsvSource({"19", "20", "21"})
  @DisplayName("T-XO DOMAIN 3.6-CLP02: CLP02 19, 20, 21 -> the answer is awaited, nothing is sent")
  void aForwardedStatusIsDefinite(String status) {
    sent();
    receive(forwarding(status, "", ""));
    awaited("3.6-CLP02 " + status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MA18", "MA07", "N89"})
  @DisplayName("T-XO DOMAIN 3.6-RARC: MA18, MA07, N89 without such a status -> awaited")
  void aForwardedRemarkIsDefinite(String remark) {
    sent();
    receive(forwarding("1", "", remark));
    awaited("3.6-RARC " + remark);
  }

  @Test
  @DisplayName("DOMAIN 3.6-TT: NM1*TT with status 1 -> awaited")
  void aCarrierAloneIsStrong() {
    sent();
    receive(forwarding("1", TT, ""));
    awaited("3.6-TT NM1*TT");
  }

  @Test
  @DisplayName("DOMAIN 3.6: several signals for it together -> awaited")
  void severalSignalsForItAreNoContradiction() {
    sent();
    receive(forwarding("19", TT, "MA18*N89"));
    awaited("3.6-RARC N89");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MA08", "MA19"})
  @DisplayName("T-XO DOMAIN 3.6-negative: MA08, MA19 -> the secondary is drafted")
  void notForwardedMeansThatWeBill(String remark) {
    sent();
    receive(forwarding("1", "", remark));

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.ADJUDICATED);
    assertThat(progress.next(family).step()).isEqualTo(Step.BILL);
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.DRAFT);
    assertThat(gate("crossoverSignal")).isEqualTo(false);
    assertThat(gate("crossoverContradiction")).isEqualTo(false);
    assertThat(said())
        .contains("3.6 Not forwarded by the payer, as it says (3.6-RARC " + remark + ")");
  }

  @ParameterizedTest
  @CsvSource({"19, '', MA19", "1, TT, MA08", "1, '', MA18*MA19", "20, TT, MA18*MA08"})
  @DisplayName(
      "T-XO DOMAIN 3.6-contradiction: positive and negative -> a person decides, nothing is sent")
  void contradictorySignalsAreAPersons(String status, String carrier, String remarks) {
    sent();
    receive(forwarding(status, carrier.equals("TT") ? TT : "", remarks));

    undecided();
  }

  @Test
  @DisplayName(
      "DOMAIN 3.6-other-carrier: forwarded to a carrier that is not the next coverage -> task")
  void anotherCarrierIsAPersons() {
    sent();
    receive(forwarding("19", "NM1*TT*2*GAMMA MUTUAL*****PI*55555~\n", ""));

    undecided();
  }

  @Test
  @DisplayName("DOMAIN 3.6: a person who believes the forwarding has its answer awaited")
  void aPersonMayBelieveTheSignals() {
    sent();
    receive(forwarding("19", "", "MA19"));
    Task task = undecided();

    decisions.decide(task.id(), "AWAIT_CROSSOVER", null, "ann");

    assertThat(claim(2).state()).isEqualTo(PayerClaimState.AWAITING_CROSSOVER);
    assertThat(gate("crossoverSignal")).as("the process goes to wait").isEqualTo(true);
    assertThat(progress.next(family).step()).isEqualTo(Step.AWAIT_CROSSOVER);
    receive(answerOfTheNextPayer());
    answered();
  }

  @Test
  @DisplayName("DOMAIN 2.2-3: a person who does not believe it bills the next payer, with a reason")
  void aPersonMayBillInSpiteOfTheSignals() {
    sent();
    receive(forwarding("19", "", "MA19"));
    Task task = undecided();

    assertThatThrownBy(() -> decisions.decide(task.id(), "BILL", null, "ann"))
        .isInstanceOf(DecisionRefused.class);
    decisions.decide(task.id(), "BILL", "the payer says on the telephone that it is not", "ann");

    assertThat(gate("crossoverContradiction")).isEqualTo(false);
    assertThat(gate("statusAllowed")).isEqualTo(true);
    assertThat(billing.build(claim(2).id())).isEmpty();
  }

  @Test
  void withoutAnySignalThereIsNothingToAwait() {
    sent();
    receive(era(text -> text));
    progress.next(family);
    Task task = need(TaskKind.REVIEW_SECONDARY, claim(2).id(), family);

    assertThatThrownBy(() -> decisions.decide(task.id(), "AWAIT_CROSSOVER", null, "ann"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("no sign");
  }

  @Test
  @DisplayName(
      "T-XO: contradictory signals, and the next payer answers after all -> posted, settled")
  void theNextPayersAnswerSettlesTheContradiction() {
    sent();
    receive(forwarding("19", "", "MA19"));
    undecided();

    receive(answerOfTheNextPayer());

    answered();
    assertThat(gate("remainingPositive")).as("the process finds nothing to bill").isEqualTo(false);
    billing.skip(claim(2).id(), "NO_PR");
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.ADJUDICATED);
  }

  @Test
  @DisplayName("T-XO DOMAIN 3.6-arrival: the next payer's ERA posts to a claim that we never sent")
  void theForwardedClaimsAnswerIsPosted() {
    sent();
    receive(forwarding("19", TT, ""));
    receive(answerOfTheNextPayer());
    answered();
    assertThat(progress.next(family).step()).isIn(Step.DONE_PATIENT, Step.DONE_CLOSED);
  }

  @Test
  @DisplayName("DOMAIN 3.6-F3F: 277 F3F and an ERA without signal -> awaited")
  void aFinalizedAndForwardedStatusIsStrong() throws IOException {
    accepted();
    status("F3F:3");
    receive(era(text -> text));
    awaited("3.6-277 F3F");
  }

  @Test
  @DisplayName("DOMAIN 3.6-contradiction: 277 F3N before an ERA with CLP02 19 -> contradictory")
  void notForwardedAsTheStatusSaidContradictsTheRemittance() throws IOException {
    accepted();
    status("F3N:3");
    receive(forwarding("19", TT, ""));
    undecided();
  }

  @Test
  @DisplayName(
      "DOMAIN 3.6-contradiction: 277 F3N after an ERA with CLP02 19 -> a person is asked at once")
  void notForwardedAfterAllAsksAPersonAtOnce() throws IOException {
    accepted();
    receive(forwarding("19", TT, ""));
    assertThat(progress.next(family).crossoverDue()).isAfter(LocalDate.of(2026, 11, 22));

    status("F3N:3");

    assertThat(progress.next(family).crossoverDue()).isEqualTo(LocalDate.of(2026, 11, 21));
    assertThat(messages()).contains("payer-claim-changed " + claim(2).id());
  }

  @Test
  @DisplayName("DOMAIN 3.6: no signal -> billed")
  void withoutASignalTheNextPayerIsBilled() {
    sent();
    receive(era(text -> text));
    progress.next(family);
    assertThat(gate("crossoverSignal")).isEqualTo(false);
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.DRAFT);
  }

  @Test
  @DisplayName("DOMAIN 3.6-23: CLP02 23, not our claim and forwarded -> awaited there, no denial")
  void aClaimThatIsNotThePayersAndWentToTheNextIsAwaitedThere() {
    sent();
    receive(
        forwarding("23", TT, "")
            .replace("23*320*124*86", "23*320*0*0")
            .replace("BPR*I*125.25", "BPR*I*1.25"));

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.CROSSED_OVER);
    assertThat(tasks.openOfFamily(family)).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 8.4: awaited 30 days from the ERA, shorter where the filing limit is near")
  void theWaitBeginsWithTheRemittance() {
    sent();
    receive(forwarding("19", TT, ""));
    assertThat(progress.next(family).crossoverDue()).isEqualTo(LocalDate.of(2026, 12, 4));
  }

  @Test
  @DisplayName(
      "DOMAIN 8.2-crossover: crossover expected ERA overdue -> 276 by the primary's number, and"
          + " task")
  void anOverdueCrossoverIsAskedAfterAndAPersonIsAsked() throws IOException {
    accepted();
    receive(forwarding("19", TT, ""));
    progress.next(family);
    clock.setTo(LocalDate.of(2026, 12, 4));

    claimTasks.chaseCrossover(claim(2).id());

    Task task = openTask(claim(2).id(), TaskKind.CHASE_CROSSOVER);
    assertThat(task.reason()).isEqualTo("CROSSOVER_OVERDUE");
    List<String> sent = inquiries.send();
    assertThat(Files.readString(data.resolve("clearinghouse/main/outbound/" + sent.getFirst())))
        .contains(
            "NM1*PR*2*BETA SUPPLEMENTAL*****PI*67890~",
            "MI*SEC67890~",
            "REF*EJ*" + claim(1).currentVersion().pcn() + "~");

    decisions.decide(
        task.id(),
        "KEEP_WAITING",
        null,
        new DecisionDetails(Map.of("promisedOn", "2026-12-20")),
        "ann");
    assertThat(progress.next(family).crossoverDue()).isEqualTo(LocalDate.of(2026, 12, 20));
  }

  @Test
  @DisplayName("DOMAIN 3.6: 277 F3N after CLP02 19 -> the task says that the signals contradict")
  void theTaskSaysWhyThePersonIsAskedEarly() throws IOException {
    accepted();
    receive(forwarding("19", TT, ""));
    status("F3N:3");
    claimTasks.chaseCrossover(claim(2).id());
    assertThat(openTask(claim(2).id(), TaskKind.CHASE_CROSSOVER).reason())
        .isEqualTo("CROSSOVER_CONTRADICTION");
  }

  @Test
  @DisplayName("DOMAIN 3.6: forwarded, and we know of no next payer -> task, nobody is billed yet")
  void forwardedToAPayerThatNobodyKnowsIsATask() {
    sent();
    receive(forwarding("19", TT, ""));
    receive(answerOfTheNextPayer().replace("*2*320*86*0*12*", "*20*320*86*0*12*"));

    Task task = openTask(claim(2).id(), TaskKind.PAYER_ORDER);
    assertThat(task.reason()).isEqualTo("FORWARDED_TO_UNKNOWN_PAYER");
    progress.next(family);
    assertThat(families.findById(family).orElseThrow().state()).isEqualTo(FamilyState.OPEN);

    decisions.decide(task.id(), "DONE", "the patient has no other insurance", "ann");
    progress.next(family);
    assertThat(families.findById(family).orElseThrow().state()).isNotEqualTo(FamilyState.OPEN);
  }

  /** The primary's sample ERA with signals about forwarding. */
  private String forwarding(String status, String carrier, String remarks) {
    return era(
        text ->
            text.replace("1*320*124*86", status + "*320*124*86")
                .replace("NM1*82*1*RIVERA", carrier + "NM1*82*1*RIVERA")
                .replace(
                    "DTM*232*20261005",
                    remarks.isEmpty()
                        ? "DTM*232*20261005"
                        : "MOA***" + remarks + "~\nDTM*232*20261005"));
  }

  /** The secondary's decision on what the primary forwarded, under the primary's claim number. */
  private String answerOfTheNextPayer() {
    return era(text -> text)
        .replace("BPR*I*125.25", "BPR*I*86")
        .replace("*20261104~", "*20261118~")
        .replace("EFT00088123", "EFT00099555")
        .replace("N1*PR*ACME HEALTH PLAN", "N1*PR*BETA SUPPLEMENTAL")
        .replace("REF*2U*12345", "REF*2U*67890")
        .replace("1361234567", "1369999999")
        .replace("*1*320*124*86*12*ACM2026110200441", "*2*320*86*0*12*BET20261118001")
        .replace("MI*PRI12345", "MI*SEC67890")
        .replace("AMT*I*1.25~\n", "")
        .replace("SVC*HC:99214*200*64", "SVC*HC:99214*200*66")
        .replace("CAS*CO*45*70~\nCAS*PR*1*50**2*16", "CAS*OA*23*134")
        .replace("SVC*HC:90833*120*60", "SVC*HC:90833*120*20")
        .replace("CAS*CO*45*40~\nCAS*PR*3*20", "CAS*OA*23*100")
        .replaceAll("PLB[^~]*~\n", "");
  }

  private void awaited(String signal) {
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.CROSSED_OVER);
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.AWAITING_CROSSOVER);
    assertThat(claim(2).origin()).isEqualTo(Origin.CROSSOVER);
    assertThat(claim(2).versions()).as("nothing is sent").isEmpty();
    assertThat(progress.next(family).step()).isEqualTo(Step.AWAIT_CROSSOVER);
    assertThat(tasks.openOfFamily(family)).isEmpty();
    assertThat(said()).anyMatch(text -> text.startsWith("3.6 Forwarded") && text.contains(signal));
  }

  /** A person has to decide whether the next payer is billed; returns the task. */
  private Task undecided() {
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.ADJUDICATED);
    assertThat(progress.next(family).step()).isEqualTo(Step.BILL);
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.DRAFT);
    assertThat(gate("crossoverContradiction")).isEqualTo(true);
    Map<String, Object> seen = new HashMap<>(billing.facts(claim(2).id()));
    seen.put("crossoverSignal", true);
    billing.ask(claim(2).id(), "CROSSOVER_CONTRADICTION", seen);
    assertThat(tasks.newest(claim(2).id(), TaskKind.REVIEW_SECONDARY))
        .as("something has happened since: the gate looks again and nobody is asked")
        .hasValueSatisfying(task -> assertThat(task.isOpen()).isFalse());
    billing.ask(claim(2).id(), "CROSSOVER_CONTRADICTION", billing.facts(claim(2).id()));
    assertThat(said()).anyMatch(text -> text.startsWith("2.2-3 the payer before"));
    return openTask(claim(2).id(), TaskKind.REVIEW_SECONDARY);
  }

  private void answered() {
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.ADJUDICATED);
    assertThat(claim(2).origin()).isEqualTo(Origin.CROSSOVER);
    assertThat(claim(2).versions()).isEmpty();
    assertThat(claim(2).icn()).isEqualTo("BET20261118001");
    assertThat(tasks.openOfFamily(family)).isEmpty();
    assertThat(money().isBalanced()).isTrue();
  }

  private Object gate(String fact) {
    return billing.facts(claim(2).id()).get(fact);
  }

  private void status(String code) throws IOException {
    Path inbound = Files.createDirectories(data.resolve("clearinghouse/main/inbound"));
    Files.writeString(
        inbound.resolve("status-" + code.substring(0, 3) + ".277"),
        Samples.text("/x12/stat.277")
            .replace("P3:294", code)
            .replace("K7Q2M9X4T02A", claim(1).currentVersion().pcn()));
    files.scan();
  }

  private List<String> said() {
    return timeline.of(family).stream().map(entry -> entry.rule() + " " + entry.text()).toList();
  }
}
