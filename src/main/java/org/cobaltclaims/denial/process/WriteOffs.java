package org.cobaltclaims.denial.process;

import java.time.LocalDate;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.denial.Denials;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Writes denied money off (DOMAIN 5.3): up to the practice's limit at once, above it when somebody
 * else has approved it.
 */
@Component
class WriteOffs implements TaskHandler {

  private final PayerClaims claims;
  private final Denials denials;
  private final DenialProgress progress;
  private final Tasks tasks;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final CurrentSettings settings;

  WriteOffs(
      PayerClaims claims,
      Denials denials,
      DenialProgress progress,
      Tasks tasks,
      Timeline timeline,
      ApplicationEventPublisher events,
      CurrentSettings settings) {
    this.claims = claims;
    this.denials = denials;
    this.progress = progress;
    this.tasks = tasks;
    this.timeline = timeline;
    this.events = events;
    this.settings = settings;
  }

  /** Writes it off, or asks somebody to approve it. */
  void writeOff(Task task, PayerClaim claim) {
    Money amount = denials.undecided(claim);
    Money limit = Money.ofCents(settings.practice().writeOffLimit() * 100L);
    if (amount.compareTo(limit) <= 0) {
      carryOut(task, claim);
      return;
    }
    events.publishEvent(
        new TaskNeeded(
            TaskKind.APPROVE_WRITE_OFF, claim.id(), claim.familyId(), progress.reason(claim)));
    timeline.append(
        claim.familyId(),
        claim.id(),
        "5.3",
        "A write-off of %s is over the limit of %s: somebody else has to approve it"
            .formatted(amount, limit));
  }

  @Override
  public boolean handles(Task task) {
    return task.kind() == TaskKind.APPROVE_WRITE_OFF;
  }

  @Override
  public @Nullable LocalDate carryOut(
      Task task, String decision, DecisionDetails details, String by) {
    PayerClaim claim = claims.findById(task.subject()).orElseThrow();
    if (!claim.decided()) {
      throw DecisionRefused.state(
          "payer claim %s is %s: there is no denial to write off"
              .formatted(claim.id(), claim.state()));
    }
    switch (decision) {
      case "APPROVE" -> approve(task, claim, by);
      case "REJECT" ->
          events.publishEvent(
              new TaskNeeded(
                  TaskKind.WORK_DENIAL, claim.id(), claim.familyId(), progress.reason(claim)));
      default -> throw DecisionRefused.invalid("a write-off is not " + decision);
    }
    events.publishEvent(new PayerClaimChanged(claim.id()));
    return null;
  }

  private void approve(Task task, PayerClaim claim, String by) {
    boolean own =
        tasks
            .newest(claim.id(), TaskKind.WORK_DENIAL)
            .filter(asked -> by.equals(asked.decidedBy()))
            .isPresent();
    if (own) {
      throw DecisionRefused.state(by + " asked for the write-off: somebody else approves it");
    }
    carryOut(task, claim);
  }

  /** A claim that was denied as a whole ends with it (DOMAIN 0.5). */
  private void carryOut(Task task, PayerClaim claim) {
    denials.writeOff(claim, task.id());
    if (claim.state() == PayerClaimState.ADJUDICATED
        && claim.outcome() == Outcome.DENIED
        && denials.nobodyOwes(claim)) {
      claim.writtenOff();
      claims.save(claim);
    }
  }
}
