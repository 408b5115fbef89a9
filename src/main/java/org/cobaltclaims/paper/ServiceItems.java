package org.cobaltclaims.paper;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.CarriedSegment;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.Reference;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.coordination.BilledClaim;

/** Item 24: the service lines of a form. */
final class ServiceItems {

  private static final List<LineBox> MODIFIERS =
      List.of(LineBox.MODIFIER_1, LineBox.MODIFIER_2, LineBox.MODIFIER_3, LineBox.MODIFIER_4);

  private final SheetFiller form;
  private final BilledClaim claim;
  private final ClaimContent content;
  private final Policies policies;

  ServiceItems(SheetFiller form, BilledClaim claim, Policies policies) {
    this.form = form;
    this.claim = claim;
    this.content = claim.content();
    this.policies = policies;
  }

  /**
   * Fills one line.
   *
   * @param on the line of the form, 1 to 6
   */
  void fill(ServiceLine line, int on) {
    Row row = new Row(line, on);
    row.put(LineBox.FROM_MONTH, PrintText.month(line.serviceFrom()), "DTP*472");
    row.put(LineBox.FROM_DAY, PrintText.day(line.serviceFrom()), "DTP*472");
    row.put(LineBox.FROM_YEAR, PrintText.shortYear(line.serviceFrom()), "DTP*472");
    row.put(LineBox.TO_MONTH, PrintText.month(line.serviceTo()), "DTP*472");
    row.put(LineBox.TO_DAY, PrintText.day(line.serviceTo()), "DTP*472");
    row.put(LineBox.TO_YEAR, PrintText.shortYear(line.serviceTo()), "DTP*472");
    row.put(
        LineBox.PLACE_OF_SERVICE,
        line.placeOfService().isEmpty() ? content.placeOfService() : line.placeOfService(),
        line.placeOfService().isEmpty() ? "CLM05-1" : "SV105");
    row.put(LineBox.EMERGENCY, line.emergency() ? "Y" : "", "SV109");
    row.put(LineBox.PROCEDURE, PrintText.bare(line.procedure().code()), "SV101-2");
    List<String> modifiers = line.procedure().modifiers();
    for (int i = 0; i < modifiers.size() && i < MODIFIERS.size(); i++) {
      row.put(MODIFIERS.get(i), PrintText.bare(modifiers.get(i)), "SV101-" + (i + 3));
    }
    row.put(LineBox.POINTER, pointers(line), "SV107");
    row.put(LineBox.CHARGE, PrintText.money(line.charge()), "SV102");
    row.put(LineBox.UNITS, line.units().stripTrailingZeros().toPlainString(), "SV104");
    row.put(LineBox.EPSDT, line.epsdt() || line.familyPlanning() ? "Y" : "", "SV111, SV112");
    row.put(LineBox.SUPPLEMENTAL, supplemental(line), "2410 LIN, SV101-7");
    rendering(row, line);
  }

  /** A line on its row. */
  private final class Row {
    private final ServiceLine line;
    private final int on;

    Row(ServiceLine line, int on) {
      this.line = line;
      this.on = on;
    }

    void put(LineBox box, String text, String source) {
      form.put(box.on(on), text, source.isEmpty() ? source : "2400 " + source, line.number());
    }
  }

  /** Letters of item 21; Medicare takes one a line. */
  private String pointers(ServiceLine line) {
    return line.diagnosisPointers().stream()
        .limit(policies.medicare() ? 1 : LineBox.POINTER.on(1).width())
        .map(pointer -> String.valueOf((char) ('A' + pointer - 1)))
        .collect(Collectors.joining());
  }

  /** The shaded half: the drug's number and quantity, or what an unlisted code stands for. */
  private static String supplemental(ServiceLine line) {
    Optional<CarriedSegment> drug =
        segment(line, "LIN").filter(lin -> element(lin, 2).equals("N4"));
    if (drug.isPresent()) {
      String quantity =
          segment(line, "CTP").map(ctp -> " " + element(ctp, 5) + element(ctp, 4)).orElse("");
      return PrintText.upper("N4" + PrintText.bare(element(drug.get(), 3)) + quantity);
    }
    String description = line.procedure().description();
    return description == null || description.isBlank()
        ? ""
        : PrintText.upper("ZZ" + description.strip());
  }

  private static Optional<CarriedSegment> segment(ServiceLine line, String tag) {
    return line.carried().stream().filter(segment -> segment.tag().equals(tag)).findFirst();
  }

  private static String element(CarriedSegment segment, int number) {
    List<List<String>> elements = segment.elements();
    return elements.size() < number || elements.get(number - 1).isEmpty()
        ? ""
        : elements.get(number - 1).getFirst();
  }

  /** Item 24I and J: who rendered the line, else the claim, else who bills. */
  private void rendering(Row row, ServiceLine line) {
    Provider provider =
        rendering(line.providers())
            .or(() -> rendering(content.providers()))
            .orElse(content.billingProvider());
    row.put(LineBox.RENDERING_NPI, ClaimItems.npi(provider), "NM1*82 NM109");
    Optional<Reference> other = ClaimItems.otherId(provider);
    if (other.isPresent()) {
      row.put(LineBox.RENDERING_QUALIFIER, other.get().qualifier(), "NM1*82 REF01");
      row.put(LineBox.RENDERING_OTHER_ID, PrintText.plain(other.get().value()), "NM1*82 REF02");
    } else if (claim.sendTaxonomy() && !provider.taxonomy().isEmpty()) {
      row.put(LineBox.RENDERING_QUALIFIER, "ZZ", "PRV*PE");
      row.put(LineBox.RENDERING_OTHER_ID, PrintText.bare(provider.taxonomy()), "PRV*PE PRV03");
    }
  }

  private static Optional<Provider> rendering(List<Provider> providers) {
    return providers.stream().filter(provider -> provider.role().equals("82")).findFirst();
  }
}
