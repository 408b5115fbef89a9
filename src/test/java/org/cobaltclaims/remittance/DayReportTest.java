package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.cobaltclaims.remittance.DayReport.Row;
import org.junit.jupiter.api.Test;

/** What was posted on a day against the deposits that came into the books on it. */
class DayReportTest {

  @Test
  void theDifferenceIsWhatOfTheDepositsIsNotAccountedFor() {
    Row row = row(12400, 11000, 300, -1000, 700, 12150);

    assertThat(row.payer()).isEqualTo("12345");
    assertThat(amounts(row)).containsExactly(12400, 11000, 300, -1000, 700, 12150, 50, 24);
  }

  @Test
  void writeOffsAreNoPartOfTheDifference() {
    assertThat(row(0, 5000, 600, 0, 0, 0).difference()).isZero();
    assertThat(row(12400, 0, 0, 0, 0, 12400).difference()).isZero();
    assertThat(row(0, 0, 0, 125, 0, 125).difference()).isZero();
    assertThat(row(0, 0, 0, 0, -900, 0).difference()).isEqualTo(900);
  }

  @Test
  void rowsAddUpColumnByColumn() {
    Row sum = row(12400, 11000, 300, -1000, 700, 12150).plus(row(1, 20, 3, 40, 5, 61));

    assertThat(sum.payer()).isEqualTo("12345");
    assertThat(amounts(sum)).containsExactly(12401, 11020, 303, -960, 705, 12211, 65, 48);
  }

  private static Row row(
      long payments,
      long contractual,
      long otherWriteOff,
      long providerAdjustments,
      long unapplied,
      long deposits) {
    return Row.of(
        "12345",
        payments,
        contractual,
        otherWriteOff,
        providerAdjustments,
        unapplied,
        deposits,
        24);
  }

  private static long[] amounts(Row row) {
    return LongStream.of(
            row.payments(),
            row.contractual(),
            row.otherWriteOff(),
            row.providerAdjustments(),
            row.unapplied(),
            row.deposits(),
            row.difference(),
            row.refunds())
        .toArray();
  }
}
