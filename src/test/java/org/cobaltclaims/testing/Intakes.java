package org.cobaltclaims.testing;

import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.intake.ClaimIntake;
import org.cobaltclaims.intake.IntakeReport;

/** Takes in files that were read whole. */
public final class Intakes {

  private Intakes() {}

  public static IntakeReport take(ClaimIntake intake, String fileId, X12File file) {
    ClaimIntake.Taking taking = intake.begin(fileId);
    file.claims()
        .forEach(
            transaction ->
                taking.take(
                    transaction,
                    file.problems().stream()
                        .filter(problem -> problem.transaction() == transaction.ordinal())
                        .toList()));
    return taking.report();
  }
}
