package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import org.cobaltclaims.remittance.PayerLedger.Account;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayerLedgerTest {

  @ParameterizedTest
  @CsvSource({
    "L6,INTEREST",
    "WO,RECOUPMENT",
    "FB,FORWARDED",
    "72,REFUND",
    "IR,WITHHOLDING",
    "E3,WITHHOLDING",
    "J1,INFORMATION",
    "CS,ADJUSTMENT",
    "AM,OTHER",
    "50,OTHER",
    "'',OTHER"
  })
  void everyProviderAdjustmentHasItsAccount(String code, Account account) {
    assertThat(Account.of(code)).isEqualTo(account);
  }
}
