package org.cobaltclaims.simulator;

/** What happens to a claim, at its primary payer where nothing else is said. */
public enum Scenario {
  /** Paid with contractual write-off and coinsurance. */
  PAID(360),
  /** A deductible comes first, then coinsurance. */
  DEDUCTIBLE(115),
  /** A copay on the first line. */
  COPAY(130),
  /** The whole allowed amount goes to the deductible; nothing is paid. */
  ALL_DEDUCTIBLE(60),
  /** CO-197, authorization missing: the whole claim is denied. */
  DENIED_AUTHORIZATION(20),
  /** CO-16 with a RARC, information missing: the whole claim is denied. */
  DENIED_INFORMATION(20),
  /** PR-96 with N130, not covered: denied by the primary, goes onward to the secondary. */
  DENIED_NOT_COVERED(25),
  /** One line is denied as not medically necessary (CO-50), the others are paid. */
  LINE_DENIED(25),
  /** The whole charge is written off by contract (CO-45): nothing paid, nothing left. */
  ZERO_PAY(10),
  /** The primary forwards the claim; the secondary's ERA comes by itself (DOMAIN 3.6). */
  CROSSOVER(75),
  /** Rejected before adjudication (277CA A7); a corrected version is accepted. */
  REJECTED_277CA(15),
  /** Its ST is rejected by a 999 that names this claim; sent again, it is accepted. */
  REJECTED_999(1),
  /** The ERA takes more than 45 days. */
  LATE(12),
  /** Accepted, but no ERA ever comes. */
  NEVER_ANSWERED(8),
  /** Paid with interest: AMT*I and PLB L6. */
  INTEREST(20),
  /** Decided in two parts, each a CLP of its own (MA15), in one ERA. */
  SPLIT_CLAIM(10),
  /** One line comes back as two, both under its control number. */
  SPLIT_LINE(8),
  /** Two lines are paid together under one code (CO-94, CO-97). */
  BUNDLED(10),
  /** Paid, and days later taken back and corrected in one ERA; no other payer. */
  REVERSED_SAME_ERA(8),
  /** Paid, then taken back in one ERA and corrected in a later one; no other payer. */
  REVERSED_LATER(6),
  /** Paid, and corrected after the secondary was told. */
  CORRECTED_AFTER_SECONDARY(3),
  /** A recovery (PLB WO) that is put forward (FB) to a later ERA, which takes it. */
  RECOUPMENT(6),
  /** A claim that is not the practice's stands beside it in the ERA. */
  UNKNOWN_CLAIM(4),
  /** Its ERA file comes a second time, byte for byte. */
  DUPLICATE_FILE(4),
  /** Its ERA transaction comes a second time in another interchange. */
  DUPLICATE_TRANSACTION(4),
  /** Its ERA does not balance: BPR02 is a few cents off; nothing of it may be posted. */
  UNBALANCED_ERA(4),
  /** The secondary takes no electronic claims: print and mail. */
  PRINT_SECONDARY(30),
  /** Three payers, and something left for each. */
  THREE_PAYERS(40),
  /** The primary pays, the secondary denies. */
  SECONDARY_DENIED(12),
  /** Paid, but the ERA is lost: the payer's answer to a 276 says so, and it comes weeks later. */
  ERA_LOST(6),
  /** The payer wants to know something (277 P3), and pays weeks after it was asked what is up. */
  INFORMATION_WANTED(6),
  /** The primary forwards the claim, but it never arrives: the secondary pays what we send it. */
  CROSSOVER_LOST(5),
  /** CO-22: the primary says that the other payer comes first (NM1*PR). */
  OTHER_PAYER_FIRST(5),
  /** CO-50, not medically necessary; weeks later, after an appeal, taken back and paid. */
  DENIED_UNTIL_APPEAL(6),
  /** Two commercial payers, and both pay. Never drawn: for a mix of nothing else. */
  BOTH_PAY(0);

  private final int weight;

  Scenario(int weight) {
    this.weight = weight;
  }

  /** The share in the standard mix, relative to the others. */
  int weight() {
    return weight;
  }
}
