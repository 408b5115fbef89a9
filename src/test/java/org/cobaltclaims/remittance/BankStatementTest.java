package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.cobaltclaims.money.Money;
import org.junit.jupiter.api.Test;

class BankStatementTest {

  @Test
  void columnsStandInAnyOrderBehindAnyHeadLines() {
    BankStatement statement =
        read(
            """
            Account 4711;;;
            Memo;Deposits;Check No.;Posting Date
            first;"$1,234.50";000123;11/05/2026
            second;(12.00);;2026-11-05
            third;;;2026-11-05
            """);

    assertThat(statement.problems()).isEmpty();
    assertThat(statement.ignored()).isEqualTo(2);
    assertThat(statement.rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.line()).isEqualTo(3);
              assertThat(row.date()).isEqualTo(LocalDate.of(2026, 11, 5));
              assertThat(row.amount()).isEqualTo(Money.parse("1234.50"));
              assertThat(row.trace()).isEqualTo("000123");
              assertThat(row.payer()).isEqualTo("first");
            });
  }

  @Test
  void theTraceStandsInTheAddenda() {
    BankStatement statement =
        read("date,amount,description\n20261105,1.00,\"CCD+ TRN*1*EFT00088123*1361234567~\"\n");

    assertThat(statement.rows().getFirst().trace()).isEqualTo("EFT00088123");
  }

  @Test
  void aRowThatCannotBeReadIsNamedWithItsLineAndTheOthersAreUsed() {
    BankStatement statement =
        read(
            """
            date,amount
            2026-02-30,1.00
            2026-11-05,1.234
            2026-11-05,"12,34"
            2026-11-05,12.3
            """);

    assertThat(statement.problems())
        .hasSize(3)
        .satisfies(
            problems -> {
              assertThat(problems.get(0)).startsWith("line 2: the date");
              assertThat(problems.get(1)).startsWith("line 3: the amount");
              assertThat(problems.get(2)).startsWith("line 4: the amount");
            });
    assertThat(statement.rows())
        .extracting(BankStatement.Row::amount)
        .containsExactly(Money.parse("12.30"));
  }

  @Test
  void aFileWithoutDateAndAmountIsNoStatement() {
    assertThatThrownBy(() -> read("name,value\na,1\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("date and amount are needed");
  }

  @Test
  void aNumberIsTheSameHoweverItIsWritten() {
    assertThat(CheckEntry.numberKey(" 000-123 a")).isEqualTo("123A");
    assertThat(CheckEntry.numberKey("000")).isEqualTo("0");
    assertThat(CheckEntry.numberKey(null)).isEmpty();
  }

  private static BankStatement read(String text) {
    return BankStatement.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
