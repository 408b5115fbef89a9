package org.cobaltclaims.transmission;

import java.time.Clock;
import java.time.LocalDate;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.practice.BusinessDays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people find out about a file that nobody has answered (DOMAIN 8.2). */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class FileFollowUp {

  /** Business days after which a person is asked again. */
  private static final int MORE_DAYS = 2;

  private final BatchStore store;
  private final FileAnswers answers;
  private final PayerClaims claims;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  FileFollowUp(
      BatchStore store,
      FileAnswers answers,
      PayerClaims claims,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.answers = answers;
    this.claims = claims;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The clearinghouse has accepted the file.
   *
   * @throws IllegalStateException if the file was answered meanwhile, or has not been sent
   */
  public void accepted(String batchId) {
    if (store.lock(batchId).state() == BatchState.ACCEPTED) {
      received(batchId);
      return;
    }
    answers.accept(unanswered(batchId));
  }

  /** A person has seen the report: the clearinghouse has the claims; their payers answer next. */
  private void received(String batchId) {
    for (String id : store.unreported(batchId)) {
      PayerClaim claim = claims.findById(id).orElseThrow();
      claim.received();
      claims.save(claim);
      timeline.append(
          claim.familyId(), claim.id(), "8.2", "The clearinghouse has it, as a person found out");
    }
    events.publishEvent(new BatchChanged(batchId));
  }

  /**
   * The file never arrived; its claims go out again in another one. The file's numbers are not used
   * again (DOMAIN 1.1).
   *
   * @throws IllegalStateException if the file was answered meanwhile, or has not been sent
   */
  public void lost(String batchId) {
    answers.lost(unanswered(batchId));
  }

  /**
   * The answer is on its way.
   *
   * @return until when it is awaited
   * @throws IllegalStateException if the file was answered meanwhile, or has not been sent
   */
  public LocalDate wait(String batchId) {
    LocalDate due = BusinessDays.after(LocalDate.now(clock), MORE_DAYS);
    if (store.lock(batchId).state() == BatchState.ACCEPTED) {
      store.awaitReportUntil(batchId, due);
      events.publishEvent(new BatchChanged(batchId));
      return due;
    }
    Batch batch = unanswered(batchId);
    store.awaitAnswerUntil(batch.id(), due);
    events.publishEvent(new BatchChanged(batch.id()));
    return due;
  }

  private Batch unanswered(String batchId) {
    Batch batch = store.lock(batchId);
    if (batch.state() != BatchState.SENT) {
      throw new IllegalStateException("batch " + batchId + " is " + batch.state() + " by now");
    }
    return batch;
  }
}
