package org.cobaltclaims.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cobaltclaims.claim.Scrubber.Facts;
import org.cobaltclaims.claim.Scrubber.Subject;
import org.cobaltclaims.code.Codes;
import org.cobaltclaims.money.Money;

/** Scrubber rules about the claim as a whole. */
final class ClaimRules {

  private static final int MAX_DIAGNOSES = 12;
  private static final int MAX_COVERAGES = 11;
  private static final Set<String> REPLACING = Set.of("7", "8");

  private ClaimRules() {}

  static Stream<Finding> chargeTotal(Subject s) {
    Money sum = s.content().lines().stream().map(ServiceLine::charge).collect(Money.sum());
    return sum.equals(s.content().charge())
        ? Stream.empty()
        : Stream.of(
            Finding.block(
                "CHARGE_TOTAL",
                "the lines add up to " + sum + ", the claim says " + s.content().charge()));
  }

  /** Codes of CLM that have a short list of values (DOMAIN 1.5). */
  static Stream<Finding> codes(Subject s) {
    ClaimContent claim = s.content();
    List<Finding> findings = new ArrayList<>();
    allowed(findings, "PLACE_OF_SERVICE", "place of service", claim.placeOfService(), "[0-9]{2}");
    allowed(
        findings, "PROVIDER_SIGNATURE", "provider signature", claim.providerSignature(), "[YN]");
    allowed(findings, "ASSIGNMENT", "assignment of the provider", claim.assignment(), "[ABC]");
    for (Coverage coverage : claim.coverages()) {
      String of = " for payer " + coverage.level();
      allowed(
          findings,
          "BENEFITS_ASSIGNMENT",
          "assignment of benefits" + of,
          coverage.benefitsAssignment(),
          "[YNW]");
      allowed(
          findings,
          "RELEASE_OF_INFORMATION",
          "release of information" + of,
          coverage.releaseOfInformation(),
          "[YI]");
    }
    return findings.stream();
  }

  private static void allowed(
      List<Finding> findings, String rule, String what, String code, String pattern) {
    if (!code.matches(pattern)) {
      findings.add(Finding.block(rule, what + " is missing or has a value that X12 does not know"));
    }
  }

  static Stream<Finding> diagnoses(Subject s) {
    List<String> diagnoses = s.content().diagnoses();
    if (diagnoses.isEmpty() || diagnoses.size() > MAX_DIAGNOSES) {
      return Stream.of(
          Finding.block("DIAGNOSIS_REQUIRED", "a claim needs one to twelve diagnosis codes"));
    }
    boolean icd9 = s.content().icd9();
    boolean tooLate =
        s.content().lines().stream()
            .anyMatch(line -> !line.serviceFrom().isBefore(Codes.ICD10_SINCE));
    if (icd9 && tooLate) {
      return Stream.of(
          Finding.block(
              "DIAGNOSIS_FORMAT",
              "services since October 2015 are coded in ICD-10-CM, these diagnoses are ICD-9"));
    }
    return IntStream.range(0, diagnoses.size())
        .filter(i -> !(icd9 ? Codes.isIcd9(diagnoses.get(i)) : Codes.isIcd10(diagnoses.get(i))))
        .mapToObj(
            i ->
                Finding.block(
                    "DIAGNOSIS_FORMAT",
                    "diagnosis " + (i + 1) + " has no form of ICD-" + (icd9 ? 9 : 10) + "-CM"));
  }

  static Stream<Finding> frequency(Subject s) {
    Facts facts = s.facts();
    if (facts.frequency().equals("1")) {
      return Stream.empty();
    }
    if (!REPLACING.contains(facts.frequency())) {
      return Stream.of(
          Finding.block(
              "FREQUENCY", "claim frequency must be 1 original, 7 replacement or 8 void"));
    }
    if (!s.payer().acceptsReplacement()) {
      return Stream.of(
          Finding.block(
              "FREQUENCY", "this payer takes no replacement or void: send a new original claim"));
    }
    return facts.payerControlNumber().isEmpty()
        ? Stream.of(
            Finding.block(
                "FREQUENCY",
                "a replacement or void needs this payer's claim control number (REF F8)"))
        : Stream.empty();
  }

  static Stream<Finding> duplicate(Subject s) {
    String other = s.facts().duplicateOf();
    return other == null
        ? Stream.empty()
        : Stream.of(
            Finding.block(
                "DUPLICATE",
                "claim family "
                    + other
                    + " bills the same services of the same day already: close one of them"));
  }

  /** Later payers' deadlines depend on what came before and are the gate's (DOMAIN 2.2-8). */
  static Stream<Finding> filingDeadline(Subject s) {
    // A replacement was filed in time as an original; how late it may come is the payer's word.
    boolean excused =
        REPLACING.contains(s.facts().frequency())
            || !s.content().delayReason().isEmpty()
            || !s.facts().delayReason().isEmpty();
    if (s.level() != 1 || s.content().lines().isEmpty() || excused) {
      return Stream.empty();
    }
    LocalDate deadline = FilingDeadline.primary(s.content(), s.payer());
    return s.facts().today().isAfter(deadline)
        ? Stream.of(
            Finding.block(
                "FILING_DEADLINE",
                "the payer's filing limit ended on "
                    + deadline
                    + ": give a delay reason (CLM20) or write the claim off"))
        : Stream.empty();
  }

  /** SBR01 has exactly one P, no gap, no double (DOMAIN 2.3); payer ids tell the payers apart. */
  static Stream<Finding> payerOrder(Subject s) {
    List<Coverage> coverages = s.content().coverages();
    boolean inOrder =
        coverages.size() <= MAX_COVERAGES
            && IntStream.range(0, coverages.size())
                .allMatch(i -> coverages.get(i).level() == i + 1);
    if (!inOrder) {
      return Stream.of(
          Finding.block(
              "PAYER_ORDER", "the order of the payers has a gap or a payer twice: set it again"));
    }
    boolean distinct =
        coverages.stream().map(Coverage::payerId).distinct().count() == coverages.size();
    return distinct
        ? Stream.empty()
        : Stream.of(
            Finding.warn(
                "SAME_PAYER_TWICE",
                "two coverages have the same payer id: a claim that tells one plan what the other"
                    + " decided has to be printed"));
  }

  static Stream<Finding> payer(Subject s) {
    if (s.coverage().payerId().isBlank()) {
      return Stream.of(Finding.block("PAYER_ID", "the payer's id is missing"));
    }
    return s.facts().enrolled()
        ? Stream.empty()
        : Stream.of(
            Finding.block(
                "ENROLLMENT", "the practice is not enrolled for electronic claims to this payer"));
  }
}
