package org.cobaltclaims.denial.process;

import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.PayerReordering;
import org.cobaltclaims.denial.Denials;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.springframework.stereotype.Component;

/** The payer says that another one comes first: the claim starts again there (DOMAIN 5.3, 7.1). */
@Component
class OtherPayerFirst {

  private static final String FIRST = "first";

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final PayerReordering reordering;
  private final Denials denials;

  OtherPayerFirst(
      ClaimFamilies families, PayerClaims claims, PayerReordering reordering, Denials denials) {
    this.families = families;
    this.claims = claims;
    this.reordering = reordering;
    this.denials = denials;
  }

  /** Takes the denial out of the books, puts the other payer first, and has it billed. */
  void startAgain(PayerClaim claim, DecisionDetails details) {
    details.requireOnly(Set.of(FIRST));
    String wanted = details.text(FIRST);
    List<Coverage> later =
        families.findById(claim.familyId()).orElseThrow().content().coverages().stream()
            .filter(coverage -> coverage.level() > claim.level())
            .toList();
    Coverage first =
        later.stream()
            .filter(coverage -> wanted.isEmpty() || coverage.payerId().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    DecisionRefused.state(
                        later.isEmpty()
                            ? "the patient has no other coverage on this claim: add it first"
                            : "payer %s is no later payer of this claim".formatted(wanted)));
    boolean laterClaim =
        claims.findByFamilyIdOrderByLevel(claim.familyId()).stream()
            .anyMatch(other -> other.level() > claim.level());
    if (laterClaim) {
      throw DecisionRefused.state(
          "a later payer is billed already: its claim has to be settled first");
    }
    denials.withdraw(claim);
    reordering.putFirst(claim, first.level());
  }
}
