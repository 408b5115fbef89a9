package org.cobaltclaims.remittance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import org.cobaltclaims.money.Money;

/**
 * Keys that are equal for what came twice (DOMAIN 3.8), as SHA-256 in 64 hexadecimal digits, so
 * that a unique column holds them and nothing can be read from them.
 */
public final class DuplicateKeys {

  private DuplicateKeys() {}

  /** A file: its content without line breaks and surrounding blanks. */
  public static String file(String content) {
    return hash("file", content.replaceAll("[\\r\\n]", "").strip());
  }

  /**
   * A transaction that moves money, in whatever envelope it came.
   *
   * @param payerTaxId TRN03
   * @param trace TRN02
   * @param amount BPR02
   * @param effective BPR16
   * @param payee N104 of 1000B
   */
  public static String transaction(
      String payerTaxId, String trace, Money amount, LocalDate effective, String payee) {
    return hash(
        "transaction",
        payerTaxId,
        trace,
        String.valueOf(amount.cents()),
        effective.toString(),
        payee);
  }

  /**
   * A transaction without payment (BPR04 NON): its trace number may be a filler, so its content
   * counts.
   *
   * @param body the segments after ST and before SE
   */
  public static String nonPayment(String payerTaxId, String trace, String body) {
    return hash("non-payment", payerTaxId, trace, body.replaceAll("[\\r\\n]", ""));
  }

  /** A decision on a claim within one payment. */
  public static String claim(String payer, String trace, ClaimPayment payment) {
    return hash(
        "claim",
        payer,
        trace,
        payment.claimNumber(),
        payment.payerClaimControlNumber(),
        payment.status(),
        String.valueOf(payment.charge().cents()),
        String.valueOf(payment.paid().cents()));
  }

  /**
   * The same decision with the same money, in whatever payment: equal keys under different traces,
   * with no reversal between them, are a possibly reissued check.
   */
  public static String reissue(String payer, ClaimPayment payment) {
    return hash(
        "reissue",
        payer,
        payment.payerClaimControlNumber(),
        String.valueOf(payment.charge().cents()),
        String.valueOf(payment.paid().cents()));
  }

  private static String hash(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        // The length before each part keeps ("ab", "c") apart from ("a", "bc").
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
