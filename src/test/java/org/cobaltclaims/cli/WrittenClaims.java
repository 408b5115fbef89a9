package org.cobaltclaims.cli;

import java.util.List;
import java.util.stream.Stream;

/** 837P files, compared by all that does not depend on the day on which they were made. */
final class WrittenClaims {

  private WrittenClaims() {}

  /** The segments without date, time and batch reference of the file itself. */
  static List<String> segments(String x12) {
    return x12.lines()
        .flatMap(line -> Stream.of(line.split("~")))
        .filter(segment -> !segment.isBlank())
        .map(WrittenClaims::withoutTime)
        .toList();
  }

  private static String withoutTime(String segment) {
    return switch (segment.split("\\*")[0]) {
      case "ISA" -> segment.replaceAll("\\*\\d{6}\\*\\d{4}\\*", "*date*time*");
      case "GS" -> segment.replaceAll("\\*\\d{8}\\*\\d{4}\\*", "*date*time*");
      case "BHT" -> segment.replaceAll("\\*[^*]+\\*\\d{8}\\*\\d{4}\\*", "*ref*date*time*");
      default -> segment;
    };
  }
}
