package org.cobaltclaims.practice;

import java.util.List;
import java.util.Locale;

/**
 * What happens by itself in this practice, and what waits for a person (section {@code automation}
 * of practice.yml). Where payers differ, a payer's own key of the same name goes first.
 *
 * @param fileWhenComplete whether a claim that passes all checks goes with the next file
 * @param secondary whether a later payer is billed by itself
 * @param updatePatientResponsibility whether what the last payer left is the patient's balance by
 *     itself, or when a person has approved it
 * @param billZeroBalances gate 2.2 (6): later payers are billed although nothing is left
 * @param neverBilledProcedures SV101-2 of services that make no claim
 * @param neverBilledStops what such a service stops
 * @param batchTimes times of the day from which files are made, {@code HH:mm} ascending; empty:
 *     always
 * @param batchDays days of the week on which files are made, such as MONDAY; empty: every day
 * @param statementCycleDays calendar days between two statements to a patient
 * @param statementMinimumCents less than that is not asked of a patient
 * @param eligibilityBeforeSecondary what an old or missing answer about coverage does to a later
 *     claim (DOMAIN 10)
 * @param eligibilityMaxAgeDays calendar days for which an answer counts as fresh
 */
public record Automation(
    Filing fileWhenComplete,
    SecondaryFiling secondary,
    PatientUpdate updatePatientResponsibility,
    boolean billZeroBalances,
    List<String> neverBilledProcedures,
    NeverBilled neverBilledStops,
    List<String> batchTimes,
    List<String> batchDays,
    int statementCycleDays,
    int statementMinimumCents,
    EligibilityCheck eligibilityBeforeSecondary,
    int eligibilityMaxAgeDays) {

  public Automation {
    neverBilledProcedures =
        neverBilledProcedures.stream().map(code -> code.toUpperCase(Locale.ROOT)).toList();
    batchTimes = batchTimes.stream().sorted().toList();
    batchDays = batchDays.stream().map(day -> day.toUpperCase(Locale.ROOT)).toList();
  }

  /** Whether a complete claim goes out by itself. */
  public enum Filing {
    AUTOMATIC,
    /** It waits until a person files it. */
    BY_HAND
  }

  /** Whether a later payer is billed by itself. */
  public enum SecondaryFiling {
    AUTOMATIC,
    /** A person sees every later claim that could go before it goes. */
    REVIEW,
    /** Nothing is made until a person asks for it. */
    BY_HAND
  }

  /** Whether the patient's balance follows from the last payer's decision by itself. */
  public enum PatientUpdate {
    AUTOMATIC,
    APPROVAL
  }

  /** What a service that makes no claim stops. */
  public enum NeverBilled {
    VISIT,
    LINE
  }

  /** What an old or missing answer about coverage does to a later claim. */
  public enum EligibilityCheck {
    OFF,
    /** The gate says so; nothing is stopped. */
    WARN,
    /** The payer is asked and the claim waits for the answer. */
    BLOCK
  }

  /** What holds where practice.yml says nothing: everything goes by itself. */
  public static final Automation DEFAULTS =
      new Automation(
          Filing.AUTOMATIC,
          SecondaryFiling.AUTOMATIC,
          PatientUpdate.AUTOMATIC,
          false,
          List.of(),
          NeverBilled.VISIT,
          List.of(),
          List.of(),
          30,
          500,
          EligibilityCheck.OFF,
          30);
}
