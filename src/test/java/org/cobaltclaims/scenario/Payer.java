package org.cobaltclaims.scenario;

/** The payers of {@code scenario/practice.yml}. */
enum Payer {
  ACME("ACME1", "ACME HEALTH PLAN", "1100000001", "CI"),
  BETA("BETA2", "BETA BENEFIT PLAN", "1100000002", "CI"),
  GAMMA("GAMA3", "GAMMA MUTUAL", "1100000003", "CI"),
  MEDICARE("MEDB0", "MEDICARE PART B", "1100000004", "MB"),
  MEDICAID("MCAID", "STATE MEDICAID", "1100000005", "MC"),
  PAPER("PAPER", "PAPER MUTUAL", "1100000006", "CI"),
  NO_REPLACEMENTS("NOFR7", "NO REPLACEMENTS HEALTH", "1100000007", "CI"),
  LATE("LATE8", "SHORT DEADLINE PLAN", "1100000008", "CI"),
  REPLACED("SELF9", "REPLACED BY ITSELF PLAN", "1100000009", "CI"),
  SERVICE("SERV10", "PLAN THAT COUNTS FROM SERVICE", "1100000010", "CI"),
  CAPITATED("CAPI11", "PAID BY HEAD PLAN", "1100000011", "CI"),
  BY_HAND("HAND12", "FILED BY HAND PLAN", "1100000012", "CI"),
  REVIEWED("REVW13", "REVIEWED PLAN", "1100000013", "CI"),
  EARLY("EARL21", "CLOSED BY NOW PLAN", "1100000021", "CI");

  final String id;
  final String payerName;
  final String taxId;
  final String indicator;

  Payer(String id, String payerName, String taxId, String indicator) {
    this.id = id;
    this.payerName = payerName;
    this.taxId = taxId;
    this.indicator = indicator;
  }
}
