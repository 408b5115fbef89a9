package org.cobaltclaims.transmission;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.SegmentError;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.Transaction;
import org.cobaltclaims.edi.acknowledgement.InterchangeAcknowledgement;
import org.cobaltclaims.practice.BusinessDays;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.transmission.BatchStore.ClaimFate;
import org.cobaltclaims.transmission.BatchStore.Number;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * TA1 and 999: what the clearinghouse says about a file of ours (DOMAIN 4.1, 4.2). A refusal hits
 * every claim of the file; those that it names go to a person, the others are innocent and are
 * queued again by the batch's process.
 */
@Component
class FileAnswers {

  /** TA105: the number was used before, so an earlier copy of the file is there. */
  private static final String DUPLICATE = "025";

  /** The rule by which a file is sent again that nobody has answered. */
  private static final String NEVER_ARRIVED = "8.2";

  private final BatchStore store;
  private final ClaimPositions positions;
  private final PayerClaims claims;
  private final VersionVerdicts verdicts;
  private final StatusInquiries inquiries;
  private final Payers payers;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  FileAnswers(
      BatchStore store,
      ClaimPositions positions,
      PayerClaims claims,
      VersionVerdicts verdicts,
      StatusInquiries inquiries,
      Payers payers,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.positions = positions;
    this.claims = claims;
    this.verdicts = verdicts;
    this.inquiries = inquiries;
    this.payers = payers;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /** Returns what cannot be related to a file of ours. */
  List<String> take(InterchangeAcknowledgement ta1, @Nullable String clearinghouse, boolean test) {
    Batch found =
        store
            .sentAs(Number.INTERCHANGE, ta1.interchangeControlNumber(), clearinghouse, test)
            .orElse(null);
    if (found == null
        && ofInquiries(ta1.interchangeControlNumber(), clearinghouse, !ta1.status().equals("R"))) {
      return List.of();
    }
    if (found == null) {
      return List.of(
          "TA1 answers interchange %d, which is none of ours"
              .formatted(ta1.interchangeControlNumber()));
    }
    Batch batch = store.lock(found.id());
    if (ta1.status().equals("R") && !ta1.note().equals(DUPLICATE)) {
      reject(batch, PayerClaimState.FILE_REJECTED, Set.of(), "TA1 R " + ta1.note(), "4.1");
    }
    return List.of();
  }

  /** Returns what cannot be related to a file of ours. */
  List<String> take(ImplementationAcknowledgement answer, @Nullable String clearinghouse) {
    Batch found =
        store
            .sentAs(
                Number.GROUP, answer.groupControlNumber(), clearinghouse, answer.envelope().test())
            .orElse(null);
    if (found == null
        && ofInquiries(
            answer.groupControlNumber(),
            clearinghouse,
            Set.of("A", "E").contains(answer.status()))) {
      return List.of();
    }
    if (found == null) {
      return List.of(
          "999 answers group %d, which is none of ours".formatted(answer.groupControlNumber()));
    }
    Batch batch = store.lock(found.id());
    List<String> unknown = new ArrayList<>();
    if (answer.transactions().isEmpty()) {
      if (Set.of("A", "E").contains(answer.status())) {
        accept(batch);
      } else {
        reject(batch, PayerClaimState.TXN_REJECTED, Set.of(), "999 " + answer.status(), "4.2");
      }
    }
    for (Transaction transaction : answer.transactions()) {
      Batch.Numbers numbers = batch.numbers();
      if (numbers == null || !numbers.transaction().equals(transaction.controlNumber())) {
        unknown.add(
            "999 answers transaction %s of group %d, which is none of ours"
                .formatted(transaction.controlNumber(), answer.groupControlNumber()));
      } else if (transaction.accepted()) {
        accept(batch);
        noteErrors(batch, transaction);
      } else {
        reject(
            batch,
            PayerClaimState.TXN_REJECTED,
            named(batch, transaction),
            reason(transaction),
            "4.2");
      }
    }
    return unknown;
  }

  /** The file may be one of status inquiries: what it asked is asked again if it was refused. */
  private boolean ofInquiries(long control, @Nullable String clearinghouse, boolean accepted) {
    Optional<List<String>> failed =
        inquiries.fileAnswered(
            control,
            clearinghouse,
            accepted,
            LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1));
    failed.stream()
        .flatMap(List::stream)
        .forEach(claim -> events.publishEvent(new PayerClaimChanged(claim)));
    return failed.isPresent();
  }

  /** IK5 E: accepted all the same, but who looks at the claim should see what was found. */
  private void noteErrors(Batch batch, Transaction transaction) {
    for (String pcn : named(batch, transaction)) {
      claims
          .findByPcn(pcn)
          .ifPresent(
              claim ->
                  timeline.append(
                      claim.familyId(),
                      claim.id(),
                      "4.2",
                      "Accepted with errors: " + reason(transaction)));
    }
  }

  private static String reason(Transaction transaction) {
    StringBuilder reason = new StringBuilder("999 " + transaction.status());
    transaction.syntaxErrors().forEach(code -> reason.append(' ').append(code));
    transaction.errors().stream().limit(5).forEach(e -> reason.append(", ").append(error(e)));
    return reason.toString();
  }

  private static String error(SegmentError error) {
    StringBuilder text =
        new StringBuilder(
            "%s at %d in %s: %s"
                .formatted(error.segmentId(), error.position(), error.loop(), error.code()));
    error
        .elements()
        .forEach(e -> text.append(" element ").append(e.position()).append(' ').append(e.code()));
    return text.toString();
  }

  /** The claims at fault: by CTX, otherwise by the place of the segment in what we sent. */
  private Set<String> named(Batch batch, Transaction transaction) {
    Set<String> named = new LinkedHashSet<>();
    for (SegmentError error : transaction.errors()) {
      if (!error.claimNumber().isEmpty()) {
        named.add(error.claimNumber());
      } else {
        positions.claimAt(batch, error.position(), error.loop()).ifPresent(named::add);
      }
    }
    return named;
  }

  /** The file's syntax was accepted, also if only answers to single claims say so. */
  void accept(Batch batch) {
    List<PayerClaim> accepted = new ArrayList<>();
    claims
        .findByPcns(store.pcns(batch.id()))
        .forEach(
            (pcn, claim) -> {
              if (claim.currentVersion().pcn().equals(pcn)
                  && claim.state() == PayerClaimState.SENT) {
                claim.syntaxAccepted();
                accepted.add(claim);
              }
            });
    claims.saveAll(accepted);
    if (batch.state() == BatchState.SENT) {
      answered(batch, BatchState.ACCEPTED, null);
      store.awaitReportUntil(batch.id(), reportDue(batch));
    }
  }

  /** What became of its claims, the clearinghouse reports some days after the file was sent. */
  private LocalDate reportDue(Batch batch) {
    LocalDate today = LocalDate.now(clock);
    LocalDate due =
        BusinessDays.after(
            Objects.requireNonNullElse(batch.sentOn(), today),
            payers.profile(batch.payerId()).receiptDays());
    LocalDate next = BusinessDays.after(today, 1);
    return due.isBefore(next) ? next : due;
  }

  /**
   * The file was refused as a whole. What single claims were answered before stands.
   *
   * @param named control numbers of the claims at fault
   */
  void reject(Batch batch, PayerClaimState state, Set<String> named, String reason, String rule) {
    if (batch.state() != BatchState.SENT && batch.state() != BatchState.ACCEPTED) {
      return;
    }
    // the process of a batch that was accepted has ended; nobody would queue its claims again
    boolean queuedAgain = batch.state() == BatchState.SENT;
    refuse(
        batch,
        state,
        reason,
        rule,
        claim ->
            queuedAgain
                && !named.contains(claim.currentVersion().pcn())
                && store.innocentBefore(claim.id(), batch.id()) == 0);
  }

  /** The file never arrived, says a person: all its claims go out again. */
  void lost(Batch batch) {
    refuse(
        batch,
        PayerClaimState.FILE_REJECTED,
        "the file never arrived",
        NEVER_ARRIVED,
        claim -> true);
  }

  private void refuse(
      Batch batch,
      PayerClaimState state,
      String reason,
      String rule,
      Predicate<PayerClaim> goesOutAgain) {
    for (String pcn : store.pcns(batch.id())) {
      PayerClaim claim = claims.findByPcn(pcn).orElse(null);
      if (claim == null || !claim.currentVersion().pcn().equals(pcn)) {
        continue;
      }
      PayerClaimState before = claim.state();
      claim.transmissionRejected(state);
      if (claim.state() == before) {
        continue;
      }
      claims.save(claim);
      if (!rule.equals(NEVER_ARRIVED)) {
        verdicts.rejected(pcn, shortened(reason), LocalDate.now(clock));
      }
      boolean again = goesOutAgain.test(claim);
      store.mark(batch.id(), pcn, again ? ClaimFate.INNOCENT : ClaimFate.NAMED, shortened(reason));
      timeline.append(
          claim.familyId(),
          claim.id(),
          rule,
          again
              ? "The file was refused, not for this claim; it is sent again: " + reason
              : "Refused: " + reason);
      if (!again) {
        events.publishEvent(
            new TaskNeeded(
                TaskKind.CORRECT_REJECTION, claim.id(), claim.familyId(), shortened(reason)));
        events.publishEvent(new PayerClaimChanged(claim.id()));
      }
    }
    answered(batch, BatchState.REJECTED, reason);
  }

  private void answered(Batch batch, BatchState state, @Nullable String reason) {
    store.answered(batch.id(), state, LocalDate.now(clock), reason);
    events.publishEvent(new TaskSettled(TaskKind.FIND_ACKNOWLEDGEMENT, batch.id()));
    events.publishEvent(new BatchChanged(batch.id()));
  }

  private static String shortened(String reason) {
    return reason.length() <= 255 ? reason : reason.substring(0, 255);
  }
}
