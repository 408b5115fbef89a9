package org.cobaltclaims.patient;

/** What kind of plan an insurance is, as far as the order of the payers depends on it. */
public enum PlanKind {
  /** A group health plan, or any other private insurance. */
  PRIVATE,
  /** Medicare itself, or a Medicare Advantage plan in its place. */
  MEDICARE,
  /** What pays after Medicare by its own terms: Medigap, supplements. */
  SUPPLEMENT,
  MEDICAID,
  TRICARE,
  /** The Department of Veterans Affairs, CHAMPVA. */
  VETERANS,
  /** The Indian Health Service. */
  INDIAN_HEALTH,
  WORKERS_COMPENSATION,
  /** Automobile and other no-fault insurance. */
  NO_FAULT,
  LIABILITY;

  /**
   * The kind that a filing indicator means.
   *
   * @param filingIndicator SBR09, DOMAIN 1.7; empty if not known
   */
  public static PlanKind of(String filingIndicator) {
    return switch (filingIndicator) {
      case "MA", "MB", "16" -> MEDICARE;
      case "MC" -> MEDICAID;
      case "CH" -> TRICARE;
      case "VA" -> VETERANS;
      case "WC" -> WORKERS_COMPENSATION;
      case "AM" -> NO_FAULT;
      case "LM" -> LIABILITY;
      default -> PRIVATE;
    };
  }

  /** Pays first for what happened, and for nothing else (rule R0). */
  boolean isForAnEvent() {
    return this == WORKERS_COMPENSATION || this == NO_FAULT || this == LIABILITY;
  }

  /** The place among those that pay after others (DOMAIN 7.5); 0 for all others. */
  int lastResort() {
    return switch (this) {
      case TRICARE -> 1;
      case VETERANS, INDIAN_HEALTH -> 2;
      case MEDICAID -> 3;
      default -> 0;
    };
  }
}
