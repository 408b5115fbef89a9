package org.cobaltclaims.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalSecretsTest {

  private static final int MANY = 2_000;

  @Test
  void tokensHave160BitsAndAreNeverTheSame() {
    Set<String> tokens = new HashSet<>();
    for (int i = 0; i < MANY; i++) {
      String token = PortalSecrets.newToken();
      assertThat(token).matches("[A-Za-z0-9_-]{27}");
      tokens.add(token);
    }
    assertThat(tokens).hasSize(MANY);
  }

  @Test
  void codesHaveEightCharactersThatAreNotTakenForEachOther() {
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < MANY; i++) {
      String code = PortalSecrets.newCode();
      assertThat(code).matches("[A-Z3-9]{8}").doesNotContainPattern("[O0I1LZ2S5B8U]");
      codes.add(code);
    }
    assertThat(codes).hasSize(MANY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7KQ4MWXA", "7kq4mwxa", " 7KQ4 MWXA ", "7kq4-mwxa", "7KQ4–MWXA"})
  void aCodeIsUnderstoodHoweverItIsTyped(String typed) {
    assertThat(PortalSecrets.typed(typed)).isEqualTo("7KQ4MWXA");
  }

  @Test
  void whatIsLongerThanACodeIsNone() {
    assertThat(PortalSecrets.typed("7KQ4MWXA3")).isEmpty();
    assertThat(PortalSecrets.typed("A".repeat(100_000))).isEmpty();
  }

  @Test
  void aTokenCannotBeReadFromItsDigestAndALongOneIsNoOther() {
    String token = PortalSecrets.newToken();
    assertThat(PortalSecrets.digest(token)).hasSize(64).doesNotContain(token);
    String longest = "a".repeat(64);
    assertThat(PortalSecrets.digest(longest + "b")).isNotEqualTo(PortalSecrets.digest(longest));
  }
}
