package org.cobaltclaims.intake;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.intake.IntakeClaim.Fate;
import org.springframework.stereotype.Service;

/**
 * Visits that people type in, or programs post. They go the way of an 837P claim that comes in: the
 * same patient, coverages, payers and claim family come of them. The visit's number is taken once.
 */
@Service
public class VisitIntake {

  private final VisitDrawing drawing;
  private final VisitChecks checks;
  private final IntakeClaims claims;
  private final ClaimIntake intake;

  VisitIntake(VisitDrawing drawing, VisitChecks checks, IntakeClaims claims, ClaimIntake intake) {
    this.drawing = drawing;
    this.checks = checks;
    this.claims = claims;
    this.intake = intake;
  }

  /** What is to be said about a visit as it stands; nothing is kept. */
  public List<VisitMessage> check(VisitEntry entry) {
    DrawnVisit visit = drawing.draw(entry);
    List<VisitMessage> messages = new ArrayList<>();
    if (holder(incoming(entry, visit, "")) == Holder.ANOTHER) {
      messages.add(taken());
    }
    messages.addAll(checks.of(visit));
    return List.copyOf(messages);
  }

  /**
   * Takes a visit in.
   *
   * @param by who typed it
   * @return what became of it: OPENED, KNOWN if it came in before, or NOT_BILLED
   * @throws VisitRefused if something is missing, or keeps its claim from going out and the entry
   *     does not say that it is taken in all the same
   */
  public IntakeClaim take(VisitEntry entry, String by) {
    DrawnVisit visit = drawing.draw(entry);
    ClaimOpening.Incoming incoming = incoming(entry, visit, by);
    Holder holder = holder(incoming);
    if (holder == Holder.ANOTHER) {
      throw new VisitRefused(List.of(taken()));
    }
    if (holder == Holder.NOBODY) {
      List<VisitMessage> blocking = checks.of(visit).stream().filter(VisitMessage::blocks).toList();
      boolean despite = Boolean.TRUE.equals(entry.despiteFindings()) && !visit.isIncomplete();
      if (!blocking.isEmpty() && !despite) {
        throw new VisitRefused(blocking);
      }
    }
    return opened(incoming);
  }

  private IntakeClaim opened(ClaimOpening.Incoming incoming) {
    IntakeClaim taken;
    try {
      String visit = incoming.provider() + '\n' + incoming.claim().claimNumber();
      taken = intake.take("visit-" + Sha256.hex(visit).substring(0, 40), incoming);
    } catch (ClaimRefused refused) {
      throw new VisitRefused(List.of(VisitMessage.missing(refused.code(), "", refused.sentence())));
    }
    if (taken.fate() == Fate.REFUSED) {
      throw new VisitRefused(List.of(taken()));
    }
    return taken;
  }

  private static VisitMessage taken() {
    return VisitMessage.missing(
        "CLAIM_NUMBER_TAKEN",
        "number",
        "another visit has this number already: give this one its own");
  }

  /** Who has the number of a visit. */
  private enum Holder {
    NOBODY,
    /** The same visit came in before. */
    ITSELF,
    ANOTHER
  }

  private Holder holder(ClaimOpening.Incoming incoming) {
    return claims
        .holder(incoming.provider(), incoming.claim().claimNumber())
        .map(h -> h.digest().equals(incoming.digest()) ? Holder.ITSELF : Holder.ANOTHER)
        .orElse(Holder.NOBODY);
  }

  /** It is the same if the same was typed: the chart may have changed since. */
  private static ClaimOpening.Incoming incoming(VisitEntry entry, DrawnVisit visit, String by) {
    return new ClaimOpening.Incoming(
        1,
        visit.claim(),
        PayerOrder.of(visit.claim()),
        Sha256.hex("visit\n" + StoredJson.write(entry.said())),
        new ClaimOpening.Typed(
            visit.patient() == null ? null : visit.patient().id(), visit.coverages(), by));
  }
}
