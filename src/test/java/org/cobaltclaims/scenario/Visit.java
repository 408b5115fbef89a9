package org.cobaltclaims.scenario;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** One visit as the practice's own system delivers it: an 837P for the first of its payers. */
final class Visit {

  private static final List<String> LEVELS = List.of("P", "S", "T", "A");

  private final String number;
  private final List<Payer> payers = new ArrayList<>();
  private final List<String[]> lines = new ArrayList<>();
  private String patientPaid = "";
  private String mspType = "12";
  private String insured;
  private boolean child;

  private Visit(String number) {
    this.number = number;
    this.insured = number;
  }

  /**
   * A visit.
   *
   * @param number the practice's own claim number, CLM01
   */
  static Visit of(String number, Payer... payers) {
    Visit visit = new Visit(number);
    visit.payers.addAll(List.of(payers));
    return visit;
  }

  /** A line of one unit. */
  Visit line(String procedure, String charge) {
    lines.add(new String[] {procedure, charge});
    return this;
  }

  /** What the patient paid at the visit (AMT*F5). */
  Visit patientPaid(String amount) {
    patientPaid = amount;
    return this;
  }

  /** Leaves out why Medicare is not the first payer (SBR05). */
  Visit withoutMspType() {
    mspType = "";
    return this;
  }

  /** The patient who was seen under another number. */
  Visit memberOf(String other) {
    insured = other;
    return this;
  }

  /** The patient is a child: first the mother's plan, then the father's, and Medicaid's own. */
  Visit child() {
    child = true;
    return this;
  }

  String number() {
    return number;
  }

  /** The file, with dates around today. */
  String text(LocalDate today) {
    LocalDate day = today.minusDays(10);
    String total =
        lines.stream()
            .map(l -> new BigDecimal(l[1]))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .toPlainString();
    StringBuilder body = new StringBuilder();
    body.append("ST*837*0001*005010X222A1~");
    body.append("BHT*0019*00*%s*%s*1030*CH~".formatted(number, iso(today)));
    body.append("NM1*41*2*RIVER VALLEY COUNSELING*****46*RVC001~");
    body.append("PER*IC*BILLING OFFICE*TE*5555550100~");
    body.append("NM1*40*2*EXAMPLE CLEARINGHOUSE*****46*CLRHOUSE01~");
    body.append("HL*1**20*1~PRV*BI*PXC*101YM0800X~");
    body.append("NM1*85*2*RIVER VALLEY COUNSELING LLC*****XX*1234567893~");
    body.append("N3*100 MAIN ST STE 4~N4*SPRINGFIELD*IL*627010001~REF*EI*123456789~");
    Payer first = payers.getFirst();
    String home = "N3*22 OAK AVE~N4*SPRINGFIELD*IL*627020022~";
    String rank = child ? "HL*2*1*22*1~SBR*P**GRP1******%s~" : "HL*2*1*22*0~SBR*P*18*GRP1******%s~";
    body.append(rank.formatted(first.indicator));
    body.append("NM1*IL*1*DOE*JANE****MI*%s~".formatted(member(1)));
    body.append(child ? "" : home + "DMG*D8*19800315*F~");
    body.append("NM1*PR*2*%s*****PI*%s~".formatted(first.payerName, first.id));
    body.append(child ? "HL*3*2*23*0~PAT*19~NM1*QC*1*DOE*SAM~" + home + "DMG*D8*20150610*M~" : "");
    body.append("CLM*%s*%s***11:B:1*Y*A*Y*Y~".formatted(number, total));
    if (!patientPaid.isEmpty()) {
      body.append("AMT*F5*%s~".formatted(patientPaid));
    }
    body.append("HI*ABK:F411*ABF:F331~");
    body.append("NM1*82*1*RIVERA*ANA****XX*1987654328~PRV*PE*PXC*2084P0800X~");
    for (int i = 1; i < payers.size(); i++) {
      Payer payer = payers.get(i);
      String msp = payer == Payer.MEDICARE ? mspType : "";
      boolean fathers = child && payer != Payer.MEDICAID;
      body.append(
          "SBR*%s*%s*GRP%d**%s****%s~"
              .formatted(LEVELS.get(i), fathers ? "19" : "18", i + 1, msp, payer.indicator));
      body.append("OI***Y***Y~");
      String subscriber = !child ? "JANE" : fathers ? "JOHN" : "SAM";
      body.append("NM1*IL*1*DOE*%s****MI*%s~".formatted(subscriber, member(i + 1)));
      body.append("NM1*PR*2*%s*****PI*%s~".formatted(payer.payerName, payer.id));
    }
    for (int i = 0; i < lines.size(); i++) {
      body.append("LX*%d~".formatted(i + 1));
      body.append("SV1*HC:%s*%s*UN*1***1~".formatted(lines.get(i)[0], lines.get(i)[1]));
      body.append("DTP*472*D8*%s~".formatted(iso(day)));
      body.append("REF*6R*%s-%d~".formatted(number, i + 1));
    }
    return Envelope.around("HC", "RVC001", "CLRHOUSE01", "005010X222A1", today, body.toString());
  }

  /** The member id with the payer at a level. */
  String member(int level) {
    return "M" + level + insured;
  }

  static String iso(LocalDate date) {
    return date.format(DateTimeFormatter.BASIC_ISO_DATE);
  }
}
