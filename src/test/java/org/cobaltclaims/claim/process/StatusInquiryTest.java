package org.cobaltclaims.claim.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.engine.ProcessNames.AwaitRemittance.Missing;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.transmission.ExchangeFile;
import org.cobaltclaims.transmission.Fate;
import org.cobaltclaims.transmission.InquiryFiles;
import org.cobaltclaims.transmission.StatusInquiries;
import org.cobaltclaims.worklist.CallLog;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What payers are asked about claims, and what follows from their answers (DOMAIN 4.4, 8.2). */
class StatusInquiryTest extends ApplicationTest {

  @Autowired private ClaimLook look;
  @Autowired private ClaimTasks asking;
  @Autowired private StatusInquiries inquiries;
  @Autowired private InquiryFiles inquiryFiles;
  @Autowired private CallLog calls;

  @Value("${cobalt.data}")
  private Path data;

  private int files277;

  @Test
  @DisplayName(
      "DOMAIN 8.2-276: A2 accepted -> status inquiry 276 on day 14, with our number recorded")
  void thePayerIsAskedOnTheFourteenthDay() throws IOException {
    accepted();
    assertThat(inquiryDue()).isEqualTo("2026-12-05T08:00:00Z");

    String sent = ask();

    String pcn = claim(1).currentVersion().pcn();
    assertThat(sent)
        .contains(
            "GS*HR*",
            "BHT*0010*13*R20261205",
            "NM1*PR*2*ACME HEALTH PLAN*****PI*12345~",
            "NM1*41*2*RIVER VALLEY COUNSELING*****46*RVC001~",
            "NM1*IL*1*DOE*JANE****MI*PRI12345~",
            "TRN*1*INQ" + claim(1).id() + "001~",
            "REF*EJ*" + pcn + "~",
            "AMT*T3*320~",
            "DTP*472*D8*20261005~");
    assertThat(inquiries.latest(claim(1).id()).orElseThrow().pcn()).isEqualTo(pcn);
    assertThat(inquiryDue()).as("asked again when nobody answers").startsWith("2026-12-19");
    assertThat(inquiryFiles.send()).as("nothing is asked twice").isEmpty();
    assertThat(messages()).endsWith("payer-claim-changed " + claim(1).id());
    assertThat(said()).contains("8.2 Payer 12345 is asked what became of the claim (276)");
  }

  @Test
  @DisplayName("DOMAIN 8.2-frequency-7: freq 7 sent -> 276 after expectedPayDays")
  void aReplacementIsAskedAfterWhenItShouldHaveBeenDecided() {
    accepted();
    jdbc.update("UPDATE claim_version SET frequency = '7'");
    assertThat(inquiryDue()).isEqualTo("2026-12-21T08:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"P0:20", "P1:20", "P2:20", "A2:20"})
  @DisplayName("DOMAIN 4.4: P0-P2 pending -> looked at again after max(7, SLA) days")
  void aPayerThatWorksOnItIsAskedAgainLater(String status) throws IOException {
    accepted();
    ask();
    answer("STC*" + status + "*20261205**320~");

    assertThat(claim(1).state())
        .isEqualTo(status.startsWith("P") ? PayerClaimState.PENDING : PayerClaimState.ACCEPTED);
    assertThat(inquiryDue()).isEqualTo("2026-12-19T08:00:00Z");
    assertThat(tasks.openOfFamily(family)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"P3:294", "P4:171", "R3:294"})
  @DisplayName("DOMAIN 4.4: P3, P4, R* information requested -> task")
  void whatThePayerWantsToKnowIsATask(String status) throws IOException {
    accepted();
    ask();
    answer("STC*" + status + "*20261205**320~");
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.INFO_REQUESTED);
    assertThat(overdueDue()).isEqualTo("2026-12-05T08:00:00Z");

    assertThat(asking.chaseRemittance(claim(1).id())).isEqualTo(Missing.INFORMATION);
    Task task = openTask(claim(1).id(), TaskKind.INFO_REQUESTED);
    assertThat(task.reason()).isEqualTo(status);
    assertThat(look.remittance(claim(1).id(), true).overdueDue()).isEqualTo(WaitDates.NEVER);

    decisions.decide(task.id(), "INFORMATION_SENT", null, "ann");
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.PENDING);
    assertThat(overdueDue()).isEqualTo("2027-01-04T08:00:00Z");
    assertThat(inquiryDue()).isEqualTo("2026-12-19T08:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"F1:65, 124", "F2:1, 0", "F4:1, 0"})
  @DisplayName("DOMAIN 4.4: F1, F2, F4 and no 835 in 10 business days -> ERA missing")
  void aDecisionWithoutRemittanceIsATaskAfterTenBusinessDays(String status, String paid)
      throws IOException {
    accepted();
    ask();
    answer("STC*" + status + "*20261205**320*" + paid + "*20261203~");

    assertThat(inquiryDue()).isEqualTo(WaitDates.NEVER);
    assertThat(overdueDue()).isEqualTo("2026-12-17T08:00:00Z");
    assertThat(asking.chaseRemittance(claim(1).id())).isEqualTo(Missing.NOTHING);
    clock.setTo(LocalDate.of(2026, 12, 17));
    need(TaskKind.CHASE_REMITTANCE, claim(1).id(), family);
    assertThat(asking.chaseRemittance(claim(1).id())).isEqualTo(Missing.REMITTANCE);
    assertThat(tasks.open(claim(1).id(), TaskKind.CHASE_REMITTANCE))
        .as("one question at a time")
        .isEmpty();
    assertThat(money().balance(org.cobaltclaims.remittance.Bucket.PATIENT_OPEN).isZero())
        .as("a 277 never posts money")
        .isTrue();

    decisions.decide(
        openTask(claim(1).id(), TaskKind.ERA_MISSING).id(), "REMITTANCE_REQUESTED", null, "ann");
    assertThat(overdueDue()).isEqualTo("2026-12-24T08:00:00Z");

    receive(era(text -> text));
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.ADJUDICATED);
    assertThat(tasks.openOfFamily(family)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"D0:35", "A4:35"})
  @DisplayName("DOMAIN 4.4: D0 or A4 after an accepted 277CA -> sent again with the same facts")
  void aClaimThatThePayerDoesNotFindGoesOutAgain(String status) throws IOException {
    accepted();
    ask();
    answer("STC*" + status + "*20261205**320~");
    assertThat(asking.chaseRemittance(claim(1).id())).isEqualTo(Missing.DECISION);
    Task task = openTask(claim(1).id(), TaskKind.CHASE_REMITTANCE);
    assertThat(task.reason()).isEqualTo(status);

    decisions.decide(task.id(), "SEND_AGAIN", null, "ann");

    assertThat(claim(1).versions()).hasSize(2);
    assertThat(claim(1).currentVersion().frequency()).isEqualTo("1");
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.QUEUED);
  }

  @Test
  @DisplayName("DOMAIN 4.4: E* -> retried after 1 h, 6 h and 24 h, then a person")
  void aQuestionThatFailedIsAskedAgainThreeTimes() throws IOException {
    accepted();
    ask();
    for (String again :
        List.of("2026-12-05T13:00:00Z", "2026-12-05T18:00:00Z", "2026-12-06T12:00:00Z")) {
      answer("STC*E1:0*20261205**320~");
      assertThat(inquiryDue()).isEqualTo(again);
      jdbc.update("UPDATE status_inquiry SET look_again_at = TIMESTAMP '2026-12-05 12:00:00'");
      asking.inquire(claim(1).id());
      inquiryFiles.send();
    }
    answer("STC*E1:0*20261205**320~");
    assertThat(inquiryDue()).isEqualTo(WaitDates.NEVER);
    assertThat(asking.chaseRemittance(claim(1).id())).isEqualTo(Missing.DECISION);
  }

  @Test
  @DisplayName("DOMAIN 8.2-835: 835 overdue -> 276 and a task; a promise sets the next date")
  void aCallIsKeptAndItsPromiseSetsTheNextDate() throws IOException {
    accepted();
    clock.setTo(LocalDate.of(2026, 12, 26));
    assertThat(asking.chaseRemittance(claim(1).id())).isEqualTo(Missing.DECISION);
    assertThat(inquiryFiles.send()).hasSize(1);
    Task task = openTask(claim(1).id(), TaskKind.CHASE_REMITTANCE);
    assertThat(task.reason()).isEqualTo("NO_835");

    assertThatThrownBy(() -> decide(task, Map.of("promisedOn", "2026-12-26")))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("promisedOn must be a day to come");
    decide(task, Map.of("spokeTo", "Pat", "callReference", "REF-4711", "promisedOn", "2027-01-02"));

    assertThat(overdueDue()).isEqualTo("2027-01-02T08:00:00Z");
    assertThat(calls.about(claim(1).id()))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.by()).isEqualTo("ann");
              assertThat(call.spokeTo()).isEqualTo("Pat");
              assertThat(call.reference()).isEqualTo("REF-4711");
            });
    assertThat(said()).contains("8.2 Payer 12345 promised an answer by 2027-01-02");
  }

  private void decide(Task task, Map<String, Object> details) {
    decisions.decide(task.id(), "KEEP_WAITING", null, new DecisionDetails(details), "ann");
  }

  @Test
  void theSameAnswerTwiceChangesNothing() throws IOException {
    accepted();
    ask();
    answer("STC*P3:294*20261205**320~");
    int said = timeline.of(family).size();
    jdbc.update("UPDATE exchange_file SET fate = 'RECEIVED' WHERE direction = 'IN'");
    files.scan();

    assertThat(timeline.of(family)).hasSize(said);
    assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM status_inquiry", Integer.class))
        .isEqualTo(1);
  }

  @Test
  void anAnswerThatNobodyAskedForIsTakenByOurClaimNumber() throws IOException {
    accepted();
    answer("STC*P3:294*20261205**320~", "PAYERSOWN1");

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.INFO_REQUESTED);
    assertThat(claim(1).icn()).isEqualTo("ACM777");
    assertThat(inquiryFiles.send()).isEmpty();
  }

  @Test
  void anAnswerAboutNoClaimOfOursGoesToAPerson() throws IOException {
    accepted();
    ExchangeFile file =
        take(
            stat277("STC*P1:20*20261205**320~", "NONE1")
                .replace(claim(1).currentVersion().pcn(), "SOMEBODYELSE"));

    assertThat(file.fate().kind()).isEqualTo(Fate.Kind.PARTLY);
    assertThat(tasks.open(file.id(), TaskKind.UNREADABLE_FILE)).isPresent();
  }

  @Test
  void aPayerThatAnswersNoInquiriesIsNotAsked() {
    accepted();
    PayerClaim claim = claim(1);
    assertThat(claim.state()).isEqualTo(PayerClaimState.ACCEPTED);
    jdbc.update("UPDATE payer_claim SET payer_id = '99999'");
    assertThat(inquiryDue()).isEqualTo(WaitDates.NEVER);
  }

  /** The payer is asked on the fourteenth day; returns the file. */
  private String ask() throws IOException {
    clock.setTo(LocalDate.of(2026, 12, 5));
    asking.inquire(claim(1).id());
    List<String> sent = inquiryFiles.send();
    assertThat(sent).hasSize(1);
    return Files.readString(data.resolve("clearinghouse/main/outbound").resolve(sent.getFirst()));
  }

  private void answer(String stc) throws IOException {
    answer(stc, inquiries.latest(claim(1).id()).orElseThrow().id());
  }

  private void answer(String stc, String trace) throws IOException {
    assertThat(take(stat277(stc, trace)).fate().kind()).isEqualTo(Fate.Kind.TAKEN);
  }

  private String stat277(String stc, String trace) {
    return Samples.text("/x12/stat.277")
        .replace("INQ20261121001", trace)
        .replace("STC*P3:294*20261120**320~", stc)
        .replace("BET20261121777", "ACM777")
        .replace("K7Q2M9X4T02A", claim(1).currentVersion().pcn())
        .replace("*000000557*", "*%09d*".formatted(600 + files277));
  }

  private ExchangeFile take(String text) throws IOException {
    Path inbound = Files.createDirectories(data.resolve("clearinghouse/main/inbound"));
    Files.writeString(inbound.resolve("status" + ++files277 + ".277"), text);
    List<ExchangeFile> taken = files.scan();
    assertThat(taken).hasSize(1);
    return taken.getFirst();
  }

  private String inquiryDue() {
    return look.remittance(claim(1).id(), false).inquiryDue();
  }

  private String overdueDue() {
    return look.remittance(claim(1).id(), false).overdueDue();
  }

  private List<String> said() {
    return timeline.of(family).stream().map(StatusInquiryTest::text).toList();
  }

  private static String text(Timeline.Entry entry) {
    return entry.rule() + " " + entry.text();
  }
}
