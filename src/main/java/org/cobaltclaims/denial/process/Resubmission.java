package org.cobaltclaims.denial.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimCorrections;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.CorrectedContent;
import org.cobaltclaims.claim.Correction;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.claim.IllegalCorrectionException;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Scrubber;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.denial.DenialFacts;
import org.cobaltclaims.denial.DenialReview;
import org.cobaltclaims.denial.Denials;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ReasonCodes.Action;
import org.cobaltclaims.transmission.ClaimBuilding;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.springframework.stereotype.Component;

/**
 * Corrects a denied claim and has it sent to the same payer again (DOMAIN 5.3): as a replacement
 * that names the payer's newest control number, or as a new claim where there is nothing to replace
 * or the payer takes no replacements.
 */
@Component
class Resubmission {

  private static final String CORRECTION = "correction";
  private static final String AS = "as";
  private static final String NEW = "NEW";
  private static final String REPLACEMENT = "REPLACEMENT";
  private static final String ORIGINAL_FREQUENCY = "1";

  /** After so many for the same reason only a real change lets it go once more (DOMAIN 5.2 O6). */
  private static final int MOST_ATTEMPTS = 2;

  private final PayerClaims claims;
  private final ClaimFamilies families;
  private final ClaimCorrections corrections;
  private final DenialReview review;
  private final DenialProgress progress;
  private final Denials denials;
  private final Payers payers;
  private final ClaimBuilding building;
  private final Timeline timeline;
  private final Clock clock;

  Resubmission(
      PayerClaims claims,
      ClaimFamilies families,
      ClaimCorrections corrections,
      DenialReview review,
      DenialProgress progress,
      Denials denials,
      Payers payers,
      ClaimBuilding building,
      Timeline timeline,
      Clock clock) {
    this.claims = claims;
    this.families = families;
    this.corrections = corrections;
    this.review = review;
    this.progress = progress;
    this.denials = denials;
    this.payers = payers;
    this.building = building;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Corrects it; the process finds it ready to be checked and queued. */
  void resubmit(Task task, PayerClaim claim, DecisionDetails details, String by) {
    details.requireOnly(Set.of(CORRECTION, AS));
    Correction correction = details.as(CORRECTION, Correction.class).orElse(Correction.NONE);
    int attempts = progress.attempts(claim) - 1;
    String frequency = frequency(claim, details.text(AS));
    CorrectedContent.Result corrected = apply(claim, correction, by);
    if (attempts >= MOST_ATTEMPTS && corrected.changed().isEmpty()) {
      throw DecisionRefused.state(
          "it was sent again %d times and denied as %s each time: change something, appeal, or give it up"
              .formatted(attempts, task.reason()));
    }
    claim.resubmit(frequency);
    requireClean(claim);
    denials.askAgain(claim, task.id());
    claims.save(claim);
    timeline.append(
        claim.familyId(),
        claim.id(),
        "5.3",
        frequency.equals(PayerClaim.REPLACEMENT)
            ? "Sent again as a replacement of %s (frequency 7)".formatted(claim.icn())
            : "Sent again as a new claim (frequency 1)");
  }

  private CorrectedContent.Result apply(PayerClaim claim, Correction correction, String by) {
    try {
      return corrections.apply(claim, correction, "5.3", by);
    } catch (IllegalCorrectionException wrong) {
      throw DecisionRefused.invalid("details.correction: " + wrong.getMessage());
    }
  }

  private String frequency(PayerClaim claim, String wanted) {
    PayerProfile payer = payers.profile(claim.payerId());
    boolean canReplace = payer.acceptsReplacement() && claim.icn() != null;
    boolean paidSomething = review.decision(claim).filter(d -> !d.paid().isZero()).isPresent();
    String frequency =
        switch (wanted) {
          case "" -> canReplace && !asksForNew(claim) ? PayerClaim.REPLACEMENT : ORIGINAL_FREQUENCY;
          case NEW -> ORIGINAL_FREQUENCY;
          case REPLACEMENT -> PayerClaim.REPLACEMENT;
          default -> throw DecisionRefused.invalid("details.as is REPLACEMENT or NEW");
        };
    if (frequency.equals(PayerClaim.REPLACEMENT) && !canReplace) {
      throw DecisionRefused.state(
          claim.icn() == null
              ? "payer %s has given no control number for the claim: send it as NEW"
                  .formatted(claim.payerId())
              : "payer %s takes no replacements: send it as NEW".formatted(claim.payerId()));
    }
    if (frequency.equals(ORIGINAL_FREQUENCY) && paidSomething) {
      throw DecisionRefused.state(
          "payer %s has paid a part of the claim: a new claim would bill that twice"
              .formatted(claim.payerId()));
    }
    return frequency;
  }

  /** The payer called the claim unprocessable, or does not know the patient (DOMAIN 5.4, 5.5). */
  private boolean asksForNew(PayerClaim claim) {
    DenialFacts facts = progress.of(claim);
    return facts.remark().equals("MA130")
        || review
            .reduction(claim)
            .filter(reduction -> reduction.action() == Action.CORRECT_N1)
            .isPresent();
  }

  private void requireClean(PayerClaim claim) {
    ClaimContent content = families.findById(claim.familyId()).orElseThrow().content();
    ClaimBuilding.Frequency frequency = building.frequency(claim);
    List<Finding> blocking =
        Scrubber.scrub(
                content,
                claim.level(),
                payers.profile(claim.payerId()),
                new Scrubber.Facts(
                    LocalDate.now(clock),
                    frequency.code(),
                    frequency.originalReference(),
                    true,
                    null,
                    claim.delayReason(),
                    false))
            .stream()
            .filter(Finding::blocks)
            .toList();
    if (!blocking.isEmpty()) {
      throw DecisionRefused.state(
          blocking.stream()
              .map(
                  f ->
                      "%s%s: %s"
                          .formatted(
                              f.rule(), f.line() == 0 ? "" : " line " + f.line(), f.message()))
              .collect(Collectors.joining("; ", "the checks find ", "")));
    }
    List<Imbalance> problems = building.next(claim).problems();
    if (!problems.isEmpty()) {
      throw DecisionRefused.state(
          "it cannot be built: %s line %d: %s"
              .formatted(
                  problems.getFirst().rule(),
                  problems.getFirst().line(),
                  problems.getFirst().message()));
    }
  }
}
