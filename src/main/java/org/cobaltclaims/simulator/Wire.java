package org.cobaltclaims.simulator;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cobaltclaims.edi.Segment;

/** Writes an interchange with the simulator's own hands: one group, its transactions, counted. */
final class Wire {

  static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyMMdd");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HHmm");

  private Wire() {}

  /**
   * Who sends to whom.
   *
   * @param test ISA15 is T
   */
  record Route(
      String senderQualifier,
      String sender,
      String receiverQualifier,
      String receiver,
      String applicationSender,
      String applicationReceiver,
      boolean test) {}

  /** What kind of group it is: GS01, ST01, GS08, and whether ST03 repeats the version. */
  enum Kind {
    CLAIMS("HC", "837", "005010X222A1", true),
    SYNTAX("FA", "999", "005010X231A1", true),
    CLAIM_STATUS("HN", "277", "005010X214", true),
    INQUIRY_ANSWER("HN", "277", "005010X212", true),
    ELIGIBILITY("HB", "271", "005010X279A1", true),
    REMITTANCE("HP", "835", "005010X221A1", false);

    private final String functionalId;
    private final String transaction;
    private final String version;
    private final boolean versionInSt;

    Kind(String functionalId, String transaction, String version, boolean versionInSt) {
      this.functionalId = functionalId;
      this.transaction = transaction;
      this.version = version;
      this.versionInSt = versionInSt;
    }

    /** GS01. */
    String functionalId() {
      return functionalId;
    }

    /** GS08. */
    String version() {
      return version;
    }

    /** ST01. */
    String code() {
      return transaction;
    }
  }

  /** A segment of plain text elements; a colon parts components. */
  static Segment segment(String tag, String... elements) {
    return new Segment(
        tag,
        Arrays.stream(elements)
            .map(e -> e.isEmpty() ? List.<String>of() : List.of(e.split(":", -1)))
            .toList(),
        0);
  }

  /**
   * The file.
   *
   * @param control ISA13 and GS06
   * @param bodies for each transaction the segments between ST and SE
   */
  static byte[] write(
      Kind kind, Route route, LocalDateTime time, long control, List<List<Segment>> bodies) {
    StringBuilder out = new StringBuilder();
    String number = "%09d".formatted(control);
    out.append(
        "ISA*00*          *00*          *%s*%-15s*%s*%-15s*%s*%s*^*00501*%s*0*%s*:~"
            .formatted(
                route.senderQualifier(),
                route.sender(),
                route.receiverQualifier(),
                route.receiver(),
                time.format(SHORT_DAY),
                time.format(MINUTE),
                number,
                route.test() ? "T" : "P"));
    append(
        out,
        segment(
            "GS",
            kind.functionalId,
            route.applicationSender(),
            route.applicationReceiver(),
            time.format(DAY),
            time.format(MINUTE),
            String.valueOf(control),
            "X",
            kind.version));
    int ordinal = 0;
    for (List<Segment> body : bodies) {
      ordinal++;
      String st = "%04d".formatted(ordinal);
      append(out, segment("ST", kind.transaction, st, kind.versionInSt ? kind.version : ""));
      body.forEach(s -> append(out, s));
      append(out, segment("SE", String.valueOf(body.size() + 2), st));
    }
    append(out, segment("GE", String.valueOf(bodies.size()), String.valueOf(control)));
    append(out, segment("IEA", "1", number));
    return out.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void append(StringBuilder out, Segment segment) {
    List<String> elements = new ArrayList<>();
    segment.elements().forEach(e -> elements.add(trimmed(e, ":")));
    String data = trimmed(elements, "*");
    out.append(segment.tag()).append(data.isEmpty() ? "" : "*" + data).append('~');
  }

  /** Joined without the empty ones at the end (DOMAIN 1.1-6). */
  private static String trimmed(List<String> parts, String separator) {
    int length = parts.size();
    while (length > 0 && parts.get(length - 1).isEmpty()) {
      length--;
    }
    return String.join(separator, parts.subList(0, length));
  }
}
