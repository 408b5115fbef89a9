package org.cobaltclaims.edi.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.Party.Reference;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Adjustment;
import org.cobaltclaims.edi.claim.ProfessionalClaim.DateOrPeriod;

/**
 * Where each segment stands in its loop (DOMAIN 1.4, the guide's order). Segments of the same place
 * keep the order that they were given in.
 */
final class ClaimOrder {
  private static final int UNKNOWN = 900;

  private static final List<String> CLAIM_DATES =
      List.of(
          "431", "454", "304", "453", "439", "484", "455", "471", "360", "361", "314", "297", "296",
          "435", "096", "090", "091", "444", "050");
  private static final List<String> CLAIM_REFERENCES =
      List.of("4N", "F5", "EW", "9F", "G1", "F8", "X4", "9A", "9C", "LX", "D9", "EA", "P4", "1J");
  private static final List<String> CLAIM_CONDITIONS = List.of("07", "E1", "E2", "E3", "75", "ZZ");
  private static final List<String> LINE_DATES =
      List.of("472", "471", "607", "463", "461", "304", "738", "739", "011", "455", "454");
  private static final List<String> LINE_REFERENCES =
      List.of("9B", "9D", "G1", "6R", "EW", "X4", "F4", "BT", "9F");
  private static final List<String> CLAIM_PROVIDERS =
      List.of("DN", "P3", "82", "77", "DQ", "PW", "45");
  private static final List<String> LINE_PROVIDERS =
      List.of("82", "QB", "77", "DQ", "DK", "DN", "P3", "PW", "45");
  private static final List<String> OTHER_PAYER_PROVIDERS =
      List.of("DN", "P3", "82", "77", "DQ", "85");

  private static final List<String> AMOUNTS = List.of("F5", "D", "A8", "EAF");

  private ClaimOrder() {}

  /** 2300 before 2310. */
  static List<Segment> claim(List<Segment> segments) {
    return sorted(segments, ClaimOrder::claimPlace);
  }

  static List<DateOrPeriod> claimDates(List<DateOrPeriod> dates) {
    return sorted(dates, d -> place(CLAIM_DATES, d.qualifier()));
  }

  static List<Reference> claimReferences(List<Reference> references) {
    return sorted(references, r -> place(CLAIM_REFERENCES, r.qualifier()));
  }

  static List<Note> notes(List<Note> notes) {
    return sorted(notes, n -> n.fixedFormat() ? 0 : 1);
  }

  static List<Amount> amounts(List<Amount> amounts) {
    return sorted(amounts, a -> place(AMOUNTS, a.qualifier()));
  }

  /** 2400, 2410 and, behind everything, 2440. */
  static List<Segment> line(List<Segment> segments) {
    return sorted(segments, ClaimOrder::linePlace);
  }

  static List<Reference> lineReferences(List<Reference> references) {
    return sorted(references, r -> place(LINE_REFERENCES, r.qualifier()));
  }

  /** An NM1 loop of any kind. */
  static List<Segment> party(List<Segment> segments) {
    return sorted(segments, ClaimOrder::partyPlace);
  }

  static List<Reference> partyReferences(List<Reference> references) {
    return sorted(references, r -> partyReferencePlace(r.qualifier()));
  }

  static List<Party> claimProviders(List<Party> providers) {
    return sorted(providers, p -> place(CLAIM_PROVIDERS, p.entity()));
  }

  static List<Party> lineProviders(List<Party> providers) {
    return sorted(providers, p -> place(LINE_PROVIDERS, p.entity()));
  }

  static List<Party> otherPayerProviders(List<Party> providers) {
    return sorted(providers, p -> place(OTHER_PAYER_PROVIDERS, p.entity()));
  }

  /** The reasons of a group follow each other, as its CAS segments are written (DOMAIN 2.4). */
  static List<Adjustment> adjustments(List<Adjustment> adjustments) {
    List<String> groups = new ArrayList<>(4);
    for (Adjustment each : adjustments) {
      if (!groups.contains(each.group())) {
        groups.add(each.group());
      }
    }
    return sorted(adjustments, a -> groups.indexOf(a.group()));
  }

  private static int claimPlace(Segment segment) {
    String qualifier = segment.element(1);
    return switch (segment.tag()) {
      case "CLM" -> 0;
      case "DTP" -> 100 + place(CLAIM_DATES, qualifier);
      case "PWK" -> 200;
      case "CN1" -> 210;
      case "AMT" -> 220;
      case "REF" -> 300 + place(CLAIM_REFERENCES, qualifier);
      case "K3" -> 400;
      case "NTE" -> 410;
      case "CR1" -> 420;
      case "CR2" -> 430;
      case "CRC" -> 500 + place(CLAIM_CONDITIONS, qualifier);
      case "HI" ->
          switch (qualifier) {
            case "ABK", "BK" -> 600;
            case "BP" -> 610;
            case "BG" -> 620;
            default -> 630;
          };
      case "HCP" -> 700;
      default -> UNKNOWN;
    };
  }

  private static int linePlace(Segment segment) {
    String qualifier = segment.element(1);
    return switch (segment.tag()) {
      case "LX" -> 0;
      case "SV1" -> 10;
      case "SV5" -> 20;
      case "PWK" -> qualifier.equals("CT") ? 31 : 30;
      case "CR1" -> 40;
      case "CR3" -> 50;
      case "CRC" ->
          switch (qualifier) {
            case "07" -> 60;
            case "70" -> 61;
            default -> 62;
          };
      case "DTP" -> 100 + place(LINE_DATES, qualifier);
      case "QTY" -> qualifier.equals("PT") ? 200 : 201;
      case "MEA" -> 210;
      case "CN1" -> 220;
      case "REF" -> drugReference(qualifier) ? 600 : 300 + place(LINE_REFERENCES, qualifier);
      case "AMT" -> qualifier.equals("T") ? 400 : 401;
      case "K3" -> 410;
      case "NTE" -> qualifier.equals("TPO") ? 421 : 420;
      case "PS1" -> 430;
      case "HCP" -> 440;
      case "LIN", "CTP" -> 600;
      case "LQ", "FRM" -> UNKNOWN;
      default -> 500;
    };
  }

  private static boolean drugReference(String qualifier) {
    return qualifier.equals("VY") || qualifier.equals("XZ");
  }

  private static int partyPlace(Segment segment) {
    return switch (segment.tag()) {
      case "NM1" -> 0;
      case "PRV" -> 10;
      case "N3" -> 20;
      case "N4" -> 30;
      case "DMG" -> 40;
      case "DTP" -> 50;
      case "REF" -> 60;
      case "PER" -> 70;
      default -> UNKNOWN;
    };
  }

  /**
   * The identification of payer or person comes before that of its provider, and the prior payer's
   * authorization, referral and control number stand last (DOMAIN 2.3).
   */
  private static int partyReferencePlace(String qualifier) {
    return switch (qualifier) {
      case "2U", "FY", "NF" -> 0;
      case "EI", "SY" -> 1;
      case "G1" -> 3;
      case "9F" -> 4;
      case "T4" -> 5;
      case "F8" -> 6;
      default -> 2;
    };
  }

  private static int place(List<String> order, String qualifier) {
    int index = order.indexOf(qualifier);
    return index < 0 ? order.size() : index;
  }

  private static <T> List<T> sorted(List<T> items, ToIntFunction<T> place) {
    int last = Integer.MIN_VALUE;
    boolean inOrder = true;
    if (items.size() > 1) {
      for (T item : items) {
        int next = place.applyAsInt(item);
        inOrder &= next >= last;
        last = next;
      }
    }
    if (inOrder) {
      return List.copyOf(items);
    }
    List<T> sorted = new ArrayList<>(items);
    sorted.sort(Comparator.comparingInt(place));
    return List.copyOf(sorted);
  }
}
