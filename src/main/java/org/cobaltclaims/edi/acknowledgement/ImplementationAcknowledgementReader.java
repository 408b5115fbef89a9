package org.cobaltclaims.edi.acknowledgement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Problems;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.TransactionReader;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.Context;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.ElementError;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.SegmentError;
import org.jspecify.annotations.Nullable;

/** Reads a 999. */
public final class ImplementationAcknowledgementReader implements TransactionReader {
  private static final Segment NONE = Segment.of("NONE");
  private static final int MOST_ERROR_CODES = 5;

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
  private final List<Context> contexts = new ArrayList<>();
  private final List<ElementError> elements = new ArrayList<>();
  private @Nullable Segment ik4;
  private final List<Context> elementContexts = new ArrayList<>();

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
      case "CTX" -> context(segment);
      case "IK4" -> {
        finishElement();
        ik4 = segment;
      }
      case "IK5" -> ik5 = segment;
      case "AK9" -> {
        finishTransaction();
        ak9 = segment;
      }
      default -> unexpected(segment);
    }
  }

  private void unexpected(Segment segment) {
    fields.doubtful(
        segment,
        segment.tag(),
        "",
        "UNEXPECTED",
        "a segment that has no place here is passed over");
  }

  private void context(Segment ctx) {
    if (ik3 == null) {
      unexpected(ctx);
      return;
    }
    (ik4 == null ? contexts : elementContexts)
        .add(
            new Context(
                ctx.component(1, 1),
                ctx.component(1, 2),
                ctx.element(2),
                fields.integer(ctx, 3, "2110"),
                ctx.element(4),
                String.join(":", ctx.components(5)),
                String.join(":", ctx.components(6))));
  }

  private void finishElement() {
    Segment error = ik4;
    if (error != null) {
      elements.add(
          new ElementError(
              String.join(":", error.components(1)),
              error.element(2),
              error.element(3),
              String.join(":", error.components(4)),
              elementContexts));
    }
    ik4 = null;
    elementContexts.clear();
  }

  private void finishError() {
    finishElement();
    Segment error = ik3;
    if (error != null) {
      errors.add(
          new SegmentError(
              error.element(1),
              fields.integer(error, 2, "2100"),
              error.element(3),
              error.element(4),
              contexts,
              elements));
    }
    ik3 = null;
    contexts.clear();
    elements.clear();
  }

  private void finishTransaction() {
    finishError();
    Segment acknowledged = ak2;
    if (acknowledged != null) {
      if (ik5 == NONE) {
        fields.missing(acknowledged.position(), "2000", "IK5", "the transaction's status");
      }
      transactions.add(
          new ImplementationAcknowledgement.Transaction(
              acknowledged.element(1),
              acknowledged.element(2),
              acknowledged.element(3),
              errors,
              ik5.element(1),
              codes(ik5, 2)));
    }
    ak2 = null;
    ik5 = NONE;
    errors.clear();
  }

  private static List<String> codes(Segment segment, int from) {
    List<String> codes = new ArrayList<>();
    for (int i = from; i < from + MOST_ERROR_CODES; i++) {
      if (!segment.element(i).isEmpty()) {
        codes.add(segment.element(i));
      }
    }
    return codes;
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
            ak9.element(1),
            fields.integer(ak9, 2, ""),
            fields.integer(ak9, 3, ""),
            fields.integer(ak9, 4, ""),
            codes(ak9, 5)));
  }
}
