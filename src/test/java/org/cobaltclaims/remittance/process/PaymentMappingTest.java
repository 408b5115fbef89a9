package org.cobaltclaims.remittance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.edi.Samples;
import org.cobaltclaims.edi.remittance.Remittance;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.PaymentLine;
import org.cobaltclaims.remittance.RemittanceHeader;
import org.cobaltclaims.remittance.process.PaymentMapping.Mapped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentMappingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @Test
  void aClaimPaymentKeepsWhatThePayerSaid() {
    ClaimPayment payment = payments(Samples.text("prim.835")).payments().get(0);

    assertThat(payment.id()).isEqualTo("R7-1");
    assertThat(payment.claimNumber()).isEqualTo("K7Q2M9X4T01A");
    assertThat(payment.status()).isEqualTo("1");
    assertThat(payment.charge()).isEqualTo(Money.ofCents(32000));
    assertThat(payment.paid()).isEqualTo(Money.ofCents(12400));
    assertThat(payment.patientResponsibility()).isEqualTo(Money.ofCents(8600));
    assertThat(payment.payerClaimControlNumber()).isEqualTo("ACM2026110200441");
    assertThat(payment.serviceFrom()).isEqualTo("2026-10-05");
    assertThat(payment.adjudicated()).isEqualTo("2026-11-04");
    assertThat(payment.forwardedTo()).isEmpty();
    assertThat(payment.segment()).isEqualTo(14);
    PaymentLine line = payment.lines().get(0);
    assertThat(line.lineNumber()).isZero();
    assertThat(line.lineControlNumber()).isEqualTo("K7Q2M9X4T0L1");
    assertThat(line.serviceDate()).isEqualTo("2026-10-05");
    assertThat(line.adjustments())
        .extracting(Adjustment::group, Adjustment::reason, a -> a.amount().cents())
        .containsExactly(
            tuple(AdjustmentGroup.CO, "45", 7000L),
            tuple(AdjustmentGroup.PR, "1", 5000L),
            tuple(AdjustmentGroup.PR, "2", 1600L));
  }

  @Test
  void theHeaderKeepsPayerTraceAndWhatWasTakenElsewhere() {
    RemittanceHeader header = PaymentMapping.header(remittance(Samples.text("prim.835")));

    assertThat(header.payerName()).isEqualTo("ACME HEALTH PLAN");
    assertThat(header.payerIds()).containsExactly("12345");
    assertThat(header.payerTaxId()).isEqualTo("1361234567");
    assertThat(header.trace()).isEqualTo("EFT00088123");
    assertThat(header.paid()).isEqualTo(Money.ofCents(12525));
    assertThat(header.payeeId()).isEqualTo("1234567893");
    assertThat(header.providerAdjustments())
        .containsExactly(
            new RemittanceHeader.ProviderAdjustment(
                "L6", "ACM2026110200441", Money.ofCents(-125), 32));
  }

  @Test
  void moneyThatIsDebitedIsNegative() {
    String debit = Samples.text("prim.835").replace("BPR*I*125.25*C*", "BPR*I*125.25*D*");

    assertThat(PaymentMapping.header(remittance(debit)).paid()).isEqualTo(Money.ofCents(-12525));
  }

  @Test
  void theCarrierThatTheClaimWentToIsNamedByItsId() {
    ClaimPayment payment = payments(Samples.text("xo.835")).payments().get(0);

    assertThat(payment.forwardedTo()).isEqualTo("54321");
    assertThat(payment.remarks()).containsExactly("MA01", "MA18");
  }

  @Test
  void theSignOfForwardingStaysWhereTheCarrierHasNoId() {
    String named = Samples.text("xo.835").replace("*BLUE SUPPLEMENT*****PI*54321", "*BLUE");
    String nameless = Samples.text("xo.835").replace("*2*BLUE SUPPLEMENT*****PI*54321", "*2");

    assertThat(payments(named).payments().get(0).forwardedTo()).isEqualTo("BLUE");
    assertThat(payments(nameless).payments().get(0).forwardedTo()).isNotEmpty();
  }

  @Test
  void aCorrectionNamesWhatItReplaces() {
    List<ClaimPayment> payments = payments(Samples.text("rev.835")).payments();

    assertThat(payments).extracting(ClaimPayment::id).containsExactly("R7-1", "R7-2");
    assertThat(payments.get(0).reversal()).isTrue();
    assertThat(payments.get(1).originalControlNumber()).isEqualTo("ACM2026110200441");
  }

  @Test
  void aGroupCodeThatDoesNotExistCostsItsClaimAndIsToldWithItsPlace() {
    Mapped mapped = payments(Samples.text("prim.835").replace("CAS*PR*3*20~", "CAS*XX*3*20~"));

    assertThat(mapped.payments()).isEmpty();
    assertThat(mapped.unusable()).extracting(PaymentMapping.Unusable::segment).containsExactly(29);
  }

  @Test
  void aPaymentWhoseAmountCannotBeReadIsToldWithItsPlace() {
    Mapped mapped = payments(Samples.text("prim.835").replace("CAS*CO*45*40", "CAS*CO*45*4O"));

    assertThat(mapped.payments()).isEmpty();
    assertThat(mapped.unusable()).hasSize(1);
    assertThat(mapped.unusable().getFirst().segment()).isEqualTo(14);
    assertThat(mapped.unusable().getFirst().reason()).contains("cannot be read");
  }

  /** DOMAIN 2.6: BPR16, else DTM*405, else the file's date, never in the future. */
  @ParameterizedTest
  @CsvSource({
    "20261104, 20261102, 2026-11-04",
    "'', 20261102, 2026-11-02",
    "20261130, 20261102, 2026-11-02",
    "20261130, 20261201, 2026-11-21",
    "'', '', 2026-11-21"
  })
  void theDayOfDecisionIsThePaymentsDayOrWhatComesNextToIt(
      String paymentDate, String productionDate, LocalDate expected) {
    String text =
        Samples.text("prim.835")
            .replace("DA*123123123*20261104~", "DA*123123123*" + paymentDate + "~")
            .replace("DTM*405*20261102~", "DTM*405*" + productionDate + "~");

    assertThat(payments(text).payments().get(0).adjudicated()).isEqualTo(expected);
  }

  @Test
  void theDayOfDecisionIsTodayAtTheLatest() {
    LocalDate before = LocalDate.of(2026, 11, 1);

    Mapped mapped = PaymentMapping.payments(remittance(Samples.text("prim.835")), "R7", before);

    assertThat(mapped.payments().get(0).adjudicated()).isEqualTo(before);
  }

  private static Mapped payments(String text) {
    return PaymentMapping.payments(remittance(text), "R7", TODAY);
  }

  private static Remittance remittance(String text) {
    return Samples.read(text).remittances().get(0);
  }
}
