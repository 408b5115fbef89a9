package org.cobaltclaims.edi.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RemittanceCopyTest {

  private static final String ISA =
      "ISA*00*          *00*          *ZZ*ACME           *ZZ*RVC001         *261121*1030*^*00501*000000901*0*T*:~";

  private final UnaryOperator<String> claims = n -> Map.of("K7Q2M9X4T01A", "S1").getOrDefault(n, n);
  private final UnaryOperator<String> lines = n -> Map.of("K7Q2M9X4T0L1", "L-1").getOrDefault(n, n);

  @Test
  void exchangesClaimAndLineNumbersAndNothingElse() {
    String era =
        ISA
            + "\r\nST*835*0001~\nCLP*K7Q2M9X4T01A*1*320*124~\nREF*F8*K7Q2M9X4T01A~REF*6R*K7Q2M9X4T0L1~CLP*OTHER*1~";

    assertThat(RemittanceCopy.withNumbers(era, claims, lines))
        .isEqualTo(
            ISA
                + "\r\nST*835*0001~\nCLP*S1*1*320*124~\nREF*F8*K7Q2M9X4T01A~REF*6R*L-1~CLP*OTHER*1~");
  }

  @Test
  void readsTheDelimitersOfEachInterchange() {
    String second = ISA.replace('*', '|').replace('~', '\n');
    String era = ISA + "CLP*K7Q2M9X4T01A*1~\n" + second + "CLP|K7Q2M9X4T01A|1\nIEA|1|000000901\n";

    assertThat(RemittanceCopy.withNumbers(era, claims, lines))
        .isEqualTo(ISA + "CLP*S1*1~\n" + second + "CLP|S1|1\nIEA|1|000000901\n");
  }

  @Test
  void leavesTextWithoutTerminatorAtTheEndAsItIs() {
    assertThat(RemittanceCopy.withNumbers(ISA + "CLP*K7Q2M9X4T01A", claims, lines))
        .isEqualTo(ISA + "CLP*S1");
  }
}
