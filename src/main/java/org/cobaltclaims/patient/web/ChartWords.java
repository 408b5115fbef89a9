package org.cobaltclaims.patient.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.patient.CoverageHistory;
import org.cobaltclaims.patient.EligibilityAnswer;
import org.cobaltclaims.patient.PlanKind;
import org.cobaltclaims.patient.web.ChartPage.Mark;
import org.jspecify.annotations.Nullable;

/** Codes of a chart in words. */
final class ChartWords {

  private static final String BAD = "bad";
  private static final String WARN = "warn";
  private static final String GOOD = "good";
  private static final String INFO = "info";
  private static final String ALT = "alt";
  private static final String MUTE = "";

  private ChartWords() {}

  static String mark(int place) {
    return switch (place) {
      case 1 -> "P";
      case 2 -> "S";
      case 3 -> "T";
      default -> String.valueOf(place);
    };
  }

  static String rank(int place) {
    return switch (place) {
      case 1 -> "Primary";
      case 2 -> "Secondary";
      case 3 -> "Tertiary";
      default -> "Payer " + place;
    };
  }

  static String kind(PlanKind kind) {
    return switch (kind) {
      case PRIVATE -> "Commercial";
      case MEDICARE -> "Medicare";
      case SUPPLEMENT -> "Medicare supplement";
      case MEDICAID -> "Medicaid";
      case TRICARE -> "TRICARE";
      case VETERANS -> "Veterans";
      case INDIAN_HEALTH -> "Indian Health Service";
      case WORKERS_COMPENSATION -> "Workers' compensation";
      case NO_FAULT -> "Automobile, no-fault";
      case LIABILITY -> "Liability";
    };
  }

  static Mark outcome(EligibilityAnswer.@Nullable Outcome outcome) {
    if (outcome == null) {
      return new Mark("Not answered yet", MUTE);
    }
    return switch (outcome) {
      case ACTIVE -> new Mark("Active", GOOD);
      case INACTIVE -> new Mark("Not active", BAD);
      case OTHER_PRIMARY -> new Mark("Another payer comes first", WARN);
      case NOT_FOUND -> new Mark("Patient not found", BAD);
      case UNKNOWN -> new Mark("Payer cannot say", MUTE);
    };
  }

  /** AAA03 codes, with a comma between them. */
  static String rejections(String codes) {
    return Arrays.stream(codes.split(","))
        .filter(code -> !code.isBlank())
        .map(ChartWords::rejection)
        .collect(Collectors.joining("; "));
  }

  private static String rejection(String code) {
    return switch (code.strip()) {
      case "42" -> "The payer cannot answer now: ask again later";
      case "43", "51", "52" -> "The payer does not know the provider for such questions";
      case "58" -> "The date of birth is missing or not valid";
      case "64", "72" -> "The member id is missing or not valid";
      case "65", "73" -> "The name is missing or not valid";
      case "71" -> "The date of birth is another one there";
      case "75", "67" -> "The payer does not find the subscriber or insured";
      case "76", "68" -> "The payer finds the number more than once";
      case "79" -> "The payer does not take part in this";
      default -> "Refused with code " + code.strip();
    };
  }

  static String act(CoverageHistory.Act act, int place) {
    return switch (act) {
      case ADDED -> "Added as " + rank(place).toLowerCase(Locale.ROOT);
      case DATED -> "Dates set";
      case REMOVED -> "Taken out";
      case ORDERED -> "Placed as " + rank(place).toLowerCase(Locale.ROOT);
      case CORRECTED -> "Numbers corrected";
    };
  }

  static Mark of(FamilyState state) {
    return switch (state) {
      case OPEN -> new Mark("With payers", INFO);
      case PATIENT_BALANCE -> new Mark("Patient balance", ALT);
      case CLOSED -> new Mark("Closed", GOOD);
    };
  }

  /** Where a claim stands, in short. */
  static Mark of(PayerClaimState state, @Nullable Outcome outcome) {
    return switch (state) {
      case DRAFT, SCRUBBED -> new Mark("Being prepared", MUTE);
      case QUEUED, BATCHED, PRINTED -> new Mark("Ready to go", INFO);
      case SENT, SYNTAX_OK, RECEIVED, MAILED -> new Mark("Sent", INFO);
      case ACCEPTED, PENDING, AWAITING_CROSSOVER -> new Mark("With the payer", INFO);
      case FILE_REJECTED, TXN_REJECTED, REJECTED -> new Mark("Rejected", BAD);
      case CORRECTING -> new Mark("To be corrected", WARN);
      case INFO_REQUESTED -> new Mark("Information asked for", WARN);
      case REVERSED -> new Mark("Taken back", WARN);
      case APPEALED -> new Mark("Appealed", WARN);
      case WRITTEN_OFF -> new Mark("Written off", MUTE);
      case CLOSED -> new Mark("Not billed", MUTE);
      case ADJUDICATED, CROSSED_OVER -> decided(outcome);
    };
  }

  private static Mark decided(@Nullable Outcome outcome) {
    if (outcome == null) {
      return new Mark("Decided", INFO);
    }
    return switch (outcome) {
      case PAID -> new Mark("Paid", GOOD);
      case PARTIAL -> new Mark("Paid in part", WARN);
      case PAT_RESP -> new Mark("Left to the patient", ALT);
      case DENIED -> new Mark("Denied", BAD);
    };
  }
}
