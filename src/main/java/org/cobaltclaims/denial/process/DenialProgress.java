package org.cobaltclaims.denial.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.denial.Appeal;
import org.cobaltclaims.denial.Appeals;
import org.cobaltclaims.denial.DenialFacts;
import org.cobaltclaims.denial.DenialReview;
import org.cobaltclaims.denial.DenialSuggestion;
import org.cobaltclaims.denial.DenialSuggestions;
import org.cobaltclaims.engine.ProcessNames.DenialResubmission.Stand;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds how far the work on a denial is, from the database alone, and moves it on. */
@Service
public class DenialProgress {

  /** Where nothing is to be waited for: a date that no claim lives to see. */
  private static final String NEVER = "2199-12-31T00:00:00Z";

  private static final LocalTime OPENING = LocalTime.of(8, 0);

  /** Decisions that send the claim to the same payer again. */
  static final Set<String> SENT_AGAIN = Set.of("CORRECT_AND_RESUBMIT");

  private final PayerClaims claims;
  private final DenialReview review;
  private final DenialSuggestions suggestions;
  private final Appeals appeals;
  private final Tasks tasks;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DenialProgress(
      PayerClaims claims,
      DenialReview review,
      DenialSuggestions suggestions,
      Appeals appeals,
      Tasks tasks,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.claims = claims;
    this.review = review;
    this.suggestions = suggestions;
    this.appeals = appeals;
    this.tasks = tasks;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * How far it is.
   *
   * @param followUpDue when a person is asked again; far away if nothing is waited for
   */
  public record Look(Stand stand, String followUpDue) {}

  /** Where the work on a claim's denial goes on. */
  @Transactional
  public Look look(String payerClaimId) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    if (claim.state() != PayerClaimState.APPEALED) {
      // Whatever happened to the claim, nobody waits for the answer any more.
      appeals.answered(
          payerClaimId, claim.decided() ? Appeal.Outcome.DECIDED : Appeal.Outcome.DROPPED, today());
    }
    if (isEarlierWorked(claim)) {
      // The family goes on there, and comes back.
      return new Look(Stand.DONE, NEVER);
    }
    if (isOpen(claim, TaskKind.APPROVE_WRITE_OFF)) {
      return new Look(Stand.APPROVE, NEVER);
    }
    if (isOpen(claim, TaskKind.FOLLOW_APPEAL)) {
      return new Look(Stand.APPEAL, NEVER);
    }
    if (isOpen(claim, TaskKind.WORK_DENIAL)) {
      return new Look(Stand.WORK, NEVER);
    }
    LocalDate due = claim.denialDue();
    return due == null ? new Look(Stand.DONE, NEVER) : new Look(Stand.WAIT, timer(due));
  }

  private boolean isEarlierWorked(PayerClaim claim) {
    return claim.level() > 1
        && claims.findByFamilyIdOrderByLevel(claim.familyId()).stream()
            .filter(prior -> prior.level() < claim.level())
            .anyMatch(prior -> !prior.decided() && prior.state() != PayerClaimState.CLOSED);
  }

  private boolean isOpen(PayerClaim claim, TaskKind kind) {
    return tasks.open(claim.id(), kind).isPresent();
  }

  /** What the table {@code denial-suggestion} looks at. */
  @Transactional(readOnly = true)
  public Map<String, Object> facts(String payerClaimId) {
    return of(claims.findById(payerClaimId).orElseThrow()).variables();
  }

  /** What the table looks at, the times that it was sent again for the same reason included. */
  DenialFacts of(PayerClaim claim) {
    return review.facts(claim, attempts(claim));
  }

  /** How often the claim was sent again for the reason for which it is denied now. */
  int attempts(PayerClaim claim) {
    return tasks
        .newest(claim.id(), TaskKind.WORK_DENIAL)
        .map(Task::reason)
        .map(reason -> tasks.timesDecided(claim.id(), TaskKind.WORK_DENIAL, SENT_AGAIN, reason))
        .orElse(0);
  }

  /** The table has spoken: whoever works the denial sees it. */
  @Transactional
  public void suggest(String payerClaimId, DenialSuggestion suggestion) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    if (!isOpen(claim, TaskKind.WORK_DENIAL)) {
      return;
    }
    DenialSuggestion full =
        new DenialSuggestion(
            of(claim).reason(),
            suggestion.action(),
            suggestion.rule(),
            suggestion.why(),
            suggestion.urgency());
    boolean known = suggestions.of(payerClaimId).filter(full::equals).isPresent();
    suggestions.keep(payerClaimId, full);
    tasks.raise(payerClaimId, TaskKind.WORK_DENIAL, full.urgency());
    if (!known) {
      timeline.append(
          claim.familyId(),
          claim.id(),
          full.rule().startsWith("O") ? "5.2-" + full.rule() : full.rule(),
          "Suggested for %s: %s, because %s"
              .formatted(
                  full.reason().isEmpty() ? "the denial" : full.reason(),
                  full.action(),
                  full.why()));
    }
  }

  /** What was waited for has not come by its day: a person is asked. */
  @Transactional
  public void due(String payerClaimId) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    LocalDate due = claim.denialDue();
    if (due != null && !due.isAfter(today())) {
      ask(claim);
    }
  }

  /** A person wants to go on before the day that was waited for. */
  @Transactional
  public boolean takeUp(String payerClaimId) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    if (claim.denialDue() == null) {
      return false;
    }
    ask(claim);
    return true;
  }

  private void ask(PayerClaim claim) {
    boolean appealed = claim.state() == PayerClaimState.APPEALED;
    TaskKind kind = appealed ? TaskKind.FOLLOW_APPEAL : TaskKind.WORK_DENIAL;
    if (isOpen(claim, kind)) {
      return;
    }
    events.publishEvent(new TaskNeeded(kind, claim.id(), claim.familyId(), reason(claim)));
    timeline.append(
        claim.familyId(),
        claim.id(),
        appealed ? "8.3" : "8.2",
        appealed
            ? "The appeal is to be followed up"
            : "The denial is worked again: what was waited for (%s) is due"
                .formatted(claim.denialWait()));
    if (!appealed) {
      claim.denialTakenUp();
      claims.save(claim);
    }
    events.publishEvent(new PayerClaimChanged(claim.id()));
  }

  /** The reason under which the denial is worked. */
  String reason(PayerClaim claim) {
    return tasks
        .newest(claim.id(), TaskKind.WORK_DENIAL)
        .map(Task::reason)
        .orElseGet(() -> of(claim).reason());
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static String timer(LocalDate date) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        OffsetDateTime.of(date, OPENING, ZoneOffset.UTC));
  }
}
