package org.cobaltclaims.transmission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.PayerClaimsAccepted;
import org.cobaltclaims.claim.PayerClaimsChanged;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.TasksSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Status;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * 277CA: what clearinghouse and payer say about single claims (DOMAIN 4.3). An acceptance never
 * goes back to a receipt; a later refusal stands.
 */
@Component
class ClaimAnswers {

  private static final Set<String> RECEIVED = Set.of("A0", "A1");
  private static final Set<String> ACCEPTED = Set.of("A2", "A5");
  private static final Set<String> REJECTED = Set.of("A3", "A4", "A6", "A7", "A8");

  /** Claims that are read and written together. */
  private static final int AT_ONCE = 500;

  /** Claims that wait for nothing but this answer. */
  private static final Set<PayerClaimState> ON_ITS_WAY =
      Set.of(
          PayerClaimState.QUEUED,
          PayerClaimState.BATCHED,
          PayerClaimState.SENT,
          PayerClaimState.SYNTAX_OK,
          PayerClaimState.RECEIVED);

  private static final Set<PayerClaimState> REFUSED =
      Set.of(PayerClaimState.FILE_REJECTED, PayerClaimState.TXN_REJECTED, PayerClaimState.REJECTED);

  private final BatchStore store;
  private final FileAnswers fileAnswers;
  private final PayerClaims claims;
  private final VersionVerdicts verdicts;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ClaimAnswers(
      BatchStore store,
      FileAnswers fileAnswers,
      PayerClaims claims,
      VersionVerdicts verdicts,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.fileAnswers = fileAnswers;
    this.claims = claims;
    this.verdicts = verdicts;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /** Returns what cannot be related to a claim of ours. */
  List<String> take(ClaimAcknowledgement answer) {
    List<String> unknown = new ArrayList<>();
    List<ClaimAcknowledgement.Claim> all = answer.claims();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<ClaimAcknowledgement.Claim> some =
          all.subList(from, Math.min(all.size(), from + AT_ONCE));
      Known known =
          new Known(
              claims.findByPcns(
                  some.stream().map(ClaimAcknowledgement.Claim::claimNumber).toList()));
      some.forEach(told -> claim(answer, told, known, unknown));
      write(known);
    }
    Batch batch = store.byReference(answer.batchReference()).orElse(null);
    if (batch != null) {
      batch(store.lock(batch.id()), answer);
      reported(batch);
    } else if (answer.claims().isEmpty()) {
      unknown.add("277CA answers a batch that is none of ours");
    }
    return unknown;
  }

  /** With the last claim of the file its report is complete: nobody need look for it. */
  private void reported(Batch batch) {
    if (store.lookUp(batch.id()).state() == BatchState.ACCEPTED
        && store.unreported(batch.id()).isEmpty()) {
      events.publishEvent(new TaskSettled(TaskKind.FIND_ACKNOWLEDGEMENT, batch.id()));
      events.publishEvent(new BatchChanged(batch.id()));
    }
  }

  /** Who answers to single claims has read the file; who refuses all of it names none. */
  private void batch(Batch batch, ClaimAcknowledgement answer) {
    if (!answer.claims().isEmpty()) {
      if (batch.state() == BatchState.SENT) {
        fileAnswers.accept(batch);
      }
      return;
    }
    List<Status> refusals = new ArrayList<>(with(answer.batchStatuses(), REJECTED));
    refusals.addAll(with(answer.providerStatuses(), REJECTED));
    if (!refusals.isEmpty()) {
      fileAnswers.reject(
          batch, PayerClaimState.TXN_REJECTED, Set.of(), "277CA " + codes(refusals), "4.3");
    }
  }

  /** The claims that are told of, and what became of those that were taken. */
  private static final class Known {
    private final Map<String, PayerClaim> byPcn;
    private final Set<PayerClaim> changed = new LinkedHashSet<>();
    private final List<VersionVerdicts.Accepted> accepted = new ArrayList<>();
    private final List<Timeline.Step> steps = new ArrayList<>();
    private final Set<String> moved = new LinkedHashSet<>();
    private final Set<String> arrived = new LinkedHashSet<>();

    private Known(Map<String, PayerClaim> byPcn) {
      this.byPcn = byPcn;
    }
  }

  /** Writes what became of claims that were taken; all of them at once. */
  private void write(Known known) {
    claims.saveAll(known.changed);
    verdicts.accepted(known.accepted);
    timeline.appendAll(known.steps);
    Set<String> all = new LinkedHashSet<>(known.arrived);
    all.addAll(known.moved);
    if (!all.isEmpty()) {
      events.publishEvent(TasksSettled.about(TaskKind.FIND_ACKNOWLEDGEMENT, all));
    }
    if (!known.arrived.isEmpty()) {
      events.publishEvent(new PayerClaimsAccepted(List.copyOf(known.arrived)));
    }
    if (!known.moved.isEmpty()) {
      events.publishEvent(new PayerClaimsChanged(List.copyOf(known.moved)));
    }
    known.changed.clear();
    known.accepted.clear();
    known.steps.clear();
    known.moved.clear();
    known.arrived.clear();
  }

  private void claim(
      ClaimAcknowledgement answer,
      ClaimAcknowledgement.Claim told,
      Known known,
      List<String> unknown) {
    PayerClaim claim = known.byPcn.get(told.claimNumber());
    if (claim == null) {
      unknown.add(
          "277CA segment %d answers a claim number that is none of ours".formatted(told.segment()));
      return;
    }
    if (!claim.currentVersion().pcn().equals(told.claimNumber())) {
      stale(claim, told, who(answer));
      return;
    }
    // Clearinghouse and payer may say several things about one claim: the worst decides.
    List<Status> refusals = with(told.statuses(), REJECTED);
    if (!refusals.isEmpty()) {
      // In the order in which it was told.
      write(known);
      reject(claim, codes(refusals), who(answer));
    } else if (!with(told.statuses(), ACCEPTED).isEmpty()) {
      accept(claim, told, who(answer), known);
    } else if (!with(told.statuses(), RECEIVED).isEmpty()) {
      PayerClaimState before = claim.state();
      claim.received();
      if (claim.state() != before) {
        known.changed.add(claim);
      }
    }
  }

  /** An answer to a version that was replaced since: the claim goes on, but people can see it. */
  private void stale(PayerClaim claim, ClaimAcknowledgement.Claim told, String who) {
    List<Status> decided = new ArrayList<>(with(told.statuses(), REJECTED));
    decided.addAll(with(told.statuses(), ACCEPTED));
    if (!decided.isEmpty()) {
      timeline.append(
          claim.familyId(),
          claim.id(),
          "4.3",
          "Answer of %s to version %s, which was replaced: %s"
              .formatted(who, told.claimNumber(), codes(decided)));
    }
  }

  private void accept(PayerClaim claim, ClaimAcknowledgement.Claim told, String who, Known known) {
    PayerClaimState before = claim.state();
    String icn = claim.icn();
    LocalDate today = LocalDate.now(clock);
    LocalDate on =
        with(told.statuses(), ACCEPTED).stream()
            .map(Status::effective)
            .filter(d -> d != null && !d.isAfter(today))
            .findFirst()
            .orElse(today);
    claim.accepted(told.payerClaimControlNumber(), on);
    boolean moved = claim.state() != before;
    if (REFUSED.contains(before)) {
      // Whoever corrects it has to know that somebody took it all the same.
      known.steps.add(
          new Timeline.Step(
              claim.familyId(),
              claim.id(),
              "4.3",
              "Accepted by %s although it was refused before: %s"
                  .formatted(who, codes(with(told.statuses(), ACCEPTED)))));
    }
    if (!moved && Objects.equals(icn, claim.icn())) {
      return;
    }
    known.changed.add(claim);
    if (moved) {
      String codes = codes(with(told.statuses(), ACCEPTED));
      known.accepted.add(new VersionVerdicts.Accepted(told.claimNumber(), codes, on));
      known.steps.add(
          new Timeline.Step(
              claim.familyId(), claim.id(), "4.3", "Accepted by %s: %s".formatted(who, codes)));
      (ON_ITS_WAY.contains(before) ? known.arrived : known.moved).add(claim.id());
    }
  }

  private void reject(PayerClaim claim, String codes, String who) {
    PayerClaimState before = claim.state();
    claim.rejected();
    if (claim.state() == before) {
      if (before != PayerClaimState.REJECTED) {
        // Too late to count: the payer has decided, or the claim is worked on already.
        timeline.append(
            claim.familyId(),
            claim.id(),
            "4.3",
            "Refused by %s when it was %s already; that stands: %s".formatted(who, before, codes));
      }
      return;
    }
    claims.save(claim);
    verdicts.rejected(claim.currentVersion().pcn(), codes, LocalDate.now(clock));
    timeline.append(claim.familyId(), claim.id(), "4.3", "Refused by %s: %s".formatted(who, codes));
    events.publishEvent(new TaskSettled(TaskKind.FIND_ACKNOWLEDGEMENT, claim.id()));
    events.publishEvent(
        new TaskNeeded(TaskKind.CORRECT_REJECTION, claim.id(), claim.familyId(), codes));
    events.publishEvent(new PayerClaimChanged(claim.id()));
  }

  private static String who(ClaimAcknowledgement answer) {
    return answer.sourceEntity().equals("PR") ? "the payer" : "the clearinghouse";
  }

  private static List<Status> with(List<Status> statuses, Set<String> categories) {
    return statuses.stream().filter(s -> categories.contains(s.category())).toList();
  }

  /** Category, status and entity, such as A7:562:85. */
  private static String codes(List<Status> statuses) {
    return statuses.stream()
        .map(s -> s.category() + ":" + s.status() + (s.entity().isEmpty() ? "" : ":" + s.entity()))
        .distinct()
        .limit(10)
        .collect(Collectors.joining(" "));
  }
}
