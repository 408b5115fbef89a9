package org.cobaltclaims.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.money.Money;

/**
 * A service line, the same for every payer (DOMAIN 2.1).
 *
 * @param number LX01, from 1 without gaps
 * @param controlNumber REF*6R: ours, unique in the family ({@code familyId + "L" + number})
 * @param practiceControlNumber the REF*6R that the practice's system sent, empty if none
 * @param procedure SV101
 * @param charge SV102
 * @param unit SV103: UN, MJ
 * @param units SV104
 * @param placeOfService SV105, empty if as the claim's
 * @param diagnosisPointers SV107: 1 to 12
 * @param emergency SV109
 * @param epsdt SV111
 * @param familyPlanning SV112
 * @param copayExempt SV115
 * @param serviceFrom DTP*472
 * @param serviceTo DTP*472; equal to from for one day
 * @param references REF of 2400 but 6R
 * @param providers 2420
 * @param carried every other segment of 2400 and 2410, in file order
 */
public record ServiceLine(
    int number,
    String controlNumber,
    String practiceControlNumber,
    Procedure procedure,
    Money charge,
    String unit,
    BigDecimal units,
    String placeOfService,
    List<Integer> diagnosisPointers,
    boolean emergency,
    boolean epsdt,
    boolean familyPlanning,
    boolean copayExempt,
    LocalDate serviceFrom,
    LocalDate serviceTo,
    List<Reference> references,
    List<Provider> providers,
    List<CarriedSegment> carried) {
  public ServiceLine {
    diagnosisPointers = List.copyOf(diagnosisPointers);
    references = List.copyOf(references);
    providers = List.copyOf(providers);
    carried = List.copyOf(carried);
  }
}
