package org.cobaltclaims.edi.acknowledgement;

import java.util.List;
import org.cobaltclaims.edi.Envelope;

/**
 * One AK1 with its transactions: a 999 (DOMAIN 4.2).
 *
 * @param envelope the ISA and GS around it
 * @param controlNumber ST02 of the 999
 * @param functionalId AK101, HC for claims
 * @param groupControlNumber AK102: the GS06 of ours
 * @param version AK103
 * @param transactions AK2 loops
 * @param status AK901: A, E, P, R, M, W, X
 */
public record ImplementationAcknowledgement(
    Envelope envelope,
    String controlNumber,
    String functionalId,
    long groupControlNumber,
    String version,
    List<Transaction> transactions,
    String status) {

  public ImplementationAcknowledgement {
    transactions = List.copyOf(transactions);
  }

  /**
   * AK2 to IK5.
   *
   * @param controlNumber AK202: the ST02 of ours
   * @param errors IK3 loops
   * @param status IK501: A, E accepted; R, M, W, X rejected
   * @param syntaxErrors IK502-06
   */
  public record Transaction(
      String controlNumber, List<SegmentError> errors, String status, List<String> syntaxErrors) {
    public Transaction {
      errors = List.copyOf(errors);
      syntaxErrors = List.copyOf(syntaxErrors);
    }

    public boolean accepted() {
      return status.equals("A") || status.equals("E");
    }
  }

  /**
   * IK3 with CTX and IK4.
   *
   * @param segmentId IK301
   * @param position IK302, ST = 1
   * @param loop IK303
   * @param code IK304
   * @param claimNumber the CTX business unit {@code CLM01:..}, empty if none
   * @param elements IK4: position text (such as {@code 7:1}) and code, never the bad value
   */
  public record SegmentError(
      String segmentId,
      int position,
      String loop,
      String code,
      String claimNumber,
      List<ElementError> elements) {
    public SegmentError {
      elements = List.copyOf(elements);
    }
  }

  /** IK401 and IK403. */
  public record ElementError(String position, String code) {}
}
