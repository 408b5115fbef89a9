package org.cobaltclaims.edi;

import java.util.Map;
import java.util.Set;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgementReader;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgementReader;
import org.cobaltclaims.edi.claim.ClaimTransactionReader;
import org.cobaltclaims.edi.eligibility.EligibilityInquiryReader;
import org.cobaltclaims.edi.eligibility.EligibilityResponseReader;
import org.cobaltclaims.edi.remittance.RemittanceReader;
import org.cobaltclaims.edi.status.StatusInquiryReader;
import org.cobaltclaims.edi.status.StatusResponseReader;
import org.jspecify.annotations.Nullable;

/**
 * Which transaction is of which kind, who reads it, and what is said of those that nobody reads.
 */
final class TransactionKinds {
  /** Transaction sets of which the right version is known to us. */
  private static final Set<String> READ_SETS =
      Set.of("837", "835", "999", "276", "277", "270", "271");

  /** What else comes from payers and clearinghouses, so that a refusal can name it. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "837X223", "an institutional claim",
          "837X224", "a dental claim",
          "277X213", "a request for additional information",
          "275", "additional information to a claim",
          "278", "a service review",
          "820", "a premium payment",
          "824", "an application advice",
          "834", "a benefit enrollment",
          "864", "a text message",
          "997", "a functional acknowledgement");

  private TransactionKinds() {}

  /** A transaction that does not know its ordinals yet. */
  record Identified(Envelope envelope, TransactionKind kind, String version, String controlNumber) {
    Transaction at(int interchange, int ordinal) {
      return new Transaction(envelope, kind, version, controlNumber, interchange, ordinal);
    }
  }

  static Identified of(Segment st, Envelope envelope, String interchangeVersion) {
    String version = st.element(3);
    if (!version.matches("00\\d{4}X\\d{3}.*")) {
      version = envelope.version().isEmpty() ? release(interchangeVersion) : envelope.version();
    }
    return new Identified(envelope, kind(st.element(1), version), version, st.element(2));
  }

  /** True unless ST03 and GS08 both name a guide and not the same one, addenda left aside. */
  static boolean sameGuide(String st03, String gs08) {
    return st03.isEmpty() || gs08.isEmpty() || guide(st03).equals(guide(gs08));
  }

  private static String guide(String version) {
    return version.substring(0, Math.min(version.length(), 10));
  }

  /** ISA12 as GS08 would have it: 00501 is release 005010. */
  private static String release(String interchangeVersion) {
    return interchangeVersion.isEmpty() ? "" : interchangeVersion + "0";
  }

  private static TransactionKind kind(String set, String version) {
    if (!version.startsWith("005010")) {
      return TransactionKind.OTHER_X12;
    }
    String guide = version.length() >= 10 ? version.substring(6, 10) : "";
    return switch (set) {
      case "837" -> guide.equals("X222") ? TransactionKind.CLAIM_837P : TransactionKind.OTHER_X12;
      case "835" ->
          guide.equals("X221") || guide.isEmpty()
              ? TransactionKind.REMITTANCE_835
              : TransactionKind.OTHER_X12;
      case "999" -> TransactionKind.ACKNOWLEDGEMENT_999;
      case "276" -> TransactionKind.STATUS_INQUIRY_276;
      case "277" ->
          switch (guide) {
            case "X214" -> TransactionKind.CLAIM_ACKNOWLEDGEMENT_277CA;
            case "X212" -> TransactionKind.STATUS_RESPONSE_277;
            default -> TransactionKind.OTHER_X12;
          };
      case "270" -> TransactionKind.ELIGIBILITY_270;
      case "271" -> TransactionKind.ELIGIBILITY_271;
      default -> TransactionKind.OTHER_X12;
    };
  }

  static @Nullable TransactionReader reader(
      Transaction transaction, X12Handler handler, Problems problems) {
    return switch (transaction.kind()) {
      case CLAIM_837P -> new ClaimTransactionReader(transaction, problems, handler);
      case REMITTANCE_835 ->
          new RemittanceReader(transaction, problems, handler.remittancePieces(transaction));
      case ACKNOWLEDGEMENT_999 ->
          new ImplementationAcknowledgementReader(
              transaction, problems, handler::implementationAcknowledgement);
      case CLAIM_ACKNOWLEDGEMENT_277CA ->
          new ClaimAcknowledgementReader(transaction, problems, handler::claimAcknowledgement);
      case STATUS_INQUIRY_276 ->
          new StatusInquiryReader(transaction, problems, handler::statusInquiry);
      case STATUS_RESPONSE_277 ->
          new StatusResponseReader(transaction, problems, handler::statusResponse);
      case ELIGIBILITY_270 ->
          new EligibilityInquiryReader(transaction, problems, handler::eligibilityInquiry);
      case ELIGIBILITY_271 ->
          new EligibilityResponseReader(transaction, problems, handler::eligibilityResponse);
      case INTERCHANGE_ACKNOWLEDGEMENT_TA1, OTHER_X12, NOT_X12 -> null;
    };
  }

  /** Why the transaction is not read; null if it is. */
  static @Nullable String refusal(Transaction transaction, String set) {
    String version = transaction.version();
    return switch (transaction.kind()) {
      case CLAIM_837P,
          REMITTANCE_835,
          ACKNOWLEDGEMENT_999,
          CLAIM_ACKNOWLEDGEMENT_277CA,
          STATUS_INQUIRY_276,
          STATUS_RESPONSE_277,
          ELIGIBILITY_270,
          ELIGIBILITY_271,
          INTERCHANGE_ACKNOWLEDGEMENT_TA1,
          NOT_X12 ->
          null;
      case OTHER_X12 -> {
        if (READ_SETS.contains(set) && !version.startsWith("005010")) {
          yield "version "
              + code(version)
              + " of the "
              + set
              + " is not read; ask the sender for version 005010";
        }
        String name = OTHERS.get(version.length() >= 10 ? set + version.substring(6, 10) : set);
        name = name == null ? OTHERS.get(set) : name;
        yield name != null
            ? name + " (" + set + ", " + code(version) + ") is not read"
            : "transaction " + code(set) + " of version " + code(version) + " is not read";
      }
    };
  }

  /** A code as it may stand in a message: letters and digits, cut short. */
  private static String code(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9]", "");
    return plain.substring(0, Math.min(plain.length(), 12));
  }
}
