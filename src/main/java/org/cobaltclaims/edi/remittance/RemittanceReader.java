package org.cobaltclaims.edi.remittance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Problems;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.TransactionReader;
import org.cobaltclaims.edi.remittance.Remittance.ClaimPayment;
import org.cobaltclaims.edi.remittance.Remittance.Payee;
import org.cobaltclaims.edi.remittance.Remittance.Payer;
import org.cobaltclaims.edi.remittance.Remittance.ProviderAdjustment;
import org.cobaltclaims.edi.remittance.Remittance.Reference;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads an 835: header, payer, payee and PLB here, claims in {@link PaymentBuilder}. */
public final class RemittanceReader implements TransactionReader {
  private static final Segment NONE = Segment.of("NONE");

  private enum Place {
    HEADER,
    PAYER,
    PAYEE,
    DETAIL
  }

  private final Transaction transaction;
  private final Fields fields;
  private final Consumer<Remittance> consumer;
  private final List<ClaimPayment> claims = new ArrayList<>();
  private final List<ProviderAdjustment> providerAdjustments = new ArrayList<>();
  private @Nullable PaymentBuilder payment;
  private Place place = Place.HEADER;
  private boolean loopNumbered;

  private Segment bpr = NONE;
  private Segment trn = NONE;
  private Segment production = NONE;
  private String receiverId = "";

  private Segment payerName = NONE;
  private Segment payerStreet = NONE;
  private Segment payerCity = NONE;
  private final List<Reference> payerIds = new ArrayList<>();
  private final List<Segment> payerContacts = new ArrayList<>();

  private Segment payeeName = NONE;
  private final List<Reference> payeeReferences = new ArrayList<>();
  private final List<Segment> payeeCarried = new ArrayList<>();

  public RemittanceReader(
      Transaction transaction, Problems problems, Consumer<Remittance> consumer) {
    this.transaction = transaction;
    this.fields = new Fields(problems);
    this.consumer = consumer;
  }

  @Override
  public void accept(Segment segment) {
    switch (segment.tag()) {
      case "CLP" -> {
        finishClaim();
        place = Place.DETAIL;
        if (!loopNumbered) {
          loopNumbered = true;
          fields.doubtful(segment, "LX", "2000", "REQUIRED", "the LX before the claims is missing");
        }
        payment = new PaymentBuilder(segment, fields);
      }
      case "LX" -> {
        finishClaim();
        place = Place.DETAIL;
        loopNumbered = true;
      }
      case "PLB" -> {
        finishClaim();
        place = Place.DETAIL;
        providerAdjustments(segment);
      }
      default -> {
        if (payment != null) {
          payment.accept(segment);
        } else if (place != Place.DETAIL) {
          heading(segment);
        } else if (!segment.is("TS3") && !segment.is("TS2")) {
          fields.doubtful(
              segment,
              segment.tag(),
              "",
              "UNEXPECTED",
              "a segment that has no place here is passed over");
        }
      }
    }
  }

  private void heading(Segment segment) {
    if (segment.tag().equals("N1")) {
      boolean payee = segment.element(1).equals("PE");
      place = payee ? Place.PAYEE : Place.PAYER;
      if (payee) {
        payeeName = segment;
      } else {
        payerName = segment;
      }
      return;
    }
    switch (place) {
      case HEADER -> header(segment);
      case PAYER -> payer(segment);
      default -> {
        if (segment.tag().equals("REF")) {
          payeeReferences.add(new Reference(segment.element(1), segment.element(2)));
        } else {
          payeeCarried.add(segment.unplaced());
        }
      }
    }
  }

  private void header(Segment segment) {
    if (segment.is("BPR")) {
      bpr = segment;
    } else if (segment.is("TRN")) {
      trn = segment;
    } else if (segment.is("DTM", "405")) {
      production = segment;
    } else if (segment.is("REF", "EV")) {
      receiverId = segment.element(2);
    }
  }

  private void payer(Segment segment) {
    switch (segment.tag()) {
      case "N3" -> payerStreet = segment;
      case "N4" -> payerCity = segment;
      case "REF" -> payerIds.add(new Reference(segment.element(1), segment.element(2)));
      case "PER" -> payerContacts.add(segment.unplaced());
      default ->
          fields.doubtful(
              segment,
              segment.tag(),
              "1000A",
              "UNEXPECTED",
              "a segment that has no place here is passed over");
    }
  }

  private void providerAdjustments(Segment plb) {
    for (int i = 3; i <= plb.elements().size(); i += 2) {
      if (plb.components(i).isEmpty() && plb.element(i + 1).isEmpty()) {
        continue;
      }
      Money amount = fields.money(plb, i + 1, "");
      if (amount != null) {
        providerAdjustments.add(
            new ProviderAdjustment(
                plb.element(1),
                Fields.date(plb.element(2)),
                plb.component(i, 1),
                plb.component(i, 2),
                amount,
                plb.position()));
      }
    }
  }

  private void finishClaim() {
    if (payment != null) {
      ClaimPayment built = payment.build();
      if (built != null) {
        claims.add(built);
      }
      payment = null;
    }
  }

  @Override
  public void end(int segments) {
    finishClaim();
    require(bpr, segments, "", "BPR", "the payment");
    require(trn, segments, "", "TRN", "the payment's trace number");
    require(payerName, segments, "1000A", "N1", "the payer (N1*PR)");
    require(payeeName, segments, "1000B", "N1", "the payee (N1*PE)");
    Money paid = bpr == NONE ? Money.ZERO : fields.money(bpr, 2, "");
    if (bpr != NONE && Fields.date(bpr.element(16)) == null) {
      fields.doubtful(
          bpr,
          "BPR16",
          "",
          "DATE",
          bpr.element(16).isEmpty()
              ? "BPR16, the payment's date, is missing; DTM*405 or the group's date stands in"
              : "BPR16, the payment's date, is no date in the form CCYYMMDD");
    }
    if (payerName != NONE && payerContacts.stream().noneMatch(per -> per.is("PER", "BL"))) {
      fields.doubtful(
          payerName,
          "PER",
          "1000A",
          "REQUIRED",
          "the payer's technical contact (PER*BL) is required and missing");
    }
    consumer.accept(
        new Remittance(
            transaction.envelope(),
            transaction.controlNumber(),
            bpr.element(1),
            paid == null ? Money.ZERO : paid,
            bpr.element(3),
            bpr.element(4),
            Fields.date(bpr.element(16)),
            trn.element(2),
            trn.element(3),
            production == NONE ? null : fields.date(production, 2, ""),
            new Payer(
                payerName.element(2),
                payerName.element(3).equals("XV") ? payerName.element(4) : "",
                payerStreet.element(1),
                payerCity.element(1),
                payerCity.element(2),
                payerCity.element(3),
                payerIds,
                payerStreet.element(2),
                payerContacts),
            new Payee(
                payeeName.element(2),
                payeeName.element(3),
                payeeName.element(4),
                payeeReferences,
                payeeCarried),
            claims,
            providerAdjustments,
            transfer(),
            receiverId,
            transaction.ordinal()));
  }

  /** BPR05 to BPR15 without trailing empties. */
  private List<String> transfer() {
    List<String> elements = new ArrayList<>();
    for (int i = 5; i <= 15; i++) {
      elements.add(bpr.element(i));
    }
    while (!elements.isEmpty() && elements.getLast().isEmpty()) {
      elements.removeLast();
    }
    return elements;
  }

  private void require(Segment segment, int position, String loop, String tag, String what) {
    if (segment == NONE) {
      fields.missing(position, loop, tag, what);
    }
  }
}
