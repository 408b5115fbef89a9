package org.cobaltclaims.remittance.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.remittance.Remittance;
import org.cobaltclaims.edi.remittance.Remittance.DatedEvent;
import org.cobaltclaims.edi.remittance.Remittance.ServicePayment;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.PaymentLine;
import org.cobaltclaims.remittance.PriorityPayer;
import org.cobaltclaims.remittance.RemittanceHeader;
import org.jspecify.annotations.Nullable;

/** From an 835 as it is read to the payments that are posted. */
public final class PaymentMapping {

  /**
   * What a transaction of an 835 became.
   *
   * @param payments one per CLP, in file order
   * @param unusable the CLPs that could not be taken; since their money is missing from {@code
   *     payments}, the transaction does not balance and nothing of it is posted unseen
   */
  public record Mapped(List<ClaimPayment> payments, List<Unusable> unusable) {
    public Mapped {
      payments = List.copyOf(payments);
      unusable = List.copyOf(unusable);
    }
  }

  /**
   * A CLP that could not be taken.
   *
   * @param segment the position, ST = 1, of the segment at fault
   * @param reason what is wrong there, without content
   */
  public record Unusable(int segment, String reason) {}

  /** The patient, the subscriber, and either under a corrected id. */
  private static final Set<String> MEMBERS = Set.of("QC", "IL", "74");

  private PaymentMapping() {}

  /**
   * The payments of a transaction; their ids are {@code remittanceId}, a dash and the CLP's ordinal
   * from 1.
   *
   * @param today the latest day that a payer can have decided on (DOMAIN 2.6)
   */
  public static Mapped payments(Remittance remittance, String remittanceId, LocalDate today) {
    LocalDate adjudicated = adjudicated(remittance, today);
    List<ClaimPayment> payments = new ArrayList<>();
    List<Unusable> unusable = new ArrayList<>();
    int ordinal = 0;
    for (Remittance.ClaimPayment claim : remittance.claims()) {
      ordinal++;
      Unusable fault = fault(claim);
      if (fault == null) {
        payments.add(payment(claim, remittanceId + "-" + ordinal, adjudicated));
      } else {
        unusable.add(fault);
      }
    }
    remittance.unreadable().forEach(clp -> unusable.add(unreadable(clp)));
    return new Mapped(payments, unusable);
  }

  /** Why a CLP that could be read cannot be posted; null if it can. */
  static @Nullable Unusable fault(Remittance.ClaimPayment claim) {
    Remittance.Adjustment unknown = unknownGroup(claim);
    return unknown == null
        ? null
        : new Unusable(
            unknown.segment(),
            "CAS01 is none of the adjustment groups CO, PR, OA, PI, CR; ask the payer for a"
                + " corrected remittance");
  }

  /** A CLP that could not be read. */
  static Unusable unreadable(Origin clp) {
    return new Unusable(
        clp.position(),
        "an amount or procedure of this CLP cannot be read; ask the payer for a corrected"
            + " remittance");
  }

  /** What the transaction says about the payment as a whole. */
  public static RemittanceHeader header(Remittance remittance) {
    Stream<String> ids =
        Stream.concat(
            remittance.payer().additionalIds().stream().map(Reference::value),
            Stream.of(remittance.payer().nationalId()));
    return new RemittanceHeader(
        remittance.payer().name(),
        ids.filter(id -> !id.isEmpty()).distinct().toList(),
        remittance.payerTaxId(),
        remittance.trace(),
        remittance.method(),
        remittance.creditOrDebit().equals("D") ? remittance.paid().negated() : remittance.paid(),
        remittance.paymentDate(),
        remittance.payee().id(),
        remittance.providerAdjustments().stream().map(PaymentMapping::providerAdjustment).toList());
  }

  static RemittanceHeader.ProviderAdjustment providerAdjustment(Remittance.ProviderAdjustment plb) {
    return new RemittanceHeader.ProviderAdjustment(
        plb.code(), plb.reference(), plb.amount(), plb.segment());
  }

  /**
   * The day on which the payer decided: BPR16, else DTM*405, else the group's date; never later
   * than today (DOMAIN 2.6).
   */
  static LocalDate adjudicated(Remittance remittance, LocalDate today) {
    return Stream.of(
            remittance.paymentDate(),
            remittance.productionDate(),
            remittance.envelope().time().toLocalDate())
        .filter(Objects::nonNull)
        .filter(date -> !date.isAfter(today))
        .findFirst()
        .orElse(today);
  }

  private static Remittance.@Nullable Adjustment unknownGroup(Remittance.ClaimPayment claim) {
    return Stream.concat(
            claim.adjustments().stream(),
            claim.services().stream().flatMap(service -> service.adjustments().stream()))
        .filter(adjustment -> group(adjustment.group()) == null)
        .findFirst()
        .orElse(null);
  }

  /**
   * The payment of a CLP without {@link #fault}.
   *
   * @param id its id
   * @param adjudicated the day on which the payer decided
   */
  static ClaimPayment payment(Remittance.ClaimPayment claim, String id, LocalDate adjudicated) {
    List<PaymentLine> lines = claim.services().stream().map(PaymentMapping::line).toList();
    return new ClaimPayment(
        id,
        claim.claimNumber(),
        claim.status(),
        claim.charge(),
        claim.paid(),
        claim.patientResponsibility(),
        claim.filingIndicator(),
        claim.payerClaimControlNumber(),
        claim.frequency(),
        adjustments(claim.adjustments()),
        claim.remarks(),
        claim.outpatientAdjudication(),
        forwardedTo(claim),
        claim.references().stream()
            .filter(reference -> reference.qualifier().equals("F8"))
            .map(Reference::value)
            .findFirst()
            .orElse(""),
        serviceFrom(claim, lines),
        adjudicated,
        lines,
        claim.segment(),
        memberIds(claim),
        priorityPayer(claim));
  }

  /** NM1*PR, and whose insurance that is (NM1*GB); null if neither stands there. */
  private static @Nullable PriorityPayer priorityPayer(Remittance.ClaimPayment claim) {
    EntityName payer = named(claim, "PR");
    EntityName subscriber = named(claim, "GB");
    return payer == EntityName.NONE && subscriber == EntityName.NONE
        ? null
        : new PriorityPayer(
            payer.id(),
            payer.lastOrOrganization(),
            subscriber.id(),
            subscriber.lastOrOrganization(),
            subscriber.first());
  }

  private static EntityName named(Remittance.ClaimPayment claim, String entity) {
    return claim.names().stream()
        .filter(name -> name.entity().equals(entity))
        .findFirst()
        .orElse(EntityName.NONE);
  }

  private static List<String> memberIds(Remittance.ClaimPayment claim) {
    return claim.names().stream()
        .filter(name -> MEMBERS.contains(name.entity()))
        .map(name -> name.id())
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }

  private static PaymentLine line(ServicePayment service) {
    return new PaymentLine(
        0,
        service.lineControlNumber(),
        service.procedure(),
        service.submittedProcedure(),
        service.charge(),
        service.paid(),
        service.units(),
        date(service.dates(), "472", "150"),
        adjustments(service.adjustments()),
        service.remarks(),
        service.segment());
  }

  private static List<Adjustment> adjustments(List<Remittance.Adjustment> adjustments) {
    return adjustments.stream()
        .map(
            a ->
                new Adjustment(
                    AdjustmentGroup.valueOf(a.group()),
                    a.reason(),
                    a.amount(),
                    a.quantity(),
                    a.segment()))
        .toList();
  }

  private static @Nullable AdjustmentGroup group(String code) {
    for (AdjustmentGroup group : AdjustmentGroup.values()) {
      if (group.name().equals(code)) {
        return group;
      }
    }
    return null;
  }

  /**
   * NM1*TT: the crossover carrier's id, or its name where it has none; never empty where the
   * segment stands, because its presence is the signal (DOMAIN 3.6).
   */
  private static String forwardedTo(Remittance.ClaimPayment claim) {
    return claim.names().stream()
        .filter(name -> name.entity().equals("TT"))
        .flatMap(name -> Stream.of(name.id(), name.lastOrOrganization(), "UNNAMED"))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static @Nullable LocalDate serviceFrom(
      Remittance.ClaimPayment claim, List<PaymentLine> lines) {
    LocalDate stated = date(claim.dates(), "232");
    return stated != null
        ? stated
        : lines.stream()
            .map(PaymentLine::serviceDate)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
  }

  private static @Nullable LocalDate date(List<DatedEvent> dates, String... qualifiers) {
    return Stream.of(qualifiers)
        .flatMap(q -> dates.stream().filter(event -> event.qualifier().equals(q)))
        .map(DatedEvent::date)
        .findFirst()
        .orElse(null);
  }
}
