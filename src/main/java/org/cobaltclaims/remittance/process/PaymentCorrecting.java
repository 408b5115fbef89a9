package org.cobaltclaims.remittance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.remittance.CheckEntry;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.EobEntry;
import org.cobaltclaims.remittance.HandEntries;
import org.cobaltclaims.remittance.RemittanceIntake;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.Reversals;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.remittance.StoredRemittance;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrects posted payments by hand: never an edit, but an entry that takes the decision back and
 * the decision as it should have been, as a payer would send them (DOMAIN 3.5).
 */
@Service
public class PaymentCorrecting {

  private final RemittanceByHand byHand;
  private final CheckReading reading;
  private final RemittanceIntake intake;
  private final Remittances remittances;
  private final RemittancePosting posting;
  private final PaymentPosting payments;
  private final HandEntries entries;
  private final Deposits deposits;
  private final PayerClaims claims;
  private final Timeline timeline;
  private final Clock clock;

  PaymentCorrecting(
      RemittanceByHand byHand,
      CheckReading reading,
      RemittanceIntake intake,
      Remittances remittances,
      RemittancePosting posting,
      PaymentPosting payments,
      HandEntries entries,
      Deposits deposits,
      PayerClaims claims,
      Timeline timeline,
      Clock clock) {
    this.byHand = byHand;
    this.reading = reading;
    this.intake = intake;
    this.remittances = remittances;
    this.posting = posting;
    this.payments = payments;
    this.entries = entries;
    this.deposits = deposits;
    this.claims = claims;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Corrects a posted payment: an entry that takes it back and the decision as it should have been.
   * What follows from a payer's own correction follows from it: unsent later claims are built anew,
   * sent ones are compared.
   *
   * @param why no PHI
   * @return the id of the payment that stands now
   */
  @Transactional
  public String correct(
      String paymentId, EobEntry entry, @Nullable String clientKey, String why, String by) {
    StoredPayment stored =
        remittances
            .payment(paymentId)
            .orElseThrow(() -> DecisionRefused.missing("there is no payment " + paymentId));
    String remittanceId = remittanceOf(stored);
    String key =
        clientKey == null ? null : RemittanceByHand.cutKey("FIX-" + paymentId + "-" + clientKey);
    if (key != null && entries.taken(key).isPresent()) {
      return entries.taken(key).map(HandEntries.Taken::remittanceId).orElseThrow();
    }
    if (stored.disposition() != Disposition.POSTED || stored.payerClaimId() == null) {
      throw DecisionRefused.state(
          "payment %s is %s: only what is posted and stands can be corrected"
              .formatted(paymentId, stored.disposition()));
    }
    ClaimPayment wrong = stored.payment();
    PayerClaim claim = claims.findById(stored.payerClaimId()).orElseThrow();
    if (remittances.posted(claim.id()).size() != 1) {
      throw DecisionRefused.state("the payer decided in several parts: correct none of them alone");
    }
    ClaimPayment right =
        reading.payment(
            entry.orControlNumber(wrong.payerClaimControlNumber()), claim, wrong.adjudicated());
    StoredRemittance remittance = remittances.remittance(remittanceId);
    if (!remittance.byHand() && !right.paid().equals(wrong.paid())) {
      throw DecisionRefused.state(
          "the remittance says that %s were paid, and the bank received it so: that stays"
              .formatted(wrong.paid()));
    }
    int ordinal = intake.stored(remittanceId);
    intake.addByHand(
        new RemittanceIntake.Begun(remittanceId, remittance.state()),
        ordinal,
        List.of(Reversals.of(wrong, LocalDate.now(clock)), right),
        by);
    String back = "%s-%d".formatted(remittanceId, ordinal + 1);
    String anew = "%s-%d".formatted(remittanceId, ordinal + 2);
    timeline.append(
        claim.familyId(), claim.id(), "3.5", "Payment corrected by %s: %s".formatted(by, why));
    Set<String> touched = new TreeSet<>(Set.of(remittanceId));
    try {
      touched.addAll(payments.correct(remittanceId, List.of(back, anew)));
    } catch (IllegalStateException notNow) {
      throw DecisionRefused.state(
          "claim %s is %s: its payment cannot be corrected now"
              .formatted(claim.id(), claim.state()));
    }
    requireDone(back, Disposition.REVERSAL);
    requireDone(anew, Disposition.POSTED);
    touched.forEach(posting::finish);
    if (deposits.ofRemittance(remittanceId).map(d -> d.remainder().isNegative()).orElse(false)) {
      throw DecisionRefused.state("more would be posted than the check is worth");
    }
    if (key != null) {
      entries.take(key, anew, HandEntries.hash(entry), by);
    }
    return anew;
  }

  /**
   * On a later payer's screen: what the payer before decided. Where its payment is posted that is
   * corrected, where none is, the check is entered.
   *
   * @param claimId the later payer's claim, whether it exists yet or not
   * @param check the check, without claims; what it does not say is not needed for a correction
   * @param why no PHI; needed for a correction
   * @return the id of the payment that stands now
   */
  @Transactional
  public String enterPrior(
      String claimId, CheckEntry check, EobEntry entry, String why, String by) {
    PayerClaim prior =
        Optional.of(claimId)
            .filter(id -> id.matches("[0-9A-Z]{10}[2-9]"))
            .map(id -> PayerClaim.idOf(id.substring(0, 10), id.charAt(10) - '0' - 1))
            .flatMap(claims::findById)
            .orElseThrow(
                () -> DecisionRefused.missing("claim %s has no payer before".formatted(claimId)));
    Optional<ClaimPayment> posted = remittances.posted(prior.id()).stream().findFirst();
    if (posted.isPresent()) {
      if (why.isBlank()) {
        throw DecisionRefused.invalid("a reason is needed: a posted payment is corrected");
      }
      return correct(posted.get().id(), entry.of(prior.id()), check.key(), why, by);
    }
    String id =
        byHand.enter(
            new CheckEntry(
                check.key(),
                prior.payerId(),
                check.number(),
                check.date(),
                check.amount(),
                check.method(),
                List.of(entry.of(prior.id())),
                List.of()),
            by);
    return id + "-1";
  }

  private void requireDone(String paymentId, Disposition wanted) {
    StoredPayment now = remittances.payment(paymentId).orElseThrow();
    if (now.disposition() != wanted) {
      throw DecisionRefused.state("it cannot be posted so: " + now.reason());
    }
  }

  /** One that was mended stands for the remittance of what it mended. */
  private String remittanceOf(StoredPayment stored) {
    String id = stored.remittanceId();
    if (id != null) {
      return id;
    }
    String payment = stored.payment().id();
    if (payment.length() > 36 && remittances.exists(payment.substring(0, 36))) {
      return payment.substring(0, 36);
    }
    throw DecisionRefused.state(
        "payment %s came in with the claim, no remittance of ours: it can be mended only"
            .formatted(payment));
  }
}
