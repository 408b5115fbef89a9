package org.cobaltclaims.denial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Classification;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.LedgerEntry;
import org.cobaltclaims.remittance.Posting;
import org.cobaltclaims.remittance.ReasonCodes;
import org.cobaltclaims.remittance.ReasonCodes.Secondary;
import org.cobaltclaims.remittance.Remarks;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.Reversals;
import org.cobaltclaims.remittance.StalePostings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves what was denied to where a person decided (DOMAIN 5.3). Each move is booked once under the
 * decision's id.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Denials {

  /** Reason of the entries that let the next payer be asked for what was denied. */
  public static final String RELEASED = "RELEASED";

  /** Reason of the entries that ask the same payer again. */
  public static final String RESUBMITTED = "RESUBMITTED";

  /** Why a decision is set aside whose payer was asked before its turn. */
  private static final String OUT_OF_TURN = "PAYER_ORDER";

  private static final String BILLED_TO_PATIENT = "DENIAL-PATIENT";
  private static final String WRITTEN_OFF = "DENIAL-WRITE-OFF";
  private static final String MEDICAID = "MC";
  private static final String NEGATED = "REV-";

  private final Ledger ledger;
  private final ClaimFamilies families;
  private final Remittances remittances;
  private final Payers payers;
  private final ReasonCodes codes = ReasonCodes.standard();

  Denials(Ledger ledger, ClaimFamilies families, Remittances remittances, Payers payers) {
    this.ledger = ledger;
    this.families = families;
    this.remittances = remittances;
    this.payers = payers;
  }

  /**
   * The next payer may be asked for it.
   *
   * @throws IllegalDenialException if there is no next payer, or it may not be asked (DOMAIN 2.2-7)
   */
  public void billNextPayer(PayerClaim claim, String decisionId) {
    Coverage next =
        families.findById(claim.familyId()).orElseThrow().content().coverage(claim.level() + 1);
    if (next == null) {
      throw new IllegalDenialException("there is no payer after " + claim.payerId());
    }
    boolean forbidden =
        remittances.posted(claim.id()).stream()
            .anyMatch(
                payment ->
                    Classification.of(
                                payment, claim.level(), codes.of(payers.profile(claim.payerId())))
                            .secondary()
                        == Secondary.NO);
    if (forbidden) {
      throw new IllegalDenialException(
          "what was denied must not be billed to another payer (DOMAIN 5.4)");
    }
    book(claim, decisionId, Posting.releaseDenied(money(claim), next.level(), RELEASED));
  }

  /**
   * The patient owes it.
   *
   * @throws IllegalDenialException if the patient must not be asked for it (DOMAIN 5.1, 5.2 O5)
   */
  public void billPatient(PayerClaim claim, String decisionId) {
    whyNotThePatient(claim)
        .ifPresent(
            why -> {
              throw new IllegalDenialException(why);
            });
    book(claim, decisionId, Posting.billDenied(money(claim), BILLED_TO_PATIENT));
  }

  /** Why the patient must not be asked for what was denied (DOMAIN 5.1, O5); empty if they may. */
  public Optional<String> whyNotThePatient(PayerClaim claim) {
    if (payers.profile(claim.payerId()).filingIndicator().equals(MEDICAID)) {
      return Optional.of("a Medicaid patient must not be billed for a denial");
    }
    Set<String> prohibiting =
        reasons(claim, money(claim)).stream()
            .filter(
                reason ->
                    reason.startsWith("CO-") || reason.startsWith("PI-") || reason.equals("OA-209"))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!prohibiting.isEmpty()) {
      return Optional.of(
          "the patient must not be billed for what was denied as "
              + String.join(", ", prohibiting));
    }
    return remittances.posted(claim.id()).stream().allMatch(Remarks::patientBillable)
        ? Optional.empty()
        : Optional.of("the payer's remarks forbid to bill the patient");
  }

  /** The same payer is asked for it once more: what was wrong has been corrected. */
  public void askAgain(PayerClaim claim, String decisionId) {
    book(claim, decisionId, Posting.askAgain(money(claim), claim.level(), RESUBMITTED));
  }

  /**
   * What the payer decided does not count any more: it was asked out of turn. Its entries are
   * negated, so that the whole is asked of the claim's level again.
   *
   * @throws IllegalDenialException if the payer has paid something: that has to be returned first
   */
  public void withdraw(PayerClaim claim) {
    List<ClaimPayment> standing = remittances.posted(claim.id());
    if (standing.stream().anyMatch(payment -> !payment.paid().isZero())) {
      throw new IllegalDenialException(
          "payer %s has paid a part of the claim: return that first".formatted(claim.payerId()));
    }
    Map<String, List<Ledger.Booked>> booked = ledger.booked(Set.of(claim.familyId()));
    Map<String, List<LedgerEntry>> postings = new LinkedHashMap<>();
    booked
        .getOrDefault(claim.familyId(), List.of())
        .forEach(
            entry ->
                postings
                    .computeIfAbsent(entry.postingId(), id -> new ArrayList<>())
                    .add(entry.entry()));
    for (ClaimPayment payment : standing) {
      postings.forEach(
          (id, entries) -> {
            boolean its = id.equals(payment.id()) || StalePostings.hangsOn(id, payment.id());
            if (its && !postings.containsKey(NEGATED + id)) {
              book(claim, NEGATED + id, Reversals.negation(entries, 0));
            }
          });
      remittances.dispose(payment, Disposition.SET_ASIDE, OUT_OF_TURN, claim.id());
    }
  }

  /** What was denied and nobody has decided about. */
  public Money undecided(PayerClaim claim) {
    return money(claim).balance(Bucket.DENIED_OPEN);
  }

  /** True if nothing of the family is open with a payer, undecided, or the patient's. */
  public boolean nobodyOwes(PayerClaim claim) {
    FamilyLedger money = money(claim);
    return money.balance(Bucket.PAYER_OPEN).isZero()
        && money.balance(Bucket.DENIED_OPEN).isZero()
        && money.balance(Bucket.PATIENT_OPEN).isZero();
  }

  /** Nobody is asked for it any more. */
  public void writeOff(PayerClaim claim, String decisionId) {
    book(claim, decisionId, Posting.writeOffDenied(money(claim), WRITTEN_OFF));
  }

  /** What a person has let the payer of a level be asked for although the one before denied it. */
  public Money released(String familyId, int level) {
    return ledger.entries(familyId).stream()
        .filter(e -> e.bucket() == Bucket.PAYER_OPEN && e.level() == level)
        .filter(e -> e.reason().equals(RELEASED))
        .map(LedgerEntry::amount)
        .collect(Money.sum());
  }

  private FamilyLedger money(PayerClaim claim) {
    return new FamilyLedger(ledger.entries(claim.familyId()));
  }

  /** Why this payer denied what is undecided; an earlier payer's denials are decided already. */
  private Set<String> reasons(PayerClaim claim, FamilyLedger money) {
    Set<String> ofThisPayer =
        remittances.posted(claim.id()).stream()
            .flatMap(ClaimPayment::allAdjustments)
            .map(row -> row.group() + "-" + row.reason())
            .collect(Collectors.toSet());
    return money.entries().stream()
        .filter(e -> e.bucket() == Bucket.DENIED_OPEN && ofThisPayer.contains(e.reason()))
        .map(LedgerEntry::reason)
        .collect(Collectors.toSet());
  }

  private void book(PayerClaim claim, String decisionId, List<LedgerEntry> entries) {
    if (!entries.isEmpty()) {
      ledger.post(decisionId, claim.familyId(), entries);
    }
  }
}
