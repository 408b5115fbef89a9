package org.cobaltclaims.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doReturn;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.Retention;
import org.cobaltclaims.retention.LegalHold.Scope;
import org.cobaltclaims.testing.ApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** The purge by itself, once a day, seen by what is over in the portal. */
class DailyPurgeTest extends ApplicationTest {

  private static final LocalDate LATER = LocalDate.of(2040, 6, 1);
  private static final LocalDateTime LONG_AGO = LocalDateTime.of(2027, 1, 1, 10, 0);

  @Autowired private Purge purge;
  @Autowired private PurgeRuns runs;
  @Autowired private PortalRemoval portal;
  @Autowired private LegalHolds holds;
  @MockitoSpyBean private CurrentSettings settings;

  private String patient = "";

  @BeforeEach
  void years() {
    patient = families.findById(family).orElseThrow().patientId();
    clock.setTo(LATER);
    set(Retention.Purge.DAILY);
  }

  private void set(Retention.Purge purge) {
    doReturn(new Retention(purge, 10, 30, 10, 10, 10)).when(settings).retention();
  }

  /** As every machine has one. */
  private DailyPurge node() {
    return new DailyPurge(purge, runs, settings, clock);
  }

  @Test
  void itRunsOnceADayWhicheverMachineLooks() {
    DailyPurge first = node();
    DailyPurge second = node();
    String over = invitation(LONG_AGO);

    first.runOnceADay();
    first.runOnceADay();
    second.runOnceADay();

    assertThat(started()).containsExactly(LATER);
    assertThat(left("portal_invitation")).doesNotContain(over);
    clock.setTo(LATER.plusDays(1));
    second.runOnceADay();
    first.runOnceADay();
    assertThat(started()).containsExactlyInAnyOrder(LATER, LATER.plusDays(1));
    assertThat(runs.newest(10)).allMatch(run -> run.by().equals("daily purge"));
    assertThat(runs.newest(10)).allMatch(run -> run.endedAt() != null);
  }

  @Test
  void oneThatWasCutOffIsNoneAndIsDoneAgainTheSameDay() {
    runs.begin("daily purge", Cutoffs.of(settings.retention(), LATER, LATER));

    node().runOnceADay();

    assertThat(runs.newest(10)).hasSize(2).anyMatch(run -> run.endedAt() != null);
    node().runOnceADay();
    assertThat(runs.newest(10)).hasSize(2);
  }

  @Test
  void whereAPersonPurgesOrNobodyItDoesNothing() throws Exception {
    String over = invitation(LONG_AGO);
    for (Retention.Purge other : List.of(Retention.Purge.OFF, Retention.Purge.BY_HAND)) {
      set(other);
      DailyPurge node = node();
      node.runOnceADay();
      node.lookAfter();
    }
    // Nothing was begun that could come later.
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("daily-purge"));
    assertThat(started()).isEmpty();
    assertThat(left("portal_invitation")).contains(over);
  }

  @Test
  void itWorksBesideAllOtherWorkAndOnlyOnceHoweverOftenItIsLookedAfter() throws Exception {
    DailyPurge node = node();
    String over = invitation(LONG_AGO);
    for (int look = 0; look < 5; look++) {
      node.lookAfter();
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("daily-purge")) {
        thread.join();
      }
    }
    node.lookAfter();

    assertThat(started()).containsExactly(LATER);
    assertThat(left("portal_invitation")).doesNotContain(over);
  }

  @Test
  void whatIsOverInThePortalGoesWithItsSessionsAndEntries() {
    String over = invitation(LONG_AGO);
    String answered = entry(over, "ACCEPTED", LONG_AGO);
    String waiting = invitation(LONG_AGO);
    String pending = entry(waiting, "PENDING", LONG_AGO);
    String young = invitation(LATER.minusYears(1).atStartOfDay());
    String youngEntry = entry(young, "REFUSED", LATER.minusYears(1).atStartOfDay());
    LocalDate before = LATER.minusYears(10);

    LegalHold hold =
        holds.place("key", Scope.PATIENT, patient, "audit", new LegalHolds.Actor("dana", "test"));
    assertThat(portal.count(before)).isZero();
    assertThat(remove(before)).isZero();
    assertThat(left("portal_entry")).contains(answered);

    holds.release(hold.id(), "over", new LegalHolds.Actor("dana", "test"));
    assertThat(portal.count(before)).isEqualTo(2);
    assertThat(remove(before)).isEqualTo(2);

    assertThat(left("portal_entry")).containsExactlyInAnyOrder(pending, youngEntry);
    assertThat(left("portal_invitation")).containsExactlyInAnyOrder(waiting, young);
    assertThat(jdbc.queryForList("SELECT invitation_id FROM portal_session", String.class))
        .containsExactlyInAnyOrder(waiting, young);
    assertThat(remove(before)).isZero();
  }

  private Long remove(LocalDate before) {
    return transactions.execute(status -> portal.remove(before));
  }

  private List<LocalDate> started() {
    return runs.newest(10).stream()
        .map(run -> run.startedAt().atZone(clock.getZone()).toLocalDate())
        .toList();
  }

  private List<String> left(String table) {
    return jdbc.queryForList("SELECT id FROM " + table, String.class);
  }

  /** One that has ended, with a session. */
  private String invitation(LocalDateTime ended) {
    String id = UUID.randomUUID().toString();
    jdbc.update(
        "INSERT INTO portal_invitation (id, patient_id, link_digest, code_hash, invited_at,"
            + " invited_by, expires_at, failures, ended_at) VALUES (?, ?, ?, 'x', ?, 'dana', ?, 0,"
            + " ?)",
        id,
        patient,
        id,
        ended.minusDays(30),
        ended,
        ended);
    jdbc.update("INSERT INTO portal_session VALUES (?, ?, ?, ?)", id, id, ended, ended);
    return id;
  }

  private String entry(String invitation, String state, LocalDateTime changed) {
    String id = UUID.randomUUID().toString();
    jdbc.update(
        "INSERT INTO portal_entry (id, patient_id, invitation_id, form_key, kind, state, revision,"
            + " on_file_payer_id, on_file_member_id, payer_name, filing_indicator, member_id,"
            + " group_number, relationship, subscriber_last, subscriber_first, entered_at,"
            + " changed_at, reason) VALUES (?, ?, ?, ?, 'NEW', ?, 1, '', '', 'ACME', 'CI', 'M1',"
            + " '', '18', '', '', ?, ?, '')",
        id,
        patient,
        invitation,
        id,
        state,
        changed,
        changed);
    return id;
  }
}
