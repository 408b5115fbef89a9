package org.cobaltclaims.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cobaltclaims.engine.OutboxRelay;
import org.cobaltclaims.engine.Roots;
import org.cobaltclaims.paper.process.PrintRoom;
import org.cobaltclaims.transmission.Batches;
import org.cobaltclaims.transmission.EligibilityFiles;
import org.cobaltclaims.transmission.Fate;
import org.cobaltclaims.transmission.FileExchange;
import org.cobaltclaims.transmission.InquiryFiles;
import org.cobaltclaims.worklist.DailyLooks;

/** Steps poller, relay, sweep and workers by hand, as a scheduler would. */
public final class Steps {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final FileExchange files;
  private final Batches batches;
  private final OutboxRelay outbox;
  private final Roots roots;
  private final DailyLooks calendar;
  private final InquiryFiles inquiries;
  private final EligibilityFiles eligibility;
  private final PrintRoom printing;

  public Steps(
      FileExchange files,
      Batches batches,
      OutboxRelay outbox,
      Roots roots,
      DailyLooks calendar,
      InquiryFiles inquiries,
      EligibilityFiles eligibility,
      PrintRoom printing) {
    this.files = files;
    this.batches = batches;
    this.outbox = outbox;
    this.roots = roots;
    this.calendar = calendar;
    this.inquiries = inquiries;
    this.eligibility = eligibility;
    this.printing = printing;
  }

  /** Until each process waits for a person, an answer or a date, and no file is left to take. */
  public void untilNothingMoves() throws InterruptedException {
    boolean moved = true;
    while (moved) {
      moved = files.scan().stream().anyMatch(file -> file.fate().kind() != Fate.Kind.RECEIVED);
      rest();
      moved |= !batches.form().isEmpty();
      rest();
    }
    calendar.lookOnceADay();
    inquiries.send();
    eligibility.send();
    printing.write();
    rest();
  }

  private void rest() throws InterruptedException {
    do {
      outbox.drain();
      assertThat(TestEngine.get().awaitIdle(PATIENCE)).as("the engine comes to rest").isTrue();
    } while (!outbox.isEmpty() || roots.startLost() > 0);
  }
}
