package org.cobaltclaims.simulator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** X12 taken apart as plainly as possible, so that the tests add up on their own. */
final class X12Text {

  private X12Text() {}

  /** The segments as arrays, the tag first; delimiters are known to be {@code *} and {@code ~}. */
  static List<String[]> segments(byte[] file) {
    return Arrays.stream(new String(file).split("~")).map(s -> s.split("\\*", -1)).toList();
  }

  static String element(String[] segment, int index) {
    return index < segment.length ? segment[index] : "";
  }

  static long cents(String amount) {
    return amount.isEmpty() ? 0 : new BigDecimal(amount).movePointRight(2).longValueExact();
  }

  /** The CLP loops of an 835, each from its CLP to the next CLP, PLB or SE. */
  static List<List<String[]>> claims(byte[] era) {
    List<List<String[]>> claims = new ArrayList<>();
    for (String[] segment : segments(era)) {
      if (segment[0].equals("CLP")) {
        claims.add(new ArrayList<>());
      }
      if (segment[0].equals("PLB") || segment[0].equals("SE")) {
        break;
      }
      if (!claims.isEmpty()) {
        claims.getLast().add(segment);
      }
    }
    return claims;
  }

  /** The sum of a CAS's amounts. */
  static long adjusted(String[] cas) {
    long sum = 0;
    for (int i = 3; i < cas.length; i += 3) {
      sum += cents(cas[i]);
    }
    return sum;
  }

  /** What is wrong with an 835's money by DOMAIN 3.4 T, C, L and P; empty if it balances. */
  static List<String> imbalances(byte[] era) {
    List<String> wrong = new ArrayList<>();
    long paid = 0;
    long taken = 0;
    long bank = 0;
    for (String[] segment : segments(era)) {
      switch (segment[0]) {
        case "BPR" -> bank = cents(segment[2]);
        case "CLP" -> paid += cents(segment[4]);
        case "PLB" -> {
          for (int i = 4; i < segment.length; i += 2) {
            taken += cents(segment[i]);
          }
        }
        default -> {}
      }
    }
    if (bank != paid - taken) {
      wrong.add("T: " + bank + " is not " + (paid - taken));
    }
    claims(era).forEach(c -> imbalances(c, wrong));
    return wrong;
  }

  private static void imbalances(List<String[]> claim, List<String> wrong) {
    String[] clp = claim.getFirst();
    long charges = 0;
    long payments = 0;
    long patient = 0;
    long line = 0;
    for (String[] segment : claim) {
      if (segment[0].equals("SVC")) {
        if (line != 0) {
          wrong.add("L: a line of " + clp[1] + " is off by " + line);
        }
        charges += cents(segment[2]);
        payments += cents(segment[3]);
        line = cents(segment[2]) - cents(segment[3]);
      } else if (segment[0].equals("CAS")) {
        line -= adjusted(segment);
        patient += segment[1].equals("PR") ? adjusted(segment) : 0;
      }
    }
    if (line != 0) {
      wrong.add("L: a line of " + clp[1] + " is off by " + line);
    }
    // A reversal does not use CLP05.
    boolean patientAgrees = clp[2].equals("22") || patient == cents(clp[5]);
    if (charges != cents(clp[3]) || payments != cents(clp[4]) || !patientAgrees) {
      wrong.add("C or P: " + clp[1] + " does not add up");
    }
  }

  /** The type in ST01 of the first transaction. */
  static String kind(byte[] file) {
    return segments(file).stream().filter(s -> s[0].equals("ST")).findFirst().orElseThrow()[1];
  }
}
