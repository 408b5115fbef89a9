package org.cobaltclaims.remittance.process;

import java.time.Clock;
import java.time.LocalDate;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.remittance.PayerLedger;
import org.cobaltclaims.worklist.DailyLook;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Debts that a payer has put off and never taken, or taken and never explained: after sixty days a
 * person asks, once (DOMAIN 3.4).
 */
@Service
class OpenBalances implements DailyLook {

  private static final int DAYS = 60;

  /** Of a task about a balance that has stood open too long. */
  static final String REASON = "PLB-OPEN";

  private final PayerLedger ledger;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final Clock clock;

  OpenBalances(PayerLedger ledger, ApplicationEventPublisher events, JdbcClient jdbc, Clock clock) {
    this.ledger = ledger;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  @Transactional
  public void look() {
    LocalDate asked = LocalDate.now(clock).minusDays(DAYS);
    ledger.open().stream()
        .filter(open -> !open.since().isAfter(asked) && !wasAsked(open))
        .forEach(
            open ->
                events.publishEvent(
                    new TaskNeeded(TaskKind.MATCH_PAYMENT, open.sourceId(), null, REASON)));
  }

  private boolean wasAsked(PayerLedger.Open open) {
    return jdbc.sql("SELECT COUNT(*) FROM task WHERE subject = :subject AND reason = :reason")
            .param("subject", open.sourceId())
            .param("reason", REASON)
            .query(Integer.class)
            .single()
        > 0;
  }
}
