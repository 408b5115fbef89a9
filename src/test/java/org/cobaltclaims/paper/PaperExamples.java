package org.cobaltclaims.paper;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.CarriedSegment;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.DateOrPeriod;
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
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.remittance.Adjustment;
import org.jspecify.annotations.Nullable;

/** Claims to be printed; all invented. */
final class PaperExamples {

  static final LocalDate SERVICE = LocalDate.of(2026, 10, 5);
  static final LocalDate MADE = LocalDate.of(2026, 11, 9);
  static final Address HOME = new Address("22 OAK AVE.", "", "SPRINGFIELD", "IL", "627020022", "");
  static final Address SPOUSES_HOME =
      new Address("9 ELM ST", "APT #2", "PEORIA", "IL", "61602", "");
  static final Address PAYERS = new Address("PO BOX 14079", "", "LEXINGTON", "KY", "405124079", "");

  private PaperExamples() {}

  static FormFacts facts(PayerProfile payer) {
    return new FormFacts(payer, MADE, "5555550100");
  }

  static FormFacts facts() {
    return facts(PayerProfile.defaults("67890", "BETA SUPPLEMENTAL"));
  }

  /** The patient's own policy. */
  static Coverage own(int level, String payer, String indicator) {
    return coverage(level, payer, indicator, "18", new Name(true, "DOE", "JANE", "Q", ""), HOME);
  }

  /** A policy of the patient's husband. */
  static Coverage husbands(int level, String payer, String indicator) {
    return coverage(
        level, payer, indicator, "01", new Name(true, "DOE", "JOHN", "", "JR"), SPOUSES_HOME);
  }

  private static Coverage coverage(
      int level,
      String payer,
      String indicator,
      String relationship,
      Name subscriber,
      Address address) {
    boolean self = relationship.equals("18");
    return new Coverage(
        level,
        "PAY" + level,
        payer,
        PAYERS,
        List.of(),
        "MEM-" + level,
        "GRP" + level + "00",
        "",
        "",
        indicator,
        relationship,
        subscriber,
        address,
        self ? LocalDate.of(1980, 3, 15) : LocalDate.of(1979, 7, 4),
        self ? "F" : "M",
        List.of(),
        "Y",
        "",
        "Y",
        level == 2 ? "AUTH-77" : "",
        "");
  }

  static ServiceLine line(int number, String code, long cents) {
    return new ServiceLine(
        number,
        "K7Q2M9X4T0L" + number,
        "",
        Procedure.hcpcs(code, "25"),
        Money.ofCents(cents),
        "UN",
        BigDecimal.ONE,
        "",
        List.of(1, 2),
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

  /** A bill of as many lines of 100.00, 101.00, ... */
  static ClaimContent content(int lines, @Nullable Money patientPaid, Coverage... coverages) {
    List<ServiceLine> all = new ArrayList<>();
    for (int number = 1; number <= lines; number++) {
      all.add(line(number, "9921" + number, 10000 + (number - 1) * 100L));
    }
    return new ClaimContent(
        new Provider(
            "85",
            new Name(false, "RIVER VALLEY COUNSELING LLC", "", "", ""),
            "XX",
            "1234567893",
            new Address("100 MAIN ST", "STE 4", "SPRINGFIELD", "IL", "627010001", ""),
            "101YM0800X",
            List.of(new Reference("EI", "123456789")),
            List.of()),
        null,
        new Patient(new Name(true, "DOE", "JANE", "Q", ""), LocalDate.of(1980, 3, 15), "F", HOME),
        List.of(coverages),
        all.stream().map(ServiceLine::charge).collect(Money.sum()),
        "11",
        "1",
        "Y",
        "A",
        List.of("AA", "", "", "IL"),
        "",
        "",
        List.of(new DateOrPeriod("431", SERVICE.minusDays(9), SERVICE.minusDays(9))),
        List.of(),
        null,
        patientPaid,
        List.of(),
        "",
        List.of(),
        List.of("F411", "F331"),
        List.of(
            new Provider(
                "DN",
                new Name(true, "MEHTA", "ANJALI", "", ""),
                "XX",
                "1881723404",
                null,
                "",
                List.of(),
                List.of()),
            new Provider(
                "82",
                new Name(true, "RIVERA", "ANA", "", ""),
                "XX",
                "1987654328",
                null,
                "2084P0800X",
                List.of(),
                List.of())),
        all,
        List.<CarriedSegment>of());
  }

  /** Each line paid 60.00 by a payer, 30.00 left to the patient, the rest written off. */
  static PriorAdjudication paid(int level, ClaimContent content) {
    List<CobLine> lines =
        content.lines().stream()
            .map(
                line ->
                    new CobLine(
                        line.number(),
                        Money.ofCents(6000),
                        line.procedure(),
                        BigDecimal.ONE,
                        0,
                        List.of(
                            new Adjustment(
                                AdjustmentGroup.CO,
                                "45",
                                line.charge().minus(Money.ofCents(9000)),
                                null,
                                0),
                            new Adjustment(AdjustmentGroup.PR, "2", Money.ofCents(3000), null, 0)),
                        null))
            .toList();
    return new PriorAdjudication(
        level,
        "PAY" + level,
        Money.ofCents(6000L * content.lines().size()),
        List.of(),
        null,
        LocalDate.of(2026, 11, 4),
        false,
        "",
        List.of(),
        lines,
        List.of());
  }

  static BilledClaim billed(int level, ClaimContent content, PriorAdjudication... priors) {
    return new BilledClaim(
        "K7Q2M9X4T0" + level + "A", level, "1", "", "", true, content, List.of(priors));
  }
}
