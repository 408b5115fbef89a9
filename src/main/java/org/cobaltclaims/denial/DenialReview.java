package org.cobaltclaims.denial;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.FilingDeadline;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.coordination.Deadlines;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.ReasonCodes;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.SplitClaim;
import org.springframework.stereotype.Service;

/** Reads what has to be known about a denial to suggest what to do about it. */
@Service
public class DenialReview {

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final Remittances remittances;
  private final Payers payers;
  private final Denials denials;
  private final Appeals appeals;
  private final ReasonLabels labels;
  private final Clock clock;
  private final ReasonCodes codes = ReasonCodes.standard();

  DenialReview(
      ClaimFamilies families,
      PayerClaims claims,
      Remittances remittances,
      Payers payers,
      Denials denials,
      Appeals appeals,
      ReasonLabels labels,
      Clock clock) {
    this.families = families;
    this.claims = claims;
    this.remittances = remittances;
    this.payers = payers;
    this.denials = denials;
    this.appeals = appeals;
    this.labels = labels;
    this.clock = clock;
  }

  /** The decision that stands, all parts of it together; empty if there is none. */
  public Optional<ClaimPayment> decision(PayerClaim claim) {
    List<ClaimPayment> standing = remittances.posted(claim.id());
    return standing.isEmpty() ? Optional.empty() : Optional.of(SplitClaim.merged(standing));
  }

  /** The reasons of the decision that stands, reduced; empty if there is none. */
  public Optional<DenialReduction> reduction(PayerClaim claim) {
    return decision(claim).map(payment -> DenialReduction.of(payment, claim.level(), codes(claim)));
  }

  private ReasonCodes codes(PayerClaim claim) {
    return codes.of(payers.profile(claim.payerId()));
  }

  /**
   * What the table looks at.
   *
   * @param attempts how often the claim was sent again for the same reason
   */
  public DenialFacts facts(PayerClaim claim, int attempts) {
    PayerProfile payer = payers.profile(claim.payerId());
    Optional<DenialReduction> reduction = reduction(claim);
    Optional<Adjustment> row =
        reduction.flatMap(DenialReduction::decisive).map(reason -> reason.row());
    return new DenialFacts(
        row.map(r -> r.reason()).orElse(""),
        row.map(r -> r.group().name()).orElse(""),
        reduction.map(r -> r.remark(claim.level(), codes(claim))).orElse(""),
        claim.level(),
        payerType(payer.filingIndicator()),
        reduction.map(DenialReduction::unexplained).orElse(false),
        reduction.map(DenialReduction::remarkMissing).orElse(false)
            || row.filter(r -> labels.isUnlisted(r.reason())).isPresent(),
        claim.icn() != null,
        payer.acceptsReplacement(),
        content(claim).coverage(claim.level() + 1) != null,
        denials.whyNotThePatient(claim).isPresent(),
        appealOpen(claim),
        attempts,
        daysToDeadline(claim, payer));
  }

  /** The last day on which an appeal may be filed (DOMAIN 8.3). */
  public LocalDate appealUntil(PayerClaim claim) {
    LocalDate decided =
        claim.adjudicatedOn() == null ? LocalDate.now(clock) : claim.adjudicatedOn();
    return appeals
        .lastAnswer(claim.id())
        .filter(answered -> answered.isAfter(decided))
        .orElse(decided)
        .plusDays(payers.profile(claim.payerId()).appealDays());
  }

  /** True if the payer grants another appeal, and there is time for it. */
  public boolean appealOpen(PayerClaim claim) {
    return appeals.of(claim.id()).size() < payers.profile(claim.payerId()).appealLevels()
        && !LocalDate.now(clock).isAfter(appealUntil(claim));
  }

  /** The kind of payer by SBR09 (DOMAIN 1.7). */
  static String payerType(String filingIndicator) {
    return switch (filingIndicator) {
      case "MA", "MB" -> "MEDICARE";
      case "MC" -> "MEDICAID";
      case "CH" -> "TRICARE";
      case "WC", "AM", "LM" -> "WC_AUTO";
      default -> "COMMERCIAL";
    };
  }

  /** What is over already ends nothing any more. */
  private int daysToDeadline(PayerClaim claim, PayerProfile payer) {
    LocalDate today = LocalDate.now(clock);
    return Stream.concat(Stream.of(appealUntil(claim)), filingDeadline(claim, payer).stream())
        .filter(day -> !day.isBefore(today))
        .mapToInt(day -> (int) ChronoUnit.DAYS.between(today, day))
        .min()
        .orElse(DenialFacts.NO_DEADLINE);
  }

  private Optional<LocalDate> filingDeadline(PayerClaim claim, PayerProfile payer) {
    if (claim.level() == 1) {
      return Optional.of(FilingDeadline.primary(content(claim), payer));
    }
    return claims
        .findById(PayerClaim.idOf(claim.familyId(), claim.level() - 1))
        .flatMap(prior -> Optional.ofNullable(prior.adjudicatedOn()))
        .map(decided -> Deadlines.secondary(content(claim), payer, decided));
  }

  private ClaimContent content(PayerClaim claim) {
    return families.findById(claim.familyId()).orElseThrow().content();
  }
}
