package org.cobaltclaims.edi.remittance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.edi.Contact;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One ST-SE of an 835 (DOMAIN 3.1).
 *
 * @param envelope the ISA and GS around it
 * @param controlNumber ST02
 * @param handling BPR01: I, C, D, H, P ...
 * @param paid BPR02, never negative
 * @param creditOrDebit BPR03: C or D
 * @param method BPR04: ACH, CHK, FWT, BOP, NON
 * @param transfer BPR05 to BPR15, the banks and accounts
 * @param paymentDate BPR16; null if empty or unreadable
 * @param trace TRN02: EFT trace or check number
 * @param payerTaxId TRN03
 * @param traceSubsidiary TRN04, empty if none
 * @param currency CUR; null if none, which means US dollars
 * @param receiverId REF*EV, empty if none
 * @param systemVersion REF*F2, empty if none
 * @param productionDate DTM*405; null if none
 * @param payer 1000A
 * @param payee 1000B
 * @param groups 2000 loops in file order, those without claims too
 * @param claims 2100 loops in file order
 * @param unreadable the CLPs that could not be used, because an amount or procedure in them cannot
 *     be read; their money is missing from the claims, so that the transaction does not balance
 * @param providerAdjustments PLB, flattened to one reason each
 * @param carried what else stands in the heading
 * @param origin the BPR
 * @param ordinal the transaction's ordinal in its file, from 1, as {@link
 *     org.cobaltclaims.edi.Problem#transaction()} has it; 0 if it was not read from one
 */
public record Remittance(
    Envelope envelope,
    String controlNumber,
    String handling,
    Money paid,
    String creditOrDebit,
    String method,
    Transfer transfer,
    @Nullable LocalDate paymentDate,
    String trace,
    String payerTaxId,
    String traceSubsidiary,
    @Nullable Currency currency,
    String receiverId,
    String systemVersion,
    @Nullable LocalDate productionDate,
    Payer payer,
    Payee payee,
    List<ProviderGroup> groups,
    List<ClaimPayment> claims,
    List<Origin> unreadable,
    List<ProviderAdjustment> providerAdjustments,
    List<Segment> carried,
    Origin origin,
    int ordinal) {

  public Remittance {
    groups = List.copyOf(groups);
    claims = List.copyOf(claims);
    unreadable = List.copyOf(unreadable);
    providerAdjustments = List.copyOf(providerAdjustments);
    carried = List.copyOf(carried);
  }

  /** The same heading with other content. */
  public Remittance with(
      List<ProviderGroup> otherGroups,
      List<ClaimPayment> otherClaims,
      List<Origin> otherUnreadable,
      List<ProviderAdjustment> otherAdjustments) {
    return new Remittance(
        envelope,
        controlNumber,
        handling,
        paid,
        creditOrDebit,
        method,
        transfer,
        paymentDate,
        trace,
        payerTaxId,
        traceSubsidiary,
        currency,
        receiverId,
        systemVersion,
        productionDate,
        payer,
        payee,
        otherGroups,
        otherClaims,
        otherUnreadable,
        otherAdjustments,
        carried,
        origin,
        ordinal);
  }

  /** BPR02 as the balance has it: a debit is negative. */
  public Money signedPaid() {
    return creditOrDebit.equals("D") ? paid.negated() : paid;
  }

  /**
   * CUR.
   *
   * @param entity CUR01, PR
   * @param code CUR02, an ISO 4217 code
   * @param rate CUR03; null if none
   */
  public record Currency(String entity, String code, @Nullable BigDecimal rate) {}

  /** DTM01 and DTM02. */
  public record DatedEvent(String qualifier, LocalDate date) {}

  /**
   * AMT.
   *
   * @param qualifier AMT01
   * @param amount AMT02
   * @param origin the segment
   */
  public record Amount(String qualifier, Money amount, Origin origin) {}

  /** QTY01 and QTY02. */
  public record Quantity(String qualifier, BigDecimal value) {}

  /**
   * CAS, one reason of the up to six of a segment.
   *
   * @param group CAS01 as sent
   * @param reason the CARC
   * @param amount signed
   * @param quantity null if none
   * @param origin the CAS segment, the same for all its reasons
   */
  public record Adjustment(
      String group, String reason, Money amount, @Nullable BigDecimal quantity, Origin origin) {
    /** Position of the CAS segment in its transaction. */
    public int segment() {
      return origin.position();
    }
  }

  /**
   * 2100: one CLP.
   *
   * @param group the 2000 loop in which it stands
   * @param claimNumber CLP01
   * @param status CLP02 as sent
   * @param charge CLP03
   * @param paid CLP04
   * @param patientResponsibility CLP05; null if not sent
   * @param filingIndicator CLP06
   * @param payerClaimControlNumber CLP07
   * @param placeOfService CLP08, empty if none
   * @param frequency CLP09, empty if none
   * @param patientStatus CLP10, not used by the guide; empty if none
   * @param drg CLP11, empty if none
   * @param drgWeight CLP12; null if none
   * @param dischargeFraction CLP13; null if none
   * @param adjustments CAS at claim level
   * @param names NM1 in file order: QC patient, IL subscriber, 74 corrected, 82 rendering, TT
   *     crossover carrier, PR corrected priority payer, GB other subscriber
   * @param inpatient MIA; null if none
   * @param outpatient MOA; null if none
   * @param references REF of 2100
   * @param dates DTM of 2100 (232, 233, 036, 050)
   * @param contacts PER*CX
   * @param amounts AMT of 2100 (I interest, AU, F5 ...)
   * @param quantities QTY of 2100
   * @param services 2110 loops in file order
   * @param carried what else stands in 2100, in file order
   * @param origin the CLP segment
   */
  public record ClaimPayment(
      ProviderGroup group,
      String claimNumber,
      String status,
      Money charge,
      Money paid,
      @Nullable Money patientResponsibility,
      String filingIndicator,
      String payerClaimControlNumber,
      String placeOfService,
      String frequency,
      String patientStatus,
      String drg,
      @Nullable BigDecimal drgWeight,
      @Nullable BigDecimal dischargeFraction,
      List<Adjustment> adjustments,
      List<EntityName> names,
      @Nullable InpatientAdjudication inpatient,
      @Nullable OutpatientAdjudication outpatient,
      List<Reference> references,
      List<DatedEvent> dates,
      List<Contact> contacts,
      List<Amount> amounts,
      List<Quantity> quantities,
      List<ServicePayment> services,
      List<Segment> carried,
      Origin origin) {
    public ClaimPayment {
      adjustments = List.copyOf(adjustments);
      names = List.copyOf(names);
      references = List.copyOf(references);
      dates = List.copyOf(dates);
      contacts = List.copyOf(contacts);
      amounts = List.copyOf(amounts);
      quantities = List.copyOf(quantities);
      services = List.copyOf(services);
      carried = List.copyOf(carried);
    }

    /** Position of the CLP segment in its transaction. */
    public int segment() {
      return origin.position();
    }

    /** The claim's remark codes: MIA05 and 20-23, then MOA03-07. */
    public List<String> remarks() {
      List<String> remarks = new ArrayList<>();
      if (inpatient != null) {
        remarks.addAll(inpatient.remarks());
      }
      if (outpatient != null) {
        remarks.addAll(outpatient.remarks());
      }
      remarks.removeIf(String::isEmpty);
      return remarks;
    }

    /** MOA01 to MOA09 as they stand, empty if no MOA. */
    public List<String> outpatientAdjudication() {
      return outpatient == null ? List.of() : outpatient.elements();
    }
  }

  /**
   * 2110: one SVC.
   *
   * @param procedure SVC01 as adjudicated
   * @param charge SVC02
   * @param paid SVC03
   * @param revenueCode SVC04, empty if none
   * @param paidUnits SVC05; null if not sent, which means one
   * @param submittedProcedure SVC06; null if as adjudicated
   * @param submittedUnits SVC07; null if none
   * @param dates DTM 472, 150, 151
   * @param adjustments CAS
   * @param lineControlNumber REF*6R, empty if none
   * @param references the other REF
   * @param amounts AMT (B6 allowed, KH ...)
   * @param quantities QTY
   * @param remarkCodes LQ
   * @param carried what else stands in 2110, in file order
   * @param origin the SVC segment
   */
  public record ServicePayment(
      Procedure procedure,
      Money charge,
      Money paid,
      String revenueCode,
      @Nullable BigDecimal paidUnits,
      @Nullable Procedure submittedProcedure,
      @Nullable BigDecimal submittedUnits,
      List<DatedEvent> dates,
      List<Adjustment> adjustments,
      String lineControlNumber,
      List<Reference> references,
      List<Amount> amounts,
      List<Quantity> quantities,
      List<RemarkCode> remarkCodes,
      List<Segment> carried,
      Origin origin) {
    public ServicePayment {
      dates = List.copyOf(dates);
      adjustments = List.copyOf(adjustments);
      references = List.copyOf(references);
      amounts = List.copyOf(amounts);
      quantities = List.copyOf(quantities);
      remarkCodes = List.copyOf(remarkCodes);
      carried = List.copyOf(carried);
    }

    /** SVC05; 1 if absent. */
    public BigDecimal units() {
      return paidUnits == null ? BigDecimal.ONE : paidUnits;
    }

    /** The LQ*HE codes (RARC). */
    public List<String> remarks() {
      return remarkCodes.stream()
          .filter(r -> r.qualifier().equals("HE"))
          .map(RemarkCode::code)
          .toList();
    }

    /** Position of the SVC segment in its transaction. */
    public int segment() {
      return origin.position();
    }
  }

  /**
   * LQ.
   *
   * @param qualifier LQ01: HE remark code (RARC), RX pharmacy reject code
   * @param code LQ02
   */
  public record RemarkCode(String qualifier, String code) {}

  /**
   * PLB: positive is money taken from us, negative is money given (DOMAIN 3.4).
   *
   * @param providerId PLB01
   * @param fiscalPeriod PLB02; null if unreadable
   * @param code PLB03-1 and its like: L6, WO, FB ...
   * @param reference PLB03-2, empty if none
   * @param amount PLB04 and its like, signed
   * @param origin the PLB segment, the same for all its reasons
   */
  public record ProviderAdjustment(
      String providerId,
      @Nullable LocalDate fiscalPeriod,
      String code,
      String reference,
      Money amount,
      Origin origin) {
    /** Position of the PLB segment in its transaction. */
    public int segment() {
      return origin.position();
    }
  }
}
