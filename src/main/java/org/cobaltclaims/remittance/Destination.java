package org.cobaltclaims.remittance;

import java.util.List;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.remittance.ReasonCodes.Action;
import org.cobaltclaims.remittance.ReasonCodes.Kind;
import org.cobaltclaims.remittance.ReasonCodes.Rule;
import org.cobaltclaims.remittance.ReasonCodes.Secondary;

/** Which bucket an adjusted amount goes to (DOMAIN 5.1). */
record Destination(
    int level,
    boolean hasNextCoverage,
    PayerProfile payer,
    boolean patientBillable,
    ReasonCodes codes) {

  /** A bucket and, for {@code PAYER_OPEN}, the payer's level. */
  record Target(Bucket bucket, int level) {}

  private static final Target CONTRACTUAL = new Target(Bucket.CONTRACTUAL, 0);
  private static final Target OTHER_WRITE_OFF = new Target(Bucket.OTHER_WRITE_OFF, 0);
  private static final Target UNDECIDED = new Target(Bucket.DENIED_OPEN, 0);

  /** The rule of a row among the remarks of its line and claim. */
  Rule rule(Adjustment row, List<String> remarks) {
    return codes.judge(row, remarks, level);
  }

  /** Where the amount of a row goes. */
  Target of(Adjustment row, Rule rule) {
    if (rule.kind() != Kind.MONEY) {
      boolean next =
          row.group() == AdjustmentGroup.PR && rule.secondary() == Secondary.YES && hasNextCoverage;
      return next ? nextPayer() : UNDECIDED;
    }
    if (row.reason().equals("253")) {
      return CONTRACTUAL;
    }
    return switch (row.group()) {
      // What the payer paid to the patient is the patient's alone (DOMAIN 2.7).
      case PR -> row.reason().equals("100") ? patient() : nextElsePatient();
      case CO -> rule.action() == Action.BILL_PATIENT ? UNDECIDED : CONTRACTUAL;
      case OA -> ofOther(row, rule);
      case PI -> balanceBillable(row) ? nextElsePatient() : UNDECIDED;
      case CR -> UNDECIDED;
    };
  }

  private Target ofOther(Adjustment row, Rule rule) {
    if (rule.action() == Action.BILL_PATIENT) {
      return patient();
    }
    if (rule.action() == Action.NEXT_ELSE_WRITE_OFF && hasNextCoverage) {
      return nextPayer();
    }
    return balanceBillable(row) ? nextElsePatient() : OTHER_WRITE_OFF;
  }

  private boolean balanceBillable(Adjustment row) {
    return row.reason().equals("45") && payer.outOfNetwork() && payer.oonBalanceBillable();
  }

  private Target nextElsePatient() {
    return hasNextCoverage ? nextPayer() : patient();
  }

  private Target nextPayer() {
    return new Target(Bucket.PAYER_OPEN, level + 1);
  }

  private Target patient() {
    return patientBillable ? new Target(Bucket.PATIENT_OPEN, 0) : UNDECIDED;
  }

  Target undecided() {
    return UNDECIDED;
  }

  Target contractual() {
    return CONTRACTUAL;
  }
}
