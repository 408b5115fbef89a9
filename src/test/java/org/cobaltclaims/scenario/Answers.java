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
}
