package org.cobaltclaims.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.cobaltclaims.remittance.SampleClaims.ACME;
import static org.cobaltclaims.remittance.SampleClaims.BETA;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.line;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.coordination.PriorAdjudication.CobLine;
import org.cobaltclaims.money.Imbalance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Each rule of the COB balance by its name (DOMAIN 2.5, 2.7)")
class CobBalanceTest {

  private final ClaimContent content = claim();
  private final PriorAdjudication cob =
      Objects.requireNonNull(
          CobBuilder.build(content, 1, List.of(primaryPayment()), ACME, BETA).adjudication());

  @Test
  void whatWasBuiltBalances() {
    assertThat(CobBalance.check(content, cob)).isEmpty();
  }

  @Test
  @DisplayName("B1 and B3: a line that is a cent short")
  void lineShort() {
    assertThat(failures(withLine(0, "paid", usd("63.99"))))
        .contains(
            tuple("B1", 1, usd("200"), usd("199.99"), usd("-0.01")),
            tuple("B2", 0, usd("123.99"), usd("124"), usd("0.01")))
        .hasSize(2);
  }

  @Test
  @DisplayName("B1: a line of ours on which nothing was decided, and whose it is")
  void lineMissing() {
    List<Imbalance> found =
        CobBalance.check(content, with(cob, "lines", List.of(cob.lines().get(0))));

    assertThat(found)
        .anySatisfy(
            failure -> {
              assertThat(failure.rule()).isEqualTo("B1");
              assertThat(failure.line()).isEqualTo(2);
              assertThat(failure.found()).isEqualTo(usd("0"));
              assertThat(failure.message()).startsWith("payer 1: ");
            });
  }

  @Test
  @DisplayName("B2 and B3: the claim's payment is a cent more than its lines'")
  void claimPaidMore() {
    assertThat(failures(with(cob, "paid", usd("124.01"))))
        .containsExactly(
            tuple("B2", 0, usd("124"), usd("124.01"), usd("0.01")),
            tuple("B3", 0, usd("320"), usd("320.01"), usd("0.01")));
  }

  @Test
  @DisplayName("B2: adjustments of the claim lower what its lines were paid")
  void claimAdjustments() {
    PriorAdjudication lowered =
        with(with(cob, "adjustments", List.of(row("CO-45", "4"))), "paid", usd("120"));

    assertThat(failures(lowered)).isEmpty();
    assertThat(failures(with(lowered, "paid", usd("124"))))
        .extracting(failure -> failure.toList().get(0))
        .containsExactly("B2", "B3");
  }

  @Test
  @DisplayName("B4: a decision on the claim as a whole")
  void wholeOnly() {
    PriorAdjudication whole = whole();

    assertThat(failures(whole)).isEmpty();
    assertThat(failures(with(whole, "paid", usd("119.99"))))
        .containsExactly(tuple("B4", 0, usd("320"), usd("319.99"), usd("-0.01")));
  }

  @Test
  @DisplayName("B5: the claim's charge is not its lines'")
  void charges() {
    assertThat(CobBalance.check(with(content, "charge", usd("319.99")), cob))
        .extracting(Imbalance::rule, Imbalance::expected, Imbalance::found)
        .contains(tuple("B5", usd("319.99"), usd("320")));
  }

  @Test
  @DisplayName("B6: money or liability at both levels")
  void bothLevels() {
    assertThat(failures(with(whole(), "lines", cob.lines())))
        .extracting(failure -> failure.toList().get(0))
        .contains("B6");
    assertThat(failures(with(cob, "remainingLiability", usd("86"))))
        .contains(
            tuple("B6", 1, usd("86"), usd("66"), usd("-20")),
            tuple("B6", 2, usd("86"), usd("20"), usd("-66")));
  }

  @Test
  @DisplayName("B7: negative payments of the claim and of a line")
  void negative() {
    assertThat(failures(with(cob, "paid", usd("-0.01"))))
        .contains(tuple("B7", 0, usd("0"), usd("-0.01"), usd("-0.01")));
    assertThat(failures(withLine(1, "paid", usd("-5"))))
        .contains(tuple("B7", 2, usd("0"), usd("-5"), usd("-5")));
    assertThat(failures(withLine(1, "paid", usd("0"))))
        .extracting(failure -> failure.toList().get(0))
        .doesNotContain("B7");
    assertThat(failures(with(cob, "paid", usd("0"))))
        .extracting(failure -> failure.toList().get(0))
        .doesNotContain("B7");
  }

  @Test
  @DisplayName("B8: an adjustment without reason or amount, at the claim and at a line")
  void pairs() {
    assertThat(failures(with(cob, "adjustments", List.of(row("CO-45", "0")))))
        .containsExactly(tuple("B8", 0, usd("0"), usd("0"), usd("0")));
    assertThat(failures(withLine(1, "adjustments", List.of(row("CO-", "40"), row("PR-3", "20")))))
        .containsExactly(tuple("B8", 2, usd("0"), usd("40"), usd("40")));
  }

  @Test
  @DisplayName("B8: a decision about a line that the claim does not have")
  void strangeLine() {
    assertThat(failures(withLine(1, "lineNumber", 3)))
        .contains(tuple("B8", 3, usd("0"), usd("60"), usd("60")));
  }

  @Test
  @DisplayName("2.7: what remains is the patient's part, with or without cuts out of network")
  void liability() {
    assertThat(failures(withLine(0, "remainingLiability", usd("66.01"))))
        .containsExactly(tuple("2.7", 1, usd("66"), usd("66.01"), usd("0.01")));
    assertThat(failures(with(whole(), "remainingLiability", usd("199.99"))))
        .containsExactly(tuple("2.7", 0, usd("150"), usd("199.99"), usd("49.99")));
    assertThat(failures(with(whole(), "remainingLiability", usd("200")))).isEmpty();
  }

  @Test
  @DisplayName("2.7: rows of the lines count for a liability that stands at the claim")
  void liabilityOfAll() {
    List<CobLine> without =
        cob.lines().stream().map(l -> with(l, "remainingLiability", null)).toList();
    PriorAdjudication atClaim =
        with(
            with(
                with(with(cob, "lines", without), "adjustments", List.of(row("PR-1", "4"))),
                "paid",
                usd("120")),
            "remainingLiability",
            usd("90"));

    assertThat(failures(atClaim)).isEmpty();
    assertThat(failures(with(atClaim, "remainingLiability", usd("4"))))
        .containsExactly(tuple("2.7", 0, usd("90"), usd("4"), usd("-86")));
  }

  @Test
  void everyPayerOfAClaimIsLookedAt() {
    BilledClaim claim =
        new BilledClaim(
            "K7Q2M9X4T03A",
            3,
            "1",
            "",
            "",
            true,
            content,
            List.of(cob, with(with(cob, "level", 2), "paid", usd("124.01"))));

    assertThat(CobBalance.check(claim))
        .extracting(Imbalance::rule, Imbalance::message)
        .containsExactly(
            tuple(
                "B2",
                "payer 2: the payer's payment is not its lines' payments less its claim"
                    + " adjustments"),
            tuple("B3", "payer 2: the payer's payment and adjustments do not explain the charge"));
  }

  /** 320 charged, 120 paid, 150 the patient's, 50 cut without a contract. */
  private PriorAdjudication whole() {
    ClaimContent one = claim(2, null, line(1, "99214", usd("320")));
    PriorAdjudication built =
        Objects.requireNonNull(
            CobBuilder.build(
                    one,
                    1,
                    List.of(
                        payment(
                            "1",
                            usd("320"),
                            usd("120"),
                            List.of(row("PR-1", "150"), row("OA-45", "50")),
                            List.of(),
                            "")),
                    ACME,
                    BETA)
                .adjudication());
    assertThat(built.remainingLiability()).isEqualTo(usd("150"));
    return built;
  }

  private PriorAdjudication withLine(int index, String component, Object value) {
    List<CobLine> lines = new ArrayList<>(cob.lines());
    lines.set(index, with(lines.get(index), component, value));
    return with(cob, "lines", lines);
  }

  private List<Tuple> failures(PriorAdjudication prior) {
    return CobBalance.check(content, prior).stream()
        .map(f -> tuple(f.rule(), f.line(), f.expected(), f.found(), f.difference()))
        .toList();
  }
}
