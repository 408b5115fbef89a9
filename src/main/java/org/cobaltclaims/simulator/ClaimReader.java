package org.cobaltclaims.simulator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.simulator.SeenClaim.Cas;
import org.cobaltclaims.simulator.SeenClaim.Line;
import org.cobaltclaims.simulator.SeenClaim.Name;
import org.cobaltclaims.simulator.SeenClaim.Other;
import org.cobaltclaims.simulator.SeenClaim.PriorLine;
import org.jspecify.annotations.Nullable;

/** Reads the claims of one ST-SE, and notes what a 999 would complain about. */
final class ClaimReader {

  private static final Name NOBODY = new Name("", "", "", "");

  /**
   * A fault of syntax, for IK3.
   *
   * @param code IK304: 3 required segment missing, 7 not in sequence, 8 element errors, I6 segment
   *     missing that the situation requires
   * @param claim CLM01 of the claim in which it stands, empty if none
   */
  record Fault(String segment, int position, String loop, String code, String claim) {}

  /**
   * @param reference BHT03
   * @param submitter 1000A
   */
  record Batch(
      String control,
      String reference,
      Name submitter,
      List<SeenClaim> claims,
      List<Fault> faults) {}

  private final List<SeenClaim> claims = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private String reference = "";
  private Name submitter = NOBODY;
  private Name billing = NOBODY;
  private String taxId = "";
  private String level = "";
  private int hl;
  private String sequence = "";
  private Name payer = NOBODY;
  private Name subscriber = NOBODY;
  private @Nullable Name patient;
  private @Nullable ClaimDraft claim;

  private ClaimReader() {}

  static Batch read(SeenFile.Batch batch) {
    ClaimReader reader = new ClaimReader();
    for (Segment segment : batch.segments()) {
      try {
        reader.take(segment);
      } catch (NumberFormatException | DateTimeParseException unreadable) {
        reader.fault(segment, "8");
      }
    }
    reader.finishClaim();
    Segment last = batch.segments().getLast();
    if (!batch.closed()) {
      reader.faults.add(new Fault("SE", last.position(), "", "8", ""));
    }
    if (reader.claims.isEmpty() && reader.faults.isEmpty()) {
      reader.faults.add(new Fault("CLM", last.position(), "2300", "3", ""));
    }
    return new Batch(
        batch.control(),
        reader.reference,
        reader.submitter,
        List.copyOf(reader.claims),
        List.copyOf(reader.faults));
  }

  private void take(Segment segment) {
    if (segment.tag().equals("HL")) {
      finishClaim();
      hierarchy(segment);
    } else if (segment.tag().equals("CLM")) {
      finishClaim();
      claim = new ClaimDraft(segment);
    } else if (claim != null) {
      claim.take(segment);
    } else {
      header(segment);
    }
  }

  private void hierarchy(Segment segment) {
    hl++;
    if (!segment.element(1).equals(String.valueOf(hl))) {
      fault(segment, "7");
    }
    level = segment.element(3);
    patient = null;
    if (level.equals("20")) {
      billing = NOBODY;
      taxId = "";
    } else if (level.equals("22")) {
      subscriber = NOBODY;
      payer = NOBODY;
      sequence = "";
    }
  }

  private void header(Segment segment) {
    switch (segment.tag()) {
      case "BHT" -> reference = segment.element(3);
      case "SBR" -> sequence = segment.element(1);
      case "REF" -> {
        if (level.equals("20")
            && (segment.element(1).equals("EI") || segment.element(1).equals("SY"))) {
          taxId = segment.element(2);
        }
      }
      case "NM1" -> {
        switch (segment.element(1)) {
          case "41" -> submitter = name(segment);
          case "85" -> billing = name(segment);
          case "IL" -> subscriber = name(segment);
          case "PR" -> payer = name(segment);
          case "QC" -> patient = name(segment);
          default -> {}
        }
      }
      default -> {}
    }
  }

  private void finishClaim() {
    ClaimDraft draft = claim;
    claim = null;
    if (draft == null) {
      return;
    }
    draft.finish();
    requires(draft, !billing.id().isEmpty(), "NM1", "2010AA");
    requires(draft, !subscriber.id().isEmpty(), "NM1", "2010BA");
    requires(draft, !payer.id().isEmpty(), "NM1", "2010BB");
    requires(draft, !sequence.isEmpty(), "SBR", "2000B");
    requires(draft, draft.diagnosed, "HI", "2300");
    requires(draft, !draft.lines.isEmpty(), "LX", "2400");
    Name ill = patient == null ? subscriber : patient;
    claims.add(
        new SeenClaim(
            draft.number,
            draft.charge,
            draft.placeOfService,
            draft.frequency,
            draft.originalNumber,
            sequence,
            payer,
            subscriber,
            ill,
            billing,
            taxId,
            draft.rendering,
            draft.lines,
            draft.others,
            draft.position));
  }

  private void requires(ClaimDraft draft, boolean there, String segment, String loop) {
    if (!there) {
      faults.add(new Fault(segment, draft.position, loop, "3", draft.number));
    }
  }

  private void fault(Segment segment, String code) {
    faults.add(
        new Fault(segment.tag(), segment.position(), "", code, claim == null ? "" : claim.number));
  }

  private static Name name(Segment nm1) {
    return new Name(nm1.element(3), nm1.element(4), nm1.element(5), nm1.element(9));
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text.length() > 8 ? text.substring(0, 8) : text, Wire.DAY);
  }

  /** A claim whose segments are still coming. */
  private final class ClaimDraft {
    final String number;
    final Money charge;
    final String placeOfService;
    final String frequency;
    final int position;
    final List<Line> lines = new ArrayList<>();
    final List<Other> others = new ArrayList<>();
    String originalNumber = "";
    boolean diagnosed;
    @Nullable Name rendering;
    private @Nullable OtherDraft other;
    private @Nullable LineDraft line;

    ClaimDraft(Segment clm) {
      number = clm.element(1);
      charge = Money.parse(clm.element(2));
      placeOfService = clm.component(5, 1);
      frequency = clm.component(5, 3);
      position = clm.position();
    }

    void take(Segment segment) {
      if (segment.tag().equals("LX")) {
        finishOther();
        finishLine();
        line = new LineDraft(segment);
      } else if (line != null) {
        line.take(segment);
      } else if (segment.tag().equals("SBR")) {
        finishOther();
        other = new OtherDraft(segment);
      } else if (other != null) {
        other.take(segment);
      } else if (segment.tag().equals("HI")) {
        diagnosed |= segment.component(1, 1).equals("ABK");
      } else if (segment.tag().equals("REF") && segment.element(1).equals("F8")) {
        originalNumber = segment.element(2);
      } else if (segment.tag().equals("NM1") && segment.element(1).equals("82")) {
        rendering = name(segment);
      }
    }

    void finish() {
      finishOther();
      finishLine();
    }

    private void finishOther() {
      if (other != null) {
        others.add(other.finished());
        other = null;
      }
    }

    private void finishLine() {
      LineDraft draft = line;
      line = null;
      if (draft == null) {
        return;
      }
      draft.finishPrior();
      LocalDate service = draft.service;
      requires(this, !draft.procedure.isEmpty(), "SV1", "2400");
      requires(this, service != null, "DTP", "2400");
      if (service != null) {
        lines.add(
            new Line(
                draft.number,
                draft.procedure,
                draft.charge,
                draft.units,
                service,
                draft.controlNumber,
                draft.priors));
      }
    }
  }

  /** A 2320 whose segments are still coming. */
  private static final class OtherDraft {
    private final String sequence;
    private final List<Cas> adjustments = new ArrayList<>();
    private Name payer = NOBODY;
    private Name subscriber = NOBODY;
    private @Nullable Money paid;
    private @Nullable Money remaining;
    private boolean bypassed;
    private @Nullable LocalDate adjudicated;

    OtherDraft(Segment sbr) {
      sequence = sbr.element(1);
    }

    void take(Segment segment) {
      switch (segment.tag()) {
        case "CAS" -> adjustments.addAll(adjustments(segment));
        case "AMT" -> {
          switch (segment.element(1)) {
            case "D" -> paid = Money.parse(segment.element(2));
            case "EAF" -> remaining = Money.parse(segment.element(2));
            case "A8" -> bypassed = true;
            default -> {}
          }
        }
        case "NM1" -> {
          if (segment.element(1).equals("IL")) {
            subscriber = name(segment);
          } else if (segment.element(1).equals("PR")) {
            payer = name(segment);
          }
        }
        case "DTP" -> {
          if (segment.element(1).equals("573")) {
            adjudicated = date(segment.element(3));
          }
        }
        default -> {}
      }
    }

    Other finished() {
      return new Other(
          sequence, payer, subscriber, adjustments, paid, remaining, bypassed, adjudicated);
    }
  }

  /** A 2400 whose segments are still coming. */
  private static final class LineDraft {
    final int number;
    String procedure = "";
    Money charge = Money.ZERO;
    BigDecimal units = BigDecimal.ONE;
    @Nullable LocalDate service;
    String controlNumber = "";
    final List<PriorLine> priors = new ArrayList<>();
    private @Nullable Segment svd;
    private final List<Cas> adjustments = new ArrayList<>();
    private @Nullable LocalDate adjudicated;
    private @Nullable Money remaining;

    LineDraft(Segment lx) {
      number = Integer.parseInt(lx.element(1));
    }

    void take(Segment segment) {
      switch (segment.tag()) {
        case "SV1" -> {
          procedure = String.join(":", segment.elements().getFirst());
          charge = Money.parse(segment.element(2));
          units = new BigDecimal(segment.element(4));
        }
        case "DTP" -> {
          if (segment.element(1).equals("472")) {
            service = date(segment.element(3));
          } else if (segment.element(1).equals("573")) {
            adjudicated = date(segment.element(3));
          }
        }
        case "REF" -> {
          if (segment.element(1).equals("6R")) {
            controlNumber = segment.element(2);
          }
        }
        case "SVD" -> {
          finishPrior();
          svd = segment;
        }
        case "CAS" -> adjustments.addAll(adjustments(segment));
        case "AMT" -> {
          if (segment.element(1).equals("EAF")) {
            remaining = Money.parse(segment.element(2));
          }
        }
        default -> {}
      }
    }

    void finishPrior() {
      Segment decided = svd;
      if (decided != null) {
        priors.add(
            new PriorLine(
                decided.element(1),
                Money.parse(decided.element(2)),
                adjustments,
                adjudicated,
                remaining));
      }
      svd = null;
      adjustments.clear();
      adjudicated = null;
      remaining = null;
    }
  }

  /** The up to six trios of a CAS; one without its amount or reason is no number and faults. */
  private static List<Cas> adjustments(Segment cas) {
    List<Cas> adjustments = new ArrayList<>();
    for (int i = 2; i <= cas.elements().size(); i += 3) {
      String reason = cas.element(i);
      if (reason.isEmpty()) {
        throw new NumberFormatException("CAS without a reason");
      }
      adjustments.add(new Cas(cas.element(1), reason, Money.parse(cas.element(i + 1))));
    }
    return adjustments;
  }
}
