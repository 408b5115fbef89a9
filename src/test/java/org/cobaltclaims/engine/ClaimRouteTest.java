package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.cobaltclaims.engine.DecisionTable.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a claim goes to its payer (DOMAIN 2.2, condition 9, and 6.1). */
class ClaimRouteTest {

  private final DecisionTable table = new DecisionTable("claim-route");

  ClaimRouteTest() throws IOException {}

  @ParameterizedTest
  @CsvSource({
    "PRINT,      0, true,  1, PAPER,      Rule_NotElectronic",
    "PORTAL,     1, true,  9, PAPER,      Rule_NotElectronic",
    "ELECTRONIC, 0, false, 0, ELECTRONIC, Rule_FirstPayer",
    "ELECTRONIC, 1, false, 9, PAPER,      Rule_NoElectronicCob",
    "ELECTRONIC, 2, true,  1, PAPER,      Rule_TooManyPriorPayers",
    "ELECTRONIC, 1, true,  0, PAPER,      Rule_TooManyPriorPayers",
    "ELECTRONIC, 1, true,  1, ELECTRONIC, Rule_ElectronicCob",
    "ELECTRONIC, 2, true,  9, ELECTRONIC, Rule_ElectronicCob",
    "FAX,        0, true,  9, PAPER,      Rule_Otherwise"
  })
  void eachRowDecidesItsCase(
      String channel, int prior, boolean electronicCob, int maximum, String route, String rule) {
    assertThat(
            table.answer(
                Map.of(
                    "channel", channel,
                    "priorPayers", prior,
                    "electronicCob", electronicCob,
                    "maxPriorPayers", maximum)))
        .isEqualTo(new Answer("\"" + route + "\"", rule));
  }

  @Test
  void whatIsNotKnownIsPrinted() {
    Map<String, Object> unknown = new HashMap<>();
    unknown.put("channel", "ELECTRONIC");
    unknown.put("priorPayers", 1);
    unknown.put("electronicCob", null);
    unknown.put("maxPriorPayers", null);
    assertThat(table.answer(unknown)).isEqualTo(new Answer("\"PAPER\"", "Rule_Otherwise"));
  }

  @Test
  void theCatchAllComesLast() {
    assertThat(table.rules).hasSize(6).last().isEqualTo("Rule_Otherwise");
  }
}
