package org.cobaltclaims.claim.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.engine.ProcessNames.PayerClaim.Preparation;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.transmission.InquiryFiles;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskEscalation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People are alarmed before a last day, and told when it has passed (T-DL, DOMAIN 8.2, 8.3). */
class DeadlineWatchTest extends ApplicationTest {

  /** Service on 2026-10-05 and a year: the primary's last day is 2027-10-05. */
  private static final LocalDate PRIMARY = LocalDate.of(2027, 10, 5);

  /** The sample ERA is of 2026-11-04, and 90 days from it: the secondary's last day. */
  private static final LocalDate SECONDARY = LocalDate.of(2027, 2, 2);

  @Autowired private DeadlineWatch watch;
  @Autowired private FamilyProgress progress;
  @Autowired private TaskEscalation escalation;
  @Autowired private InquiryFiles inquiries;

  @Test
  @DisplayName("T-DL: alarms 30, 15 and 5 days before the primary's last day, each once")
  void thePrimarysLastDayAlarmsThreeTimes() {
    sent();
    on(PRIMARY.minusDays(31));
    assertThat(alarms()).isEmpty();

    for (int days : new int[] {30, 15, 5}) {
      on(PRIMARY.minusDays(days));
      on(PRIMARY.minusDays(days));
      assertThat(alarms()).containsExactly("FILING_" + days);
    }
    assertThat(openTask(claim(1).id(), TaskKind.FILING_LIMIT).priority()).isEqualTo(85);
    assertThat(said())
        .contains("8.3 The last day on which payer 12345 takes the claim, 2027-10-05 is near");
  }

  @Test
  @DisplayName("T-DL: who comes late to it is alarmed once, at the nearest stage")
  void whatIsSeenLateAlarmsOnce() {
    sent();
    on(PRIMARY.minusDays(3));
    assertThat(alarms()).containsExactly("FILING_5");
    assertThat(tasks.openOfFamily(family)).hasSize(1);
  }

  @Test
  @DisplayName("T-DL: the secondary's last day counts from the primary's EOB date; 15-day alarm")
  void theSecondarysLastDayCountsFromTheRemittance() {
    sent();
    receive(era(text -> text));
    progress.next(family);
    on(SECONDARY.minusDays(31));
    assertThat(alarms()).isNotEqualTo(List.of("FILING_30"));
    on(SECONDARY.minusDays(15));
    assertThat(alarms()).containsExactly("FILING_15");
  }

  @Test
  void anAcceptedClaimIsFiledAndItsAlarmSettles() {
    sent();
    on(PRIMARY.minusDays(15));
    assertThat(alarms()).hasSize(1);
    PayerClaim claim = claim(1);
    claim.accepted(null, LocalDate.now(clock));
    claims.save(claim);

    on(PRIMARY.minusDays(14));
    assertThat(alarms()).isEmpty();
    on(PRIMARY.minusDays(5));
    assertThat(alarms()).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 8.3: the last day has passed -> task, and CLM20 lets the claim go")
  void aLateClaimGoesOutWithItsReason() {
    clock.setTo(PRIMARY.plusDays(1));
    assertThat(prepare(claim(1).id(), "ELECTRONIC").outcome()).isEqualTo(Preparation.TO_CORRECT);
    watch.look();
    Task task = openTask(claim(1).id(), TaskKind.FILING_LIMIT);
    assertThat(task.reason()).isEqualTo("FILING_PASSED");

    assertThatThrownBy(() -> late(task, "99"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("delayReason");
    late(task, "8");

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.SCRUBBED);
    assertThat(claim(1).delayReason()).isEqualTo("8");
    assertThat(tasks.openOfFamily(family)).isEmpty();
    on(PRIMARY.plusDays(2));
    assertThat(alarms()).isEmpty();
  }

  @Test
  @DisplayName(
      "DOMAIN 8.3: a denial that nobody decides -> alarms before the last day for an appeal")
  void anUndecidedDenialAlarmsBeforeTheAppealEnds() {
    sent();
    receive(denied(era(text -> text), "CO", "16"));
    assertThat(tasks.open(claim(1).id(), TaskKind.WORK_DENIAL)).isPresent();
    LocalDate last = LocalDate.of(2026, 11, 4).plusDays(180);

    on(last.minusDays(31));
    assertThat(alarms()).isEmpty();
    on(last.minusDays(15));
    assertThat(alarms()).containsExactly("APPEAL_15");
    on(last.plusDays(1));
    assertThat(alarms()).containsExactly("APPEAL_PASSED");
  }

  @Test
  @DisplayName(
      "DOMAIN 8.2-secondary-not-sent: primary adjudicated, secondary not sent for 7 days -> task")
  void aNextClaimThatLiesAroundIsATask() {
    sent();
    receive(era(text -> text));
    progress.next(family);
    on(LocalDate.of(2026, 11, 21));
    assertThat(alarms()).containsExactly("NOT_SENT");
    on(LocalDate.of(2026, 11, 22));
    assertThat(alarms()).containsExactly("NOT_SENT");
  }

  @Test
  @DisplayName(
      "DOMAIN 8.2-secondary-deadline: primary undecided and the secondary's DOS-based limit near ->"
          + " 276 and task")
  void theNextPayersLimitFromServiceSpeedsThePrimaryUp() {
    accepted();
    jdbc.update("UPDATE claim_family SET content = REPLACE(content, '\"67890\"', '\"77777\"')");
    LocalDate last = LocalDate.of(2026, 10, 5).plusDays(90);

    on(last.minusDays(31));
    assertThat(alarms()).isEmpty();
    on(last.minusDays(30));
    assertThat(alarms()).containsExactly("NEXT_PAYER_30");
    assertThat(inquiries.send()).hasSize(1);
    assertThat(said()).anyMatch(text -> text.startsWith("8.2 The next payer's last day"));
  }

  @Test
  @DisplayName(
      "DOMAIN 8.2-correction: correction queue item after 3 business days -> escalated; 10 ->"
          + " manager")
  void aCorrectionThatLiesAroundIsEscalated() {
    Task task = need(TaskKind.CORRECT_REJECTION, claim(1).id(), family);
    int usual = task.priority();
    clock.setTo(LocalDate.of(2026, 11, 24)); // the second business day after a Saturday
    escalation.look();
    assertThat(rejection().priority()).isEqualTo(usual);

    clock.setTo(LocalDate.of(2026, 11, 25));
    escalation.look();
    assertThat(rejection().priority()).isEqualTo(75);
    assertThat(rejection().group()).isEqualTo("billing");

    clock.setTo(LocalDate.of(2026, 12, 4));
    escalation.look();
    escalation.look();
    assertThat(rejection().priority()).isEqualTo(90);
    assertThat(rejection().group()).isEqualTo("managers");
    assertThat(said().stream().filter(text -> text.contains("has lain"))).hasSize(2);
  }

  private Task rejection() {
    return openTask(claim(1).id(), TaskKind.CORRECT_REJECTION);
  }

  private void on(LocalDate day) {
    clock.setTo(day);
    watch.look();
  }

  private List<String> alarms() {
    return tasks.openOfFamily(family).stream()
        .filter(task -> task.kind() == TaskKind.FILING_LIMIT)
        .map(Task::reason)
        .toList();
  }

  private void late(Task task, String reason) {
    decisions.decide(
        task.id(),
        "LATE_FOR_A_REASON",
        null,
        new DecisionDetails(Map.of("delayReason", reason)),
        "ann");
  }

  private List<String> said() {
    return timeline.of(family).stream().map(entry -> entry.rule() + " " + entry.text()).toList();
  }
}
