package org.cobaltclaims.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Has everybody look who watches the calendar. */
@Service
public class DailyLooks {

  private final List<DailyLook> looks;
  private final Clock clock;
  private @Nullable LocalDate lookedOn;

  DailyLooks(List<DailyLook> looks, Clock clock) {
    this.looks = List.copyOf(looks);
    this.clock = clock;
  }

  /** Looks, at most once a day. */
  public synchronized void lookOnceADay() {
    LocalDate today = LocalDate.now(clock);
    if (!today.equals(lookedOn)) {
      looks.forEach(DailyLook::look);
      lookedOn = today;
    }
  }
}
