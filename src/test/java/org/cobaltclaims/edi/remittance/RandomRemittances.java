package org.cobaltclaims.edi.remittance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.cobaltclaims.edi.Contact;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.RandomValues;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.remittance.ProviderGroup.InpatientSummary;
import org.cobaltclaims.edi.remittance.ProviderGroup.ProviderSummary;
import org.cobaltclaims.edi.remittance.Remittance.Adjustment;
import org.cobaltclaims.edi.remittance.Remittance.Amount;
import org.cobaltclaims.edi.remittance.Remittance.ClaimPayment;
import org.cobaltclaims.edi.remittance.Remittance.Currency;
import org.cobaltclaims.edi.remittance.Remittance.DatedEvent;
import org.cobaltclaims.edi.remittance.Remittance.ProviderAdjustment;
import org.cobaltclaims.edi.remittance.Remittance.Quantity;
import org.cobaltclaims.edi.remittance.Remittance.RemarkCode;
import org.cobaltclaims.edi.remittance.Remittance.ServicePayment;

/** 835s by chance, of every loop and segment; the money in them need not balance. */
final class RandomRemittances {
  private final RandomValues values;

  RandomRemittances(Random random) {
    this.values = new RandomValues(random);
  }

  Envelope envelope() {
    return values.envelope("HP", "005010X221A1");
  }

  /**
   * @param ordinal its place in the file, also in ST02, which no two of a group may share
   */
  Remittance remittance(int ordinal) {
    List<ProviderGroup> groups = new ArrayList<>();
    List<ClaimPayment> claims = new ArrayList<>();
    int count = values.number(4);
    for (int i = 1; i <= count; i++) {
      ProviderGroup group = group(i);
      groups.add(group);
      claims.addAll(values.some(3, () -> claim(group)));
    }
    return new Remittance(
        envelope(),
        values.id(5) + "%04d".formatted(ordinal),
        values.of("I", "C", "H"),
        values.money(),
        values.of("C", "D"),
        values.of("ACH", "CHK", "NON"),
        values.chance(2) ? Transfer.NONE : transfer(),
        values.date(),
        values.id(30),
        values.id(10),
        values.maybeId(30),
        values.chance(4) ? new Currency("PR", "USD", values.maybe(values::decimal)) : null,
        values.maybeId(15),
        values.maybeId(15),
        values.maybe(values::date),
        payer(),
        payee(),
        groups,
        claims,
        List.of(),
        values.some(9, this::providerAdjustment),
        List.of(),
        Origin.NONE,
        ordinal);
  }

  private Transfer transfer() {
    return new Transfer(
        "CCP",
        "01",
        values.id(9),
        "DA",
        values.id(12),
        values.id(10),
        values.maybeId(9),
        "01",
        values.id(9),
        "DA",
        values.id(12));
  }

  private Payer payer() {
    boolean identified = values.chance(2);
    List<Contact> contacts = new ArrayList<>(values.some(1, () -> values.contact("CX")));
    contacts.addAll(values.many(2, () -> values.contact("BL")));
    return new Payer(
        values.words(),
        identified ? "XV" : "",
        identified ? values.id(10) : "",
        values.fullAddress(),
        values.some(4, () -> values.reference(values.of("2U", "EO", "HI", "NF"))),
        contacts);
  }

  private Payee payee() {
    return new Payee(
        values.words(),
        "XX",
        values.id(10),
        values.address(),
        values.some(3, () -> values.reference(values.of("TJ", "PQ", "0B"))),
        values.maybe(() -> new Payee.Delivery("BM", values.words(), values.maybeId(10))));
  }

  private ProviderGroup group(int ordinal) {
    return new ProviderGroup(
        ordinal,
        values.id(6),
        values.maybe(
            () ->
                new ProviderSummary(
                    values.id(10),
                    "11",
                    values.maybe(values::date),
                    values.maybe(values::decimal),
                    values.maybe(values::money),
                    numbers(6, 24),
                    Origin.NONE)),
        values.maybe(
            () -> {
              Map<Integer, BigDecimal> numbers = numbers(1, 19);
              numbers.put(1, values.decimal());
              return new InpatientSummary(numbers, Origin.NONE);
            }));
  }

  private Map<Integer, BigDecimal> numbers(int from, int to) {
    Map<Integer, BigDecimal> numbers = new TreeMap<>();
    for (int i = from; i <= to; i++) {
      if (values.chance(3)) {
        numbers.put(i, values.decimal());
      }
    }
    return numbers;
  }

  private ClaimPayment claim(ProviderGroup group) {
    List<EntityName> names = new ArrayList<>(List.of(values.name("QC")));
    for (String entity : List.of("IL", "74", "82", "TT", "PR", "GB")) {
      names.addAll(values.some(1, () -> values.name(entity)));
    }
    List<DatedEvent> dates = new ArrayList<>();
    for (String qualifier : List.of("232", "233", "036", "050")) {
      dates.addAll(values.some(1, () -> new DatedEvent(qualifier, values.date())));
    }
    return new ClaimPayment(
        group,
        values.id(20),
        values.of("1", "2", "4", "19", "22"),
        values.money(),
        values.money(),
        values.maybe(values::money),
        values.of("12", "MB"),
        values.id(20),
        values.maybeId(2),
        values.maybeId(1),
        values.maybeId(2),
        values.maybeId(3),
        values.maybe(values::decimal),
        values.maybe(values::decimal),
        adjustments(),
        names,
        values.chance(4) ? inpatient() : null,
        values.chance(2) ? outpatient() : null,
        values.some(4, () -> values.reference(values.of("1L", "EA", "F8", "CE"))),
        dates,
        values.some(2, () -> values.contact("CX")),
        values.some(4, () -> amount("AU", "I", "F5", "T")),
        values.some(3, () -> new Quantity(values.of("CA", "ZK"), values.decimal())),
        values.some(4, this::service),
        List.of(),
        Origin.NONE);
  }

  private InpatientAdjudication inpatient() {
    Map<Integer, BigDecimal> numbers = numbers(2, 4);
    numbers.put(1, values.decimal());
    numbers.putAll(numbers(6, 19));
    numbers.putAll(numbers(24, 24));
    return new InpatientAdjudication(numbers, remarks(), Origin.NONE);
  }

  private OutpatientAdjudication outpatient() {
    return new OutpatientAdjudication(
        values.decimal(),
        values.maybe(values::money),
        remarks(),
        values.maybe(values::money),
        values.maybe(values::money),
        Origin.NONE);
  }

  /** Up to five, with gaps, the last one filled. */
  private List<String> remarks() {
    List<String> remarks = new ArrayList<>(values.some(4, () -> values.maybeId(5)));
    remarks.add(values.id(5));
    return remarks;
  }

  /** Each group once, with up to eight reasons, so that a group may need two segments. */
  private List<Adjustment> adjustments() {
    List<Adjustment> adjustments = new ArrayList<>();
    for (String group : List.of("CO", "PR", "OA", "PI")) {
      adjustments.addAll(
          values.some(
              8,
              () ->
                  new Adjustment(
                      group,
                      values.id(3),
                      values.money(),
                      values.maybe(values::decimal),
                      Origin.NONE)));
    }
    return adjustments;
  }

  private Amount amount(String... qualifiers) {
    return new Amount(values.of(qualifiers), values.money(), Origin.NONE);
  }

  private ServicePayment service() {
    List<Reference> references =
        new ArrayList<>(values.some(2, () -> values.reference(values.of("1S", "LU", "RB"))));
    references.addAll(values.some(2, () -> values.reference(values.of("HPI", "1C"))));
    references.addAll(values.some(2, () -> values.reference("0K")));
    return new ServicePayment(
        values.procedure(),
        values.money(),
        values.money(),
        values.maybeId(4),
        values.maybe(values::decimal),
        values.maybe(values::procedure),
        values.maybe(values::decimal),
        values.some(2, () -> new DatedEvent(values.of("472", "150", "151"), values.date())),
        adjustments(),
        values.maybeId(20),
        references,
        values.some(3, () -> amount("B6", "KH", "T")),
        values.some(2, () -> new Quantity("ZL", values.decimal())),
        values.some(3, () -> new RemarkCode(values.of("HE", "RX"), values.id(5))),
        List.of(),
        Origin.NONE);
  }

  private ProviderAdjustment providerAdjustment() {
    return new ProviderAdjustment(
        values.of("1234567893", "1987654328"),
        values.date().withDayOfYear(1),
        values.of("L6", "WO", "FB"),
        values.maybeId(20),
        values.money(),
        Origin.NONE);
  }
}
