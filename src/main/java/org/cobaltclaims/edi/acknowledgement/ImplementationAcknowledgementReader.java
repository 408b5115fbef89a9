package org.cobaltclaims.edi.acknowledgement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Problems;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.TransactionReader;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.ElementError;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.SegmentError;
import org.jspecify.annotations.Nullable;

/** Reads a 999. */
public final class ImplementationAcknowledgementReader implements TransactionReader {
  private static final Segment NONE = Segment.of("NONE");

  private final Transaction transaction;
  private final Fields fields;
  private final Consumer<ImplementationAcknowledgement> consumer;
  private final List<ImplementationAcknowledgement.Transaction> transactions = new ArrayList<>();
  private Segment ak1 = NONE;
  private Segment ak9 = NONE;

  private @Nullable Segment ak2;
  private Segment ik5 = NONE;
  private final List<SegmentError> errors = new ArrayList<>();
  private @Nullable Segment ik3;
  private String claimNumber = "";
  private final List<ElementError> elements = new ArrayList<>();

  public ImplementationAcknowledgementReader(
      Transaction transaction,
      Problems problems,
      Consumer<ImplementationAcknowledgement> consumer) {
    this.transaction = transaction;
    this.fields = new Fields(problems);
    this.consumer = consumer;
  }

  @Override
  public void accept(Segment segment) {
    switch (segment.tag()) {
      case "AK1" -> ak1 = segment;
      case "AK2" -> {
        finishTransaction();
        ak2 = segment;
      }
      case "IK3" -> {
        finishError();
        ik3 = segment;
      }
      case "CTX" -> {
        if (segment.component(1, 1).equals("CLM01") && claimNumber.isEmpty()) {
          claimNumber = segment.component(1, 2);
        }
      }
      case "IK4" ->
          elements.add(
              new ElementError(String.join(":", segment.components(1)), segment.element(3)));
      case "IK5" -> ik5 = segment;
      case "AK9" -> {
        finishTransaction();
        ak9 = segment;
      }
      default ->
          fields.doubtful(
              segment,
              segment.tag(),
              "",
              "UNEXPECTED",
              "a segment that has no place here is passed over");
    }
  }

  private void finishError() {
    Segment error = ik3;
    if (error != null) {
      errors.add(
          new SegmentError(
              error.element(1),
              fields.integer(error, 2, "2100"),
              error.element(3),
              error.element(4),
              claimNumber,
              elements));
    }
    ik3 = null;
    claimNumber = "";
    elements.clear();
  }

  private void finishTransaction() {
    finishError();
    Segment acknowledged = ak2;
    if (acknowledged != null) {
      if (ik5 == NONE) {
        fields.missing(acknowledged.position(), "2000", "IK5", "the transaction's status");
      }
      List<String> syntaxErrors = new ArrayList<>();
      for (int i = 2; i <= 6; i++) {
        if (!ik5.element(i).isEmpty()) {
          syntaxErrors.add(ik5.element(i));
        }
      }
      transactions.add(
          new ImplementationAcknowledgement.Transaction(
              acknowledged.element(2), errors, ik5.element(1), syntaxErrors));
    }
    ak2 = null;
    ik5 = NONE;
    errors.clear();
  }

  @Override
  public void end(int segments) {
    finishTransaction();
    if (ak1 == NONE) {
      fields.missing(segments, "", "AK1", "the acknowledged group");
      return;
    }
    if (ak9 == NONE) {
      fields.missing(segments, "", "AK9", "the group's status");
    }
    consumer.accept(
        new ImplementationAcknowledgement(
            transaction.envelope(),
            transaction.controlNumber(),
            ak1.element(1),
            fields.integer(ak1, 2, ""),
            ak1.element(3),
            transactions,
            ak9.element(1)));
  }
}
