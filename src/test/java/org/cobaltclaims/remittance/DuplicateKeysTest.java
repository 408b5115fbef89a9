package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.PAID_ON;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("T-DUP: keys of what came twice (DOMAIN 3.8)")
class DuplicateKeysTest {

  @Test
  void fileIsTheSameWhateverItsLineBreaks() {
    assertThat(DuplicateKeys.file("ISA*1~\r\nGS*2~\n"))
        .isEqualTo(DuplicateKeys.file("ISA*1~GS*2~"))
        .isNotEqualTo(DuplicateKeys.file("ISA*1~GS*3~"))
        .matches("[0-9a-f]{64}");
  }

  @Test
  void transactionIsTheSameInAnotherEnvelope() {
    assertThat(transaction("EFT1", "125.25")).isEqualTo(transaction("EFT1", "125.25"));
    assertThat(transaction("EFT2", "125.25")).isNotEqualTo(transaction("EFT1", "125.25"));
    assertThat(transaction("EFT1", "125.26")).isNotEqualTo(transaction("EFT1", "125.25"));
  }

  @Test
  void transactionWithoutPaymentIsKnownByItsContent() {
    assertThat(nonPayment("0", "A", "B"))
        .isEqualTo(nonPayment("0", "A", "B"))
        .isNotEqualTo(nonPayment("0", "AB"))
        .isNotEqualTo(nonPayment("0", "B", "A"))
        .isNotEqualTo(nonPayment("1", "A", "B"));
  }

  private static String nonPayment(String trace, String... content) {
    DuplicateKeys.NonPayment transaction = DuplicateKeys.nonPayment("1", trace);
    List.of(content).forEach(transaction::add);
    return transaction.key();
  }

  @Test
  void decisionUnderAnotherTraceIsAnotherClaimButAPossibleReissue() {
    ClaimPayment payment = primaryPayment();

    assertThat(DuplicateKeys.claim("12345", "EFT1", payment))
        .isEqualTo(DuplicateKeys.claim("12345", "EFT1", with(payment, "id", "R2-1")))
        .isNotEqualTo(DuplicateKeys.claim("12345", "EFT2", payment))
        .isNotEqualTo(DuplicateKeys.claim("12345", "EFT1", with(payment, "status", "22")));
    assertThat(DuplicateKeys.reissue("12345", payment))
        .isEqualTo(DuplicateKeys.reissue("12345", with(payment, "claimNumber", "OTHER")))
        .isNotEqualTo(DuplicateKeys.reissue("12345", with(payment, "paid", usd("1"))));
  }

  private static String transaction(String trace, String amount) {
    return DuplicateKeys.transaction("1361234567", trace, usd(amount), PAID_ON, "1234567893");
  }
}
