package org.cobaltclaims.edi.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Any bytes between a right ST and a right SE, so that the fuzzer spends its time in the readers of
 * the transactions: the first byte says which, the rest is what stands in it.
 */
public final class TransactionFuzz {
  /** The property that fixes the kind, such as {@code 835X221}, whatever the first byte says. */
  static final String KIND = "cobalt.fuzz.kind";

  private static final Path SEEDS = Path.of("src/test/resources/fuzz/transactions");

  /** GS01, ST01 and version by the input's first byte, {@code A} being the first. */
  private static final String[][] KINDS = {
    {"HC", "837", "005010X222A1"},
    {"HP", "835", "005010X221A1"},
    {"FA", "999", "005010X231A1"},
    {"HN", "277", "005010X214"},
    {"HR", "276", "005010X212"},
    {"HN", "277", "005010X212"},
    {"HS", "270", "005010X279A1"},
    {"HB", "271", "005010X279A1"},
  };

  private TransactionFuzz() {}

  /** Set and guide of each kind, such as {@code 277X214}. */
  static List<String> kinds() {
    return Stream.of(KINDS).map(kind -> kind[1] + kind[2].substring(6, 10)).toList();
  }

  /** As in {@link FileFuzz}. */
  public static void fuzzerInitialize() throws IOException {
    readSeeds();
  }

  static void readSeeds() throws IOException {
    try (Stream<Path> seeds = Files.list(SEEDS)) {
      for (Path seed : seeds.toList()) {
        FileFuzz.fuzzerTestOneInput(file(Files.readAllBytes(seed)));
      }
    }
  }

  /** The fuzzer's entry. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    if (data.length > 1) {
      FileFuzz.fuzzerTestOneInput(file(data));
    }
  }

  /** The whole file; its counts are right if the input ends with a terminator. */
  static byte[] file(byte[] data) throws IOException {
    int at = kinds().indexOf(System.getProperty(KIND, ""));
    String[] kind = KINDS[at >= 0 ? at : Math.floorMod(data[0] - 'A', KINDS.length)];
    int segments = 2;
    for (int i = 1; i < data.length; i++) {
      segments += data[i] == '~' ? 1 : 0;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 400);
    String head =
        """
        ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *261121*1030*^*00501*000000001*0*T*:~\
        GS*%s*SENDER*RECEIVER*20261121*1030*1*X*%s~ST*%s*0001*%s~\
        """
            .formatted(kind[0], kind[2], kind[1], kind[2]);
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(data, 1, data.length - 1);
    String tail = "SE*%d*0001~GE*1*1~IEA*1*000000001~".formatted(segments);
    out.write(tail.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
