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
 * @param included AK902, the transactions that GE01 counted
 * @param received AK903
 * @param accepted AK904
 * @param syntaxErrors AK905-09
 */
public record ImplementationAcknowledgement(
    Envelope envelope,
    String controlNumber,
    String functionalId,
    long groupControlNumber,
    String version,
    List<Transaction> transactions,
    String status,
    int included,
    int received,
    int accepted,
    List<String> syntaxErrors) {

  public ImplementationAcknowledgement {
    transactions = List.copyOf(transactions);
    syntaxErrors = List.copyOf(syntaxErrors);
  }

  /**
   * AK2 to IK5.
   *
   * @param set AK201, such as 837
   * @param controlNumber AK202: the ST02 of ours
   * @param version AK203, empty if not sent
   * @param errors IK3 loops
   * @param status IK501: A, E accepted; R, M, W, X rejected
   * @param syntaxErrors IK502-06
   */
  public record Transaction(
      String set,
      String controlNumber,
      String version,
      List<SegmentError> errors,
      String status,
      List<String> syntaxErrors) {
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
   * @param contexts CTX of the segment: the business unit, and what triggered the rule
   * @param elements IK4
   */
  public record SegmentError(
      String segmentId,
      int position,
      String loop,
      String code,
      List<Context> contexts,
      List<ElementError> elements) {
    public SegmentError {
      contexts = List.copyOf(contexts);
      elements = List.copyOf(elements);
    }

    /** The business unit's claim ({@code CTX*CLM01:..}), empty if none is named. */
    public String claimNumber() {
      return contexts.stream()
          .filter(c -> c.name().equals("CLM01"))
          .map(Context::value)
          .findFirst()
          .orElse("");
    }
  }

  /**
   * CTX: either a business unit, by a name such as CLM01 and its value, or SITUATIONAL TRIGGER with
   * the place that made the segment or element necessary.
   *
   * @param name CTX01-1
   * @param value CTX01-2, empty if none
   * @param segmentId CTX02, empty if none
   * @param position CTX03, ST = 1; 0 if none
   * @param loop CTX04, empty if none
   * @param element CTX05 such as {@code 5:3}, empty if none
   * @param reference CTX06 such as {@code 782}, empty if none
   */
  public record Context(
      String name,
      String value,
      String segmentId,
      int position,
      String loop,
      String element,
      String reference) {

    /** The place without the value, which may be of a patient. */
    @Override
    public String toString() {
      return name + " " + segmentId + " " + position + " " + loop + " " + element;
    }
  }

  /**
   * IK4.
   *
   * @param position IK401, such as {@code 7:1}
   * @param dataElement IK402, the number of the dictionary; empty if none
   * @param code IK403
   * @param badValue IK404, what we had sent; for those who may see the claim, never for a log
   * @param contexts CTX of the element
   */
  public record ElementError(
      String position, String dataElement, String code, String badValue, List<Context> contexts) {
    public ElementError {
      contexts = List.copyOf(contexts);
    }

    /** Position and code without the bad value. */
    @Override
    public String toString() {
      return position + " " + dataElement + " " + code;
    }
  }
}
