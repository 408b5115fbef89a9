package org.cobaltclaims.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FamilyIdsTest {

  @Test
  void idMakesAControlNumberOfOurs() {
    assertThat(ControlNumber.isOurs(FamilyIds.random(new SecureRandom()) + "1A")).isTrue();
    assertThat(ControlNumber.isOurs(FamilyIds.seeded("7", "S01A") + "1A")).isTrue();
  }

  @Test
  void seedAndTextDecideASeededId() {
    assertThat(FamilyIds.seeded("7", "S01A"))
        .isEqualTo(FamilyIds.seeded("7", "S01A"))
        .isNotEqualTo(FamilyIds.seeded("8", "S01A"))
        .isNotEqualTo(FamilyIds.seeded("7", "S01B"));
  }

  @Test
  void randomIdsDiffer() {
    Random random = new Random(1);
    assertThat(
            IntStream.range(0, 1000)
                .mapToObj(i -> FamilyIds.random(random))
                .collect(Collectors.toSet()))
        .hasSize(1000);
  }
}
