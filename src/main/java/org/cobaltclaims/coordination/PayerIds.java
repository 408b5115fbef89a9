package org.cobaltclaims.coordination;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;

/**
 * The ids by which the payers of a claim are told apart: 2330B NM109 is unique in the claim, is the
 * SVD01 of its payer, and is not the destination's (DOMAIN 2.3).
 */
final class PayerIds {

  private PayerIds() {}

  /** True if no two of the payers up to a level bear the same id. */
  static boolean distinct(ClaimContent content, int level) {
    List<String> ids =
        content.coverages().stream()
            .filter(coverage -> coverage.level() <= level)
            .map(PayerIds::key)
            .toList();
    return Set.copyOf(ids).size() == ids.size();
  }

  /**
   * The content with ids that are distinct. The destination keeps its own, because the claim is
   * routed by it; of the others the first keeps it, and the next get the suffix, with a number from
   * the second on.
   *
   * @param level the destination's level
   * @param suffix agreed with the clearinghouse; not empty
   */
  static ClaimContent madeDistinct(ClaimContent content, int level, String suffix) {
    Set<String> taken = new HashSet<>();
    content.coverages().stream()
        .filter(coverage -> coverage.level() == level)
        .forEach(coverage -> taken.add(key(coverage)));
    List<Coverage> told = new ArrayList<>();
    for (Coverage coverage : content.coverages()) {
      Coverage named = coverage;
      for (int i = 1; coverage.level() != level && !taken.add(key(named)); i++) {
        named = coverage.withPayerId(coverage.payerId() + suffix + (i == 1 ? "" : i));
      }
      told.add(named);
    }
    return content.withCoverages(told);
  }

  private static String key(Coverage coverage) {
    return coverage.payerId().toUpperCase(Locale.ROOT);
  }
}
