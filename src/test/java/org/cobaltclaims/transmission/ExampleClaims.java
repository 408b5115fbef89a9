package org.cobaltclaims.transmission;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.Patient;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.Reference;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.coordination.PriorAdjudication;
import org.cobaltclaims.coordination.PriorAdjudication.CobLine;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Adjustment;
import org.jspecify.annotations.Nullable;

/** The claims of DOMAIN 1.10, 2.11, 2.13 and 2.14, as records. */
final class ExampleClaims {

  static final String FAMILY = "K7Q2M9X4T0";
  static final LocalDate SERVICE = LocalDate.of(2026, 10, 5);
  static final Address HOME = new Address("22 OAK AVE", "", "SPRINGFIELD", "IL", "627020022", "");
  static final Name JANE = person("DOE", "JANE");

  private ExampleClaims() {}

  /** DOMAIN 1.10: Jane Doe, her own subscriber at both payers. */
  static BilledClaim primary() {
    return billed(FAMILY + "1A", 1, jane(counseling()), List.of());
  }

  /** DOMAIN 2.11. */
  static BilledClaim secondary() {
    return billed(
        FAMILY + "2A",
        2,
        jane(counseling()),
        List.of(
            decided(
                1,
                "12345",
                12400,
                LocalDate.of(2026, 11, 4),
                "ACM2026110200441",
                List.of(
                    line(
                        1,
                        6400,
                        "99214",
                        0,
                        6600,
                        cas("CO", "45", 7000),
                        cas("PR", "1", 5000),
                        cas("PR", "2", 1600)),
                    line(
                        2, 6000, "90833", 0, 2000, cas("CO", "45", 4000), cas("PR", "3", 2000))))));
  }

  /** DOMAIN 2.13. */
  static BilledClaim bundled() {
    return billed(
        FAMILY + "2A",
        2,
        jane(
            List.of(
                serviceLine(1, "80048", 10000, List.of(1)),
                serviceLine(2, "80076", 10000, List.of(1)))),
        List.of(
            decided(
                1,
                "12345",
                12000,
                LocalDate.of(2026, 11, 4),
                "ACM2026110200441",
                List.of(
                    line(1, 12000, "80053", 0, 0, cas("CO", "94", -10000), cas("CO", "45", 8000)),
                    line(2, 0, "80053", 1, 0, cas("CO", "97", 10000))))));
  }

  /** DOMAIN 2.14: Sam, a child on both parents' plans, his own subscriber at Medicaid. */
  static BilledClaim tertiary() {
    ClaimContent content = sam();
    return billed(
        FAMILY + "3A",
        3,
        content,
        List.of(
            decided(
                1,
                "12345",
                4000,
                LocalDate.of(2026, 10, 20),
                "ACM1",
                List.of(
                    line(1, 4000, "90837", 0, 3000, cas("CO", "45", 3000), cas("PR", "2", 3000)))),
            decided(
                2,
                "67890",
                1500,
                LocalDate.of(2026, 11, 10),
                "BET1",
                List.of(
                    line(
                        1, 1500, "90837", 0, 1500, cas("OA", "23", 7000), cas("PR", "2", 1500))))));
  }

  /** Sam's claim: father and mother insure him, Medicaid comes last. */
  static ClaimContent sam() {
    return content(
        new Patient(person("DOE", "SAM"), LocalDate.of(2015, 6, 10), "M", HOME),
        List.of(
            coverage(1, "12345", "ACME HEALTH PLAN", "PRI12345", "GRP100", "CI", "19", JANE, ""),
            coverage(
                2,
                "67890",
                "BETA SUPPLEMENTAL",
                "SEC67890",
                "GRP200",
                "BL",
                "19",
                person("DOE", "JOHN"),
                ""),
            coverage(
                3,
                "SKIL0",
                "STATE MEDICAID",
                "TER00001",
                "",
                "MC",
                "18",
                person("DOE", "SAM"),
                "")),
        "",
        List.of("F902"),
        List.of(),
        List.of(serviceLine(1, "90837", 10000, List.of(1))));
  }

  private static ClaimContent jane(List<ServiceLine> lines) {
    return content(
        new Patient(JANE, LocalDate.of(1980, 3, 15), "F", HOME),
        List.of(
            coverage(
                1, "12345", "ACME HEALTH PLAN", "PRI12345", "GRP100", "CI", "18", JANE, "AUTH778"),
            coverage(2, "67890", "BETA SUPPLEMENTAL", "SEC67890", "GRP200", "CI", "18", JANE, "")),
        "101YM0800X",
        List.of("F411", "F331"),
        List.of(
            new Provider(
                "82",
                person("RIVERA", "ANA"),
                "XX",
                "1987654328",
                null,
                "2084P0800X",
                List.of(),
                List.of())),
        lines);
  }

  private static List<ServiceLine> counseling() {
    return List.of(
        serviceLine(1, "99214", 20000, List.of(1, 2)), serviceLine(2, "90833", 12000, List.of(1)));
  }

  static BilledClaim billed(
      String pcn, int level, ClaimContent content, List<PriorAdjudication> prior) {
    return new BilledClaim(pcn, level, "1", "", "", true, content, prior);
  }

  private static ClaimContent content(
      Patient patient,
      List<Coverage> coverages,
      String billingTaxonomy,
      List<String> diagnoses,
      List<Provider> providers,
      List<ServiceLine> lines) {
    Provider billing =
        new Provider(
            "85",
            new Name(false, "RIVER VALLEY COUNSELING LLC", "", "", ""),
            "XX",
            "1234567893",
            new Address("100 MAIN ST STE 4", "", "SPRINGFIELD", "IL", "627010001", ""),
            billingTaxonomy,
            List.of(new Reference("EI", "123456789")),
            List.of());
    return new ClaimContent(
        billing,
        null,
        patient,
        coverages,
        lines.stream().map(ServiceLine::charge).collect(Money.sum()),
        "11",
        "1",
        "Y",
        "A",
        List.of(),
        "",
        "",
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        "",
        List.of(),
        diagnoses,
        providers,
        lines,
        List.of());
  }

  static Coverage coverage(
      int level,
      String payerId,
      String payerName,
      String memberId,
      String group,
      String filing,
      String relationship,
      Name subscriber,
      String authorization) {
    return new Coverage(
        level,
        payerId,
        payerName,
        null,
        List.of(),
        memberId,
        group,
        "",
        "",
        filing,
        relationship,
        subscriber,
        null,
        null,
        "",
        List.of(),
        "Y",
        "",
        "Y",
        authorization,
        "");
  }

  static ServiceLine serviceLine(int number, String code, long cents, List<Integer> pointers) {
    return new ServiceLine(
        number,
        FAMILY + "L" + number,
        "",
        Procedure.hcpcs(code),
        Money.ofCents(cents),
        "UN",
        BigDecimal.ONE,
        "",
        pointers,
        false,
        false,
        false,
        false,
        SERVICE,
        SERVICE,
        List.of(),
        List.of(),
        List.of());
  }

  static PriorAdjudication decided(
      int level, String payerId, long paid, LocalDate on, String icn, List<CobLine> lines) {
    return new PriorAdjudication(
        level,
        payerId,
        Money.ofCents(paid),
        List.of(),
        null,
        on,
        false,
        icn,
        List.of(),
        lines,
        List.of());
  }

  static CobLine line(
      int number,
      long paid,
      String code,
      int bundledInto,
      @Nullable Integer eaf,
      Adjustment... cas) {
    return new CobLine(
        number,
        Money.ofCents(paid),
        Procedure.hcpcs(code),
        BigDecimal.ONE,
        bundledInto,
        new ArrayList<>(List.of(cas)),
        eaf == null ? null : Money.ofCents(eaf));
  }

  static Adjustment cas(String group, String reason, long cents) {
    return new Adjustment(AdjustmentGroup.valueOf(group), reason, Money.ofCents(cents), null, 0);
  }

  /** The same content with another CLM02. */
  static ClaimContent withCharge(ClaimContent c, long cents) {
    return new ClaimContent(
        c.billingProvider(),
        c.payTo(),
        c.patient(),
        c.coverages(),
        Money.ofCents(cents),
        c.placeOfService(),
        c.frequency(),
        c.providerSignature(),
        c.assignment(),
        c.relatedCauses(),
        c.specialProgram(),
        c.delayReason(),
        c.dates(),
        c.attachments(),
        c.contract(),
        c.patientPaid(),
        c.references(),
        c.payerControlNumber(),
        c.notes(),
        c.diagnoses(),
        c.providers(),
        c.lines(),
        c.carried());
  }

  static Name person(String last, String first) {
    return new Name(true, last, first, "", "");
  }
}
