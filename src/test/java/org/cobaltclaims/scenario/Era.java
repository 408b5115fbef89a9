package org.cobaltclaims.scenario;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cobaltclaims.edi.claim.ProfessionalClaim;

/** A payer's remittance: its sums are those of its claims, unless the test says otherwise. */
final class Era {

  private final Payer payer;
  private final String trace;
  private final List<Clp> claims = new ArrayList<>();
  private final List<String> adjustments = new ArrayList<>();
  private BigDecimal taken = BigDecimal.ZERO;
  private UnaryOperator<String> change = text -> text;

  private Era(Payer payer, String trace) {
    this.payer = payer;
    this.trace = trace;
  }

  static Era of(Payer payer, String trace) {
    return new Era(payer, trace);
  }

  /**
   * Begins with a claim.
   *
   * @param number CLP01
   * @param status CLP02
   * @param icn CLP07
   */
  Era claim(String number, String status, String icn) {
    claims.add(new Clp(number, status, icn));
    return this;
  }

  /** A segment of the claim, behind its CLP. */
  Era with(String segment) {
    claims.getLast().extra.append(segment).append('~');
    return this;
  }

  /** Adjustments of the claim as a whole: {@code PR-1-50}. */
  Era adjusted(String... of) {
    Clp clp = claims.getLast();
    clp.adjustments.append(cas(of, clp));
    return this;
  }

  /** What the claim says was charged and paid, where lines do not. */
  Era sums(String charge, String paid) {
    Clp clp = claims.getLast();
    clp.charge = new BigDecimal(charge);
    clp.paid = new BigDecimal(paid);
    clp.fixed = true;
    return this;
  }

  /**
   * A line of the claim.
   *
   * @param service SVC01 behind the qualifier, such as {@code 99214}
   * @param control REF*6R; empty for none
   * @param of adjustments: group, reason and amount, such as {@code CO-45-70}
   */
  Era line(String service, String control, String charge, String paid, String... of) {
    return line(service, control, charge, paid, "", of);
  }

  /** A line as its SVC01 code, charge, payment and, if another was billed, SVC06, stars between. */
  Era line(String service, ProfessionalClaim claim, int line, String... of) {
    String[] parts = service.split("\\*");
    String control = claim.lines().get(line - 1).controlNumber();
    line(parts[0], control, parts[1], parts[2], "", of);
    if (parts.length > 3) {
      StringBuilder lines = claims.getLast().lines;
      int end = lines.indexOf("~", lines.lastIndexOf("SVC*"));
      lines.insert(end, "*HC:" + parts[3]);
    }
    return this;
  }

  /** A remark about the last line (LQ). */
  Era remark(String code) {
    claims.getLast().lines.append("LQ*HE*%s~".formatted(code));
    return this;
  }

  /** A line with segments of its own behind SVC and DTM, such as LQ. */
  Era line(String service, String control, String charge, String paid, String more, String[] of) {
    Clp clp = claims.getLast();
    clp.lines
        .append("SVC*HC:%s*%s*%s**1~DTM*472*{DOS}~".formatted(service, charge, paid))
        .append(cas(of, clp));
    if (!control.isEmpty()) {
      clp.lines.append("REF*6R*%s~".formatted(control));
    }
    if (!more.isEmpty()) {
      clp.lines.append(more);
    }
    if (!clp.fixed) {
      clp.charge = clp.charge.add(new BigDecimal(charge));
      clp.paid = clp.paid.add(new BigDecimal(paid));
    }
    return this;
  }

  /** A provider adjustment: positive takes money away (DOMAIN 3.4). */
  Era plb(String code, String reference, String amount) {
    adjustments.add("*%s:%s*%s".formatted(code, reference, amount));
    taken = taken.add(new BigDecimal(amount));
    return this;
  }

  /** Changes the text of the transaction at the end. */
  Era changed(UnaryOperator<String> how) {
    change = how;
    return this;
  }

  String text(LocalDate today) {
    BigDecimal paid =
        claims.stream().map(c -> c.paid).reduce(BigDecimal.ZERO, BigDecimal::add).subtract(taken);
    boolean nothing = paid.signum() == 0;
    StringBuilder body = new StringBuilder();
    body.append("ST*835*0001~");
    body.append(
        "BPR*%s*%s*C*%s************%s~"
            .formatted(
                nothing ? "H" : "I",
                paid.toPlainString(),
                nothing ? "NON" : "CHK",
                Visit.iso(today)));
    body.append("TRN*1*%s*%s~DTM*405*%s~".formatted(trace, payer.taxId, Visit.iso(today)));
    body.append("N1*PR*%s~N3*PO BOX 500~N4*CHICAGO*IL*60601~".formatted(payer.payerName));
    body.append("REF*2U*%s~PER*BL*EDI*TE*8005550111~".formatted(payer.id));
    body.append("N1*PE*RIVER VALLEY COUNSELING LLC*XX*1234567893~LX*1~");
    claims.forEach(clp -> body.append(clp.text()));
    if (!adjustments.isEmpty()) {
      body.append(
          "PLB*1234567893*%d1231%s~".formatted(today.getYear(), String.join("", adjustments)));
    }
    String text = change.apply(body.toString()).replace("{DOS}", Visit.iso(today.minusDays(10)));
    return Envelope.around("HP", payer.id, "RVC001", "005010X221A1", today, text);
  }

  private static String cas(String[] adjustments, Clp clp) {
    StringBuilder cas = new StringBuilder();
    for (String one : adjustments) {
      String[] parts = one.split("-", 3);
      cas.append("CAS*%s*%s*%s~".formatted(parts[0], parts[1], parts[2]));
      if (parts[0].equals("PR")) {
        clp.patient = clp.patient.add(new BigDecimal(parts[2]));
      }
    }
    return cas.toString();
  }

  private static final class Clp {
    private final String number;
    private final String status;
    private final String icn;
    private final StringBuilder extra = new StringBuilder();
    private final StringBuilder adjustments = new StringBuilder();
    private final StringBuilder lines = new StringBuilder();
    private BigDecimal charge = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;
    private BigDecimal patient = BigDecimal.ZERO;
    private boolean fixed;

    Clp(String number, String status, String icn) {
      this.number = number;
      this.status = status;
      this.icn = icn;
    }

    String text() {
      boolean reversal = status.equals("22");
      return "CLP*%s*%s*%s*%s*%s*12*%s*11*1~"
              .formatted(
                  number,
                  status,
                  charge.toPlainString(),
                  paid.toPlainString(),
                  reversal || patient.signum() == 0 ? "" : patient.toPlainString(),
                  icn)
          + adjustments
          + "NM1*QC*1*DOE*JANE~"
          + extra
          + lines;
    }
  }
}
