package org.cobaltclaims.remittance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.CoverageEvidence;
import org.cobaltclaims.claim.CoverageEvidences;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.coordination.OrderConflict;
import org.cobaltclaims.patient.OtherPayer.Place;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.PriorityPayer;
import org.springframework.stereotype.Component;

/**
 * A payer that decides and says who comes first (NM1*PR, DOMAIN 3.1): evidence for the order of the
 * payers. Where the decision is worked as a denial, the denial's task shows it; otherwise a person
 * is asked about the order.
 */
@Component
class PriorityPayers {

  private static final String REASON = "NM1-PR";

  private final CoverageEvidences evidences;
  private final Payers payers;
  private final Clock clock;

  PriorityPayers(CoverageEvidences evidences, Payers payers, Clock clock) {
    this.evidences = evidences;
    this.payers = payers;
    this.clock = clock;
  }

  void told(PostingChunk chunk, PayerClaim claim, ClaimPayment payment) {
    PriorityPayer told = payment.priorityPayer();
    if (told == null) {
      return;
    }
    String payerId =
        Stream.of(told.payerId(), told.payerName())
            .filter(name -> !name.isBlank())
            .flatMap(name -> payers.payerByAlias(name).stream())
            .findFirst()
            .orElse(told.payerId());
    Optional<Coverage> meant =
        OrderConflict.meant(
            chunk.content(claim.familyId()), claim.level(), payerId, told.payerName());
    CoverageEvidence evidence =
        new CoverageEvidence(
            payment.id() + "-NM1",
            claim.familyId(),
            claim.level(),
            "835",
            CoverageEvidence.Kind.OTHER_PAYER,
            Place.PRIMARY.name(),
            meant.map(Coverage::payerId).orElse(payerId),
            told.payerName(),
            told.memberId(),
            "",
            "",
            told.subscriberLast(),
            told.subscriberFirst(),
            null,
            null,
            LocalDate.now(clock));
    if (!evidences.keep(evidence)) {
      return;
    }
    chunk.say(
        claim,
        "3.1",
        "Payer %s says that payer %s comes first%s"
            .formatted(
                claim.payerId(),
                evidence.otherPayer(),
                meant.isPresent() ? "" : "; the claim does not name it"));
    if (!chunk.isOpen(TaskKind.WORK_DENIAL, claim.id())
        && OrderConflict.asks(claim.level(), meant, Place.PRIMARY)) {
      chunk.need(TaskKind.PAYER_ORDER, claim.id(), claim.familyId(), REASON);
    }
  }
}
