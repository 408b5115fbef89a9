package org.cobaltclaims.paper;

import java.util.Set;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.coordination.BilledClaim;
import org.jspecify.annotations.Nullable;

/**
 * Which policy each block of the form describes (DOMAIN 6.2). Medicare reads the form in its own
 * way: its insured block is about the payer before it.
 *
 * @param destination the policy that is billed
 * @param before the patient's first policy, if the one that is billed is a later one; null
 *     otherwise
 * @param after the next policy, if the one that is billed is the first; null if there is none
 * @param medicare whether Medicare Part B is billed
 */
record Policies(
    Coverage destination, @Nullable Coverage before, @Nullable Coverage after, boolean medicare) {

  private static final Set<String> MEDICARE = Set.of("MA", "MB");

  /** Ids that CMS gives to Medigap plans which Medicare forwards claims to (DOMAIN 7.4). */
  private static final String MEDIGAP_ID = "5[5-9]\\d{3}";

  static Policies of(BilledClaim claim) {
    Coverage destination = claim.destination();
    boolean first = claim.level() == 1;
    return new Policies(
        destination,
        first ? null : claim.content().coverage(1),
        first ? claim.content().coverage(2) : null,
        MEDICARE.contains(destination.filingIndicator()));
  }

  /** Items 4, 6, 7, 11a and 11c; null where Medicare pays first and wants them empty. */
  @Nullable Coverage insured() {
    return medicare ? before : destination;
  }

  /** Items 9 to 9d of all payers but Medicare; null if the patient has no other policy. */
  @Nullable Coverage other() {
    if (medicare) {
      return null;
    }
    return before != null ? before : after;
  }

  /** The Medigap policy that Medicare forwards to; null if there is none. */
  @Nullable Coverage medigap() {
    return medicare && after != null && after.payerId().matches(MEDIGAP_ID) ? after : null;
  }
}
