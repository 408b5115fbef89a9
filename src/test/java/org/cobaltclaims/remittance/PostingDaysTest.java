package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.testing.ApplicationTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Posting and closing at the same time. */
class PostingDaysTest extends ApplicationTest {

  @Autowired private PostingDays days;
  @Autowired private DayReports reports;
  @Autowired private PlatformTransactionManager manager;

  @Test
  @DisplayName(
      "a posting cannot commit onto a day that was closed meanwhile; done again, it is later")
  void aPostingCannotCommitOntoADayThatWasClosedMeanwhile() {
    LocalDate day = days.today();
    long before = reports.of(day).patientPaid();
    TransactionTemplate posting = new TransactionTemplate(manager);
    TransactionTemplate closing = new TransactionTemplate(manager);
    closing.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

    assertThatThrownBy(
            () ->
                posting.executeWithoutResult(
                    status -> {
                      post();
                      closing.executeWithoutResult(inner -> reports.close(day, "ann"));
                    }))
        .isInstanceOf(TransientDataAccessException.class)
        .hasMessageContaining(day.toString());
    assertThat(ledger.occurrences("TEST-")).isZero();

    posting.executeWithoutResult(status -> post());

    assertThat(reports.of(day).patientPaid()).isEqualTo(before);
    assertThat(reports.of(day.plusDays(1)).patientPaid()).isEqualTo(500);
  }

  @Test
  @DisplayName("the same for a month that was locked meanwhile")
  void aPostingCannotCommitIntoAMonthThatWasLockedMeanwhile() {
    LocalDate day = days.today();
    TransactionTemplate posting = new TransactionTemplate(manager);
    TransactionTemplate locking = new TransactionTemplate(manager);
    locking.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    assertThatThrownBy(
            () ->
                posting.executeWithoutResult(
                    status -> {
                      post();
                      locking.executeWithoutResult(inner -> days.lock(YearMonth.from(day), "ann"));
                    }))
        .isInstanceOf(TransientDataAccessException.class);
    posting.executeWithoutResult(status -> post());
    assertThat(reports.of(day.plusMonths(1).withDayOfMonth(1)).patientPaid()).isEqualTo(500);
  }

  private void post() {
    ledger.post(
        "TEST-" + family,
        family,
        List.of(
            new LedgerEntry(Bucket.PATIENT_PAID, 0, 0, Money.ofCents(500), "CASH", 0),
            new LedgerEntry(Bucket.CREDIT, 0, 0, Money.ofCents(-500), "CASH", 0)));
  }
}
