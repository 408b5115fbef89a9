package org.cobaltclaims.edi.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Adjustment;
import org.cobaltclaims.edi.claim.ProfessionalClaim.CoverageInformation;
import org.cobaltclaims.edi.claim.ProfessionalClaim.OtherPayer;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** Gathers loop 2320 with 2330A to 2330G. */
final class OtherPayerBuilder {
  private static final String LOOP = "2320";

  private final Segment sbr;
  private final Fields fields;
  private final List<Adjustment> adjustments = new ArrayList<>();
  private final List<Amount> amounts = new ArrayList<>();
  private @Nullable Segment insurance;
  private @Nullable Segment outpatientAdjudication;
  private @Nullable PartyBuilder subscriber;
  private @Nullable PartyBuilder payer;
  private @Nullable LocalDate adjudicated;
  private final List<PartyBuilder> providers = new ArrayList<>();
  private final List<Segment> carried = new ArrayList<>();
  private @Nullable PartyBuilder current;

  OtherPayerBuilder(Segment sbr, Fields fields) {
    this.sbr = sbr;
    this.fields = fields;
  }

  void accept(Segment segment) {
    if (segment.tag().equals("NM1")) {
      name(segment);
    } else if (current == null) {
      coverage(segment);
    } else if (current == payer && segment.is("DTP", "573") && adjudicated == null) {
      adjudicated = fields.date(segment, 3, "2330B");
    } else {
      current.accept(segment);
    }
  }

  private void name(Segment nm1) {
    String entity = nm1.element(1);
    if (entity.equals("IL") && subscriber == null) {
      subscriber = current = new PartyBuilder("2330A", nm1);
    } else if (entity.equals("PR") && payer == null) {
      payer = current = new PartyBuilder("2330B", nm1);
    } else {
      PartyBuilder provider = new PartyBuilder("2330C-G", nm1);
      providers.add(provider);
      current = provider;
    }
  }

  private void coverage(Segment segment) {
    switch (segment.tag()) {
      case "CAS" -> AdjustmentReader.read(segment, LOOP, fields, adjustments);
      case "OI" -> insurance = segment;
      case "MOA" -> outpatientAdjudication = segment;
      case "AMT" -> amount(segment);
      default -> carried.add(segment);
    }
  }

  private void amount(Segment amt) {
    String qualifier = amt.element(1);
    boolean known = amt.is("AMT", "D", "A8", "EAF");
    if (!known || Amount.find(amounts, qualifier) != null || amt.saysMoreThan(2)) {
      carried.add(amt);
      return;
    }
    Money amount = fields.money(amt, 2, LOOP);
    if (amount != null) {
      amounts.add(new Amount(qualifier, amount, Origin.of(amt)));
    }
  }

  OtherPayer build() {
    if (insurance == null) {
      fields.missing(sbr.position(), LOOP, "OI", "the other coverage's information");
    }
    if (subscriber == null) {
      fields.missing(sbr.position(), "2330A", "NM1", "the other payer's subscriber");
    }
    if (payer == null) {
      fields.missing(sbr.position(), "2330B", "NM1", "the other payer's name");
    }
    Segment oi = insurance != null ? insurance : Segment.of("OI");
    return new OtherPayer(
        ClaimTransactionReader.information(sbr),
        adjustments,
        amounts,
        new CoverageInformation(oi.element(3), oi.element(4), oi.element(6)),
        outpatientAdjudication,
        subscriber != null ? subscriber.build() : ClaimTransactionReader.nobody("IL"),
        payer != null ? payer.build() : ClaimTransactionReader.nobody("PR"),
        adjudicated,
        providers.stream().map(PartyBuilder::build).toList(),
        carried,
        Origin.of(sbr));
  }
}
