package org.cobaltclaims.claim.process;

import java.util.List;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.transmission.ClaimRouting;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads where a payer claim stands, and until when it may stand there. */
@Service
public class ClaimLook {

  private static final String MOVED = "MOVED";

  private final PayerClaims claims;
  private final Tasks tasks;
  private final OpenDenials denials;
  private final WaitDates dates;
  private final RemittanceChase chase;
  private final ClaimRouting routing;

  ClaimLook(
      PayerClaims claims,
      Tasks tasks,
      OpenDenials denials,
      WaitDates dates,
      RemittanceChase chase,
      ClaimRouting routing) {
    this.claims = claims;
    this.tasks = tasks;
    this.denials = denials;
    this.dates = dates;
    this.chase = chase;
    this.routing = routing;
  }

  /**
   * What the process payer-claim asks.
   *
   * @param place where the claim goes on
   * @param acknowledgementDue the timer's date for the acknowledgement
   * @param routing what decides on the channel; null for a claim that has left
   * @param decided as in {@link RemittanceWait}, so that the process that awaits the remittance
   *     need not ask at once; null while the claim is not with the payer
   * @param inquiryDue as there
   * @param overdueDue as there
   */
  public record Look(
      String place,
      String acknowledgementDue,
      ClaimRouting.@Nullable Routing routing,
      @Nullable String decided,
      String inquiryDue,
      String overdueDue) {}

  /**
   * What the process await-remittance asks.
   *
   * @param decided NO, PAID_OR_PATIENT, DENIAL, REJECTED, or MOVED if it is not with the payer
   * @param inquiryDue when the payer is asked
   * @param overdueDue when a person is asked; far away while one is asked by this instance already
   */
  public record RemittanceWait(String decided, String inquiryDue, String overdueDue) {}

  @Transactional(readOnly = true)
  public Look at(String payerClaimId) {
    List<PayerClaim> family = family(payerClaimId);
    return at(claim(family, payerClaimId), family);
  }

  /** The claims of a claim's family: whose turn it is depends on all of them. */
  private List<PayerClaim> family(String payerClaimId) {
    return claims.findByFamilyIdOrderByLevel(PayerClaim.familyOf(payerClaimId));
  }

  private static PayerClaim claim(List<PayerClaim> family, String payerClaimId) {
    return family.stream()
        .filter(claim -> claim.id().equals(payerClaimId))
        .findFirst()
        .orElseThrow();
  }

  /** The same of a claim as this transaction has it. */
  Look at(PayerClaim claim) {
    return at(claim, claim.level() == 1 ? List.of(claim) : family(claim.id()));
  }

  private Look at(PayerClaim claim, List<PayerClaim> family) {
    ClaimPlace place = place(claim, family);
    String due =
        place == ClaimPlace.ACKNOWLEDGE && !dates.asked(claim, TaskKind.FIND_ACKNOWLEDGEMENT)
            ? WaitDates.timer(dates.acknowledgementDue(claim))
            : WaitDates.NEVER;
    RemittanceWait wait = wait(place, claim, false);
    return new Look(
        place.name(),
        due,
        switch (place) {
          case SCRUB, SECONDARY, CORRECT -> routing.of(claim);
          case ACKNOWLEDGE, PAPER, REMITTANCE, REJECTED, DENIAL, DONE -> null;
        },
        wait.decided().equals(MOVED) ? null : wait.decided(),
        wait.inquiryDue(),
        wait.overdueDue());
  }

  /**
   * Whether the payer has decided, and if not, when to ask a person.
   *
   * @param chasing whether this instance has asked one already
   */
  @Transactional(readOnly = true)
  public RemittanceWait remittance(String payerClaimId, boolean chasing) {
    List<PayerClaim> family = family(payerClaimId);
    PayerClaim claim = claim(family, payerClaimId);
    return wait(place(claim, family), claim, chasing);
  }

  private RemittanceWait wait(ClaimPlace place, PayerClaim claim, boolean chasing) {
    String decided =
        switch (place) {
          case DENIAL -> "DENIAL";
          case REJECTED -> "REJECTED";
          case DONE -> "PAID_OR_PATIENT";
          case REMITTANCE -> "NO";
          case SCRUB, SECONDARY, CORRECT, ACKNOWLEDGE, PAPER -> MOVED;
        };
    if (!decided.equals("NO")) {
      return new RemittanceWait(decided, WaitDates.NEVER, WaitDates.NEVER);
    }
    RemittanceChase.Wanted wanted = chase.wanted(claim);
    boolean asked =
        chasing && tasks.open(claim.id(), wanted.kind()).isPresent()
            || dates.asked(claim, wanted.kind());
    return new RemittanceWait(
        decided,
        WaitDates.timer(chase.inquiryDue(claim)),
        asked ? WaitDates.NEVER : WaitDates.timer(wanted.on()));
  }

  /** Where it stands; a claim whose turn it is not leaves the way to the one before it. */
  private ClaimPlace place(PayerClaim claim, List<PayerClaim> family) {
    boolean itsTurn =
        claim.level() == 1
            || Turn.of(family, denials::isOpen)
                .map(turn -> turn.level() >= claim.level())
                .orElse(true);
    return itsTurn ? ClaimPlace.of(claim, denials::isOpen) : ClaimPlace.DONE;
  }
}
