package org.cobaltclaims.transmission;

import java.util.Optional;
import org.cobaltclaims.claim.ChosenChannels;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.coordination.BilledClaims;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.springframework.stereotype.Service;

/** What the table claim-route looks at (DOMAIN 2.2-9, 6.1). */
@Service
public class ClaimRouting {

  private final ClaimFamilies families;
  private final Payers payers;
  private final ChosenChannels channels;

  ClaimRouting(ClaimFamilies families, Payers payers, ChosenChannels channels) {
    this.families = families;
    this.payers = payers;
    this.channels = channels;
  }

  /**
   * The facts of a claim.
   *
   * @param channel the one that a person chose, or the payer's for claims of this level
   * @param electronicCob whether the payer takes prior payers' money electronically, and nobody
   *     wants it printed
   * @param priorPayers payers that decided before
   * @param maxPriorPayers as many of them the payer takes electronically
   */
  public record Routing(
      String channel, boolean electronicCob, int priorPayers, int maxPriorPayers) {}

  /** A claim that a person has closed takes the way on which it waits for nobody. */
  private static final Routing NOTHING_TO_SEND =
      new Routing(PayerProfile.Channel.ELECTRONIC.name(), true, 0, 0);

  /** The facts of a claim as this transaction has it. */
  public Routing of(PayerClaim claim) {
    return of(claim, families.findById(claim.familyId()).orElseThrow());
  }

  /** The same, where the caller has the family. */
  public Routing of(PayerClaim claim, ClaimFamily family) {
    if (claim.state() == PayerClaimState.CLOSED) {
      return NOTHING_TO_SEND;
    }
    PayerProfile profile = payers.profile(claim.payerId());
    Optional<String> chosen = channels.of(claim.id());
    return new Routing(
        chosen.orElse(profile.channel(claim.level()).name()),
        chosen.filter(ChosenChannels.PRINT::equals).isEmpty()
            && BilledClaims.electronicCob(family.content(), claim.level(), profile),
        claim.level() - 1,
        profile.maxPriorPayersElectronic());
  }
}
