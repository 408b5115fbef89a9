package org.cobaltclaims.claim;

import java.util.List;
import java.util.Set;

/**
 * Paper that goes beside the claim to one payer (PWK of 2300, DOMAIN 1.4).
 *
 * @param type PWK01, such as OB operative note
 * @param transmission PWK02: how the payer gets it
 * @param controlNumber PWK06, under which the payer finds it; empty where it is only available on
 *     request
 */
public record Paperwork(String type, String transmission, String controlNumber) {

  /** PWK01. */
  public static final Set<String> TYPES =
      Set.of(
          "03", "04", "05", "06", "07", "08", "09", "10", "11", "13", "15", "21", "A3", "A4", "AM",
          "AS", "B2", "B3", "B4", "BR", "BS", "BT", "CB", "CK", "CT", "D2", "DA", "DB", "DG", "DJ",
          "DS", "EB", "HC", "HR", "I5", "IR", "LA", "M1", "MT", "NN", "OB", "OC", "OD", "OE", "OX",
          "OZ", "P4", "P5", "PE", "PN", "PO", "PQ", "PY", "PZ", "RB", "RR", "RT", "RX", "SG", "V5",
          "XP");

  /** PWK02. */
  public static final Set<String> TRANSMISSIONS = Set.of("AA", "BM", "EL", "EM", "FT", "FX");

  private static final String ON_REQUEST = "AA";
  private static final String CONTROL_NUMBER = "AC";
  private static final String PLAIN = "[^*~:^|\\p{Cntrl}]{2,50}";

  /**
   * Looks at what a person entered.
   *
   * @throws IllegalCorrectionException if a part is missing or wrong
   */
  public Paperwork {
    if (!TYPES.contains(type)) {
      throw new IllegalCorrectionException("paperworkType", "is no kind of report (PWK01)");
    }
    if (!TRANSMISSIONS.contains(transmission)) {
      throw new IllegalCorrectionException(
          "paperworkBy", "is needed: how does the payer get the paper (PWK02)?");
    }
    boolean onRequest = transmission.equals(ON_REQUEST);
    if (onRequest && !controlNumber.isEmpty()) {
      throw new IllegalCorrectionException(
          "paperworkNumber", "is not told of paper that is only available on request");
    }
    if (!onRequest && !controlNumber.matches(PLAIN)) {
      throw new IllegalCorrectionException(
          "paperworkNumber", "is needed: 2 to 50 characters, without * ~ : ^ | (PWK06)");
    }
  }

  /** As the claim carries it. */
  CarriedSegment segment() {
    List<List<String>> elements =
        transmission.equals(ON_REQUEST)
            ? List.of(List.of(type), List.of(transmission))
            : List.of(
                List.of(type),
                List.of(transmission),
                List.of(""),
                List.of(""),
                List.of(CONTROL_NUMBER),
                List.of(controlNumber));
    return new CarriedSegment("PWK", elements);
  }
}
