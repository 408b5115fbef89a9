package org.cobaltclaims.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page about the figures names them all, with their targets. */
class DashboardsDocTest {

  @ParameterizedTest
  @EnumSource
  void everyFigureIsExplainedWithItsTarget(Kpi kpi) throws Exception {
    String row =
        Files.readString(Path.of("docs/dashboards.md"))
            .lines()
            .filter(line -> line.startsWith("| `" + kpi.id() + "` |"))
            .findFirst()
            .orElseThrow();
    String unit =
        switch (kpi.unit()) {
          case SHARE, SHARE_OF_MONEY -> "%";
          case MEDIAN_DAYS, DAYS_OF_CHARGES -> "d";
          case AMOUNT -> "";
        };
    int goal = kpi.target().percentOrDays();
    String target =
        switch (kpi.target().sense()) {
          case AT_LEAST -> "≥ " + goal + " " + unit;
          case AT_MOST -> kpi.unit() == Kpi.Unit.AMOUNT ? "$" + goal : "≤ " + goal + " " + unit;
          case NONE -> "none";
        };
    assertThat(row).endsWith("| " + target + " |");
  }
}
