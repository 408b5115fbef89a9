package org.cobaltclaims.denial.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.denial.Appeal;
import org.cobaltclaims.denial.AppealLetter;
import org.cobaltclaims.denial.Appeals;
import org.cobaltclaims.denial.DenialReview;
import org.cobaltclaims.denial.Denials;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Files appeals and notes what the payer answers (DOMAIN 5.3, 8.3). */
@Component
class Appealing implements TaskHandler.Plain {

  private static final String TEXT = "text";
  private static final String UNTIL = "until";

  /** Longest argument, in characters. */
  private static final int LONGEST_TEXT = 4000;

  /** Until the remittance of an appeal that was won is asked for. */
  private static final int REMITTANCE_DAYS = 30;

  private final PayerClaims claims;
  private final ClaimFamilies families;
  private final Appeals appeals;
  private final DenialReview review;
  private final DenialProgress progress;
  private final Denials denials;
  private final Payers payers;
  private final CurrentSettings settings;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Appealing(
      PayerClaims claims,
      ClaimFamilies families,
      Appeals appeals,
      DenialReview review,
      DenialProgress progress,
      Denials denials,
      Payers payers,
      CurrentSettings settings,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.claims = claims;
    this.families = families;
    this.appeals = appeals;
    this.review = review;
    this.progress = progress;
    this.denials = denials;
    this.payers = payers;
    this.settings = settings;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Files an appeal: the letter is written, its answer awaited.
   *
   * @return the day on which a person is asked about the answer
   */
  LocalDate file(Task task, PayerClaim claim, DecisionDetails details, String by) {
    details.requireOnly(Set.of(TEXT, UNTIL));
    LocalDate today = LocalDate.now(clock);
    PayerProfile payer = payers.profile(claim.payerId());
    List<Appeal> before = appeals.of(claim.id());
    LocalDate ends = review.appealUntil(claim);
    if (before.size() >= payer.appealLevels()) {
      throw DecisionRefused.state(
          "payer %s grants %d appeals, and all were made"
              .formatted(claim.payerId(), payer.appealLevels()));
    }
    if (today.isAfter(ends)) {
      throw DecisionRefused.state("the time for an appeal ended on " + ends);
    }
    String text = details.text(TEXT);
    if (text.length() > LONGEST_TEXT) {
      throw DecisionRefused.invalid("details.text must have at most 4000 characters");
    }
    LocalDate due = details.date(UNTIL).orElse(today.plusDays(payer.appealAnswerDays()));
    if (!due.isAfter(today)) {
      throw DecisionRefused.invalid("details.until must be a day to come");
    }
    int level = before.size() + 1;
    String letter =
        AppealLetter.text(
            new AppealLetter.Facts(
                settings.practice(),
                families.findById(claim.familyId()).orElseThrow().content(),
                claim.level(),
                claim.hasVersion() ? claim.currentVersion().pcn() : claim.id(),
                claim.icn() == null ? "" : claim.icn(),
                claim.adjudicatedOn(),
                review.reduction(claim).map(r -> r.reasons()).orElse(List.of()),
                denials.undecided(claim),
                level,
                text,
                today));
    appeals.file(
        new Appeal(
            claim.id(),
            claim.familyId(),
            level,
            task.reason(),
            denials.undecided(claim),
            today,
            by,
            ends,
            due,
            letter,
            null,
            null));
    claim.appealed(due);
    claims.save(claim);
    timeline.append(
        claim.familyId(),
        claim.id(),
        "8.3",
        "Appeal %d against %s is written; it may be filed until %s, its answer is awaited until %s"
            .formatted(level, task.reason(), ends, due));
    return due;
  }

  @Override
  public boolean handles(Task task) {
    return task.kind() == TaskKind.FOLLOW_APPEAL;
  }

  @Override
  public @Nullable LocalDate carryOut(Task task, String decision) {
    PayerClaim claim = claims.findById(task.subject()).orElseThrow();
    if (claim.state() != PayerClaimState.APPEALED) {
      throw DecisionRefused.state(
          "payer claim %s is %s: no appeal is open".formatted(claim.id(), claim.state()));
    }
    LocalDate again =
        switch (decision) {
          case "OVERTURNED" -> won(claim, Appeal.Outcome.OVERTURNED);
          case "PARTLY_OVERTURNED" -> won(claim, Appeal.Outcome.PARTLY_OVERTURNED);
          case "UPHELD" -> lost(claim);
          case "KEEP_WAITING" -> awaited(claim);
          default -> throw DecisionRefused.invalid("an appeal is not " + decision);
        };
    claims.save(claim);
    events.publishEvent(new PayerClaimChanged(claim.id()));
    return again;
  }

  private LocalDate won(PayerClaim claim, Appeal.Outcome outcome) {
    appeals.answered(claim.id(), outcome, today());
    timeline.append(
        claim.familyId(),
        claim.id(),
        "8.3",
        "The payer gives way%s; its remittance is awaited"
            .formatted(outcome == Appeal.Outcome.OVERTURNED ? "" : " in part"));
    return awaited(claim);
  }

  private @Nullable LocalDate lost(PayerClaim claim) {
    appeals.answered(claim.id(), Appeal.Outcome.UPHELD, today());
    claim.appealAnswered();
    events.publishEvent(
        new TaskNeeded(TaskKind.WORK_DENIAL, claim.id(), claim.familyId(), progress.reason(claim)));
    timeline.append(claim.familyId(), claim.id(), "8.3", "The payer stays with its denial");
    return null;
  }

  private LocalDate awaited(PayerClaim claim) {
    LocalDate due = today().plusDays(REMITTANCE_DAYS);
    claim.appealed(due);
    return due;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
