package org.cobaltclaims.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.cobaltclaims.remittance.SampleClaims.ACME;
import static org.cobaltclaims.remittance.SampleClaims.SERVICE;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.line;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.claim.Finding.Severity;
import org.cobaltclaims.claim.Scrubber.Facts;
import org.cobaltclaims.practice.PayerProfile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Scrubber (DOMAIN 1.9)")
class ScrubberTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
  private static final Facts ORIGINAL = Facts.original(TODAY);

  @Test
  void goodClaimHasNoFindings() {
    assertThat(scrub(claim())).isEmpty();
    assertThat(Scrubber.scrub(claim(), 2, ACME, ORIGINAL)).isEmpty();
  }

  @ParameterizedTest(name = "{0} is {1}: {2}")
  @CsvSource({
    "placeOfService, 1, PLACE_OF_SERVICE",
    "providerSignature, X, PROVIDER_SIGNATURE",
    "assignment, '', ASSIGNMENT",
  })
  void codesOfTheClaimAreChecked(String component, String value, String rule) {
    assertBlocks(with(claim(), component, value), rule, 0);
  }

  @Test
  void chargeIsTheSumOfTheLines() {
    assertBlocks(with(claim(), "charge", usd("320.01")), "CHARGE_TOTAL", 0);
  }

  @Test
  void diagnosesAreOneToTwelveInIcd10() {
    assertBlocks(
        with(claimWith("diagnosisPointers", List.of()), "diagnoses", List.of()),
        "DIAGNOSIS_REQUIRED",
        0);
    assertBlocks(with(claim(), "diagnoses", List.of("F411", "4779")), "DIAGNOSIS_FORMAT", 0);
  }

  @Test
  void servicesBeforeOctober2015MayBeCodedInIcd9() {
    LocalDate then = LocalDate.of(2014, 7, 1);
    ClaimContent old =
        with(
            with(with(claim(), "diagnoses", List.of("4779", "V7389")), "icd9", true),
            "lines",
            claim().lines().stream()
                .map(l -> with(with(l, "serviceFrom", then), "serviceTo", then))
                .toList());

    assertThat(Scrubber.scrub(old, 1, ACME, Facts.original(then))).isEmpty();
    assertBlocks(with(old, "lines", claim().lines()), "DIAGNOSIS_FORMAT", 0);
  }

  @Test
  void pointersPointToADiagnosis() {
    assertBlocks(claimWith("diagnosisPointers", List.of(1, 3)), "DIAGNOSIS_POINTER", 2);
    assertBlocks(claimWith("diagnosisPointers", List.of()), "DIAGNOSIS_POINTER", 2);
    assertBlocks(claimWith("diagnosisPointers", List.of(1, 1, 1, 1, 1)), "DIAGNOSIS_POINTER", 2);
  }

  @Test
  void linesNeedChargeUnitsAndDates() {
    assertThat(scrub(claim(1, null, line(1, "99214", usd("0")))))
        .extracting(Finding::rule)
        .containsExactly("LINE_CHARGE");
    assertBlocks(claimWith("units", BigDecimal.ZERO), "UNITS", 2);
    assertBlocks(claimWith("unit", "XX"), "UNITS", 2);
    assertBlocks(claimWith("serviceTo", SERVICE.minusDays(1)), "SERVICE_DATE", 2);
    assertBlocks(claimWith("serviceTo", TODAY.plusDays(1)), "SERVICE_DATE", 2);
    assertThat(scrub(with(claim(), "lines", List.of())))
        .extracting(Finding::rule)
        .contains("LINE_COUNT");
  }

  @Test
  void wrongCheckDigitOfAnNpiWarnsUnlessStrict() {
    ClaimContent claim = billing("id", "1234567890");

    assertThat(scrub(claim))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(tuple("BILLING_NPI", Severity.WARN));
    Facts strict = with(ORIGINAL, "strictNpi", true);
    assertThat(Scrubber.scrub(claim, 1, ACME, strict)).allMatch(Finding::blocks).hasSize(1);
  }

  @Test
  void missingOrMalformedNpiBlocks() {
    assertBlocks(billing("id", ""), "BILLING_NPI", 0);
    assertBlocks(billing("id", "12345"), "BILLING_NPI", 0);
    Provider rendering = with(claim().providers().get(0), "id", "12345");
    assertBlocks(with(claim(), "providers", List.of(rendering)), "PROVIDER_NPI", 0);
    assertBlocks(claimWith("providers", List.of(rendering)), "PROVIDER_NPI", 2);
  }

  @Test
  void atypicalProviderWithThePayersNumberWarns() {
    ClaimContent atypical =
        with(
            claim(),
            "billingProvider",
            with(
                with(with(claim().billingProvider(), "id", ""), "idQualifier", ""),
                "references",
                List.of(new Reference("EI", "123456789"), new Reference("G2", "KA6663"))));

    assertThat(scrub(atypical)).extracting(Finding::severity).containsExactly(Severity.WARN);
  }

  @Test
  void billingProviderNeedsTaxIdAndAddress() {
    assertBlocks(billing("references", List.of()), "TAX_ID", 0);
    assertBlocks(billing("address", null), "BILLING_ADDRESS", 0);
    assertBlocks(address("6270"), "BILLING_ZIP", 0);
    assertThat(scrub(address("62701")))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(tuple("BILLING_ZIP", Severity.WARN));
  }

  @Test
  void taxonomyIsNeededWhereThePayerSaysSo() {
    PayerProfile wants = with(ACME, "requiresTaxonomy", true);

    assertThat(scrub(billing("taxonomy", ""))).isEmpty();
    assertThat(Scrubber.scrub(billing("taxonomy", ""), 1, wants, ORIGINAL))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(tuple("TAXONOMY", Severity.BLOCK));
  }

  @Test
  void memberIdIsThereAndHasThePayersForm() {
    PayerProfile wants = with(ACME, "memberIdPattern", "[A-Z]{3}[0-9]{9}");

    assertBlocks(coverage("memberId", ""), "MEMBER_ID", 0);
    assertThat(Scrubber.scrub(claim(), 1, wants, ORIGINAL))
        .extracting(Finding::rule)
        .containsExactly("MEMBER_ID");
  }

  @Test
  void patientNeedsNameBirthDateGenderAndAddress() {
    assertBlocks(patient("gender", "X"), "GENDER", 0);
    assertBlocks(patient("birthDate", SERVICE.plusDays(1)), "BIRTH_DATE", 0);
    ClaimContent dependent = coverage("relationship", "19");
    assertBlocks(
        with(dependent, "patient", with(dependent.patient(), "birthDate", null)), "BIRTH_DATE", 0);
    assertBlocks(
        with(dependent, "patient", with(dependent.patient(), "address", null)),
        "PATIENT_ADDRESS",
        0);
    assertThat(scrub(patient("birthDate", null))).isEmpty();
  }

  @Test
  void relationshipIsOneThatX12Knows() {
    assertBlocks(coverage("relationship", "99"), "RELATIONSHIP", 0);
  }

  @Test
  void frequencySevenNeedsTheControlNumberAndAPayerThatTakesIt() {
    Facts replacement = with(ORIGINAL, "frequency", "7");
    Facts known = with(replacement, "payerControlNumber", "ICN1");
    PayerProfile refuses = with(ACME, "acceptsReplacement", false);

    assertThat(Scrubber.scrub(claim(), 1, ACME, replacement))
        .extracting(Finding::rule)
        .containsExactly("FREQUENCY");
    assertThat(Scrubber.scrub(claim(), 1, ACME, known)).isEmpty();
    assertThat(Scrubber.scrub(claim(), 1, refuses, known))
        .extracting(Finding::rule)
        .containsExactly("FREQUENCY");
    assertThat(Scrubber.scrub(claim(), 1, ACME, with(ORIGINAL, "frequency", "6")))
        .extracting(Finding::rule)
        .containsExactly("FREQUENCY");
  }

  @Test
  void duplicateAndMissingEnrolmentBlock() {
    assertThat(Scrubber.scrub(claim(), 1, ACME, with(ORIGINAL, "duplicateOf", "ABCDEFGHJK")))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("ABCDEFGHJK"));
    assertThat(Scrubber.scrub(claim(), 1, ACME, with(ORIGINAL, "enrolled", false)))
        .extracting(Finding::rule)
        .containsExactly("ENROLLMENT");
  }

  @Test
  void passedFilingDeadlineBlocksThePrimaryUntilADelayReasonIsGiven() {
    LocalDate last = SERVICE.plusDays(365);
    Facts late = Facts.original(last.plusDays(1));

    assertThat(Scrubber.scrub(claim(), 1, ACME, Facts.original(last))).isEmpty();
    assertThat(Scrubber.scrub(claim(), 1, ACME, late))
        .extracting(Finding::rule)
        .containsExactly("FILING_DEADLINE");
    assertThat(Scrubber.scrub(claim(), 1, ACME, with(late, "delayReason", "7"))).isEmpty();
    assertThat(Scrubber.scrub(with(claim(), "delayReason", "7"), 1, ACME, late)).isEmpty();
    assertThat(Scrubber.scrub(claim(), 2, ACME, late)).isEmpty();
  }

  @Test
  void payersStandInOrder() {
    List<Coverage> gap = List.of(claim().coverages().get(0), with(secondary(), "level", 3));
    List<Coverage> twice =
        List.of(claim().coverages().get(0), with(secondary(), "payerId", "12345"));

    assertBlocks(with(claim(), "coverages", gap), "PAYER_ORDER", 0);
    assertThat(scrub(with(claim(), "coverages", twice)))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(tuple("SAME_PAYER_TWICE", Severity.WARN));
    assertBlocks(coverage("payerId", ""), "PAYER_ID", 0);
  }

  @Test
  void medicareAsSecondaryNeedsItsReason() {
    ClaimContent claim =
        with(
            claim(),
            "coverages",
            List.of(claim().coverages().get(0), with(secondary(), "filingIndicator", "MB")));

    assertThat(Scrubber.scrub(claim, 2, ACME, ORIGINAL))
        .extracting(Finding::rule)
        .containsExactly("MEDICARE_SECONDARY");
    assertThat(scrub(claim)).isEmpty();
  }

  @Test
  void messagesHoldNoContentOfTheClaim() {
    ClaimContent bad =
        with(
            with(
                with(claim(), "diagnoses", List.of("SECRETDX")),
                "patient",
                with(claim().patient(), "gender", "SECRET")),
            "coverages",
            List.of(with(claim().coverages().get(0), "relationship", "SECRET")));

    assertThat(scrub(bad)).isNotEmpty().noneMatch(f -> f.message().contains("SECRET"));
  }

  private static List<Finding> scrub(ClaimContent content) {
    return Scrubber.scrub(content, 1, ACME, ORIGINAL);
  }

  private static void assertBlocks(ClaimContent content, String rule, int line) {
    assertThat(scrub(content))
        .extracting(Finding::rule, Finding::severity, Finding::line)
        .contains(tuple(rule, Severity.BLOCK, line));
  }

  /** The sample claim with a component of its second line changed. */
  private static ClaimContent claimWith(String component, Object value) {
    List<ServiceLine> lines = new ArrayList<>(claim().lines());
    lines.set(1, with(lines.get(1), component, value));
    return with(claim(), "lines", lines);
  }

  private static ClaimContent billing(String component, @Nullable Object value) {
    return with(claim(), "billingProvider", with(claim().billingProvider(), component, value));
  }

  private static ClaimContent address(String zip) {
    return billing("address", new Address("100 MAIN ST STE 4", "", "SPRINGFIELD", "IL", zip, ""));
  }

  private static ClaimContent patient(String component, @Nullable Object value) {
    return with(claim(), "patient", with(claim().patient(), component, value));
  }

  private static ClaimContent coverage(String component, Object value) {
    return with(
        claim(),
        "coverages",
        List.of(with(claim().coverages().get(0), component, value), secondary()));
  }

  private static Coverage secondary() {
    return claim().coverages().get(1);
  }
}
