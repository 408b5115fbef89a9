package org.cobaltclaims.edi.remittance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.edi.Envelope;
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
 * @param paymentDate BPR16; null if empty or unreadable
 * @param trace TRN02: EFT trace or check number
 * @param payerTaxId TRN03
 * @param productionDate DTM*405; null if none
 * @param payer 1000A
 * @param payee 1000B
 * @param claims 2100 loops in file order
 * @param providerAdjustments PLB, flattened to one reason each
 * @param transfer BPR05 to BPR15, the banks and accounts, as they stand; empty if none
 * @param receiverId REF*EV, empty if none
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
    @Nullable LocalDate paymentDate,
    String trace,
    String payerTaxId,
    @Nullable LocalDate productionDate,
    Payer payer,
    Payee payee,
    List<ClaimPayment> claims,
    List<ProviderAdjustment> providerAdjustments,
    List<String> transfer,
    String receiverId,
    int ordinal) {

  public Remittance {
    claims = List.copyOf(claims);
    providerAdjustments = List.copyOf(providerAdjustments);
    transfer = List.copyOf(transfer);
  }

  /** Without bank details, receiver and place in a file. */
  public Remittance(
      Envelope envelope,
      String controlNumber,
      String handling,
      Money paid,
      String creditOrDebit,
      String method,
      @Nullable LocalDate paymentDate,
      String trace,
      String payerTaxId,
      @Nullable LocalDate productionDate,
      Payer payer,
      Payee payee,
      List<ClaimPayment> claims,
      List<ProviderAdjustment> providerAdjustments) {
    this(
        envelope,
        controlNumber,
        handling,
        paid,
        creditOrDebit,
        method,
        paymentDate,
        trace,
        payerTaxId,
        productionDate,
        payer,
        payee,
        claims,
        providerAdjustments,
        List.of(),
        "",
        0);
  }

  /**
   * 1000A.
   *
   * @param name N102
   * @param nationalId N104 where N103 is XV, empty otherwise
   * @param line1 N301
   * @param city N401
   * @param state N402
   * @param zip N403
   * @param additionalIds REF 2U, EO, HI, NF in file order, as qualifier and value
   * @param line2 N302, empty if none
   * @param contacts PER (CX, BL, IC) as they stand
   */
  public record Payer(
      String name,
      String nationalId,
      String line1,
      String city,
      String state,
      String zip,
      List<Reference> additionalIds,
      String line2,
      List<Segment> contacts) {
    public Payer {
      additionalIds = List.copyOf(additionalIds);
      contacts = List.copyOf(contacts);
    }

    public Payer(
        String name,
        String nationalId,
        String line1,
        String city,
        String state,
        String zip,
        List<Reference> additionalIds) {
      this(name, nationalId, line1, city, state, zip, additionalIds, "", List.of());
    }
  }

  /**
   * 1000B.
   *
   * @param name N102
   * @param idQualifier N103: XX, FI, XV
   * @param id N104
   * @param references REF (TJ tax id, PQ ...)
   * @param carried N3, N4 and RDM as they stand
   */
  public record Payee(
      String name,
      String idQualifier,
      String id,
      List<Reference> references,
      List<Segment> carried) {
    public Payee {
      references = List.copyOf(references);
      carried = List.copyOf(carried);
    }

    public Payee(String name, String idQualifier, String id, List<Reference> references) {
      this(name, idQualifier, id, references, List.of());
    }
  }

  /** REF01 and REF02. */
  public record Reference(String qualifier, String value) {}

  /** DTM01 and DTM02. */
  public record DatedEvent(String qualifier, LocalDate date) {}

  /** AMT01 and AMT02. */
  public record Amount(String qualifier, Money amount) {}

  /**
   * An NM1 of 2100: QC patient, IL subscriber, 74 corrected, 82 rendering, TT crossover carrier, PR
   * corrected priority payer, GB other subscriber.
   */
  public record Name(
      String entity,
      boolean person,
      String lastOrOrganization,
      String first,
      String middle,
      String suffix,
      String idQualifier,
      String id) {}

  /**
   * CAS, one reason of the up to six of a segment.
   *
   * @param group CAS01 as sent
   * @param reason the CARC
   * @param amount signed
   * @param quantity null if none
   * @param segment position of the CAS segment in its transaction
   */
  public record Adjustment(
      String group, String reason, Money amount, @Nullable BigDecimal quantity, int segment) {}

  /**
   * 2100: one CLP.
   *
   * @param claimNumber CLP01
   * @param status CLP02 as sent
   * @param charge CLP03
   * @param paid CLP04
   * @param patientResponsibility CLP05; null if not sent
   * @param filingIndicator CLP06
   * @param payerClaimControlNumber CLP07
   * @param placeOfService CLP08, empty if none
   * @param frequency CLP09, empty if none
   * @param adjustments CAS at claim level
   * @param names NM1 loops in file order
   * @param remarks MOA03-07 or MIA05/20-23, in order
   * @param outpatientAdjudication MOA elements 01 to 09 as they stand; empty if no MOA
   * @param references REF of 2100
   * @param dates DTM of 2100 (232, 233, 036, 050)
   * @param amounts AMT of 2100 (I interest, AU, F5 ...)
   * @param services 2110 loops in file order
   * @param segment position of the CLP segment in its transaction
   * @param carried MIA, PER, QTY and what else stands in 2100, in file order
   */
  public record ClaimPayment(
      String claimNumber,
      String status,
      Money charge,
      Money paid,
      @Nullable Money patientResponsibility,
      String filingIndicator,
      String payerClaimControlNumber,
      String placeOfService,
      String frequency,
      List<Adjustment> adjustments,
      List<Name> names,
      List<String> remarks,
      List<String> outpatientAdjudication,
      List<Reference> references,
      List<DatedEvent> dates,
      List<Amount> amounts,
      List<ServicePayment> services,
      int segment,
      List<Segment> carried) {
    public ClaimPayment {
      carried = List.copyOf(carried);
      adjustments = List.copyOf(adjustments);
      names = List.copyOf(names);
      remarks = List.copyOf(remarks);
      outpatientAdjudication = List.copyOf(outpatientAdjudication);
      references = List.copyOf(references);
      dates = List.copyOf(dates);
      amounts = List.copyOf(amounts);
      services = List.copyOf(services);
    }

    /** Without anything uninterpreted. */
    public ClaimPayment(
        String claimNumber,
        String status,
        Money charge,
        Money paid,
        @Nullable Money patientResponsibility,
        String filingIndicator,
        String payerClaimControlNumber,
        String placeOfService,
        String frequency,
        List<Adjustment> adjustments,
        List<Name> names,
        List<String> remarks,
        List<String> outpatientAdjudication,
        List<Reference> references,
        List<DatedEvent> dates,
        List<Amount> amounts,
        List<ServicePayment> services,
        int segment) {
      this(
          claimNumber,
          status,
          charge,
          paid,
          patientResponsibility,
          filingIndicator,
          payerClaimControlNumber,
          placeOfService,
          frequency,
          adjustments,
          names,
          remarks,
          outpatientAdjudication,
          references,
          dates,
          amounts,
          services,
          segment,
          List.of());
    }
  }

  /**
   * 2110: one SVC.
   *
   * @param procedure SVC01 as adjudicated
   * @param charge SVC02
   * @param paid SVC03
   * @param units SVC05; 1 if absent
   * @param submittedProcedure SVC06; null if as adjudicated
   * @param submittedUnits SVC07; null if none
   * @param dates DTM 472, 150, 151
   * @param adjustments CAS
   * @param lineControlNumber REF*6R, empty if none
   * @param references the other REF
   * @param amounts AMT (B6 allowed, KH ...)
   * @param remarks LQ*HE codes
   * @param segment position of the SVC segment in its transaction
   * @param carried QTY, LQ other than HE and what else stands in 2110, in file order
   */
  public record ServicePayment(
      Procedure procedure,
      Money charge,
      Money paid,
      BigDecimal units,
      @Nullable Procedure submittedProcedure,
      @Nullable BigDecimal submittedUnits,
      List<DatedEvent> dates,
      List<Adjustment> adjustments,
      String lineControlNumber,
      List<Reference> references,
      List<Amount> amounts,
      List<String> remarks,
      int segment,
      List<Segment> carried) {
    public ServicePayment {
      carried = List.copyOf(carried);
      dates = List.copyOf(dates);
      adjustments = List.copyOf(adjustments);
      references = List.copyOf(references);
      amounts = List.copyOf(amounts);
      remarks = List.copyOf(remarks);
    }

    /** Without anything uninterpreted. */
    public ServicePayment(
        Procedure procedure,
        Money charge,
        Money paid,
        BigDecimal units,
        @Nullable Procedure submittedProcedure,
        @Nullable BigDecimal submittedUnits,
        List<DatedEvent> dates,
        List<Adjustment> adjustments,
        String lineControlNumber,
        List<Reference> references,
        List<Amount> amounts,
        List<String> remarks,
        int segment) {
      this(
          procedure,
          charge,
          paid,
          units,
          submittedProcedure,
          submittedUnits,
          dates,
          adjustments,
          lineControlNumber,
          references,
          amounts,
          remarks,
          segment,
          List.of());
    }
  }

  /**
   * PLB: positive is money taken from us, negative is money given (DOMAIN 3.4).
   *
   * @param providerId PLB01
   * @param fiscalPeriod PLB02; null if unreadable
   * @param code PLB03-1 and its like: L6, WO, FB ...
   * @param reference PLB03-2, empty if none
   * @param amount PLB04 and its like, signed
   * @param segment position of the PLB segment in its transaction
   */
  public record ProviderAdjustment(
      String providerId,
      @Nullable LocalDate fiscalPeriod,
      String code,
      String reference,
      Money amount,
      int segment) {}
}
