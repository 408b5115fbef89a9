package org.cobaltclaims.transmission;

import java.time.Clock;
import java.time.LocalDate;
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
  private final ApplicationEventPublisher events;
  private final Clock clock;

  FileFollowUp(
      BatchStore store, FileAnswers answers, ApplicationEventPublisher events, Clock clock) {
    this.store = store;
    this.answers = answers;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The clearinghouse has accepted the file.
   *
   * @throws IllegalStateException if the file was answered meanwhile, or has not been sent
   */
  public void accepted(String batchId) {
    answers.accept(unanswered(batchId));
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
    Batch batch = unanswered(batchId);
    LocalDate due = BusinessDays.after(LocalDate.now(clock), MORE_DAYS);
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
