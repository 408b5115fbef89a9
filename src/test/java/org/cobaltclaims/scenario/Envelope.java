package org.cobaltclaims.scenario;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** ISA to IEA around a transaction's segments from ST on, SE left out. */
final class Envelope {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private Envelope() {}

  static String around(
      String group, String from, String to, String version, LocalDate on, String body) {
    int number = NUMBERS.incrementAndGet();
    long segments = body.chars().filter(c -> c == '~').count() + 1;
    String day = on.format(DateTimeFormatter.ofPattern("yyMMdd"));
    return "ISA*00*          *00*          *ZZ*%-15s*ZZ*%-15s*%s*1030*^*00501*%09d*0*T*:~"
            .formatted(from, to, day, number)
        + "GS*%s*%s*%s*%s*1030*%d*X*%s~".formatted(group, from, to, Visit.iso(on), number, version)
        + body
        + "SE*%d*0001~GE*1*%d~IEA*1*%09d~".formatted(segments, number, number);
  }
}
