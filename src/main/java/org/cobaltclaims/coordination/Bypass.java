package org.cobaltclaims.coordination;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.practice.SkippedPayer;

/**
 * Which prior payers a destination's cost-avoidance policy lets us skip (AMT*A8, DOMAIN 2.8). The
 * table is empty unless the practice fills it; each use is confirmed by a person; the whole claim
 * has to qualify.
 *
 * @param rules the table
 */
public record Bypass(List<Rule> rules) {

  /** Nobody may be skipped. */
  public static final Bypass NONE = new Bypass(List.of());

  /** The table as the practice has filled it. */
  public static Bypass of(List<SkippedPayer> skipped) {
    return new Bypass(
        skipped.stream()
            .map(
                s ->
                    new Rule(
                        s.destination(),
                        s.priorPlan(),
                        s.procedure(),
                        s.placeOfService(),
                        s.taxonomy()))
            .toList());
  }

  /** Stands for any value in a rule. */
  public static final String ANY = "*";

  public Bypass {
    rules = List.copyOf(rules);
  }

  /**
   * One service that a destination takes without the prior payer's decision.
   *
   * @param destination the destination's payer id
   * @param priorPlan the prior plan's type (SBR09), or {@link #ANY}
   * @param procedure the service's code (SV101-2), or {@link #ANY}
   * @param placeOfService of the line, else of the claim, or {@link #ANY}
   * @param taxonomy of the rendering, else of the billing provider, or {@link #ANY}
   */
  public record Rule(
      String destination,
      String priorPlan,
      String procedure,
      String placeOfService,
      String taxonomy) {}

  /**
   * True if a prior payer may be skipped for a claim.
   *
   * @param level the destination's level
   * @param priorLevel the level of the payer that would be skipped
   * @param decidedLevels the levels of payers that decided on any service of the claim
   */
  public boolean allows(
      ClaimContent content, int level, int priorLevel, Set<Integer> decidedLevels) {
    Coverage destination = content.coverage(level);
    Coverage prior = content.coverage(priorLevel);
    if (destination == null
        || prior == null
        || priorLevel >= level
        || decidedLevels.contains(priorLevel)) {
      return false;
    }
    return content.lines().stream()
        .allMatch(
            line ->
                rules.stream().anyMatch(rule -> covers(rule, content, line, destination, prior)));
  }

  private static boolean covers(
      Rule rule, ClaimContent content, ServiceLine line, Coverage destination, Coverage prior) {
    String place =
        line.placeOfService().isEmpty() ? content.placeOfService() : line.placeOfService();
    return rule.destination().equalsIgnoreCase(destination.payerId())
        && is(rule.priorPlan(), prior.filingIndicator())
        && is(rule.procedure(), line.procedure().code())
        && is(rule.placeOfService(), place)
        && is(rule.taxonomy(), taxonomy(content, line));
  }

  private static String taxonomy(ClaimContent content, ServiceLine line) {
    return Stream.concat(line.providers().stream(), content.providers().stream())
        .filter(provider -> provider.role().equals("82"))
        .map(Provider::taxonomy)
        .filter(taxonomy -> !taxonomy.isEmpty())
        .findFirst()
        .orElse(content.billingProvider().taxonomy());
  }

  private static boolean is(String wanted, String found) {
    return wanted.equals(ANY) || wanted.equalsIgnoreCase(found);
  }
}
