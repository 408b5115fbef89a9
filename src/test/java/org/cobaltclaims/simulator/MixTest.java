package org.cobaltclaims.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixTest {

  @TempDir Path folder;

  @Test
  void weightsOfAFileDecideWhatHappens() throws Exception {
    Path file = folder.resolve("mix.properties");
    Files.writeString(file, "COPAY=3\nLATE=1\n");
    Map<Scenario, Integer> counts = new EnumMap<>(new Plan(1, Mix.read(file), 4001).counts());
    assertThat(counts.remove(Scenario.PAID)).as("claim 0").isEqualTo(1);
    assertThat(counts).containsOnlyKeys(Scenario.COPAY, Scenario.LATE);
    assertThat(counts.get(Scenario.COPAY)).isBetween(2850, 3150);
  }

  @Test
  void everyScenarioIsDrawnButTheOneForLargeNumbers() {
    assertThat(Mix.standard().weights())
        .hasSize(Scenario.values().length - 1)
        .doesNotContainKey(Scenario.BOTH_PAY);
  }

  @Test
  void aMixOfBothPayHasTwoPayersForEveryClaim() {
    Plan plan = new Plan(1, Mix.only(Scenario.BOTH_PAY), 200);
    for (int index = 0; index < plan.claims(); index++) {
      assertThat(plan.payers(index)).containsExactly("12345", "67890");
    }
  }

  @Test
  void unknownNameIsRefused() throws Exception {
    Path file = folder.resolve("mix.properties");
    Files.writeString(file, "COPAYS=3\n");
    assertThatThrownBy(() -> Mix.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("COPAYS is no scenario");
  }

  @Test
  void weightThatIsNoNumberIsRefused() throws Exception {
    Path file = folder.resolve("mix.properties");
    Files.writeString(file, "COPAY=many\n");
    assertThatThrownBy(() -> Mix.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weight of COPAY");
  }
}
