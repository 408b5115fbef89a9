package org.cobaltclaims.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.cobaltclaims.practice.PayerProfile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the last day for an appeal is, and how near it alarms (T-DL, DOMAIN 8.3). */
class DeadlinesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 12, 31);

  @ParameterizedTest
  @CsvSource({"31, -1", "30, 30", "16, 30", "15, 15", "6, 15", "5, 5", "0, 5", "-1, 0"})
  @DisplayName("T-DL: alarms at 30, 15 and 5 days, and when the day has passed")
  void aLastDayAlarmsAtItsStages(int daysLeft, int stage) {
    assertThat(Deadlines.alarm(DAY.minusDays(daysLeft), DAY).orElse(-1)).isEqualTo(stage);
  }

  @Test
  @DisplayName("DOMAIN 8.3: appeal days count from the denial")
  void anAppealCountsFromTheDenial() {
    PayerProfile payer = PayerProfile.defaults("1", "ACME");
    assertThat(Deadlines.appeal(LocalDate.of(2026, 11, 4), payer))
        .isEqualTo(LocalDate.of(2027, 5, 3));
  }
}
