package org.cobaltclaims.simulator;

import static org.cobaltclaims.simulator.Wire.DAY;
import static org.cobaltclaims.simulator.Wire.segment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.simulator.SampleCoverages.Coverage;

/** The primary claims of one day as the practice's own system writes them, in one 837P. */
final class PracticeFile {

  static final String PRACTICE = "RIVER VALLEY FAMILY CARE LLC";
  static final String NPI = CheckDigit.npi("123456789");
  static final String TAX_ID = "421234562";

  /** How the practice's own system calls itself on the way to us. */
  static final Wire.Route ROUTE =
      new Wire.Route("ZZ", "RVFCPMS", "ZZ", "RVFC001", "RVFCPMS", "RVFC001", true);

  private final List<Segment> out = new ArrayList<>();
  private int hl;

  private PracticeFile() {}

  static byte[] write(List<SampleClaim> claims, LocalDate day, int control) {
    PracticeFile file = new PracticeFile();
    file.header(day, control);
    claims.forEach(file::claim);
    return Wire.write(
        Wire.Kind.CLAIMS, ROUTE, day.atTime(7, 30), control, List.of(List.copyOf(file.out)));
  }

  private void header(LocalDate day, int control) {
    add("BHT", "0019", "00", "PMS" + day.format(DAY) + control, day.format(DAY), "0730", "CH");
    add("NM1", "41", "2", "RIVER VALLEY FAMILY CARE", "", "", "", "", "46", "RVFCPMS");
    add("PER", "IC", "FRONT DESK", "TE", "2175550142");
    add("NM1", "40", "2", "BILLING OFFICE", "", "", "", "", "46", "RVFC001");
    hl = 1;
    add("HL", "1", "", "20", "1");
    add("PRV", "BI", "PXC", "261QP2300X");
    add("NM1", "85", "2", PRACTICE, "", "", "", "", "XX", NPI);
    add("N3", "100 MAIN ST", "STE 4");
    add("N4", "SPRINGFIELD", "IL", "627010001");
    add("REF", "EI", TAX_ID);
  }

  private void claim(SampleClaim claim) {
    Coverage primary = claim.coverages().getFirst();
    boolean self = claim.relationship().equals("18");
    int subscriberHl = ++hl;
    add("HL", String.valueOf(subscriberHl), "1", "22", self ? "0" : "1");
    add(
        "SBR",
        "P",
        self ? "18" : "",
        primary.group(),
        "",
        "",
        "",
        "",
        "",
        primary.payer().filingIndicator());
    person("IL", primary.subscriber(), primary.memberId());
    if (self) {
      addressAndBirth(claim.patient());
    }
    add("NM1", "PR", "2", primary.payer().payerName(), "", "", "", "", "PI", primary.payer().id());
    if (!self) {
      add("HL", String.valueOf(++hl), String.valueOf(subscriberHl), "23", "0");
      add("PAT", claim.relationship());
      person("QC", claim.patient(), "");
      addressAndBirth(claim.patient());
    }
    body(claim);
    claim.coverages().stream().skip(1).forEach(this::announce);
    lines(claim);
  }

  private void body(SampleClaim claim) {
    add(
        "CLM",
        claim.number(),
        claim.charge().toX12(),
        "",
        "",
        claim.placeOfService() + ":B:1",
        "Y",
        "A",
        "Y",
        "Y");
    if (!claim.patientPaid().isZero()) {
      add("AMT", "F5", claim.patientPaid().toX12());
    }
    if (!claim.authorization().isEmpty()) {
      add("REF", "G1", claim.authorization());
    }
    List<String> diagnoses = new ArrayList<>();
    for (String code : claim.diagnoses()) {
      diagnoses.add((diagnoses.isEmpty() ? "ABK:" : "ABF:") + code);
    }
    add("HI", diagnoses.toArray(String[]::new));
    SampleProvider rendering = claim.rendering();
    add("NM1", "82", "1", rendering.last(), rendering.first(), "", "", "", "XX", rendering.npi());
    add("PRV", "PE", "PXC", rendering.taxonomy());
  }

  /** A further coverage in 2320, known but without money, so that the primary can forward. */
  private void announce(Coverage coverage) {
    add(
        "SBR",
        coverage.level() == 2 ? "S" : "T",
        coverage.relationship(),
        coverage.group(),
        "",
        "",
        "",
        "",
        "",
        coverage.payer().filingIndicator());
    add("OI", "", "", "Y", "", "", "Y");
    person("IL", coverage.subscriber(), coverage.memberId());
    add(
        "NM1",
        "PR",
        "2",
        coverage.payer().payerName(),
        "",
        "",
        "",
        "",
        "PI",
        coverage.payer().id());
  }

  private void lines(SampleClaim claim) {
    int number = 0;
    for (SampleClaim.Line line : claim.lines()) {
      number++;
      String procedure = "HC:" + line.code();
      if (!line.modifiers().isEmpty()) {
        procedure += ":" + String.join(":", line.modifiers());
      }
      add("LX", String.valueOf(number));
      add(
          "SV1",
          procedure,
          line.charge().toX12(),
          "UN",
          String.valueOf(line.units()),
          "",
          "",
          String.valueOf(line.diagnosis()));
      add("DTP", "472", "D8", claim.service().format(DAY));
      add("REF", "6R", claim.number() + "-" + number);
    }
  }

  private void person(String entity, SamplePerson person, String memberId) {
    add(
        "NM1",
        entity,
        "1",
        person.last(),
        person.first(),
        "",
        "",
        "",
        memberId.isEmpty() ? "" : "MI",
        memberId);
  }

  private void addressAndBirth(SamplePerson person) {
    add("N3", person.street());
    add("N4", person.city(), person.state(), person.zip());
    add("DMG", "D8", person.birth().format(DAY), person.gender());
  }

  private void add(String tag, String... elements) {
    out.add(segment(tag, elements));
  }
}
