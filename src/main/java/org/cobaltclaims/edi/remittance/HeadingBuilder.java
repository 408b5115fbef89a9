package org.cobaltclaims.edi.remittance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Address;
import org.cobaltclaims.edi.Contact;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.remittance.Payee.Delivery;
import org.cobaltclaims.edi.remittance.Remittance.Currency;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** Gathers BPR to 1000B. */
final class HeadingBuilder {
  private static final Segment NONE = Segment.of("NONE");

  private enum Place {
    HEADER,
    PAYER,
    PAYEE
  }

  private final Transaction transaction;
  private final Fields fields;
  private Place place = Place.HEADER;

  private Segment bpr = NONE;
  private Segment trn = NONE;
  private @Nullable Segment currency;
  private @Nullable Segment production;
  private String receiverId = "";
  private String systemVersion = "";
  private final List<Segment> carried = new ArrayList<>(0);

  private Segment payerName = NONE;
  private Address payerAddress = Address.NONE;
  private final List<Reference> payerIds = new ArrayList<>();
  private final List<Contact> payerContacts = new ArrayList<>();

  private Segment payeeName = NONE;
  private Address payeeAddress = Address.NONE;
  private final List<Reference> payeeReferences = new ArrayList<>();
  private @Nullable Delivery delivery;

  HeadingBuilder(Transaction transaction, Fields fields) {
    this.transaction = transaction;
    this.fields = fields;
  }

  void accept(Segment segment) {
    if (segment.is("N1", "PE")) {
      place = Place.PAYEE;
      payeeName = segment;
    } else if (segment.is("N1")) {
      place = Place.PAYER;
      payerName = segment;
    } else if (!known(segment)) {
      carried.add(segment.unplaced());
      fields.doubtful(
          segment,
          segment.tag(),
          loop(),
          "UNEXPECTED",
          "a segment that has no place here is passed over");
    }
  }

  private boolean known(Segment segment) {
    return switch (place) {
      case HEADER -> header(segment);
      case PAYER -> payer(segment);
      case PAYEE -> payee(segment);
    };
  }

  private String loop() {
    return switch (place) {
      case HEADER -> "";
      case PAYER -> "1000A";
      case PAYEE -> "1000B";
    };
  }

  private boolean header(Segment segment) {
    if (bpr == NONE && segment.is("BPR")) {
      bpr = segment;
    } else if (trn == NONE && segment.is("TRN")) {
      trn = segment;
    } else if (currency == null && segment.is("CUR")) {
      currency = segment;
    } else if (production == null && segment.is("DTM", "405")) {
      production = segment;
    } else if (receiverId.isEmpty() && segment.is("REF", "EV")) {
      receiverId = segment.element(2);
    } else if (systemVersion.isEmpty() && segment.is("REF", "F2")) {
      systemVersion = segment.element(2);
    } else {
      return false;
    }
    return true;
  }

  private boolean payer(Segment segment) {
    switch (segment.tag()) {
      case "N3" -> payerAddress = payerAddress.street(segment);
      case "N4" -> payerAddress = payerAddress.place(segment);
      case "REF" -> payerIds.add(Reference.read(segment));
      case "PER" -> payerContacts.add(Contact.read(segment));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean payee(Segment segment) {
    switch (segment.tag()) {
      case "N3" -> payeeAddress = payeeAddress.street(segment);
      case "N4" -> payeeAddress = payeeAddress.place(segment);
      case "REF" -> payeeReferences.add(Reference.read(segment));
      case "RDM" ->
          delivery = new Delivery(segment.element(1), segment.element(2), segment.element(3));
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * The heading with problems for what it lacks.
   *
   * @param position where it is over
   */
  Remittance build(int position) {
    require(bpr, position, "", "BPR", "the payment");
    require(trn, position, "", "TRN", "the payment's trace number");
    require(payerName, position, "1000A", "N1", "the payer (N1*PR)");
    require(payeeName, position, "1000B", "N1", "the payee (N1*PE)");
    Money paid = bpr == NONE ? Money.ZERO : fields.money(bpr, 2, "");
    checkDate();
    element(bpr, 1, "", "how the remittance is handled");
    element(bpr, 3, "", "credit or debit");
    element(bpr, 4, "", "how it is paid");
    element(trn, 2, "", "the payment's trace number");
    element(trn, 3, "", "the payer's id");
    element(payerName, 2, "1000A", "the payer's name");
    element(payeeName, 4, "1000B", "the payee's id");
    if (payerName != NONE && payerAddress.line1().isEmpty()) {
      required(payerName, "N3", "1000A", "the payer's address (N3)");
    }
    if (payerName != NONE && payerAddress.city().isEmpty()) {
      required(payerName, "N4", "1000A", "the payer's city (N4)");
    }
    if (payerName != NONE && payerContacts.stream().noneMatch(c -> c.function().equals("BL"))) {
      required(payerName, "PER", "1000A", "the payer's technical contact (PER*BL)");
    }
    return new Remittance(
        transaction.envelope(),
        transaction.controlNumber(),
        bpr.element(1),
        paid == null ? Money.ZERO : paid,
        bpr.element(3),
        bpr.element(4),
        transfer(),
        Fields.date(bpr.element(16)),
        trn.element(2),
        trn.element(3),
        trn.element(4),
        currency == null ? null : currency(currency),
        receiverId,
        systemVersion,
        productionDate(),
        new Payer(
            payerName.element(2),
            payerName.element(3),
            payerName.element(4),
            payerAddress,
            payerIds,
            payerContacts),
        new Payee(
            payeeName.element(2),
            payeeName.element(3),
            payeeName.element(4),
            payeeAddress,
            payeeReferences,
            delivery),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        carried,
        bpr == NONE ? Origin.NONE : Origin.of(bpr),
        transaction.ordinal());
  }

  private void checkDate() {
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
  }

  private @Nullable LocalDate productionDate() {
    return production == null ? null : fields.date(production, 2, "");
  }

  private Currency currency(Segment cur) {
    return new Currency(cur.element(1), cur.element(2), fields.decimal(cur, 3, ""));
  }

  private Transfer transfer() {
    return new Transfer(
        bpr.element(5),
        bpr.element(6),
        bpr.element(7),
        bpr.element(8),
        bpr.element(9),
        bpr.element(10),
        bpr.element(11),
        bpr.element(12),
        bpr.element(13),
        bpr.element(14),
        bpr.element(15));
  }

  /** An element that should not be empty in a segment that is there; the rest is usable. */
  private void element(Segment segment, int index, String loop, String what) {
    if (segment != NONE && segment.element(index).isEmpty()) {
      required(segment, segment.tag() + "0" + index, loop, what);
    }
  }

  private void required(Segment at, String element, String loop, String what) {
    fields.doubtful(at, element, loop, "REQUIRED", what + " is required and missing");
  }

  private void require(Segment segment, int position, String loop, String tag, String what) {
    if (segment == NONE) {
      fields.missing(position, loop, tag, what);
    }
  }
}
