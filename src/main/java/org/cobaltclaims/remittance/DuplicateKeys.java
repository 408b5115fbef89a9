package org.cobaltclaims.remittance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
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
   * A check that a person types in: who, number, amount and day are what paper and ERA share.
   *
   * @param payer the payer's id
   * @param number see {@link CheckEntry#numberKey}
   */
  public static String check(String payer, String number, Money amount, LocalDate date) {
    return hash("check", payer, number, String.valueOf(amount.cents()), date.toString());
  }

  /**
   * A correction that a person makes is like no other: the same decision may be typed in wrongly
   * twice.
   */
  public static String correction(String paymentId) {
    return hash("correction", paymentId);
  }

  /**
   * A transaction without payment (BPR04 NON): its trace number may be a filler, so its content
   * counts.
   */
  public static NonPayment nonPayment(String payerTaxId, String trace) {
    return new NonPayment(payerTaxId, trace);
  }

  /** Takes the content of a transaction without payment as it is read. */
  public static final class NonPayment {
    private final MessageDigest digest = sha256();

    private NonPayment(String payerTaxId, String trace) {
      List.of("non-payment", payerTaxId, trace).forEach(this::add);
    }

    /** More of what it says, in the order in which it says it. */
    public void add(String content) {
      DuplicateKeys.add(digest, content);
    }

    /** Its key; nothing can be added afterwards. */
    public String key() {
      return HexFormat.of().formatHex(digest.digest());
    }
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
    MessageDigest digest = sha256();
    for (String part : parts) {
      add(digest, part);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String part) {
    // The length before each part keeps ("ab", "c") apart from ("a", "bc").
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
