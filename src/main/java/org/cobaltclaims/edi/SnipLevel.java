package org.cobaltclaims.edi;

import java.util.Set;

/** The levels at which the trade tests transactions (WEDI SNIP types 1 to 5). */
public enum SnipLevel {
  /** Type 1: envelopes, segments, data types. */
  INTEGRITY(1, "EDI integrity"),
  /** Type 2: what the implementation guide requires. */
  GUIDE(2, "implementation guide"),
  /** Type 3: amounts add up. */
  BALANCE(3, "balancing"),
  /** Type 4: what one segment says makes another one necessary or wrong. */
  SITUATION(4, "inter-segment situations"),
  /** Type 5: codes of lists that others keep. */
  CODES(5, "external code sets");

  /** Rule of a code that is not in the guide's own list. */
  static final String GUIDE_CODE = "CODE";

  /** Rule of a code that is not in its owner's list. */
  static final String EXTERNAL_CODE = "CODE_SET";

  /** Rule of a segment that the situation makes necessary. */
  static final String SITUATIONAL = "SITUATION";

  private static final Set<String> OF_THE_GUIDE =
      Set.of("REQUIRED", "UNEXPECTED", GUIDE_CODE, "KIND", "CLAIM");
  private static final Set<String> OF_BALANCE =
      Set.of("T", "C", "L", "P", "B1", "B2", "B3", "B4", "B5");
  private static final Set<String> OF_SITUATION =
      Set.of("LINK", "ORDER", "A8", "POINTER", "B6", "B7", "B8", SITUATIONAL);

  private final int number;
  private final String title;

  SnipLevel(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /** 1 to 5. */
  public int number() {
    return number;
  }

  /** For a person. */
  public String title() {
    return title;
  }

  /** The level at which a problem is found, by its {@link Problem#rule}. */
  public static SnipLevel of(String rule) {
    if (OF_THE_GUIDE.contains(rule) || rule.startsWith(ClaimSchema.GUIDE_RULE)) {
      return GUIDE;
    }
    if (OF_BALANCE.contains(rule)) {
      return BALANCE;
    }
    if (OF_SITUATION.contains(rule)) {
      return SITUATION;
    }
    return rule.equals(EXTERNAL_CODE) ? CODES : INTEGRITY;
  }
}
