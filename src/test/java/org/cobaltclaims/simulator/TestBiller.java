package org.cobaltclaims.simulator;

import static org.cobaltclaims.simulator.Wire.segment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.simulator.SampleCoverages.Coverage;

/** A stand-in for the application: bills the next payer from the ERAs of the payers before. */
final class TestBiller {

  static final Wire.Route ROUTE =
      new Wire.Route("ZZ", "RVFC001", "ZZ", "CLRHOUSE01", "RVFC001", "CLRHOUSE01", true);

  private static final String SEQUENCES = "PST";

  private TestBiller() {}

  /** The claim to the payer behind those that have decided, as its own file. */
  static byte[] claim(
      SampleClaim claim, String number, LocalDate today, int control, List<List<String[]>> eras) {
    List<Segment> out = new ArrayList<>();
    Coverage to = claim.coverages().get(eras.size());
    out.add(segment("BHT", "0019", "00", "B" + control, today.format(Wire.DAY), "1000", "CH"));
    out.add(segment("NM1", "41", "2", "RIVER VALLEY", "", "", "", "", "46", "RVFC001"));
    out.add(segment("PER", "IC", "BILLING", "TE", "2175550100"));
    out.add(segment("NM1", "40", "2", "EXAMPLE CLEARINGHOUSE", "", "", "", "", "46", "CLRHOUSE01"));
    out.add(segment("HL", "1", "", "20", "1"));
    out.add(
        segment("NM1", "85", "2", PracticeFile.PRACTICE, "", "", "", "", "XX", PracticeFile.NPI));
    out.add(segment("REF", "EI", PracticeFile.TAX_ID));
    out.add(segment("HL", "2", "1", "22", "0"));
    String sequence = String.valueOf(SEQUENCES.charAt(eras.size()));
    out.add(segment("SBR", sequence, "18", "", "", "", "", "", "", to.payer().filingIndicator()));
    out.add(person(to));
    out.add(payer(to));
    out.add(segment("CLM", number, claim.charge().toX12(), "", "", "11:B:1", "Y", "A", "Y", "Y"));
    out.add(segment("HI", "ABK:" + claim.diagnoses().getFirst()));
    for (int other = 0; other < claim.coverages().size(); other++) {
      if (other != eras.size()) {
        other(out, claim.coverages().get(other), other < eras.size() ? eras.get(other) : null);
      }
    }
    for (int line = 0; line < claim.lines().size(); line++) {
      line(out, claim, line);
      for (int prior = 0; prior < eras.size(); prior++) {
        decided(out, claim.coverages().get(prior), eras.get(prior), line, today);
      }
    }
    return Wire.write(Wire.Kind.CLAIMS, ROUTE, today.atTime(10, 0), control, List.of(out));
  }

  private static void other(List<Segment> out, Coverage other, List<String[]> era) {
    String sequence = String.valueOf(SEQUENCES.charAt(other.level() - 1));
    out.add(
        segment("SBR", sequence, "18", "", "", "", "", "", "", other.payer().filingIndicator()));
    if (era != null) {
      out.add(segment("AMT", "D", era.getFirst()[4]));
    }
    out.add(segment("OI", "", "", "Y", "", "", "Y"));
    out.add(person(other));
    out.add(payer(other));
  }

  private static void line(List<Segment> out, SampleClaim claim, int place) {
    SampleClaim.Line line = claim.lines().get(place);
    out.add(segment("LX", String.valueOf(place + 1)));
    out.add(
        segment(
            "SV1",
            "HC:" + line.code(),
            line.charge().toX12(),
            "UN",
            String.valueOf(line.units()),
            "",
            "",
            "1"));
    out.add(segment("DTP", "472", "D8", claim.service().format(Wire.DAY)));
    out.add(segment("REF", "6R", claim.number() + "-" + (place + 1)));
  }

  private static void decided(
      List<Segment> out, Coverage prior, List<String[]> era, int place, LocalDate today) {
    for (List<String[]> service : services(era)) {
      long patient = 0;
      boolean ours =
          service.stream()
              .anyMatch(
                  s -> s[0].equals("REF") && s[1].equals("6R") && s[2].endsWith("-" + (place + 1)));
      if (!ours) {
        continue;
      }
      for (String[] segment : service) {
        if (segment[0].equals("SVC")) {
          out.add(segment("SVD", prior.payer().id(), segment[3], segment[1], "", segment[5]));
        } else if (segment[0].equals("CAS")) {
          out.add(segment("CAS", java.util.Arrays.copyOfRange(segment, 1, segment.length)));
          patient += segment[1].equals("PR") ? X12Text.adjusted(segment) : 0;
        }
      }
      out.add(segment("DTP", "573", "D8", today.format(Wire.DAY)));
      out.add(segment("AMT", "EAF", org.cobaltclaims.money.Money.ofCents(patient).toX12()));
    }
  }

  private static List<List<String[]>> services(List<String[]> era) {
    List<List<String[]>> services = new ArrayList<>();
    for (String[] segment : era) {
      if (segment[0].equals("SVC")) {
        services.add(new ArrayList<>());
      }
      if (!services.isEmpty()) {
        services.getLast().add(segment);
      }
    }
    return services;
  }

  private static Segment person(Coverage coverage) {
    SamplePerson subscriber = coverage.subscriber();
    return segment(
        "NM1",
        "IL",
        "1",
        subscriber.last(),
        subscriber.first(),
        "",
        "",
        "",
        "MI",
        coverage.memberId());
  }

  private static Segment payer(Coverage coverage) {
    return segment(
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
}
