package org.cobaltclaims.cli;

import java.io.PrintWriter;
import org.cobaltclaims.edi.InspectedClaim;
import org.jspecify.annotations.Nullable;

/** Claims and their lines for people, printed as they are read. */
final class ClaimTable {
  private static final String ROW = "  %-38s %-10s %12s %12s %12s  %s";

  private final PrintWriter out;
  private boolean begun;

  ClaimTable(PrintWriter out) {
    this.out = out;
  }

  void add(InspectedClaim claim) {
    if (!begun) {
      begun = true;
      print("claim", "status", "charged", "paid", "adjusted", "");
    }
    print(
        claim.claim(),
        claim.status(),
        dollars(claim.chargedCents()),
        dollars(claim.paidCents()),
        dollars(claim.adjustedCents()),
        mark(claim.balanced()));
    int number = 0;
    for (InspectedClaim.Line line : claim.lines()) {
      number++;
      print(
          "  %2d  %s".formatted(number, line.procedure()),
          "",
          dollars(line.chargedCents()),
          dollars(line.paidCents()),
          dollars(line.adjustedCents()),
          mark(line.balanced()));
    }
  }

  /** A blank line behind the rows, if there are any. */
  void end() {
    if (begun) {
      out.println();
    }
  }

  private void print(
      String name, String status, String charged, String paid, String adjusted, String mark) {
    out.println(ROW.formatted(name, status, charged, paid, adjusted, mark).stripTrailing());
  }

  private static String dollars(@Nullable Long cents) {
    return cents == null ? "" : InspectionText.dollars(cents);
  }

  private static String mark(@Nullable Boolean balanced) {
    return balanced == null ? "" : balanced ? "balances" : "OUT OF BALANCE";
  }
}
