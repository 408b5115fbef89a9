package org.cobaltclaims.remittance.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.DuplicateKeys;
import org.cobaltclaims.remittance.PaymentRows;
import org.cobaltclaims.remittance.Posting;
import org.cobaltclaims.remittance.ReasonCodes;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.remittance.StoredRemittance;
import org.cobaltclaims.remittance.process.ClaimPosting.Arrived;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Posts payments of a remittance, or says why a person has to (DOMAIN 3.2-3.9). A chunk of payments
 * is one transaction: what happened to them, the ledger, the claims, the tasks and the messages to
 * the waiting processes stand or fall together, a second call finds it done, and the number of
 * statements does not grow with the number of payments.
 */
@Service
public class PaymentPosting {

  private final Remittances remittances;
  private final PaymentRows rows;
  private final PaymentMatching matching;
  private final PostingChunks chunks;
  private final ClaimPosting claimPosting;
  private final ClaimDeciding deciding;
  private final StaleClaims stale;
  private final Payers payers;
  private final ReasonCodes codes = ReasonCodes.standard();

  PaymentPosting(
      Remittances remittances,
      PaymentRows rows,
      PaymentMatching matching,
      PostingChunks chunks,
      ClaimPosting claimPosting,
      ClaimDeciding deciding,
      StaleClaims stale,
      Payers payers) {
    this.remittances = remittances;
    this.rows = rows;
    this.matching = matching;
    this.chunks = chunks;
    this.claimPosting = claimPosting;
    this.deciding = deciding;
    this.stale = stale;
    this.payers = payers;
  }

  /** Posts the payment if it is new; returns what has become of it. */
  @Transactional
  public Disposition post(String paymentId) {
    one(paymentId, false, Meant.NOTHING);
    return remittances.payment(paymentId).orElseThrow().disposition();
  }

  /**
   * A person has looked at the payment: what was found by the payer's number or by the member
   * counts as certain, and a decision replaces the one before it though no reversal came.
   *
   * @param meant which claim it is about, by more than what it says of itself
   * @return the remittances of which a payment has found another end
   */
  @Transactional
  Set<String> accept(String paymentId, Meant meant) {
    return one(paymentId, true, meant);
  }

  /**
   * Which claims a payment is about by more than what it says of itself.
   *
   * @param chosen by a person: it counts whatever else would be found; null if nobody has chosen
   * @param before what was found earlier: it counts where nothing is found now; null for none
   */
  record Meant(@Nullable String chosen, @Nullable String before) {

    static final Meant NOTHING = new Meant(null, null);

    List<String> families() {
      return Stream.of(chosen, before)
          .flatMap(Stream::ofNullable)
          .map(PaymentPosting::familyOf)
          .toList();
    }
  }

  private static String familyOf(String claimId) {
    return claimId.substring(0, claimId.length() - 1);
  }

  private Set<String> one(String paymentId, boolean accepted, Meant meant) {
    String remittanceId = remittances.payment(paymentId).orElseThrow().remittanceId();
    return remittanceId == null
        ? Set.of()
        : post(remittanceId, List.of(paymentId), accepted, false, meant);
  }

  /**
   * Posts those of the payments that are new, in one transaction.
   *
   * @param ids of one remittance; those of one claim together
   * @return the remittances of which a payment has found its end: this one, and others of which a
   *     held payment could be posted now
   */
  @Transactional
  public Set<String> post(String remittanceId, Collection<String> ids) {
    return post(remittanceId, ids, false, false, Meant.NOTHING);
  }

  /**
   * Posts what a person takes back and posts anew in its place; the same decision may be corrected
   * more than once.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Set<String> correct(String remittanceId, Collection<String> ids) {
    return post(remittanceId, ids, true, true, Meant.NOTHING);
  }

  private Set<String> post(
      String remittanceId,
      Collection<String> ids,
      boolean accepted,
      boolean correction,
      Meant meant) {
    StoredRemittance remittance = remittances.remittance(remittanceId);
    List<StoredPayment> fresh =
        rows.lock(ids).stream().filter(p -> p.disposition() == Disposition.NEW).toList();
    PaymentMatching.Candidates candidates =
        matching.candidates(fresh.stream().map(StoredPayment::payment).toList());
    Set<String> families = new LinkedHashSet<>(candidates.all());
    families.addAll(meant.families());
    PostingChunk chunk = chunks.read(families);
    Map<PayerClaim, List<Arrived>> byClaim = new LinkedHashMap<>();
    for (StoredPayment stored : fresh) {
      ClaimPayment payment = stored.payment();
      PaymentMatching.Match match = matching.find(payment, remittance, candidates, chunk, meant);
      PayerClaim claim = match.claim();
      if (claim == null) {
        chunk.dispose(stored, payment, Disposition.UNMATCHED, match.reason(), null, null, null);
        chunk.need(TaskKind.MATCH_PAYMENT, remittanceId, null, match.reason());
        continue;
      }
      Arrived arrived =
          new Arrived(
              stored,
              correction
                  ? DuplicateKeys.correction(payment.id())
                  : DuplicateKeys.claim(claim.payerId(), remittance.trace(), payment));
      if (match.isProposal() && !accepted) {
        ClaimPosting.hold(chunk, claim, arrived, payment, match.reason(), false);
      } else {
        byClaim.computeIfAbsent(claim, c -> new ArrayList<>()).add(arrived);
      }
    }
    Set<String> known =
        rows.known(
            byClaim.values().stream().flatMap(List::stream).map(Arrived::key).distinct().toList());
    byClaim.forEach((claim, arrived) -> claimPosting.post(chunk, claim, arrived, known, accepted));
    chunks.write(chunk);
    return chunk.remittances();
  }

  /**
   * A person decides about a claim whose payer was told what an earlier one has corrected since
   * (DOMAIN 2.9): it is replaced, or stands.
   *
   * @return false if there is nothing to replace
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean replaceStale(PayerClaim claim) {
    PostingChunk chunk = chunks.read(List.of(claim.familyId()));
    boolean replaced =
        stale.replace(chunk, chunk.claim(claim.familyId(), claim.level()).orElseThrow());
    chunks.write(chunk);
    return replaced;
  }

  /** A person lets stand what the payer was told. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keepStale(PayerClaim claim) {
    PostingChunk chunk = chunks.read(List.of(claim.familyId()));
    stale.keep(chunk, chunk.claim(claim.familyId(), claim.level()).orElseThrow());
    chunk.reopen(claim.familyId());
    chunks.write(chunk);
  }

  /**
   * Posts what a prior payer decided before the claim reached us, in the transaction that opens the
   * family. What does not balance is held: gate and COB balance will name it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void postFromIntake(String familyId, int level, ClaimPayment payment) {
    PostingChunk chunk = chunks.read(List.of(familyId));
    PayerClaim claim = chunk.claim(familyId, level).orElseThrow();
    remittances.storeFromIntake(payment, claim.id());
    ClaimContent content = chunk.content(familyId);
    Posting.Result result =
        Posting.post(
            chunk.money(familyId),
            payment,
            level,
            content.coverage(level + 1) != null,
            chunk.profile(claim.payerId(), payers),
            codes);
    if (!result.posted()) {
      remittances.dispose(
          payment, Disposition.HELD, result.problems().getFirst().rule(), claim.id());
      return;
    }
    chunk.book(payment.id(), familyId, result.entries());
    deciding.adjudicate(chunk, claim, List.of(payment), false);
    chunks.write(chunk);
  }
}
