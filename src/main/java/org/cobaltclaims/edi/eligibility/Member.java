package org.cobaltclaims.edi.eligibility;

import java.util.List;
import org.cobaltclaims.edi.Address;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.Demographics;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.TraceNumber;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber (2000C, 2100C) or dependent (2000D, 2100D).
 *
 * @param <T> what is asked or told: a query or a benefit
 * @param traces TRN: 1 ours, 2 the payer's answer to ours
 * @param name NM1*IL or NM1*03
 * @param references REF, such as 6P group, SY social security number, EJ patient account, Q4
 * @param address N3 and N4; {@link Address#NONE} if not sent
 * @param rejections AAA of 2100
 * @param provider PRV; null if none
 * @param demographics DMG; {@link Demographics#NONE} if not sent
 * @param relationship INS; null if none
 * @param diagnoses HI, each code with its qualifier, such as ABK
 * @param dates DTP, such as 291 plan, 346 plan begin, 442 date of death
 * @param military MPI, of a 271 only; null if none
 * @param details 2110
 */
public record Member<T>(
    List<TraceNumber> traces,
    EntityName name,
    List<Reference> references,
    Address address,
    List<Rejection> rejections,
    @Nullable Provider provider,
    Demographics demographics,
    @Nullable Relationship relationship,
    List<Diagnosis> diagnoses,
    List<DatePeriod> dates,
    @Nullable Military military,
    List<T> details) {

  public Member {
    traces = List.copyOf(traces);
    references = List.copyOf(references);
    rejections = List.copyOf(rejections);
    diagnoses = List.copyOf(diagnoses);
    dates = List.copyOf(dates);
    details = List.copyOf(details);
  }

  /** HI, one composite. */
  public record Diagnosis(String qualifier, String code) {}

  /** The TRN02 by which the answer belongs to an inquiry of ours (TRN01 2); empty if none. */
  public String answeredTrace() {
    return traces.stream()
        .filter(trace -> trace.type().equals("2"))
        .map(TraceNumber::number)
        .findFirst()
        .orElse("");
  }
}
