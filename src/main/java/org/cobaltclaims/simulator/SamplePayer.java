package org.cobaltclaims.simulator;

import java.util.Optional;
import java.util.OptionalLong;

/** The payers that the simulated clearinghouse reaches, all invented. */
public enum SamplePayer {
  ACME(
      "12345",
      "ACME HEALTH PLAN",
      "CI",
      "12",
      "361234567",
      "ACM",
      true,
      "PO BOX 14079, LEXINGTON KY 40512-4079"),
  MEDICARE(
      "10203",
      "PRAIRIE MEDICARE PART B",
      "MB",
      "MB",
      "371234568",
      "PMB",
      true,
      "PO BOX 6475, INDIANAPOLIS IN 46206-6475"),
  BETA(
      "67890",
      "BETA SUPPLEMENTAL",
      "CI",
      "15",
      "381234569",
      "BET",
      true,
      "PO BOX 30555, SALT LAKE CITY UT 84130-0555"),
  MEDICAID(
      "77034",
      "STATE MEDICAID",
      "MC",
      "MC",
      "391234560",
      "SMD",
      true,
      "PO BOX 19105, SPRINGFIELD IL 62794-9105"),
  /** Takes claims on paper only, so the clearinghouse refuses what is sent to it. */
  HARVEST(
      "55501",
      "HARVEST MUTUAL",
      "CI",
      "15",
      "401234561",
      "HVM",
      false,
      "PO BOX 4100, LINCOLN NE 68501-4100");

  /** Medicare's member ids (MBI) by position; letters that look like digits are not used. */
  private static final String[] MBI = {
    "123456789",
    "ACDEFGHJKMNPQRTUVWXY",
    "0123456789ACDEFGHJKMNPQRTUVWXY",
    "0123456789",
    "ACDEFGHJKMNPQRTUVWXY",
    "0123456789ACDEFGHJKMNPQRTUVWXY",
    "0123456789",
    "ACDEFGHJKMNPQRTUVWXY",
    "ACDEFGHJKMNPQRTUVWXY",
    "0123456789",
    "0123456789"
  };

  private static final long FIRST_MBI = 3_210_987_654_321L;

  private final String id;
  private final String payerName;
  private final String filingIndicator;
  private final String remittanceIndicator;
  private final String taxId;
  private final String prefix;
  private final boolean electronic;
  private final String claimsAddress;

  SamplePayer(
      String id,
      String payerName,
      String filingIndicator,
      String remittanceIndicator,
      String taxId,
      String prefix,
      boolean electronic,
      String claimsAddress) {
    this.id = id;
    this.payerName = payerName;
    this.filingIndicator = filingIndicator;
    this.remittanceIndicator = remittanceIndicator;
    this.taxId = taxId;
    this.prefix = prefix;
    this.electronic = electronic;
    this.claimsAddress = claimsAddress;
  }

  /** The clearinghouse's payer id, 2010BB NM109. */
  public String id() {
    return id;
  }

  public String payerName() {
    return payerName;
  }

  /** SBR09. */
  String filingIndicator() {
    return filingIndicator;
  }

  /** CLP06, whose list lacks CI (DOMAIN 1.7). */
  String remittanceIndicator() {
    return remittanceIndicator;
  }

  String taxId() {
    return taxId;
  }

  /** How this payer's own claim numbers begin. */
  String prefix() {
    return prefix;
  }

  /** False if it takes paper only. */
  boolean electronic() {
    return electronic;
  }

  /** Where printed claims are mailed to; lines with commas between. */
  String claimsAddress() {
    return claimsAddress;
  }

  static Optional<SamplePayer> byId(String id) {
    for (SamplePayer payer : values()) {
      if (payer.id.equals(id)) {
        return Optional.of(payer);
      }
    }
    return Optional.empty();
  }

  /** The member id under which this payer knows the patient of a claim. */
  String memberId(long index) {
    if (this == MEDICARE) {
      return beneficiary(FIRST_MBI + index);
    }
    String digits = "%08d".formatted(index);
    return (this == MEDICAID ? "1" : prefix) + digits + CheckDigit.luhn(digits);
  }

  /** The claim index in a member id; empty if the id is none of the sample practice's. */
  OptionalLong index(String memberId) {
    long index;
    if (this == MEDICARE) {
      index = number(memberId) - FIRST_MBI;
    } else {
      String start = this == MEDICAID ? "1" : prefix;
      if (!memberId.matches(start + "\\d{9}")) {
        return OptionalLong.empty();
      }
      index = Long.parseLong(memberId, start.length(), start.length() + 8, 10);
    }
    boolean ours = index >= 0 && index < 100_000_000 && memberId(index).equals(memberId);
    return ours ? OptionalLong.of(index) : OptionalLong.empty();
  }

  private static String beneficiary(long number) {
    StringBuilder text = new StringBuilder();
    for (int i = MBI.length - 1; i >= 0; i--) {
      text.append(MBI[i].charAt((int) (number % MBI[i].length())));
      number /= MBI[i].length();
    }
    return text.reverse().toString();
  }

  private static long number(String memberId) {
    if (memberId.length() != MBI.length) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < MBI.length; i++) {
      int digit = MBI[i].indexOf(memberId.charAt(i));
      if (digit < 0) {
        return -1;
      }
      number = number * MBI[i].length() + digit;
    }
    return number;
  }
}
