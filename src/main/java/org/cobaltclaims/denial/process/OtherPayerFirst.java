package org.cobaltclaims.denial.process;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.CoverageEvidence;
import org.cobaltclaims.claim.CoverageEvidences;
import org.cobaltclaims.claim.IllegalCorrectionException;
import org.cobaltclaims.claim.NewCoverage;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.PayerReordering;
import org.cobaltclaims.coordination.OrderConflict;
import org.cobaltclaims.denial.Denials;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.springframework.stereotype.Component;

/** The payer says that another one comes first: the claim starts again there (DOMAIN 5.3, 7.1). */
@Component
class OtherPayerFirst {

  private static final String FIRST = "first";
  private static final String COVERAGE = "coverage";

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final CoverageEvidences evidences;
  private final PayerReordering reordering;
  private final Payers payers;
  private final Denials denials;

  OtherPayerFirst(
      ClaimFamilies families,
      PayerClaims claims,
      CoverageEvidences evidences,
      PayerReordering reordering,
      Payers payers,
      Denials denials) {
    this.families = families;
    this.claims = claims;
    this.evidences = evidences;
    this.reordering = reordering;
    this.payers = payers;
    this.denials = denials;
  }

  /** Whom the payer of a claim has named (NM1*PR, 271); the newest word counts. */
  Optional<CoverageEvidence> told(PayerClaim claim) {
    return evidences.of(claim.familyId()).stream()
        .filter(told -> told.level() == claim.level())
        .filter(told -> told.kind() == CoverageEvidence.Kind.OTHER_PAYER)
        .findFirst();
  }

  /**
   * Takes the denial out of the books, puts the other payer first, and has it billed: whom the
   * decision names, otherwise whom the payer has named, otherwise the next one.
   */
  void startAgain(PayerClaim claim, DecisionDetails details) {
    details.requireOnly(Set.of(FIRST, COVERAGE));
    ClaimContent content = families.findById(claim.familyId()).orElseThrow().content();
    String wanted = details.text(FIRST);
    Optional<NewCoverage> given = details.as(COVERAGE, NewCoverage.class);
    Optional<CoverageEvidence> told = told(claim);
    Optional<Coverage> meant =
        told.flatMap(t -> OrderConflict.meant(content, claim.level(), t.payerId(), t.payerName()));
    requireNoLater(claim);
    if (given.isPresent() || wanted.isEmpty() && told.isPresent() && meant.isEmpty()) {
      Optional<NewCoverage> known = told.filter(t -> meant.isEmpty()).map(NewCoverage::told);
      NewCoverage added =
          given
              .map(coverage -> known.map(coverage::or).orElse(coverage))
              .or(() -> known)
              .orElseThrow();
      Coverage first = coverage(added, claim.level(), content);
      denials.withdraw(claim);
      reordering.putFirst(claim, first);
      return;
    }
    Coverage first =
        later(claim, content, wanted.isEmpty() ? meant.map(Coverage::payerId).orElse("") : wanted);
    denials.withdraw(claim);
    reordering.putFirst(claim, first.level());
  }

  private Coverage coverage(NewCoverage added, int level, ClaimContent content) {
    String payer = added.payerId() == null ? "" : added.payerId().strip();
    try {
      return added.at(level, content, payers.profile(payer).filingIndicator());
    } catch (IllegalCorrectionException wrong) {
      throw DecisionRefused.invalid("details." + wrong.getMessage());
    }
  }

  private static Coverage later(PayerClaim claim, ClaimContent content, String wanted) {
    List<Coverage> later =
        content.coverages().stream().filter(coverage -> coverage.level() > claim.level()).toList();
    return later.stream()
        .filter(coverage -> wanted.isEmpty() || coverage.payerId().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                DecisionRefused.state(
                    later.isEmpty()
                        ? "the patient has no other coverage on this claim: name it in"
                            + " details.coverage"
                        : "payer %s is no later payer of this claim".formatted(wanted)));
  }

  private void requireNoLater(PayerClaim claim) {
    boolean laterClaim =
        claims.findByFamilyIdOrderByLevel(claim.familyId()).stream()
            .anyMatch(other -> other.level() > claim.level());
    if (laterClaim) {
      throw DecisionRefused.state(
          "a later payer is billed already: its claim has to be settled first");
    }
  }
}
