package org.cobaltclaims.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.testing.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayerOrderTest {

  @ParameterizedTest(name = "2000B {0}, 2320 {1}")
  @CsvSource(
      textBlock =
          """
          P, '',      1, ''
          U, '',      1, ''
          P, S,       1, '2S'
          S, P,       2, '1P'
          T, P S,     3, '1P 2S'
          T, S P,     3, '1P 2S'
          S, T P,     2, '1P 3T'
          P, S T A,   1, '2S 3T 4A'
          P, U S,     1, '2S 3U'
          S, P U U,   2, '1P 3U 4U'
          """)
  void theSequencesOfAllPayersMakeTheOrder(
      String destination, String others, int level, String placed) {
    PayerOrder order = PayerOrder.of(claim(destination, others));

    assertThat(order.destinationLevel()).isEqualTo(level);
    assertThat(
            order.others().stream()
                .map(other -> other.level() + other.payer().sequence())
                .collect(Collectors.joining(" ")))
        .isEqualTo(placed);
  }

  @ParameterizedTest(name = "2000B {0}, 2320 {1}")
  @CsvSource(
      textBlock =
          """
          S, ''
          T, P
          P, T
          P, P
          S, P P
          S, S
          U, P
          S, U
          Q, ''
          """)
  void anOrderWithAGapATieOrWithoutAPrimaryIsRefused(String destination, String others) {
    ProfessionalClaim claim = claim(destination, others);

    assertThatThrownBy(() -> PayerOrder.of(claim))
        .isInstanceOf(ClaimRefused.class)
        .hasMessageStartingWith("PAYER_ORDER");
  }

  private static ProfessionalClaim claim(String destination, String others) {
    String text = Samples.text("/claims/prim.837");
    String other = text.substring(text.indexOf("SBR*S*"), text.indexOf("LX*1~"));
    String all =
        others.isEmpty()
            ? ""
            : Arrays.stream(others.split(" "))
                .map(sequence -> other.replace("SBR*S*", "SBR*" + sequence + "*"))
                .collect(Collectors.joining());
    String changed = text.replace("SBR*P*", "SBR*" + destination + "*").replace(other, all);
    return Samples.parse(changed).claims().getFirst().claims().getFirst();
  }
}
