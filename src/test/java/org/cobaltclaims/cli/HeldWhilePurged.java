package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cobaltclaims.retention.LegalHold;
import org.cobaltclaims.retention.LegalHold.Scope;
import org.cobaltclaims.retention.LegalHolds;
import org.cobaltclaims.retention.Purge;
import org.cobaltclaims.retention.PurgeReport;
import org.cobaltclaims.retention.PurgeRuns;
import org.cobaltclaims.retention.RetentionGate;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Places a hold after a purge has begun, and before it has removed anything. */
final class HeldWhilePurged {

  static final LegalHolds.Actor SOMEBODY = new LegalHolds.Actor("manager", "test");

  /** Seconds; machines that test are busy. */
  private static final int PATIENCE = 120;

  private static final long A_MOMENT = TimeUnit.MILLISECONDS.toNanos(20);

  private HeldWhilePurged() {}

  /** A hold, and what came of the purge. */
  record Outcome(LegalHold hold, PurgeReport report) {}

  static Outcome of(ConfigurableApplicationContext context, Scope scope, String subject)
      throws Exception {
    Purge purge = context.getBean(Purge.class);
    TransactionTemplate transactions = context.getBean(TransactionTemplate.class);
    CompletableFuture<PurgeReport> report = new CompletableFuture<>();
    LegalHold hold =
        transactions.execute(
            status -> {
              context.getBean(RetentionGate.class).enter();
              report.completeAsync(() -> purge.run("test"));
              begun(context, report);
              return context
                  .getBean(LegalHolds.class)
                  .place("while it works", scope, subject, "audit", SOMEBODY);
            });
    assertThat(hold).isNotNull();
    return new Outcome(hold, report.get(PATIENCE, TimeUnit.SECONDS));
  }

  /** Waits until the purge has begun; then it waits at the gate, which is ours. */
  private static void begun(ConfigurableApplicationContext context, Future<?> report) {
    TransactionTemplate apart =
        new TransactionTemplate(
            Objects.requireNonNull(
                context.getBean(TransactionTemplate.class).getTransactionManager()));
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (Boolean.TRUE.equals(
        apart.execute(status -> context.getBean(PurgeRuns.class).newest(1).isEmpty()))) {
      assertThat(report.isDone()).as("it waits for us").isFalse();
      assertThat(System.nanoTime()).as("it begins").isLessThan(until);
      LockSupport.parkNanos(A_MOMENT);
    }
  }
}
