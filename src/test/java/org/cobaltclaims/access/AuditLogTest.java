package org.cobaltclaims.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.cobaltclaims.access.AuditLog.Action;
import org.cobaltclaims.testing.DatabaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The log of who did what: added to, and any change of it found. */
class AuditLogTest extends DatabaseTest {

  private static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");

  @Autowired private AuditLog log;

  @BeforeEach
  void fourEntries() {
    log.add("ann", Action.LOG_IN, "POST /login", "let in", "127.0.0.1");
    log.add("ann", Action.READ, "GET /work", "200", "127.0.0.1");
    log.add("-", Action.READ, "GET /api/tasks", "401", "127.0.0.1");
    log.add("ann", Action.WRITE, "POST /api/tasks/1/claim", "200", "127.0.0.1");
  }

  @Test
  void anUntouchedLogIsWhole() {
    assertThat(log.verify()).isEqualTo(new AuditLog.Verdict(4, java.util.Optional.empty()));
    assertThat(log.after(1, 2)).extracting(AuditLog.Entry::number).containsExactly(2L, 3L);
  }

  @Test
  void theLogIsReadFromBothEndsByWhoAndByWhatWasRefused() {
    log.add("bob", Action.READ, "GET /team", "403", "127.0.0.1");
    assertThat(log.after(1, "ann", false, 9))
        .extracting(AuditLog.Entry::number)
        .containsExactly(2L, 4L);
    assertThat(log.after(0, "", true, 9))
        .extracting(AuditLog.Entry::number)
        .containsExactly(3L, 5L);
    assertThat(log.newest("", true, 1)).extracting(AuditLog.Entry::number).containsExactly(5L);
    assertThat(log.newest("ann", true, 9)).isEmpty();
  }

  @Test
  void aChangedEntryIsFound() {
    jdbc.update("UPDATE audit_entry SET person = 'bob' WHERE number = 2");
    assertThat(log.verify().fault()).hasValueSatisfying(f -> assertThat(f).contains("entry 2"));
  }

  @Test
  void anEntryTakenOutOfTheMiddleIsFound() {
    jdbc.update("DELETE FROM audit_entry WHERE number = 2");
    assertThat(log.verify().fault()).hasValue("entry 2 is missing");
  }

  @Test
  void anEntryTakenOffTheEndIsFound() {
    jdbc.update("DELETE FROM audit_entry WHERE number = 4");
    assertThat(log.verify().fault()).hasValue("entries behind 3 are missing");
  }

  @Test
  void whatIsRolledBackWasDoneAllTheSame() {
    transactions.executeWithoutResult(
        status -> {
          log.add("ann", Action.WRITE, "POST /api/batches", "200", "127.0.0.1");
          status.setRollbackOnly();
        });
    assertThat(log.verify().entries()).isEqualTo(5);
  }

  @Test
  void theOldestGoAfterTheirTimeAndTheChainHoldsBehindThem() {
    assertThat(log.before(FUTURE)).isEqualTo(3);
    assertThat(log.purge(FUTURE, "purge", 2)).isEqualTo(2);

    assertThat(log.verify()).isEqualTo(new AuditLog.Verdict(3, java.util.Optional.empty()));
    assertThat(log.newest("", false, 1))
        .singleElement()
        .satisfies(entry -> assertThat(entry.action()).isEqualTo(Action.PURGE))
        .satisfies(entry -> assertThat(entry.target()).contains("up to 2"));
    assertThat(log.purge(FUTURE, "purge", 1)).isEqualTo(1);
    assertThat(log.verify()).isEqualTo(new AuditLog.Verdict(3, java.util.Optional.empty()));
    assertThat(log.purge(Instant.EPOCH, "purge", 9)).isZero();
  }

  @Test
  void whatIsTakenOutBehindAPurgeIsFound() {
    log.purge(FUTURE, "purge", 2);
    jdbc.update("DELETE FROM audit_entry WHERE number = 3");
    assertThat(log.verify().fault()).hasValue("entry 3 is missing");
  }

  @Test
  void whoPretendsAPurgeIsFound() {
    jdbc.update(
        "UPDATE audit_head SET purged_number = 2, purged_digest ="
            + " (SELECT digest FROM audit_entry WHERE number = 2)");
    jdbc.update("DELETE FROM audit_entry WHERE number <= 2");
    assertThat(log.verify().fault())
        .hasValue("entries up to 2 are missing and no purge tells of it");
  }

  @Test
  void anEntryTakenOffTheBeginningIsFound() {
    jdbc.update("DELETE FROM audit_entry WHERE number = 1");
    assertThat(log.verify().fault()).hasValue("entry 1 is missing");
  }
}
