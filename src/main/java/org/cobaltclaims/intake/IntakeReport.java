package org.cobaltclaims.intake;

import java.util.List;
import org.cobaltclaims.intake.IntakeClaim.Fate;

/**
 * What became of a file's claims.
 *
 * @param fileId the file
 * @param claims one each, in file order
 */
public record IntakeReport(String fileId, List<IntakeClaim> claims) {
  public IntakeReport {
    claims = List.copyOf(claims);
  }

  /** How many families were opened for the file. */
  public int opened() {
    return count(Fate.OPENED);
  }

  /** How many claims were ours already. */
  public int known() {
    return count(Fate.KNOWN);
  }

  /** The claims that were not taken, with their reasons. */
  public List<IntakeClaim> refused() {
    return claims.stream().filter(claim -> claim.fate() == Fate.REFUSED).toList();
  }

  /** The claims that the practice never bills, with their reasons. */
  public List<IntakeClaim> notBilled() {
    return claims.stream().filter(claim -> claim.fate() == Fate.NOT_BILLED).toList();
  }

  private int count(Fate fate) {
    return (int) claims.stream().filter(claim -> claim.fate() == fate).count();
  }
}
