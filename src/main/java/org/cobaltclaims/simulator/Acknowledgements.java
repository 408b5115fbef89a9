package org.cobaltclaims.simulator;

import static org.cobaltclaims.simulator.Wire.DAY;
import static org.cobaltclaims.simulator.Wire.segment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.simulator.SeenClaim.Name;

/** The segments of 999 and 277CA (DOMAIN 4.2, 4.3). */
final class Acknowledgements {

  private Acknowledgements() {}

  /** What a 999 says about one ST. */
  record Syntax(String control, List<ClaimReader.Fault> faults) {}

  /** The 999 of a group. */
  static List<Segment> syntax(String group, List<Syntax> transactions) {
    List<Segment> out = new ArrayList<>();
    out.add(segment("AK1", "HC", group, "005010X222A1"));
    int accepted = 0;
    for (Syntax transaction : transactions) {
      out.add(segment("AK2", "837", transaction.control(), "005010X222A1"));
      for (ClaimReader.Fault fault : transaction.faults()) {
        out.add(
            segment(
                "IK3",
                fault.segment(),
                String.valueOf(fault.position()),
                fault.loop(),
                fault.code()));
        if (!fault.claim().isEmpty()) {
          out.add(segment("CTX", "CLM01:" + fault.claim()));
        }
      }
      boolean good = transaction.faults().isEmpty();
      accepted += good ? 1 : 0;
      out.add(good ? segment("IK5", "A") : segment("IK5", "R", reason(transaction)));
    }
    int count = transactions.size();
    String fate = accepted == count ? "A" : accepted == 0 ? "R" : "P";
    out.add(
        segment(
            "AK9", fate, String.valueOf(count), String.valueOf(count), String.valueOf(accepted)));
    return out;
  }

  /** IK502: 5 segments in error, I5 segments in error by the implementation guide. */
  private static String reason(Syntax transaction) {
    return transaction.faults().stream().anyMatch(f -> f.code().startsWith("I")) ? "I5" : "5";
  }

  /**
   * What a 277CA says about one claim.
   *
   * @param category A1, A2, A7 ...
   * @param entity of STC01, empty if none
   * @param further the status of STC10 with the same category, empty if none
   * @param words STC12, empty if none
   * @param icn REF*1K, empty if none
   */
  record Verdict(
      SeenClaim claim,
      String category,
      String status,
      String entity,
      String further,
      String words,
      String icn) {
    boolean accepted() {
      return category.equals("A1") || category.equals("A2");
    }
  }

  /** Who answers: AY the clearinghouse, PR a payer. */
  record Source(String entity, String name, String id) {}

  /** The 277CA for one ST of ours. */
  static List<Segment> claims(
      Source source,
      ClaimReader.Batch batch,
      LocalDate date,
      String trace,
      List<Verdict> verdicts) {
    List<Segment> out = new ArrayList<>();
    String day = date.format(DAY);
    String idQualifier = source.entity().equals("AY") ? "46" : "PI";
    out.add(segment("BHT", "0085", "08", trace, day, "0600", "TH"));
    out.add(segment("HL", "1", "", "20", "1"));
    out.add(
        segment(
            "NM1", source.entity(), "2", source.name(), "", "", "", "", idQualifier, source.id()));
    out.add(segment("TRN", "1", trace));
    out.add(segment("DTP", "050", "D8", day));
    out.add(segment("DTP", "009", "D8", day));
    out.add(segment("HL", "2", "1", "21", "1"));
    out.add(
        segment(
            "NM1",
            "41",
            "2",
            batch.submitter().last(),
            "",
            "",
            "",
            "",
            "46",
            batch.submitter().id()));
    out.add(segment("TRN", "2", batch.reference()));
    totals(out, verdicts, day, "90", "AA");
    Map<Name, List<Verdict>> providers = new LinkedHashMap<>();
    verdicts.forEach(
        v -> providers.computeIfAbsent(v.claim().billingProvider(), p -> new ArrayList<>()).add(v));
    int hl = 2;
    for (Map.Entry<Name, List<Verdict>> provider : providers.entrySet()) {
      hl++;
      int parent = hl;
      out.add(segment("HL", String.valueOf(hl), "2", "19", "1"));
      out.add(
          segment(
              "NM1",
              "85",
              provider.getKey().first().isEmpty() ? "2" : "1",
              provider.getKey().last(),
              provider.getKey().first(),
              "",
              "",
              "",
              "XX",
              provider.getKey().id()));
      out.add(segment("TRN", "1", "0"));
      totals(out, provider.getValue(), "", "QA", "QC");
      for (Verdict verdict : provider.getValue()) {
        hl++;
        out.add(segment("HL", String.valueOf(hl), String.valueOf(parent), "PT"));
        claim(out, verdict, day);
      }
    }
    return out;
  }

  /** STC, QTY and AMT of a batch or of a provider. */
  private static void totals(
      List<Segment> out, List<Verdict> verdicts, String day, String good, String bad) {
    Money all = charges(verdicts, true).plus(charges(verdicts, false));
    out.add(segment("STC", "A1:19:PR", day, "WQ", all.toX12()));
    long accepted = verdicts.stream().filter(Verdict::accepted).count();
    long rejected = verdicts.size() - accepted;
    if (accepted > 0) {
      out.add(segment("QTY", good, String.valueOf(accepted)));
    }
    if (rejected > 0) {
      out.add(segment("QTY", bad, String.valueOf(rejected)));
    }
    if (accepted > 0) {
      out.add(segment("AMT", "YU", charges(verdicts, true).toX12()));
    }
    if (rejected > 0) {
      out.add(segment("AMT", "YY", charges(verdicts, false).toX12()));
    }
  }

  private static Money charges(List<Verdict> verdicts, boolean accepted) {
    return verdicts.stream()
        .filter(v -> v.accepted() == accepted)
        .map(v -> v.claim().charge())
        .collect(Money.sum());
  }

  private static void claim(List<Segment> out, Verdict verdict, String day) {
    SeenClaim claim = verdict.claim();
    Name patient = claim.patient();
    String member = claim.subscriber().id();
    out.add(
        segment(
            "NM1",
            "QC",
            "1",
            patient.last(),
            patient.first(),
            patient.middle(),
            "",
            "",
            member.isEmpty() ? "" : "MI",
            member));
    out.add(segment("TRN", "2", claim.number()));
    String code = verdict.category() + ":" + verdict.status();
    out.add(
        segment(
            "STC",
            verdict.entity().isEmpty() ? code : code + ":" + verdict.entity(),
            day,
            verdict.accepted() ? "WQ" : "U",
            claim.charge().toX12(),
            "",
            "",
            "",
            "",
            "",
            verdict.further().isEmpty() ? "" : verdict.category() + ":" + verdict.further(),
            "",
            verdict.words()));
    if (!verdict.icn().isEmpty()) {
      out.add(segment("REF", "1K", verdict.icn()));
    }
    if (!claim.lines().isEmpty()) {
      out.add(segment("DTP", "472", "D8", claim.firstService().format(DAY)));
    }
  }
}
