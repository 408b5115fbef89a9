package org.cobaltclaims.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobaltclaims.remittance.SampleClaims.ACME;
import static org.cobaltclaims.remittance.SampleClaims.BETA;
import static org.cobaltclaims.remittance.SampleClaims.STATE;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.line;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.paymentLine;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.PaymentLine;
import org.cobaltclaims.remittance.SampleClaims;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Building the claim to one payer")
class BilledClaimsTest {

  @Test
  void primaryClaimTellsNoMoneyOfOthers() {
    BilledClaim primary = Objects.requireNonNull(build(claim(), 1, "1", "", Map.of()).claim());

    assertThat(primary.priorAdjudications()).isEmpty();
    assertThat(primary.destination().payerId()).isEqualTo("12345");
    assertThat(primary.frequency()).isEqualTo("1");
  }

  @Test
  @DisplayName("T-BAL-1: the secondary claim repeats the claim and adds what the primary decided")
  void secondaryClaimAddsWhatThePrimaryDecided() {
    ClaimContent content = claim();

    BilledClaim secondary =
        Objects.requireNonNull(
            build(content, 2, "1", "", Map.of(1, List.of(primaryPayment()))).claim());

    assertThat(secondary.content()).isEqualTo(content);
    assertThat(secondary.destination().payerId()).isEqualTo("67890");
    assertThat(secondary.priorAdjudications())
        .singleElement()
        .satisfies(
            prior -> {
              assertThat(prior.level()).isEqualTo(1);
              assertThat(prior.paid()).isEqualTo(usd("124"));
            });
    assertThat(CobBalance.check(secondary)).isEmpty();
  }

  @Test
  @DisplayName("T-TER: the tertiary claim tells of both payers, each balanced on its own")
  void tertiaryClaimTellsOfBoth() {
    ClaimContent content = claim(3, null, line(1, "90837", usd("100")));
    ClaimPayment first =
        payment("1", paymentLine(1, "90837", "100", "40", row("CO-45", "30"), row("PR-2", "30")));
    ClaimPayment second =
        payment("2", paymentLine(1, "90837", "100", "15", row("OA-23", "70"), row("PR-2", "15")));

    BilledClaim tertiary =
        Objects.requireNonNull(
            build(content, 3, "1", "", Map.of(1, List.of(first), 2, List.of(second))).claim());

    assertThat(tertiary.priorAdjudications())
        .extracting(PriorAdjudication::level)
        .containsExactly(1, 2);
    assertThat(CobBalance.check(tertiary)).isEmpty();
  }

  @Test
  void payerThatHasNotDecidedOrDoesNotBalanceStopsTheClaim() {
    assertThat(build(claim(), 2, "1", "", Map.of()).problems())
        .extracting(Imbalance::rule)
        .containsExactly("2.10-PRIOR");
    ClaimPayment off = with(primaryPayment(), "paid", usd("124.01"));
    BilledClaims.Result result = build(claim(), 2, "1", "", Map.of(1, List.of(off)));
    assertThat(result.claim()).isNull();
    assertThat(result.problems()).extracting(Imbalance::rule).containsExactly("B2", "B3");
  }

  @Test
  @DisplayName("T-F8: only a replacement bears a control number in 2300, and it must bear one")
  void controlNumberOnlyWithAReplacement() {
    assertThat(
            Objects.requireNonNull(build(claim(), 1, "7", "ICN1", Map.of()).claim())
                .originalReference())
        .isEqualTo("ICN1");
    assertThatThrownBy(() -> build(claim(), 1, "7", "", Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> build(claim(), 1, "1", "ICN1", Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoPlansOfOnePayerCannotBeToldElectronically() {
    ClaimContent same =
        with(
            claim(),
            "coverages",
            List.of(
                claim().coverages().get(0), with(claim().coverages().get(1), "payerId", "12345")));

    assertThat(BilledClaims.electronicCob(claim(), 2, BETA)).isTrue();
    assertThat(BilledClaims.electronicCob(same, 2, BETA)).isFalse();
    assertThat(BilledClaims.electronicCob(same, 1, BETA)).isTrue();
  }

  @Test
  @DisplayName(
      "2.3: with an agreed suffix the plans of one payer are told apart, the destination's")
  void plansOfOnePayerAreToldApartByASuffix() {
    PayerProfile agreed = with(BETA, "samePayerSuffix", "-2");
    ClaimContent same = paidBy("12345", "12345", "12345");
    Map<Integer, List<ClaimPayment>> decisions =
        Map.of(1, List.of(primaryPayment()), 2, List.of(with(primaryPayment(), "status", "2")));

    BilledClaim tertiary =
        Objects.requireNonNull(
            BilledClaims.build(same, 3, "K7Q2M9X4T03A", "1", "", "", decisions, level -> agreed)
                .claim());

    assertThat(tertiary.content().coverages())
        .extracting(Coverage::payerId)
        .containsExactly("12345-2", "12345-22", "12345");
    assertThat(tertiary.priorAdjudications())
        .extracting(PriorAdjudication::payerId)
        .containsExactly("12345-2", "12345-22");
    assertThat(BilledClaims.electronicCob(same, 3, agreed)).isTrue();
    assertThat(BilledClaims.electronicCob(same, 3, BETA)).isFalse();
    assertThat(BilledClaims.electronicCob(paidBy("12345", "67890", "67890"), 2, BETA)).isTrue();
  }

  @Test
  void idsThatAreDistinctStayAsTheyAreAndThoseOfPayersBeforeGetTheSuffix() {
    PayerProfile agreed = with(STATE, "samePayerSuffix", "B");
    Map<Integer, List<ClaimPayment>> decisions =
        Map.of(1, List.of(primaryPayment()), 2, List.of(with(primaryPayment(), "status", "2")));

    assertThat(ids(paidBy("12345", "12345", "SKIL0"), decisions, agreed))
        .containsExactly("12345", "12345B", "SKIL0");
    assertThat(ids(paidBy("12345", "67890", "SKIL0"), decisions, agreed))
        .containsExactly("12345", "67890", "SKIL0");
    assertThat(ids(paidBy("aetna", "67890", "AETNA"), decisions, agreed))
        .containsExactly("aetnaB", "67890", "AETNA");
  }

  private static List<String> ids(
      ClaimContent content, Map<Integer, List<ClaimPayment>> decisions, PayerProfile payer) {
    return Objects.requireNonNull(
            BilledClaims.build(content, 3, "K7Q2M9X4T03A", "1", "", "", decisions, level -> payer)
                .claim())
        .content()
        .coverages()
        .stream()
        .map(Coverage::payerId)
        .toList();
  }

  @Test
  @DisplayName("T-TER: Medicare takes one prior payer electronically, with two it is printed")
  void medicareTakesOnePriorPayer() {
    ClaimContent third = medicare(3, 3);
    ClaimContent second = medicare(2, 2);

    assertThat(BilledClaims.notElectronic(third, 3, STATE)).contains("one earlier payer", "2");
    assertThat(BilledClaims.notElectronic(second, 2, BETA)).isEmpty();
    assertThat(BilledClaims.notElectronic(claim(3, null, claim().lines().get(0)), 3, STATE))
        .isEmpty();
    assertThat(
            BilledClaims.notElectronic(
                claim(3, null, claim().lines().get(0)),
                3,
                with(STATE, "maxPriorPayersElectronic", 1)))
        .contains("one earlier payer");
    assertThat(BilledClaims.notElectronic(second, 2, with(BETA, "acceptsElectronicCob", false)))
        .contains("no electronic claims");
    assertThat(BilledClaims.notElectronic(second, 1, with(ACME, "acceptsElectronicCob", false)))
        .isEmpty();
  }

  @Test
  @DisplayName("2.4: a line has room for fifteen decisions, those of all payers together")
  void fifteenPartsOfALineFitAndSixteenDoNot() {
    assertThat(partsOf(15, 0)).isEmpty();
    assertThat(partsOf(16, 0)).containsExactly("2.4-SVD");
    assertThat(partsOf(8, 7)).isEmpty();
    assertThat(partsOf(8, 8)).containsExactly("2.4-SVD");
  }

  private static List<String> partsOf(int ofFirst, int ofSecond) {
    ClaimContent content = claim(3, null, line(1, "99214", usd("40")));
    Map<Integer, List<ClaimPayment>> decisions =
        ofSecond == 0
            ? Map.of(1, List.of(parts(ofFirst)))
            : Map.of(1, List.of(parts(ofFirst)), 2, List.of(parts(ofSecond)));
    return build(content, ofSecond == 0 ? 2 : 3, "1", "", decisions).problems().stream()
        .map(Imbalance::rule)
        .toList();
  }

  private static ClaimPayment parts(int count) {
    PaymentLine[] lines = new PaymentLine[count];
    for (int i = 0; i < count; i++) {
      lines[i] =
          paymentLine(1, "99214", i == 0 ? 41 - count + "" : "1", i == 0 ? 41 - count + "" : "1");
    }
    return payment("1", lines);
  }

  private static ClaimContent medicare(int coverages, int level) {
    ClaimContent content = claim(coverages, null, claim().lines().get(0));
    List<Coverage> all = new ArrayList<>(content.coverages());
    all.set(level - 1, with(all.get(level - 1), "filingIndicator", "MB"));
    return content.withCoverages(all);
  }

  private static ClaimContent paidBy(String... ids) {
    ClaimContent content = claim(ids.length, null, claim().lines().get(0), claim().lines().get(1));
    List<Coverage> all = new ArrayList<>();
    for (Coverage coverage : content.coverages()) {
      all.add(coverage.withPayerId(ids[coverage.level() - 1]));
    }
    return content.withCoverages(all);
  }

  private static BilledClaims.Result build(
      ClaimContent content,
      int level,
      String frequency,
      String reference,
      Map<Integer, List<ClaimPayment>> decisions) {
    return BilledClaims.build(
        content,
        level,
        "K7Q2M9X4T0" + level + "A",
        frequency,
        reference,
        "",
        decisions,
        SampleClaims::payer);
  }
}
