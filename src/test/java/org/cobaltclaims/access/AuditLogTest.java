package org.cobaltclaims.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.cobaltclaims.access.AuditLog.Action;
import org.cobaltclaims.testing.DatabaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The log of who did what: added to, and any change of it found. */
class AuditLogTest extends DatabaseTest {

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
}
