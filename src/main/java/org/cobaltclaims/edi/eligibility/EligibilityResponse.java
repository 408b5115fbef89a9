package org.cobaltclaims.edi.eligibility;

import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.Envelope;

/**
 * One ST-SE of a 271: what the payer says about someone's benefits.
 *
 * @param envelope the ISA and GS around it
 * @param controlNumber ST02
 * @param beginning BHT
 * @param sources 2000A: the payers that answer
 */
public record EligibilityResponse(
    Envelope envelope,
    String controlNumber,
    Beginning beginning,
    List<InformationSource<Benefit>> sources) {

  public EligibilityResponse {
    sources = List.copyOf(sources);
  }

  /** Everyone whose benefits are told, in file order. */
  public Stream<Member<Benefit>> members() {
    return sources.stream().flatMap(InformationSource::members);
  }

  /** All benefits, in file order. */
  public Stream<Benefit> benefits() {
    return members().flatMap(member -> member.details().stream());
  }

  /** All AAA of whatever loop, in file order. */
  public Stream<Rejection> rejections() {
    return sources.stream().flatMap(InformationSource::rejectionsBelow);
  }
}
