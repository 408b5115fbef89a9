package org.cobaltclaims.edi.status;

import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.ServiceLine;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One ST-SE of a 276: which claims are asked after.
 *
 * @param envelope the ISA and GS around it
 * @param controlNumber ST02
 * @param beginning BHT
 * @param sources 2000A: the payers that are asked
 */
public record StatusInquiry(
    Envelope envelope,
    String controlNumber,
    Beginning beginning,
    List<InformationSource<ClaimInquiry>> sources) {

  public StatusInquiry {
    sources = List.copyOf(sources);
  }

  /** All claims that are asked after, in file order. */
  public Stream<ClaimInquiry> claims() {
    return sources.stream().flatMap(InformationSource::claims);
  }

  /**
   * 2200D or 2200E.
   *
   * @param trace TRN02, which the answer repeats
   * @param references REF: 1K payer's claim number, BLT type of bill, EJ our claim number, XZ
   *     prescription, 6P group, LU, D9 clearinghouse's number
   * @param charge AMT*T3; null if none
   * @param service DTP*472; null if none
   * @param lines 2210D or 2210E
   * @param origin the TRN segment
   */
  public record ClaimInquiry(
      String trace,
      List<Reference> references,
      @Nullable Money charge,
      @Nullable DatePeriod service,
      List<InquiredLine> lines,
      Origin origin) {
    public ClaimInquiry {
      references = List.copyOf(references);
      lines = List.copyOf(lines);
    }
  }

  /**
   * 2210D or 2210E.
   *
   * @param service SVC
   * @param controlNumber REF*FJ, empty if none
   * @param date DTP*472; null if none
   */
  public record InquiredLine(
      ServiceLine service, String controlNumber, @Nullable DatePeriod date) {}
}
