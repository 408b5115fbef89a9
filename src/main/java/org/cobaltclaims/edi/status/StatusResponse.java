package org.cobaltclaims.edi.status;

import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.ServiceLine;
import org.cobaltclaims.edi.StatusInformation;
import org.jspecify.annotations.Nullable;

/**
 * One ST-SE of a 277: what the payer says of the claims that were asked after. It moves no money
 * and proves no denial (DOMAIN 4.4).
 *
 * @param envelope the ISA and GS around it
 * @param controlNumber ST02
 * @param beginning BHT
 * @param sources 2000A: the payers that answer
 */
public record StatusResponse(
    Envelope envelope,
    String controlNumber,
    Beginning beginning,
    List<InformationSource<ClaimStatus>> sources) {

  public StatusResponse {
    sources = List.copyOf(sources);
  }

  /** The status of each claim, in file order. */
  public Stream<ClaimStatus> claims() {
    return sources.stream().flatMap(InformationSource::claims);
  }

  /**
   * The statuses of each receiver and provider whose inquiry failed before any claim of it was
   * looked at (2200B, 2200C), one list each.
   */
  public Stream<List<StatusInformation>> failures() {
    return sources.stream()
        .flatMap(source -> source.receivers().stream())
        .flatMap(
            receiver ->
                Stream.concat(
                    Stream.of(receiver.statuses()),
                    receiver.providers().stream().map(InformationSource.Provider::statuses)))
        .filter(statuses -> !statuses.isEmpty());
  }

  /**
   * 2200D or 2200E.
   *
   * @param trace TRN02: the trace of our inquiry
   * @param statuses STC, at least one
   * @param references REF: 1K payer's claim number, BLT type of bill, EJ our claim number, XZ
   *     prescription, VV voucher, D9 clearinghouse's number
   * @param service DTP*472; null if none
   * @param lines 2220D or 2220E
   * @param origin the TRN segment
   */
  public record ClaimStatus(
      String trace,
      List<StatusInformation> statuses,
      List<Reference> references,
      @Nullable DatePeriod service,
      List<LineStatus> lines,
      Origin origin) {
    public ClaimStatus {
      statuses = List.copyOf(statuses);
      references = List.copyOf(references);
      lines = List.copyOf(lines);
    }

    /** The value of the first REF with the qualifier, empty if there is none. */
    public String reference(String qualifier) {
      return references.stream()
          .filter(r -> r.qualifier().equals(qualifier))
          .map(Reference::value)
          .findFirst()
          .orElse("");
    }
  }

  /**
   * 2220D or 2220E.
   *
   * @param service SVC
   * @param statuses STC
   * @param controlNumber REF*FJ, empty if none
   * @param date DTP*472; null if none
   */
  public record LineStatus(
      ServiceLine service,
      List<StatusInformation> statuses,
      String controlNumber,
      @Nullable DatePeriod date) {
    public LineStatus {
      statuses = List.copyOf(statuses);
    }
  }
}
