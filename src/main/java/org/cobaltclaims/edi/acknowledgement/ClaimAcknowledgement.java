package org.cobaltclaims.edi.acknowledgement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.ServiceLine;
import org.cobaltclaims.edi.StatusInformation;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What one source says to one receiver in a 277CA (DOMAIN 4.3); usually a whole ST-SE.
 *
 * @param envelope the ISA and GS around it
 * @param controlNumber ST02
 * @param beginning BHT
 * @param source 2000A
 * @param receiver 2000B
 * @param providers 2000C
 */
public record ClaimAcknowledgement(
    Envelope envelope,
    String controlNumber,
    Beginning beginning,
    Source source,
    Receiver receiver,
    List<Provider> providers) {

  public ClaimAcknowledgement {
    providers = List.copyOf(providers);
  }

  /**
   * 2000A: clearinghouse or payer.
   *
   * @param name NM1: AY clearinghouse, PR payer
   * @param trace 2200A TRN02
   * @param received 2200A DTP*050; null if none
   * @param processed 2200A DTP*009; null if none
   */
  public record Source(
      EntityName name,
      String trace,
      @Nullable DatePeriod received,
      @Nullable DatePeriod processed) {

    /** Of claims that stand under no source. */
    public static final Source NONE = new Source(EntityName.NONE, "", null, null);
  }

  /**
   * 2000B: the submitter.
   *
   * @param name NM1*41
   * @param batchReference 2200B TRN02: the BHT03 of ours, empty if none
   * @param information 2200B STC
   * @param totals 2200B QTY (90 accepted, AA rejected) and AMT (YU, YY)
   */
  public record Receiver(
      EntityName name, String batchReference, List<StatusInformation> information, Totals totals) {
    public Receiver {
      information = List.copyOf(information);
    }
  }

  /**
   * 2000C: a billing provider with its claims.
   *
   * @param name NM1*85; {@link EntityName#NONE} where the claims stand under no provider
   * @param trace 2200C TRN02, empty if none
   * @param information 2200C STC
   * @param references 2200C REF, its further ids
   * @param totals 2200C QTY (QA accepted, QC rejected) and AMT (YU, YY)
   * @param claims 2000D
   */
  public record Provider(
      EntityName name,
      String trace,
      List<StatusInformation> information,
      List<Reference> references,
      Totals totals,
      List<Claim> claims) {
    public Provider {
      information = List.copyOf(information);
      references = List.copyOf(references);
      claims = List.copyOf(claims);
    }
  }

  /** QTY and AMT of a level, in file order. */
  public record Totals(List<Count> counts, List<Sum> sums) {

    /** No totals. */
    public static final Totals NONE = new Totals(List.of(), List.of());

    public Totals {
      counts = List.copyOf(counts);
      sums = List.copyOf(sums);
    }
  }

  /** QTY01 and QTY02, a number of claims. */
  public record Count(String qualifier, BigDecimal claims) {}

  /** AMT01 and AMT02, with the segment. */
  public record Sum(String qualifier, Money amount, Origin origin) {}

  /**
   * 2000D and 2200D.
   *
   * @param patient NM1*QC
   * @param claimNumber TRN02: the CLM01 of ours
   * @param information STC of the claim
   * @param references REF: 1K payer's claim number, D9 clearinghouse's number, BLT type of bill, XZ
   *     prescription
   * @param service DTP*472; null if none
   * @param lines 2220D
   * @param origin the TRN segment
   */
  public record Claim(
      EntityName patient,
      String claimNumber,
      List<StatusInformation> information,
      List<Reference> references,
      @Nullable DatePeriod service,
      List<Line> lines,
      Origin origin) {
    public Claim {
      information = List.copyOf(information);
      references = List.copyOf(references);
      lines = List.copyOf(lines);
    }

    /** Every code of the claim's STC, then of its lines'. */
    public List<Status> statuses() {
      List<Status> statuses = new ArrayList<>(flat(information, ""));
      lines.forEach(line -> statuses.addAll(flat(line.information(), line.controlNumber())));
      return statuses;
    }

    /** REF*1K, empty if none. */
    public String payerClaimControlNumber() {
      return reference("1K");
    }

    /** The value of the first REF with the qualifier, empty if there is none. */
    public String reference(String qualifier) {
      return references.stream()
          .filter(r -> r.qualifier().equals(qualifier))
          .map(Reference::value)
          .findFirst()
          .orElse("");
    }

    /** Position of the TRN segment in its transaction. */
    public int segment() {
      return origin.position();
    }
  }

  /**
   * 2220D.
   *
   * @param service SVC
   * @param information STC
   * @param controlNumber REF*FJ, empty if none
   * @param references the other REF (XZ prescription)
   * @param date DTP*472; null if none
   */
  public record Line(
      ServiceLine service,
      List<StatusInformation> information,
      String controlNumber,
      List<Reference> references,
      @Nullable DatePeriod date) {
    public Line {
      information = List.copyOf(information);
      references = List.copyOf(references);
    }
  }

  /**
   * One code of STC01, STC10 or STC11.
   *
   * @param category such as A2
   * @param status such as 20
   * @param entity such as PR, empty if none
   * @param effective STC02; null if none
   * @param action STC03: WQ accepted, U rejected; empty if none
   * @param charge STC04; null if none
   * @param lineControlNumber REF*FJ where the status is a line's, empty otherwise
   */
  public record Status(
      String category,
      String status,
      String entity,
      @Nullable LocalDate effective,
      String action,
      @Nullable Money charge,
      String lineControlNumber) {}

  /** All claims, in file order. */
  public List<Claim> claims() {
    return providers.stream().flatMap(provider -> provider.claims().stream()).toList();
  }

  /** 2100A NM101: AY clearinghouse, PR payer. */
  public String sourceEntity() {
    return source.name().entity();
  }

  /** 2200B TRN02: the BHT03 of ours, empty if none. */
  public String batchReference() {
    return receiver.batchReference();
  }

  /** Every code of the 2200B STC. */
  public List<Status> batchStatuses() {
    return flat(receiver.information(), "");
  }

  /** Every code of the 2200C STC, of all providers. */
  public List<Status> providerStatuses() {
    return providers.stream()
        .flatMap(provider -> flat(provider.information(), "").stream())
        .toList();
  }

  private static List<Status> flat(List<StatusInformation> information, String line) {
    List<Status> statuses = new ArrayList<>();
    for (StatusInformation each : information) {
      for (StatusInformation.Code code : each.codes()) {
        statuses.add(
            new Status(
                code.category(),
                code.status(),
                code.entity(),
                each.effective(),
                each.action(),
                each.charge(),
                line));
      }
    }
    return statuses;
  }
}
