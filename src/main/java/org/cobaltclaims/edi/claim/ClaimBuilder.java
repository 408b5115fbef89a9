package org.cobaltclaims.edi.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.Party.Reference;
import org.cobaltclaims.edi.claim.ProfessionalClaim.ClaimInformation;
import org.cobaltclaims.edi.claim.ProfessionalClaim.DateOrPeriod;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Line;
import org.cobaltclaims.edi.claim.ProfessionalClaim.OtherPayer;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** Gathers a CLM and what stands below it. */
final class ClaimBuilder {
  private static final String LOOP = "2300";

  private final ClaimContext context;
  private final Segment clm;
  private final Fields fields;
  private final List<DateOrPeriod> dates = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private @Nullable Contract contract;
  private final List<Amount> amounts = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<String> diagnoses = new ArrayList<>();
  private boolean icd9;
  private final List<PartyBuilder> providers = new ArrayList<>();
  private final List<OtherPayerBuilder> otherPayers = new ArrayList<>();
  private final List<LineBuilder> lines = new ArrayList<>();
  private final List<Segment> carried = new ArrayList<>();
  private @Nullable OtherPayerBuilder otherPayer;
  private @Nullable LineBuilder line;

  ClaimBuilder(ClaimContext context, Segment clm, Fields fields) {
    this.context = context;
    this.clm = clm;
    this.fields = fields;
  }

  void accept(Segment segment) {
    if (segment.tag().equals("LX")) {
      line = new LineBuilder(segment, fields);
      lines.add(line);
    } else if (line != null) {
      line.accept(segment);
    } else if (segment.tag().equals("SBR")) {
      otherPayer = new OtherPayerBuilder(segment, fields);
      otherPayers.add(otherPayer);
    } else if (otherPayer != null) {
      otherPayer.accept(segment);
    } else if (segment.tag().equals("NM1")) {
      providers.add(new PartyBuilder("2310", segment));
    } else if (!providers.isEmpty()) {
      providers.getLast().accept(segment);
    } else {
      claimSegment(segment);
    }
  }

  private void claimSegment(Segment segment) {
    switch (segment.tag()) {
      case "DTP" -> {
        DateOrPeriod date = dateOrPeriod(segment, LOOP, fields);
        if (date != null) {
          dates.add(date);
        } else {
          carried.add(segment);
        }
      }
      case "PWK" -> {
        if (Attachment.holds(segment)) {
          attachments.add(Attachment.of(segment));
        } else {
          carried.add(segment);
        }
      }
      case "CN1" -> {
        if (contract == null) {
          contract = Contract.read(segment, fields);
        } else {
          carried.add(segment);
        }
      }
      case "AMT" -> amount(segment);
      case "REF" -> {
        if (segment.saysMoreThan(2)) {
          carried.add(segment);
        } else {
          references.add(new Reference(segment.element(1), segment.element(2)));
        }
      }
      case "NTE", "K3" -> {
        if (segment.saysMoreThan(segment.is("K3") ? 1 : 2)) {
          carried.add(segment);
        } else {
          notes.add(Note.of(segment));
        }
      }
      case "HI" -> healthInformation(segment);
      default -> carried.add(segment);
    }
  }

  private void amount(Segment amt) {
    if (!amt.is("AMT", "F5") || !amounts.isEmpty() || amt.saysMoreThan(2)) {
      carried.add(amt);
      return;
    }
    Money amount = fields.money(amt, 2, LOOP);
    if (amount != null) {
      amounts.add(new Amount(amt.element(1), amount, Origin.of(amt)));
    }
  }

  private void healthInformation(Segment hi) {
    List<String> principalCode = fields.composite(hi, 1, LOOP);
    String first = principalCode.isEmpty() ? "" : principalCode.get(0);
    boolean principal = first.equals("ABK") || first.equals("BK");
    if (!principal || !diagnoses.isEmpty()) {
      carried.add(hi);
      return;
    }
    icd9 = first.equals("BK");
    for (int i = 1; i <= hi.elements().size(); i++) {
      List<String> parts = i == 1 ? principalCode : fields.composite(hi, i, LOOP);
      if (parts.size() > 1 && !parts.get(1).isEmpty()) {
        diagnoses.add(parts.get(1));
      } else if (!hi.components(i).isEmpty()) {
        fields.wrong(hi, i, LOOP, "REQUIRED", "holds no diagnosis code");
      }
    }
  }

  /**
   * A DTP in D8 or RD8; null, without a problem, if it is in another format (a time), and with a
   * warning if it is unreadable.
   */
  static @Nullable DateOrPeriod dateOrPeriod(Segment dtp, String loop, Fields fields) {
    String text = dtp.element(3);
    LocalDate from = null;
    LocalDate to = null;
    switch (dtp.element(2)) {
      case "D8" -> {
        from = Fields.date(text);
        to = from;
      }
      case "RD8" -> {
        if (text.length() == 17 && text.charAt(8) == '-') {
          from = Fields.date(text.substring(0, 8));
          to = Fields.date(text.substring(9));
        }
      }
      default -> {
        return null;
      }
    }
    if (from == null || to == null) {
      fields.doubtful(dtp, "DTP03", loop, "DATE", "DTP03 is no date in the format of DTP02");
      return null;
    }
    return new DateOrPeriod(dtp.element(1), from, to);
  }

  @Nullable ProfessionalClaim build() {
    Money charge = fields.money(clm, 2, LOOP);
    if (clm.element(1).isEmpty()) {
      fields.missing(clm.position(), LOOP, "CLM01", "the claim's number");
    }
    List<String> facility = fields.composite(clm, 5, LOOP);
    String place = facility.isEmpty() ? "" : facility.get(0);
    String frequency = facility.size() > 2 ? facility.get(2) : "";
    if (place.isEmpty() || frequency.isEmpty()) {
      fields.missing(clm.position(), LOOP, "CLM05", "the place of service with the frequency");
    } else if (!facility.get(1).equals("B")) {
      fields.doubtful(clm, "CLM05-02", LOOP, "CODE", "CLM05-02 must be B");
    }
    if (diagnoses.isEmpty()) {
      fields.missing(clm.position(), LOOP, "HI", "a principal diagnosis");
    }
    if (lines.isEmpty()) {
      fields.missing(clm.position(), "2400", "LX", "a service line");
    }
    List<Line> builtLines = new ArrayList<>();
    boolean whole = charge != null;
    for (LineBuilder builder : lines) {
      Line built = builder.build(diagnoses.size());
      if (built == null) {
        whole = false;
      } else {
        builtLines.add(built);
      }
    }
    List<OtherPayer> builtPayers = otherPayers.stream().map(OtherPayerBuilder::build).toList();
    if (!whole || charge == null) {
      fields.wrong(clm, 1, LOOP, "CLAIM", "names a claim that cannot be read and is left out");
      return null;
    }
    return new ProfessionalClaim(
        context.billing(),
        context.subscriber(),
        context.dependent(),
        new ClaimInformation(
            clm.element(1),
            charge,
            place,
            frequency,
            clm.element(6),
            clm.element(7),
            clm.element(8),
            clm.element(9),
            clm.element(10),
            clm.components(11),
            clm.element(12),
            clm.element(20),
            Origin.of(clm)),
        dates,
        attachments,
        contract,
        amounts,
        references,
        notes,
        diagnoses,
        icd9,
        providers.stream().map(PartyBuilder::build).toList(),
        builtPayers,
        builtLines,
        carried);
  }
}
