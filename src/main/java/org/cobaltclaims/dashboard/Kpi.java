package org.cobaltclaims.dashboard;

import java.util.Arrays;
import java.util.Optional;

/**
 * What managers watch (DOMAIN 9). Each figure is a sum above the line and one below it; which
 * claims count in them says the SQL of the same name in {@code kpi/}. In the order in which they
 * are shown.
 */
public enum Kpi {
  TOUCHLESS_SECONDARY(
      "touchless-secondary",
      "Touchless secondary",
      Unit.SHARE,
      Window.PERIOD,
      Target.atLeast(90),
      "claims to later payers that nobody had to touch: no person completed a task of the visit"
          + " between the arrival of the earlier payers' decision and the sending",
      "claims to later payers by the day of their first sending"),
  SECONDARY_CONVERSION(
      "secondary-conversion",
      "Secondary conversion",
      Unit.SHARE,
      Window.PERIOD,
      Target.atLeast(95),
      "of those, the visits whose later payer was sent its claim, or mailed it, within 7 days",
      "visits by the arrival of the primary payer's decision that left something to ask of the next"
          + " payer and was not forwarded by the payer itself"),
  SECONDARY_LEAKAGE(
      "secondary-leakage",
      "Secondary leakage",
      Unit.AMOUNT,
      Window.PERIOD,
      Target.atMost(0),
      "what the primary payers left to ask of the next payer of visits for which none was sent a"
          + " claim within 30 days, or which was left to the patient or written off before",
      "those visits"),
  TIME_TO_SECONDARY(
      "time-to-secondary",
      "Time to secondary",
      Unit.MEDIAN_DAYS,
      Window.PERIOD,
      Target.atMost(3),
      "median of the days from the arrival of the earlier payers' decision to the first sending",
      "claims to later payers by the day of their first sending"),
  SECONDARY_YIELD(
      "secondary-yield",
      "Secondary yield",
      Unit.SHARE_OF_MONEY,
      Window.SETTLED_SERVICES,
      Target.NONE,
      "what later payers paid for these visits, less what they took back or were refunded",
      "what they were asked for, by claims that were sent or forwarded; visits whose service is 120"
          + " days old, so that the period lies 120 days back"),
  COB_REJECT_RATE(
      "cob-reject-rate",
      "COB reject rate",
      Unit.SHARE,
      Window.PERIOD,
      Target.NONE,
      "versions that were refused for what they say about the payers before (status codes 171, 286,"
          + " 400, 479, 516, 519, 521, 672, 696, 710, 742)",
      "versions sent electronically to later payers, without voids"),
  CROSSOVER_MISS(
      "crossover-miss",
      "Crossover miss",
      Unit.SHARE,
      Window.PERIOD,
      Target.NONE,
      "forwarded claims whose answer did not come in time, so that somebody was asked to chase it",
      "claims that the payer before has forwarded, by that day or the arrival of their decision"),
  DAYS_IN_AR(
      "days-in-ar",
      "Days in A/R",
      Unit.DAYS_OF_CHARGES,
      Window.TODAY,
      Target.atMost(40),
      "what payers and patients owe for visits that were billed, less credit balances",
      "gross charges of the last 90 days by posting date, divided by 90"),
  SECONDARY_DAYS_IN_AR(
      "secondary-days-in-ar",
      "Secondary days in A/R",
      Unit.DAYS_OF_CHARGES,
      Window.TODAY,
      Target.NONE,
      "what later payers owe for visits that were billed, and what they have denied and nobody has"
          + " decided",
      "what was left to later payers in the last 90 days by posting date, divided by 90"),
  RECOUPMENT_EXPOSURE(
      "recoupment-exposure",
      "Recoupment exposure",
      Unit.AMOUNT,
      Window.TODAY,
      Target.NONE,
      "what payers put off and will take from later payments: forwarded balances and recoupments"
          + " (PLB FB, WO) that do not net to zero under their reference",
      "those references"),
  NET_COLLECTION(
      "net-collection",
      "Net collection",
      Unit.SHARE_OF_MONEY,
      Window.SETTLED_SERVICES,
      Target.atLeast(95),
      "what payers and patients paid for these visits, less refunds",
      "their charges less contractual write-offs; visits whose service is 120 days old, so that the"
          + " period lies 120 days back"),
  GROSS_COLLECTION(
      "gross-collection",
      "Gross collection",
      Unit.SHARE_OF_MONEY,
      Window.SETTLED_SERVICES,
      Target.NONE,
      "what payers and patients paid for these visits, less refunds",
      "their charges; visits whose service is 120 days old, so that the period lies 120 days back"),
  CLEAN_CLAIMS(
      "clean-claims",
      "Clean claims",
      Unit.SHARE,
      Window.PERIOD,
      Target.atLeast(95),
      "versions that the payer accepted and of whose claim no person had completed a task before;"
          + " what is not answered yet is not counted",
      "versions sent electronically, without voids"),
  FIRST_PASS_ACCEPTANCE(
      "first-pass-acceptance",
      "First-pass acceptance",
      Unit.SHARE,
      Window.PERIOD,
      Target.atLeast(98),
      "payer claims whose first version no TA1, 999 or 277CA refused",
      "payer claims by the day of their first sending"),
  REJECTION_RATE(
      "rejection-rate",
      "Rejection rate",
      Unit.SHARE,
      Window.PERIOD,
      Target.atMost(2),
      "versions that were refused before adjudication (TA1, 999, 277CA A3, A4, A6 to A8)",
      "versions that were sent, without voids"),
  FIRST_PASS_RESOLUTION(
      "first-pass-resolution",
      "First-pass resolution",
      Unit.SHARE,
      Window.PERIOD,
      Target.atLeast(90),
      "payer claims paid, or left to the patient, on their only version",
      "payer claims of ours by the date of the decision that stands"),
  DENIAL_RATE(
      "denial-rate",
      "Denial rate",
      Unit.SHARE,
      Window.PERIOD,
      Target.atMost(5),
      "payer claims whose first decision denied them, wholly or in part",
      "payer claims by the arrival of their first decision"),
  DENIAL_DOLLARS(
      "denial-dollars",
      "Denied dollars",
      Unit.SHARE_OF_MONEY,
      Window.PERIOD,
      Target.atMost(5),
      "charges of denied lines, and of lines denied in part what the denial's reasons name",
      "charges of all decisions by their arrival; decisions that the payer took back do not count"),
  DENIAL_OVERTURN(
      "denial-overturn",
      "Denial overturn",
      Unit.SHARE,
      Window.PERIOD,
      Target.NONE,
      "of those, the payer claims that are paid now, or left to the patient, and denied nothing",
      "payer claims by the day on which a person first decided about their denial"),
  APPEAL_SUCCESS(
      "appeal-success",
      "Appeal success",
      Unit.SHARE,
      Window.PERIOD,
      Target.NONE,
      "appeals to which the payer gave way, wholly or in part, or after which it decided anew and"
          + " denied nothing",
      "appeals that payers have answered, by that day"),
  AUTO_POSTING(
      "auto-posting",
      "Auto-posting",
      Unit.SHARE,
      Window.PERIOD,
      Target.NONE,
      "of those, the payments that were posted, and that no person matched or released",
      "claim payments in ERAs by their arrival, without those that came before and what was"
          + " discarded"),
  ERA_LAG(
      "era-lag",
      "ERA lag",
      Unit.MEDIAN_DAYS,
      Window.PERIOD,
      Target.atMost(30),
      "median of the days from the sending of a version to the arrival of the first decision on it",
      "versions by that arrival"),
  CHARGE_LAG(
      "charge-lag",
      "Charge lag",
      Unit.MEDIAN_DAYS,
      Window.PERIOD,
      Target.atMost(3),
      "median of the days from the service to the first sending",
      "claims to primary payers by the day of their first sending"),
  TIMELY_FILING_LOSS(
      "timely-filing-loss",
      "Timely-filing loss",
      Unit.AMOUNT,
      Window.PERIOD,
      Target.atMost(0),
      "what payers denied as filed too late (CARC 29), and what is open with a payer to whom"
          + " nothing was sent before its last day",
      "those lines and claims");

  /** What a figure is. */
  public enum Unit {
    /** Percent of claims or visits. */
    SHARE,
    /** Percent of money. */
    SHARE_OF_MONEY,
    /** The middle one of numbers of days. */
    MEDIAN_DAYS,
    /** Money, in days of average charges. */
    DAYS_OF_CHARGES,
    /** Cents. */
    AMOUNT;

    /** Whether the sums above and below the line are cents. */
    public boolean isMoney() {
      return this == SHARE_OF_MONEY || this == AMOUNT || this == DAYS_OF_CHARGES;
    }
  }

  /** Which days a period means. */
  public enum Window {
    /** Its own days. */
    PERIOD,
    /** Days of service, 120 days earlier: by then payers have mostly paid. */
    SETTLED_SERVICES,
    /** None: what is open now. */
    TODAY
  }

  /**
   * What is to be reached.
   *
   * @param percentOrDays in the figure's unit; cents of an amount
   */
  public record Target(Sense sense, int percentOrDays) {

    static final Target NONE = new Target(Sense.NONE, 0);

    /** On which side of it is well. */
    public enum Sense {
      AT_LEAST,
      AT_MOST,
      NONE
    }

    static Target atLeast(int value) {
      return new Target(Sense.AT_LEAST, value);
    }

    static Target atMost(int value) {
      return new Target(Sense.AT_MOST, value);
    }

    /** Whether a value reaches it; of none, everything does. */
    public boolean reachedBy(double value) {
      return switch (sense) {
        case AT_LEAST -> value >= percentOrDays;
        case AT_MOST -> value <= percentOrDays;
        case NONE -> true;
      };
    }
  }

  private final String id;
  private final String title;
  private final Unit unit;
  private final Window window;
  private final Target target;
  private final String numerator;
  private final String denominator;

  Kpi(
      String id,
      String title,
      Unit unit,
      Window window,
      Target target,
      String numerator,
      String denominator) {
    this.id = id;
    this.title = title;
    this.unit = unit;
    this.window = window;
    this.target = target;
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /** The figure of an id as addresses have it. */
  public static Optional<Kpi> of(String id) {
    return Arrays.stream(values()).filter(kpi -> kpi.id.equals(id)).findFirst();
  }

  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  public Unit unit() {
    return unit;
  }

  public Window window() {
    return window;
  }

  public Target target() {
    return target;
  }

  /** What stands above the line, in words. */
  public String numerator() {
    return numerator;
  }

  /** What stands below the line, in words. */
  public String denominator() {
    return denominator;
  }
}
