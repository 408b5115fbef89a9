package org.cobaltclaims.scenario;

import java.time.LocalDate;

/** What a clearinghouse and a payer answer before they pay. */
final class Answers {

  private Answers() {}

  /**
   * A 277CA by which the payer accepts claims (A2).
   *
   * @param batch BHT03 of the file that they went out in
   */
  static String accepted(LocalDate today, String batch, String... numbers) {
    return status(today, batch, "A2:20:PR", "WQ", numbers);
  }

  /** A 277CA with one status for claims. */
  static String status(
      LocalDate today, String batch, String status, String action, String... numbers) {
    StringBuilder body = new StringBuilder();
    String day = Visit.iso(today);
    body.append("ST*277*0001*005010X214~BHT*0085*08*277X*%s*1400*TH~".formatted(day));
    body.append("HL*1**20*1~NM1*AY*2*EXAMPLE CLEARINGHOUSE*****46*CLRHOUSE01~TRN*1*R1~");
    body.append("DTP*050*D8*%s~DTP*009*D8*%s~".formatted(day, day));
    body.append(
        "HL*2*1*21*1~NM1*41*2*RIVER VALLEY COUNSELING*****46*RVC001~TRN*2*%s~".formatted(batch));
    body.append("STC*A1:19:PR*%s*WQ*0~".formatted(day));
    body.append("HL*3*2*19*1~NM1*85*2*RIVER VALLEY COUNSELING LLC*****XX*1234567893~");
    int level = 3;
    for (String number : numbers) {
      level++;
      body.append("HL*%d*3*PT~NM1*QC*1*DOE*JANE****MI*M~TRN*2*%s~".formatted(level, number));
      body.append("STC*%s*%s*%s*0~REF*1K*ACK%s~".formatted(status, day, action, number));
    }
    return Envelope.around("HN", "CLRHOUSE01", "RVC001", "005010X214", today, body.toString());
  }

  /**
   * A 999 about a file with one transaction.
   *
   * @param group GS06 of the file
   * @param verdict IK501 and AK901: A, E or R
   * @param claim the claim that is named as the reason; empty for none
   */
  static String implementation(LocalDate today, String group, String verdict, String claim) {
    return Envelope.around(
        "FA",
        "CLRHOUSE01",
        "RVC001",
        "005010X231A1",
        today,
        "ST*999*0001*005010X231A1~" + verdict(group, verdict, claim));
  }

  /**
   * A file with several 999s.
   *
   * @param verdicts {@link #verdict} each
   */
  static String implementations(LocalDate today, String... verdicts) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < verdicts.length - 1; i++) {
      String one = "ST*999*%04d*005010X231A1~".formatted(i + 2) + verdicts[i];
      long segments = one.chars().filter(c -> c == '~').count() + 1;
      body.append(one).append("SE*%d*%04d~".formatted(segments, i + 2));
    }
    long before = body.chars().filter(c -> c == '~').count();
    String last = "ST*999*0001*005010X231A1~" + verdicts[verdicts.length - 1];
    long segments = last.chars().filter(c -> c == '~').count() + 1;
    return Envelope.around(
            "FA", "CLRHOUSE01", "RVC001", "005010X231A1", today, body.append(last).toString())
        .replace(
            "SE*%d*0001~GE*1*".formatted(before + segments),
            "SE*%d*0001~GE*%d*".formatted(segments, verdicts.length));
  }

  /** What a 999 says of a file with one transaction, from AK1 to AK9. */
  static String verdict(String group, String verdict, String claim) {
    StringBuilder body = new StringBuilder();
    body.append("AK1*HC*%s*005010X222A1~AK2*837*0001*005010X222A1~".formatted(group));
    if (!claim.isEmpty()) {
      body.append("IK3*SV1*29*2400*8~CTX*CLM01:%s~IK4*7:1*1328*1~".formatted(claim));
    }
    boolean taken = !verdict.equals("R");
    body.append("IK5*%s%s~".formatted(verdict, taken ? "" : "*I5"));
    body.append("AK9*%s*1*1*%d~".formatted(verdict, taken ? 1 : 0));
    return body.toString();
  }

  /**
   * A TA1.
   *
   * @param control ISA13 of the file
   */
  static String interchange(LocalDate today, String control, String verdict) {
    String whole = Envelope.around("FA", "CLRHOUSE01", "RVC001", "005010X231A1", today, "ST*~");
    String isa = whole.substring(0, 106);
    String number = isa.substring(90, 99);
    return isa
        + "TA1*%s*%s*1030*%s*%s~IEA*0*%s~"
            .formatted(
                control,
                Visit.iso(today).substring(2),
                verdict,
                verdict.equals("A") ? "000" : "006",
                number);
  }

  /**
   * A 277 about one claim.
   *
   * @param inquiry the text of our 276
   * @param number TRN02 that it asked under, or the claim number
   */
  static String statusResponse(LocalDate today, String inquiry, String number, String status) {
    String trace = between(inquiry, "TRN*1*", "~");
    String day = Visit.iso(today);
    String body =
        "ST*277*0001*005010X212~BHT*0010*08*277R*%s*1400*DG~".formatted(day)
            + "HL*1**20*1~NM1*PR*2*ACME HEALTH PLAN*****PI*ACME1~"
            + "HL*2*1*21*1~NM1*41*2*RIVER VALLEY COUNSELING*****46*RVC001~"
            + "HL*3*2*19*1~NM1*1P*2*RIVER VALLEY COUNSELING LLC*****XX*1234567893~"
            + "HL*4*3*22*0~NM1*IL*1*DOE*JANE****MI*M1~"
            + "TRN*2*%s~STC*%s*%s**320*0~REF*1K*PAYERNO~REF*EJ*%s~"
                .formatted(trace, status, day, number);
    return Envelope.around("HN", "CLRHOUSE01", "RVC001", "005010X212", today, body);
  }

  /**
   * A 271 of a payer about the patient.
   *
   * @param benefits EB and what hangs on it
   */
  static String eligibility(LocalDate today, Payer payer, String member, String benefits) {
    String body =
        "ST*271*0001*005010X279A1~BHT*0022*11*E1*%s*1400~".formatted(Visit.iso(today))
            + "HL*1**20*1~NM1*PR*2*%s*****PI*%s~".formatted(payer.payerName, payer.id)
            + "HL*2*1*21*1~NM1*1P*2*RIVER VALLEY COUNSELING LLC*****XX*1234567893~"
            + "HL*3*2*22*0~NM1*IL*1*DOE*JANE****MI*%s~DMG*D8*19800315*F~".formatted(member)
            + benefits;
    return Envelope.around("HB", payer.id, "RVC001", "005010X279A1", today, body);
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }
}
