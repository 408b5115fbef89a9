package org.cobaltclaims.edi.eligibility;

import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One ST-SE of a 270: whose benefits are asked for.
 *
 * @param envelope the ISA and GS around it
 * @param controlNumber ST02
 * @param beginning BHT
 * @param sources 2000A: the payers that are asked
 */
public record EligibilityInquiry(
    Envelope envelope,
    String controlNumber,
    Beginning beginning,
    List<InformationSource<Query>> sources) {

  public EligibilityInquiry {
    sources = List.copyOf(sources);
  }

  /** Everyone whose benefits are asked for, in file order. */
  public Stream<Member<Query>> members() {
    return sources.stream().flatMap(InformationSource::members);
  }

  /**
   * 2110C or 2110D.
   *
   * @param serviceTypes EQ01, such as 30 health plan coverage
   * @param procedure EQ02; null if none
   * @param coverageLevel EQ03: FAM, IND; empty if none
   * @param diagnosisPointers EQ05
   * @param amounts AMT*R spend down and AMT*PB spend down billed
   * @param information III
   * @param references REF (9F referral, G1 prior authorization)
   * @param dates DTP*291 of this query
   * @param origin the EQ segment
   */
  public record Query(
      List<String> serviceTypes,
      @Nullable Procedure procedure,
      String coverageLevel,
      List<String> diagnosisPointers,
      List<QueryAmount> amounts,
      List<Segment> information,
      List<Reference> references,
      List<DatePeriod> dates,
      Origin origin) {
    public Query {
      serviceTypes = List.copyOf(serviceTypes);
      diagnosisPointers = List.copyOf(diagnosisPointers);
      amounts = List.copyOf(amounts);
      information = List.copyOf(information);
      references = List.copyOf(references);
      dates = List.copyOf(dates);
    }
  }

  /**
   * AMT of a query.
   *
   * @param qualifier AMT01
   * @param amount AMT02
   * @param origin the segment
   */
  public record QueryAmount(String qualifier, Money amount, Origin origin) {}
}
