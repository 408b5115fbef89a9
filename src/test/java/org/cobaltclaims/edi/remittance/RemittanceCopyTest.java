package org.cobaltclaims.edi.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemittanceCopyTest {

  private static final String ISA =
      "ISA*00*          *00*          *ZZ*ACME           *ZZ*RVC001         *261121*1030*^*00501*000000901*0*T*:~";

  private static String copy(String era) throws IOException {
    StringWriter copy = new StringWriter();
    RemittanceCopy.copy(
        new StringReader(era),
        copy,
        numbers ->
            new RemittanceCopy.Numbers(
                Map.of("K7Q2M9X4T01A", "S1"), Map.of("K7Q2M9X4T0L1", "L-1")));
    return copy.toString();
  }

  @Test
  void exchangesClaimAndLineNumbersAndNothingElse() throws IOException {
    String era =
        ISA
            + "\r\nST*835*0001~\nCLP*K7Q2M9X4T01A*1*320*124~\nREF*F8*K7Q2M9X4T01A~REF*6R*K7Q2M9X4T0L1~CLP*OTHER*1~";

    assertThat(copy(era))
        .isEqualTo(
            ISA
                + "\r\nST*835*0001~\nCLP*S1*1*320*124~\nREF*F8*K7Q2M9X4T01A~REF*6R*L-1~CLP*OTHER*1~");
  }

  @Test
  void readsTheDelimitersOfEachInterchange() throws IOException {
    String second = ISA.replace('*', '|').replace('~', '\n');
    String era = ISA + "CLP*K7Q2M9X4T01A*1~\n" + second + "CLP|K7Q2M9X4T01A|1\nIEA|1|000000901\n";

    assertThat(copy(era)).isEqualTo(ISA + "CLP*S1*1~\n" + second + "CLP|S1|1\nIEA|1|000000901\n");
  }

  @Test
  void leavesTextWithoutTerminatorAtTheEndAsItIs() throws IOException {
    assertThat(copy(ISA + "CLP*K7Q2M9X4T01A")).isEqualTo(ISA + "CLP*S1");
  }

  @Test
  void asksForTheNumbersOfALongFilePieceByPieceAndLosesNoCharacter() throws IOException {
    StringBuilder era = new StringBuilder(ISA);
    for (int claim = 0; claim < 5000; claim++) {
      era.append("CLP*N").append(claim).append("*1*10*10~\nSVC*HC:99213*10*10~");
    }
    List<Integer> asked = new ArrayList<>();
    StringWriter copy = new StringWriter();

    RemittanceCopy.copy(
        new StringReader(era.toString()),
        copy,
        numbers -> {
          asked.add(numbers.size());
          return new RemittanceCopy.Numbers(Map.of("N4999", "LAST"), Map.of());
        });

    assertThat(copy.toString()).isEqualTo(era.toString().replace("N4999", "LAST"));
    assertThat(asked).hasSizeGreaterThan(4).allMatch(count -> count <= 1000);
  }

  @Test
  void copiesWhatIsNoX12AsItIs() throws IOException {
    String blob = "CLP" + "x".repeat(200_000) + " I S A ~ CLP\n";

    assertThat(copy(blob)).isEqualTo(blob);
    assertThat(copy("")).isEmpty();
    assertThat(copy(" ".repeat(100_000))).isEqualTo(" ".repeat(100_000));
  }
}
