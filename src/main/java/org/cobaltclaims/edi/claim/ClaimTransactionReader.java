package org.cobaltclaims.edi.claim;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Problems;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.TransactionReader;
import org.cobaltclaims.edi.X12Handler;
import org.cobaltclaims.edi.claim.ProfessionalClaim.BillingProvider;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Demographics;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Dependent;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Subscriber;
import org.cobaltclaims.edi.claim.ProfessionalClaim.SubscriberInformation;
import org.jspecify.annotations.Nullable;

/**
 * Reads an 837P: header and hierarchy (loops 1000A to 2010CA) here, what stands below a CLM in
 * {@link ClaimBuilder}. Each claim receives the billing provider, subscriber and patient above it.
 */
public final class ClaimTransactionReader implements TransactionReader {
  private static final Segment NONE = Segment.of("NONE");

  private final Transaction transaction;
  private final Fields fields;
  private final X12Handler handler;
  private final List<ProfessionalClaim> claims = new ArrayList<>();

  private Segment header = NONE;
  private @Nullable PartyBuilder submitter;
  private @Nullable PartyBuilder receiver;
  private @Nullable PartyBuilder current;
  private @Nullable ClaimBuilder claim;
  private boolean usable;

  private String level = "";
  private String billingTaxonomy = "";
  private List<Segment> billingCarried = new ArrayList<>();
  private @Nullable PartyBuilder billing;
  private @Nullable PartyBuilder payTo;
  private @Nullable PartyBuilder payToPlan;
  private Segment subscriberInformation = NONE;
  private @Nullable PartyBuilder subscriber;
  private @Nullable Segment subscriberDemographics;
  private @Nullable PartyBuilder payer;
  private @Nullable Segment subscriberStatus;
  private @Nullable Segment patientStatus;
  private @Nullable PartyBuilder patient;
  private @Nullable Segment patientDemographics;
  private @Nullable ClaimContext context;

  public ClaimTransactionReader(Transaction transaction, Problems problems, X12Handler handler) {
    this.transaction = transaction;
    this.fields = new Fields(problems);
    this.handler = handler;
  }

  @Override
  public void accept(Segment segment) {
    switch (segment.tag()) {
      case "HL" -> hierarchicalLevel(segment);
      case "CLM" -> {
        finishClaim();
        claim = new ClaimBuilder(context(segment), segment, fields);
      }
      default -> {
        if (claim != null) {
          claim.accept(segment);
        } else {
          aboveClaim(segment);
        }
      }
    }
  }

  private void aboveClaim(Segment segment) {
    switch (segment.tag()) {
      case "BHT" -> header = segment;
      case "NM1" -> name(segment);
      case "SBR" -> subscriberInformation = segment;
      case "PAT" -> {
        if (level.equals("23")) {
          patientStatus = segment;
        } else {
          subscriberStatus = segment;
        }
      }
      case "DMG" -> {
        if (level.equals("23")) {
          patientDemographics = segment;
        } else {
          subscriberDemographics = segment;
        }
      }
      default -> {
        if (current != null) {
          current.accept(segment);
        } else if (segment.is("PRV", "BI") && PartyBuilder.isTaxonomy(segment)) {
          billingTaxonomy = segment.element(3);
        } else if (level.equals("20")) {
          billingCarried.add(segment);
        } else if (!segment.is("REF", "87")) {
          unexpected(segment);
        }
      }
    }
  }

  private void name(Segment nm1) {
    context = null;
    PartyBuilder party = null;
    switch (nm1.element(1)) {
      case "41" -> submitter = party = new PartyBuilder("1000A", nm1);
      case "40" -> receiver = party = new PartyBuilder("1000B", nm1);
      case "85" ->
          billing = party = new PartyBuilder("2010AA", nm1, billingTaxonomy, billingCarried);
      case "87" -> payTo = party = new PartyBuilder("2010AB", nm1);
      case "PE" -> payToPlan = party = new PartyBuilder("2010AC", nm1);
      case "IL" -> subscriber = party = new PartyBuilder("2010BA", nm1);
      case "PR" -> payer = party = new PartyBuilder("2010BB", nm1);
      case "QC" -> patient = party = new PartyBuilder("2010CA", nm1);
      default -> {
        party = new PartyBuilder("", nm1);
        unexpected(nm1);
      }
    }
    current = party;
  }

  private void hierarchicalLevel(Segment hl) {
    finishClaim();
    current = null;
    context = null;
    level = hl.element(3);
    switch (level) {
      case "20" -> {
        billing = null;
        billingTaxonomy = "";
        billingCarried = new ArrayList<>();
        payTo = null;
        payToPlan = null;
        startSubscriber();
      }
      case "22" -> startSubscriber();
      case "23" -> startPatient();
      default ->
          fields.wrong(hl, 3, "", "CODE", "is no level of a professional claim (20, 22 or 23)");
    }
  }

  private void startSubscriber() {
    subscriberInformation = NONE;
    subscriber = null;
    subscriberDemographics = null;
    subscriberStatus = null;
    payer = null;
    startPatient();
  }

  private void startPatient() {
    patientStatus = null;
    patient = null;
    patientDemographics = null;
  }

  /** What stands above the claim; checked once for all claims below it. */
  private ClaimContext context(Segment clm) {
    if (context == null) {
      context = newContext(clm.position());
    }
    return context;
  }

  private ClaimContext newContext(int position) {
    Party billingProvider = required(billing, "85", position, "2010AA", "the billing provider");
    if (billing != null) {
      if (!billing.hasAddress()) {
        fields.missing(billing.position(), "2010AA", "N3", "the billing provider's address");
      }
      if (!billing.hasReference("EI", "SY")) {
        fields.missing(billing.position(), "2010AA", "REF", "the billing provider's tax id");
      }
    }
    if (subscriberInformation.equals(NONE)) {
      fields.missing(position, "2000B", "SBR", "the subscriber information");
    }
    Party subscriberName = required(subscriber, "IL", position, "2010BA", "the subscriber");
    Party payerName = required(payer, "PR", position, "2010BB", "the payer");
    boolean dependent = level.equals("23");
    if (dependent) {
      required(patient, "QC", position, "2010CA", "the patient");
      if (patientStatus == null) {
        fields.missing(position, "2000C", "PAT", "the patient's relationship");
      }
      if (patientDemographics == null) {
        fields.missing(position, "2010CA", "DMG", "the patient's birth date and gender");
      }
    } else if (subscriber != null && subscriberInformation.element(2).equals("18")) {
      if (subscriberDemographics == null) {
        fields.missing(position, "2010BA", "DMG", "the patient's birth date and gender");
      }
      if (!subscriber.hasAddress()) {
        fields.missing(subscriber.position(), "2010BA", "N3", "the patient's address");
      }
    }
    Dependent dependentPatient =
        dependent && patient != null
            ? new Dependent(
                patientStatus == null ? "" : patientStatus.element(1),
                patientStatus != null && patientStatus.saysMoreThan(1) ? patientStatus : null,
                patient.build(),
                demographics(patientDemographics, "2010CA"))
            : null;
    return new ClaimContext(
        new BillingProvider(
            billingProvider,
            payTo == null ? null : payTo.build(),
            payToPlan == null ? null : payToPlan.build()),
        new Subscriber(
            information(subscriberInformation),
            subscriberStatus,
            subscriberName,
            demographics(subscriberDemographics, "2010BA"),
            payerName),
        dependentPatient);
  }

  static SubscriberInformation information(Segment sbr) {
    return new SubscriberInformation(
        sbr.element(1),
        sbr.element(2),
        sbr.element(3),
        sbr.element(4),
        sbr.element(5),
        sbr.element(9));
  }

  private @Nullable Demographics demographics(@Nullable Segment dmg, String loop) {
    return dmg == null ? null : new Demographics(fields.date(dmg, 2, loop), dmg.element(3));
  }

  private Party required(
      @Nullable PartyBuilder party, String entity, int position, String loop, String what) {
    if (party != null) {
      return party.build();
    }
    fields.missing(position, loop, "NM1", what);
    return nobody(entity);
  }

  /** Stands where a required loop is missing; is never written. */
  static Party nobody(String entity) {
    return new Party(
        entity, entity.equals("IL"), "", "", "", "", "", "", null, "", List.of(), List.of());
  }

  private void unexpected(Segment segment) {
    fields.doubtful(
        segment,
        segment.tag(),
        "",
        "UNEXPECTED",
        "a segment that has no place here is passed over");
  }

  private void finishClaim() {
    if (claim != null) {
      ProfessionalClaim finished = claim.build();
      usable |= finished != null;
      if (finished != null && !handler.claim(transaction, finished)) {
        claims.add(finished);
      }
      claim = null;
      current = null;
    }
  }

  @Override
  public void end(int segments) {
    finishClaim();
    if (header.equals(NONE)) {
      fields.missing(segments, "", "BHT", "the beginning of the transaction");
    }
    Party from = required(submitter, "41", segments, "1000A", "the submitter");
    Party to = required(receiver, "40", segments, "1000B", "the receiver");
    if (!usable) {
      fields.missing(segments, "2300", "CLM", "at least one usable claim");
    }
    LocalDateTime created = Fields.minute(header.element(4), header.element(5));
    if (created == null && !header.equals(NONE)) {
      fields.doubtful(header, "BHT04", "", "DATE", "BHT04/05 are no date and time");
    }
    handler.claims(
        new ClaimTransaction(
            transaction.envelope(),
            transaction.controlNumber(),
            header.element(2),
            header.element(3),
            created == null ? transaction.envelope().time() : created,
            header.element(6),
            from,
            to,
            claims,
            transaction.ordinal()));
  }
}
