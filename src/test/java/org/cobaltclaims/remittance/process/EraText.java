package org.cobaltclaims.remittance.process;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.testing.Samples;

/** ERAs of the sample family's payers, put together from CLP blocks; amounts are the test's. */
final class EraText {

  private EraText() {}

  /** The CLP blocks of a sample file, one text each, in their order. */
  static List<String> claims(String sample, String family) {
    List<String> blocks = new ArrayList<>();
    boolean inside = false;
    for (String segment : Samples.text(sample).replace("K7Q2M9X4T0", family).split("~\\s*")) {
      boolean ends = segment.startsWith("PLB*") || segment.startsWith("SE*");
      if (segment.startsWith("CLP*")) {
        inside = true;
        blocks.add(segment + "~");
      } else if (inside && !ends) {
        blocks.set(blocks.size() - 1, blocks.getLast() + segment + "~");
      }
      inside &= !ends;
    }
    return blocks;
  }

  /** An ERA of ACME; {@code claims} may end with PLB segments. */
  static String of(String trace, String paid, String... claims) {
    return from("ACME HEALTH PLAN", "12345", "1361234567", trace, paid, claims);
  }

  static String from(
      String payer, String payerId, String taxId, String trace, String paid, String... claims) {
    boolean nothing = paid.equals("0");
    String transaction =
        "ST*835*0001~BPR*%s*%s*C*%s************20261120~"
                .formatted(nothing ? "H" : "I", paid, nothing ? "NON" : "CHK")
            + "TRN*1*%s*%s~DTM*405*20261120~N1*PR*%s~N3*PO BOX 500~N4*CHICAGO*IL*60601~REF*2U*%s~"
                .formatted(trace, taxId, payer, payerId)
            + "N1*PE*RIVER VALLEY COUNSELING LLC*XX*1234567893~LX*1~"
            + String.join("", claims);
    long segments = transaction.chars().filter(c -> c == '~').count() + 1;
    return "ISA*00*          *00*          *ZZ*ACME           *ZZ*RVC001         *261121*1030*^*00501*%s*0*T*:~"
            .formatted(control(trace))
        + "GS*HP*ACME*RVC001*20261121*1030*901*X*005010X221A1~"
        + transaction
        + "SE*%d*0001~GE*1*901~IEA*1*%s~".formatted(segments, control(trace));
  }

  private static String control(String trace) {
    return "%09d".formatted(Math.floorMod(trace.hashCode(), 1_000_000_000));
  }
}
