package org.cobaltclaims.cli;

import org.cobaltclaims.paper.process.PrintRoom;
import org.cobaltclaims.transmission.Batches;
import org.cobaltclaims.transmission.EligibilityFiles;
import org.cobaltclaims.transmission.Fate;
import org.cobaltclaims.transmission.FileExchange;
import org.cobaltclaims.transmission.InquiryFiles;
import org.cobaltclaims.worklist.DailyLooks;
import org.springframework.stereotype.Component;

/** The steps of a round, whichever engine the processes run on. */
@Component
class RoundWork {

  private final FileExchange files;
  private final Batches batches;
  private final InquiryFiles inquiries;
  private final EligibilityFiles eligibility;
  private final PrintRoom printing;
  private final DailyLooks calendar;

  RoundWork(
      FileExchange files,
      Batches batches,
      InquiryFiles inquiries,
      EligibilityFiles eligibility,
      PrintRoom printing,
      DailyLooks calendar) {
    this.files = files;
    this.batches = batches;
    this.inquiries = inquiries;
    this.eligibility = eligibility;
    this.printing = printing;
    this.calendar = calendar;
  }

  /** True if a file was taken in that could be worked. */
  boolean takeIn() {
    // What could not be worked is tried with the next look; it is no movement.
    return files.scan().stream().anyMatch(file -> file.fate().kind() != Fate.Kind.RECEIVED);
  }

  /** True if claims were put into batches. */
  boolean formBatches() {
    return !batches.form().isEmpty();
  }

  /** What is due by the calendar, and what is ready to be asked or printed. */
  void sendTheRest() {
    calendar.lookOnceADay();
    inquiries.send();
    eligibility.send();
    printing.write();
  }
}
