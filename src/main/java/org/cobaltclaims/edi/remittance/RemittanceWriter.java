package org.cobaltclaims.edi.remittance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.edi.Contact;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.SegmentWriter;
import org.cobaltclaims.edi.remittance.ProviderGroup.InpatientSummary;
import org.cobaltclaims.edi.remittance.ProviderGroup.ProviderSummary;
import org.cobaltclaims.edi.remittance.Remittance.ClaimPayment;
import org.cobaltclaims.edi.remittance.Remittance.Currency;
import org.cobaltclaims.edi.remittance.Remittance.ProviderAdjustment;
import org.jspecify.annotations.Nullable;

/** Writes 835 files in the order of DOMAIN 3.1: heading, groups and PLB here. */
public final class RemittanceWriter {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final int REASONS_OF_PLB = 6;

  private final SegmentWriter out;
  private final PaymentSegments payments;

  private RemittanceWriter(SegmentWriter out) {
    this.out = out;
    this.payments = new PaymentSegments(out);
  }

  /**
   * One interchange with one group.
   *
   * @param envelope ISA and GS; the remittances' own envelopes are not looked at
   * @param lineBreaks true for a line break behind every segment
   * @return the file's text, ASCII
   */
  public static String write(Envelope envelope, List<Remittance> remittances, boolean lineBreaks) {
    SegmentWriter out = new SegmentWriter(envelope, lineBreaks);
    for (Remittance remittance : remittances) {
      new RemittanceWriter(out).transaction(remittance);
    }
    return out.close();
  }

  private void transaction(Remittance remittance) {
    out.begin("835", remittance.controlNumber(), "");
    payment(remittance);
    out.write(
        Segment.of(
            "TRN",
            "1",
            text(remittance.trace()),
            remittance.payerTaxId(),
            text(remittance.traceSubsidiary())));
    currency(remittance.currency());
    reference("EV", remittance.receiverId());
    reference("F2", remittance.systemVersion());
    out.write(
        Segment.of(
            "DTM",
            remittance.productionDate() == null ? "" : "405",
            date(remittance.productionDate())));
    out.write(remittance.carried());
    payer(remittance.payer());
    payee(remittance.payee());
    claims(remittance);
    providerAdjustments(remittance.providerAdjustments());
    out.end();
  }

  private void payment(Remittance remittance) {
    Transfer transfer = remittance.transfer();
    out.write(
        Segment.of(
            "BPR",
            remittance.handling(),
            remittance.paid().toX12(),
            remittance.creditOrDebit(),
            remittance.method(),
            transfer.format(),
            transfer.senderBankQualifier(),
            transfer.senderBank(),
            transfer.senderAccountQualifier(),
            transfer.senderAccount(),
            transfer.originatingCompany(),
            transfer.originatingSupplement(),
            transfer.receiverBankQualifier(),
            transfer.receiverBank(),
            transfer.receiverAccountQualifier(),
            transfer.receiverAccount(),
            date(remittance.paymentDate())));
  }

  private void currency(@Nullable Currency currency) {
    if (currency != null) {
      BigDecimal rate = currency.rate();
      out.write(
          Segment.of(
              "CUR", currency.entity(), currency.code(), rate == null ? "" : rate.toPlainString()));
    }
  }

  private void payer(Payer payer) {
    out.write(
        Segment.of(
            "N1",
            "PR",
            Sanitizer.text(payer.name(), Sanitizer.LAST_NAME),
            payer.idQualifier(),
            Sanitizer.text(payer.id(), Sanitizer.NAME_ID)));
    out.write(payer.address().toSegments());
    payer.additionalIds().stream().map(Reference::toSegment).forEach(out::write);
    payer.contacts().stream().map(Contact::toSegment).forEach(out::write);
  }

  private void payee(Payee payee) {
    out.write(
        Segment.of(
            "N1",
            "PE",
            Sanitizer.text(payee.name(), Sanitizer.LAST_NAME),
            payee.idQualifier(),
            Sanitizer.text(payee.id(), Sanitizer.NAME_ID)));
    out.write(payee.address().toSegments());
    payee.references().stream().map(Reference::toSegment).forEach(out::write);
    Payee.Delivery delivery = payee.delivery();
    if (delivery != null) {
      out.write(
          Segment.of(
              "RDM",
              delivery.method(),
              Sanitizer.text(delivery.name(), Sanitizer.CONTACT_NAME),
              Sanitizer.contact(delivery.number(), Sanitizer.CONTACT)));
    }
  }

  /** Each claim under its LX; a claim that knows none stands under an LX of its own. */
  private void claims(Remittance remittance) {
    int written = 0;
    boolean opened = false;
    for (ClaimPayment claim : remittance.claims()) {
      while (written < remittance.groups().size() && written < claim.group().ordinal()) {
        group(remittance.groups().get(written++));
        opened = true;
      }
      if (!opened) {
        opened = true;
        out.write(Segment.of("LX", "1"));
      }
      payments.claim(claim);
    }
    while (written < remittance.groups().size()) {
      group(remittance.groups().get(written++));
    }
  }

  private void group(ProviderGroup group) {
    out.write(Segment.of("LX", group.number().isEmpty() ? "1" : group.number()));
    ProviderSummary summary = group.summary();
    if (summary != null) {
      List<String> elements = elements(summary.values());
      set(elements, 1, text(summary.providerId()));
      set(elements, 2, summary.facilityType());
      set(elements, 3, date(summary.fiscalPeriodEnd()));
      set(elements, 4, summary.claims() == null ? "" : summary.claims().toPlainString());
      set(elements, 5, summary.charge() == null ? "" : summary.charge().toX12());
      out.write(Segment.of("TS3", elements.toArray(String[]::new)));
    }
    InpatientSummary inpatient = group.inpatient();
    if (inpatient != null) {
      out.write(Segment.of("TS2", elements(inpatient.values()).toArray(String[]::new)));
    }
  }

  /** The values at their element numbers, empties between. */
  static List<String> elements(Map<Integer, BigDecimal> values) {
    List<String> elements = new ArrayList<>();
    values.forEach((element, value) -> set(elements, element, value.toPlainString()));
    return elements;
  }

  static void set(List<String> elements, int element, String value) {
    while (elements.size() < element) {
      elements.add("");
    }
    elements.set(element - 1, value);
  }

  /**
   * PLB: as they were read; otherwise up to six reasons of the same provider and year share one.
   */
  private void providerAdjustments(List<ProviderAdjustment> adjustments) {
    int from = 0;
    while (from < adjustments.size()) {
      ProviderAdjustment first = adjustments.get(from);
      List<Object> elements = new ArrayList<>();
      elements.add(first.providerId());
      elements.add(date(first.fiscalPeriod()));
      int next = from;
      while (next < adjustments.size()
          && next < from + REASONS_OF_PLB
          && sameSegment(first, adjustments.get(next))) {
        ProviderAdjustment each = adjustments.get(next++);
        elements.add(List.of(each.code(), text(each.reference())));
        elements.add(each.amount().toX12());
      }
      out.write(Segment.ofMixed("PLB", elements.toArray()));
      from = next;
    }
  }

  private static boolean sameSegment(ProviderAdjustment one, ProviderAdjustment other) {
    return one.origin().segment() == other.origin().segment()
        && one.providerId().equals(other.providerId())
        && date(one.fiscalPeriod()).equals(date(other.fiscalPeriod()));
  }

  private void reference(String qualifier, String value) {
    if (!value.isEmpty()) {
      out.write(Reference.of(qualifier, value).toSegment());
    }
  }

  static String number(@Nullable BigDecimal number) {
    return number == null ? "" : Fields.shortest(number).toPlainString();
  }

  static String text(String text) {
    return Sanitizer.text(text, Sanitizer.REFERENCE);
  }

  static String date(@Nullable LocalDate date) {
    return date == null ? "" : date.format(DATE);
  }
}
