package org.cobaltclaims.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * One 835 that decides every claim of some 837P files alike: a fifth of the charge is written off
 * by contract, a fifth of the rest is the patient's, the rest is paid.
 */
final class SampleEra {

  private static final String PAYER = "ACME HEALTH PLAN";
  private static final String PAYER_ID = "12345";
  private static final String TAX_ID = "1361234567";
  private static final BigDecimal FIFTH = new BigDecimal("0.2");

  private final StringBuilder claims = new StringBuilder();
  private BigDecimal total = BigDecimal.ZERO;
  private int segments;

  private StringBuilder lines = new StringBuilder();
  private BigDecimal charged = BigDecimal.ZERO;
  private BigDecimal paid = BigDecimal.ZERO;
  private BigDecimal patients = BigDecimal.ZERO;

  private String number = "";
  private String subscriber = "";
  private String patient = "";
  private String procedure = "";
  private BigDecimal charge = BigDecimal.ZERO;
  private String units = "";
  private String day = "";

  private SampleEra() {}

  /**
   * Writes it.
   *
   * @param files the 837P files, all claims to one payer
   * @param date of payment
   * @param ordinal which ERA of this payer it is, for its numbers
   */
  static String answering(List<String> files, LocalDate date, int ordinal) {
    SampleEra era = new SampleEra();
    files.forEach(era::read);
    return era.file(date.format(DateTimeFormatter.BASIC_ISO_DATE), ordinal);
  }

  private void read(String file) {
    for (String segment : file.replace("\n", "").split("~")) {
      String[] e = segment.split("\\*", -1);
      switch (e[0]) {
        case "CLM" -> number = e[1];
        case "NM1" -> {
          if (e[1].equals("IL")) {
            subscriber = segment;
            patient = segment.replace("NM1*IL", "NM1*QC");
          } else if (e[1].equals("QC")) {
            patient = segment;
          }
        }
        case "SV1" -> {
          line();
          procedure = e[1];
          charge = new BigDecimal(e[2]);
          units = e[4];
        }
        case "DTP" -> day = e[1].equals("472") ? e[3].substring(0, 8) : day;
        case "REF" -> {
          if (e[1].equals("6R")) {
            line(e[2]);
          }
        }
        case "HL", "SE" -> claim();
        default -> {}
      }
    }
  }

  /** A line without a control number ends with what comes behind it. */
  private void line() {
    if (!procedure.isEmpty()) {
      line("");
    }
  }

  private void line(String control) {
    BigDecimal contractual = share(charge);
    BigDecimal allowed = charge.subtract(contractual);
    BigDecimal coinsurance = share(allowed);
    BigDecimal payment = allowed.subtract(coinsurance);
    add(lines, "SVC", procedure, text(charge), text(payment), "", units);
    add(lines, "DTM", "472", day);
    add(lines, "CAS", "CO", "45", text(contractual));
    add(lines, "CAS", "PR", "2", text(coinsurance));
    if (!control.isEmpty()) {
      add(lines, "REF", "6R", control);
    }
    add(lines, "AMT", "B6", text(allowed));
    charged = charged.add(charge);
    paid = paid.add(payment);
    patients = patients.add(coinsurance);
    procedure = "";
  }

  private static BigDecimal share(BigDecimal amount) {
    return amount.multiply(FIFTH).setScale(2, RoundingMode.HALF_UP);
  }

  private void claim() {
    line();
    if (number.isEmpty()) {
      return;
    }
    add(
        claims,
        "CLP",
        number,
        "1",
        text(charged),
        text(paid),
        text(patients),
        "12",
        "ACM" + number,
        "11",
        "1");
    add(claims, patient);
    if (!patient.substring(6).equals(subscriber.substring(6))) {
      add(claims, subscriber);
    }
    claims.append(lines);
    total = total.add(paid);
    lines = new StringBuilder();
    charged = BigDecimal.ZERO;
    paid = BigDecimal.ZERO;
    patients = BigDecimal.ZERO;
    number = "";
  }

  private String file(String date, int ordinal) {
    StringBuilder head = new StringBuilder();
    String control = "%09d".formatted(ordinal);
    add(head, "ST", "835", "0001");
    add(
        head,
        "BPR*I*%s*C*ACH*CCP*01*071000013*DA*987654321*%s**01*071000288*DA*123123123*%s"
            .formatted(text(total), TAX_ID, date));
    add(head, "TRN", "1", "EFTBENCH" + control, TAX_ID);
    add(head, "DTM", "405", date);
    add(head, "N1", "PR", PAYER);
    add(head, "N3", "PO BOX 500");
    add(head, "N4", "CHICAGO", "IL", "606010500");
    add(head, "REF", "2U", PAYER_ID);
    add(head, "PER", "BL", "EDI HELP", "TE", "8005550111");
    add(head, "N1", "PE", "RIVER VALLEY FAMILY CARE", "XX", "1234567893");
    add(head, "REF", "TJ", "123456789");
    add(head, "LX", "1");
    return ("ISA*00*          *00*          *ZZ*CLRHOUSE01     *ZZ*RVFC001        "
                + "*%s*1030*^*00501*%s*0*T*:~")
            .formatted(date.substring(2), control)
        + "GS*HP*CLRHOUSE01*RVFC001*%s*1030*%d*X*005010X221A1~".formatted(date, ordinal)
        + head
        + claims
        + "SE*%d*0001~GE*1*%d~IEA*1*%s~".formatted(segments + 1, ordinal, control);
  }

  private void add(StringBuilder to, String... elements) {
    String text = String.join("*", elements);
    int end = text.length();
    while (text.charAt(end - 1) == '*') {
      end--;
    }
    to.append(text, 0, end).append('~');
    segments++;
  }

  private static String text(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
