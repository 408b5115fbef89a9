package org.cobaltclaims.edi.eligibility;

import java.math.BigDecimal;
import java.util.List;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.edi.Address;
import org.cobaltclaims.edi.Contact;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * 2110C or 2110D: one EB (DOMAIN 10).
 *
 * @param information EB01: 1 active, 6 inactive, A coinsurance, B copay, C deductible, G out of
 *     pocket, I not covered, R other or additional payer, U contact, V cannot process
 * @param coverageLevel EB02: IND, FAM ...; empty if none
 * @param serviceTypes EB03, repeated
 * @param insuranceType EB04, such as HM, MB, 12 to 47 where Medicare is secondary; empty if none
 * @param plan EB05, the plan's name; empty if none
 * @param period EB06: 23 calendar year, 27 visit, 29 remaining ...; empty if none
 * @param amount EB07; null if none
 * @param percent EB08, such as 0.2; null if none
 * @param quantityQualifier EB09, empty if none
 * @param quantity EB10; null if none
 * @param authorization EB11: Y, N, U; empty if none
 * @param inNetwork EB12: Y, N, U, W both; empty if none
 * @param procedure EB13; null if none
 * @param diagnosisPointers EB14
 * @param deliveries HSD as they stand
 * @param references REF, such as 6P group, 1L policy, 18 plan number
 * @param dates DTP
 * @param rejections AAA
 * @param messages MSG01
 * @param additional 2115: III as they stand
 * @param related 2120: other payers (PR, PRP, SEP, TTP), providers (P3) and other entities
 * @param origin the EB segment
 */
public record Benefit(
    String information,
    String coverageLevel,
    List<String> serviceTypes,
    String insuranceType,
    String plan,
    String period,
    @Nullable Money amount,
    @Nullable BigDecimal percent,
    String quantityQualifier,
    @Nullable BigDecimal quantity,
    String authorization,
    String inNetwork,
    @Nullable Procedure procedure,
    List<String> diagnosisPointers,
    List<Segment> deliveries,
    List<Reference> references,
    List<DatePeriod> dates,
    List<Rejection> rejections,
    List<String> messages,
    List<Segment> additional,
    List<RelatedEntity> related,
    Origin origin) {

  public Benefit {
    serviceTypes = List.copyOf(serviceTypes);
    diagnosisPointers = List.copyOf(diagnosisPointers);
    deliveries = List.copyOf(deliveries);
    references = List.copyOf(references);
    dates = List.copyOf(dates);
    rejections = List.copyOf(rejections);
    messages = List.copyOf(messages);
    additional = List.copyOf(additional);
    related = List.copyOf(related);
  }

  /**
   * 2120C or 2120D.
   *
   * @param name NM1: PRP primary, SEP secondary, TTP tertiary payer, P3 primary care provider ...
   * @param address N3 and N4; {@link Address#NONE} if not sent
   * @param contacts PER
   * @param provider PRV; null if none
   */
  public record RelatedEntity(
      EntityName name, Address address, List<Contact> contacts, @Nullable Provider provider) {
    public RelatedEntity {
      contacts = List.copyOf(contacts);
    }
  }
}
