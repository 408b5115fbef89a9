package org.cobaltclaims.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cobaltclaims.practice.PayerProfile;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a claim before it is batched (DOMAIN 1.9). Each rule has a name and its own function; a
 * finding blocks the claim or only warns.
 *
 * <p>How strict: what every payer or clearinghouse refuses, blocks. What a standard-conforming
 * claim of another practice system may well have, and only some payers refuse, warns unless the
 * payer's profile demands it: a missing taxonomy ({@code requiresTaxonomy}), a ZIP code of five
 * digits, a post-office box, an NPI of ten digits with a wrong check digit ({@link
 * Facts#strictNpi}), a procedure code of unusual form. A passed filing deadline blocks until a
 * person gives a delay reason (CLM20) or gives up. Balance of what earlier payers decided is the
 * business of {@code coordination}; authorisation rules need a payer's table and are not known
 * here.
 */
public final class Scrubber {

  /**
   * What is known about the claim beside its content.
   *
   * @param today the day of the check
   * @param frequency CLM05-3 as it will be sent: 1, 7 or 8
   * @param payerControlNumber the destination's ICN for frequency 7 and 8; empty if not known
   * @param enrolled false if the practice is known not to be enrolled with the payer
   * @param duplicateOf the family that bills the same already; null if none does
   * @param delayReason CLM20 that a person gave; empty if none
   * @param strictNpi a wrong check digit of an NPI blocks instead of warning
   */
  public record Facts(
      LocalDate today,
      String frequency,
      String payerControlNumber,
      boolean enrolled,
      @Nullable String duplicateOf,
      String delayReason,
      boolean strictNpi) {

    /** An original claim about which nothing unusual is known. */
    public static Facts original(LocalDate today) {
      return new Facts(today, "1", "", true, null, "", false);
    }
  }

  /** A claim on the scrubber's table. */
  record Subject(
      ClaimContent content, int level, Coverage coverage, PayerProfile payer, Facts facts) {}

  private static final List<Function<Subject, Stream<Finding>>> RULES =
      List.of(
          ClaimRules::chargeTotal,
          ClaimRules::codes,
          ClaimRules::diagnoses,
          ClaimRules::frequency,
          ClaimRules::duplicate,
          ClaimRules::filingDeadline,
          ClaimRules::payerOrder,
          ClaimRules::payer,
          LineRules::lineCount,
          LineRules::charges,
          LineRules::units,
          LineRules::serviceDates,
          LineRules::pointers,
          LineRules::procedures,
          ProviderRules::billingNpi,
          ProviderRules::otherNpis,
          ProviderRules::taxId,
          ProviderRules::taxonomy,
          ProviderRules::billingAddress,
          PatientRules::memberId,
          PatientRules::subscriber,
          PatientRules::demographics,
          PatientRules::birthDate,
          PatientRules::medicareSecondary);

  private Scrubber() {}

  /**
   * Every finding about a claim to the payer of a level, blocking ones first.
   *
   * @param level the destination's level; the claim must have a coverage there
   */
  public static List<Finding> scrub(
      ClaimContent content, int level, PayerProfile payer, Facts facts) {
    Coverage coverage = content.coverage(level);
    if (coverage == null) {
      throw new IllegalArgumentException("no coverage at level " + level);
    }
    Subject subject = new Subject(content, level, coverage, payer, facts);
    List<Finding> findings = RULES.stream().flatMap(rule -> rule.apply(subject)).toList();
    return Stream.concat(
            findings.stream().filter(Finding::blocks),
            findings.stream().filter(finding -> !finding.blocks()))
        .toList();
  }
}
