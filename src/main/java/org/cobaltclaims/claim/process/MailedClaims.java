package org.cobaltclaims.claim.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.Snapshots;
import org.cobaltclaims.paper.Cms1500;
import org.cobaltclaims.paper.Mailings;
import org.cobaltclaims.paper.PaperClaims;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.springframework.stereotype.Component;

/** What a person says about a claim that was mailed or entered at a portal (DOMAIN 6.1). */
@Component
class MailedClaims {

  private static final String SENT_ON = "mailedOn";
  private static final String METHOD = "method";
  private static final String TRACKING = "tracking";

  /** What such a decision may bring along; none of it need be there. */
  static final Set<String> DETAILS = Set.of(SENT_ON, METHOD, TRACKING);

  private static final int LONGEST = 80;

  private final PaperClaims paper;
  private final Snapshots snapshots;
  private final Clock clock;

  MailedClaims(PaperClaims paper, Snapshots snapshots, Clock clock) {
    this.paper = paper;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * What is kept of it.
   *
   * @throws DecisionRefused if the day cannot be, or the form has no room for what the claim says
   */
  Mailings.Mailing mailing(PayerClaim claim, Mailings.Way way, DecisionDetails details, String by) {
    String pcn = claim.currentVersion().pcn();
    if (way == Mailings.Way.MAIL) {
      requirePrintable(pcn);
    }
    LocalDate today = LocalDate.now(clock);
    LocalDate sentOn = details.date(SENT_ON).orElse(today);
    LocalDate made = snapshots.madeOn(pcn).orElse(sentOn);
    if (sentOn.isAfter(today) || sentOn.isBefore(made)) {
      throw DecisionRefused.invalid(
          "details.mailedOn is from %s, when the version was made, to today, %s"
              .formatted(made, today));
    }
    return new Mailings.Mailing(
        pcn,
        way,
        sentOn,
        text(details, METHOD),
        text(details, TRACKING),
        way == Mailings.Way.MAIL ? paper.address(pcn) : List.of(),
        by,
        today);
  }

  private void requirePrintable(String pcn) {
    List<Finding> blocking = paper.form(pcn).map(Cms1500::blocking).orElse(List.of());
    if (!blocking.isEmpty()) {
      throw DecisionRefused.state(
          blocking.stream()
              .map(Finding::message)
              .collect(Collectors.joining("; ", "the form cannot be printed: ", "")));
    }
  }

  private static String text(DecisionDetails details, String name) {
    String text = details.text(name);
    if (text.length() > LONGEST) {
      throw DecisionRefused.invalid(
          "details.%s has at most %d characters".formatted(name, LONGEST));
    }
    return text;
  }
}
