package org.cobaltclaims.remittance;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PayerProfile;
import org.jspecify.annotations.Nullable;

/** Claims and payments of invented people for tests: the family of DOMAIN 1.10 and 3.9. */
public final class SampleClaims {

  public static final String FAMILY = "K7Q2M9X4T0";
  public static final LocalDate SERVICE = LocalDate.of(2026, 10, 5);
  public static final LocalDate PAID_ON = LocalDate.of(2026, 11, 4);
  public static final PayerProfile ACME = PayerProfile.defaults("12345", "ACME HEALTH PLAN");
  public static final PayerProfile BETA = PayerProfile.defaults("67890", "BETA SUPPLEMENTAL");
  public static final PayerProfile STATE = PayerProfile.defaults("SKIL0", "STATE MEDICAID");

  public static final PayerProfile UNION = PayerProfile.defaults("55501", "UNION TRUST FUND");

  private static final List<PayerProfile> PAYERS = List.of(ACME, BETA, STATE, UNION);

  private SampleClaims() {}

  public static Money usd(String amount) {
    return Money.parse(amount);
  }

  public static Money cents(long cents) {
    return Money.ofCents(cents);
  }

  public static PayerProfile payer(int level) {
    return PAYERS.get(level - 1);
  }

  /** The claim of DOMAIN 1.10: 99214 for 200 and 90833 for 120, two coverages. */
  public static ClaimContent claim() {
    return claim(2, null, line(1, "99214", usd("200")), line(2, "90833", usd("120")));
  }

  public static ClaimContent claim(
      int coverages, @Nullable Money patientPaid, ServiceLine... lines) {
    List<Coverage> covered = new ArrayList<>();
    for (int level = 1; level <= coverages; level++) {
      covered.add(coverage(level));
    }
    Address street = new Address("100 MAIN ST STE 4", "", "SPRINGFIELD", "IL", "627010001", "");
    return new ClaimContent(
        new Provider(
            "85",
            organisation("RIVER VALLEY COUNSELING LLC"),
            "XX",
            "1234567893",
            street,
            "101YM0800X",
            List.of(new Reference("EI", "123456789")),
            List.of()),
        null,
        new Patient(jane(), LocalDate.of(1980, 3, 15), "F", home()),
        covered,
        Arrays.stream(lines).map(ServiceLine::charge).collect(Money.sum()),
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
        patientPaid,
        List.of(),
        "",
        List.of(),
        List.of("F411", "F331"),
        List.of(
            new Provider(
                "82",
                new Name(true, "RIVERA", "ANA", "", ""),
                "XX",
                "1987654328",
                null,
                "2084P0800X",
                List.of(),
                List.of())),
        List.of(lines),
        List.of());
  }

  public static Coverage coverage(int level) {
    PayerProfile payer = payer(level);
    return new Coverage(
        level,
        payer.payerId(),
        payer.name(),
        null,
        List.of(),
        "MEMBER" + level,
        "GRP" + level,
        "",
        "",
        "CI",
        "18",
        jane(),
        home(),
        LocalDate.of(1980, 3, 15),
        "F",
        List.of(),
        "Y",
        "",
        "Y",
        "",
        "");
  }

  public static ServiceLine line(int number, String code, Money charge) {
    return new ServiceLine(
        number,
        FAMILY + "L" + number,
        "",
        Procedure.hcpcs(code),
        charge,
        "UN",
        BigDecimal.ONE,
        "",
        List.of(1),
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

  public static PaymentLine paymentLine(
      int number, String code, String charge, String paid, Adjustment... rows) {
    return paymentLine(number, code, usd(charge), usd(paid), rows);
  }

  public static PaymentLine paymentLine(
      int number, String code, Money charge, Money paid, Adjustment... rows) {
    return new PaymentLine(
        number,
        number == 0 ? "" : FAMILY + "L" + number,
        Procedure.hcpcs(code),
        null,
        charge,
        paid,
        BigDecimal.ONE,
        SERVICE,
        List.of(rows),
        List.of(),
        20 + number);
  }

  public static PaymentLine withRemarks(PaymentLine line, String... remarks) {
    return new PaymentLine(
        line.lineNumber(),
        line.lineControlNumber(),
        line.procedure(),
        line.submittedProcedure(),
        line.charge(),
        line.paid(),
        line.units(),
        line.serviceDate(),
        line.adjustments(),
        List.of(remarks),
        line.segment());
  }

  /** {@code CO-45}. */
  public static Adjustment row(String reason, String amount) {
    return row(reason, usd(amount));
  }

  public static Adjustment row(String reason, Money amount) {
    String[] parts = reason.split("-", 2);
    return new Adjustment(AdjustmentGroup.valueOf(parts[0]), parts[1], amount, null, 30);
  }

  public static ClaimPayment payment(String status, PaymentLine... lines) {
    Money charge = Arrays.stream(lines).map(PaymentLine::charge).collect(Money.sum());
    Money paid = Arrays.stream(lines).map(PaymentLine::paid).collect(Money.sum());
    return payment(status, charge, paid, List.of(), List.of(), "", lines);
  }

  public static ClaimPayment payment(
      String status,
      Money charge,
      Money paid,
      List<Adjustment> claimRows,
      List<String> remarks,
      String forwardedTo,
      PaymentLine... lines) {
    return new ClaimPayment(
        "R1-1",
        FAMILY + "1A",
        status,
        charge,
        paid,
        null,
        "12",
        "ACM2026110200441",
        "1",
        claimRows,
        remarks,
        List.of(),
        forwardedTo,
        "",
        SERVICE,
        PAID_ON,
        List.of(lines),
        14,
        List.of(),
        null);
  }

  /** The primary's decision of DOMAIN 3.9. */
  public static ClaimPayment primaryPayment() {
    return payment(
        "1",
        paymentLine(
            1, "99214", "200", "64", row("CO-45", "70"), row("PR-1", "50"), row("PR-2", "16")),
        paymentLine(2, "90833", "120", "60", row("CO-45", "40"), row("PR-3", "20")));
  }

  private static Name jane() {
    return new Name(true, "DOE", "JANE", "", "");
  }

  private static Name organisation(String name) {
    return new Name(false, name, "", "", "");
  }

  private static Address home() {
    return new Address("22 OAK AVE", "", "SPRINGFIELD", "IL", "627020022", "");
  }

  /** A copy of a record with one component changed. */
  public static <T extends Record> T with(T original, String component, @Nullable Object value) {
    try {
      RecordComponent[] components = original.getClass().getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      @Nullable Object[] values = new @Nullable Object[components.length];
      boolean found = false;
      for (int i = 0; i < components.length; i++) {
        boolean changed = components[i].getName().equals(component);
        found |= changed;
        types[i] = components[i].getType();
        values[i] = changed ? value : components[i].getAccessor().invoke(original);
      }
      if (!found) {
        throw new IllegalArgumentException("no component " + component);
      }
      @SuppressWarnings("unchecked")
      Class<T> type = (Class<T>) original.getClass();
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
