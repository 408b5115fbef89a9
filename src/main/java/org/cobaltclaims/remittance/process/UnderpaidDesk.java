package org.cobaltclaims.remittance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.denial.Appeal;
import org.cobaltclaims.denial.IllegalDenialException;
import org.cobaltclaims.denial.UnderpaymentDisputes;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Underpayments;
import org.cobaltclaims.worklist.DailyLook;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskAdvisor;
import org.cobaltclaims.worklist.TaskHandler;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Primary payers that allow less than their contract says: a person accepts it, disputes it with
 * the payer, or knows that the rate on file is wrong. Nothing waits for that: the claim goes on.
 */
@Service
class UnderpaidDesk implements TaskHandler, TaskAdvisor, DailyLook {

  private static final String UNTIL = "until";
  private static final String TEXT = "text";

  /** Longest argument, in characters. */
  private static final int LONGEST_TEXT = 4000;

  private static final String DISPUTED = "DISPUTED";

  private final Underpayments underpayments;
  private final UnderpaymentDisputes disputes;
  private final PayerClaims claims;
  private final Payers payers;
  private final Tasks tasks;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  UnderpaidDesk(
      Underpayments underpayments,
      UnderpaymentDisputes disputes,
      PayerClaims claims,
      Payers payers,
      Tasks tasks,
      ApplicationEventPublisher events,
      Clock clock) {
    this.underpayments = underpayments;
    this.disputes = disputes;
    this.claims = claims;
    this.payers = payers;
    this.tasks = tasks;
    this.events = events;
    this.clock = clock;
  }

  /** Looks at what the primary payer has decided just now. */
  static void look(
      PostingChunk chunk,
      PayerClaim claim,
      ClaimContent content,
      ClaimPayment payment,
      Underpayments underpayments) {
    if (claim.level() != 1 || !underpayments.watches(claim.payerId())) {
      return;
    }
    List<Underpayments.Short> found =
        underpayments.find(claim.id(), claim.payerId(), content, payment);
    if (found.isEmpty()) {
      chunk.settle(TaskKind.UNDERPAID, claim.id());
      return;
    }
    for (Underpayments.Short one : found) {
      chunk.say(
          claim,
          TaskKind.UNDERPAID.rule(),
          "Underpaid%s: allowed %s of %s charged, by contract %s, short %s"
              .formatted(
                  one.line() == 0 ? "" : ", line %d %s".formatted(one.line(), one.procedure()),
                  one.allowed(),
                  one.charge(),
                  one.rate(),
                  one.missing()));
    }
    chunk.need(TaskKind.UNDERPAID, claim.id(), claim.familyId(), "SHORT " + total(found));
  }

  private static Money total(List<Underpayments.Short> found) {
    return found.stream().map(Underpayments.Short::missing).collect(Money.sum());
  }

  @Override
  public boolean handles(Task task) {
    return task.kind() == TaskKind.UNDERPAID;
  }

  @Override
  public @Nullable LocalDate carryOut(
      Task task, String decision, DecisionDetails details, String by) {
    PayerClaim claim = claims.findById(task.subject()).orElseThrow();
    if (!decision.equals("DISPUTE")) {
      details.requireNone();
      disputes.dropped(
          claim, decision.equals("ACCEPTED") ? Appeal.Outcome.UPHELD : Appeal.Outcome.DROPPED);
      return null;
    }
    details.requireOnly(Set.of(UNTIL, TEXT));
    String text = details.text(TEXT);
    if (text.length() > LONGEST_TEXT) {
      throw DecisionRefused.invalid(
          "details.text has at most %d characters".formatted(LONGEST_TEXT));
    }
    LocalDate today = LocalDate.now(clock);
    LocalDate until =
        details
            .date(UNTIL)
            .orElse(today.plusDays(payers.profile(claim.payerId()).appealAnswerDays()));
    if (!until.isAfter(today)) {
      throw DecisionRefused.invalid("details.until must be a day to come");
    }
    try {
      disputes.file(claim, text, until, by);
    } catch (IllegalDenialException refused) {
      throw DecisionRefused.state(String.valueOf(refused.getMessage()));
    }
    return until;
  }

  /** What was disputed and not answered with another payment is asked about again. */
  @Override
  @Transactional
  public void look() {
    disputes.noteAnswers();
    LocalDate today = LocalDate.now(clock);
    for (String claimId : underpayments.claims()) {
      boolean due =
          tasks
              .askAgainOn(claimId, TaskKind.UNDERPAID)
              .filter(on -> !on.isAfter(today))
              .isPresent();
      if (due) {
        PayerClaim claim = claims.findById(claimId).orElseThrow();
        events.publishEvent(
            new TaskNeeded(TaskKind.UNDERPAID, claimId, claim.familyId(), DISPUTED));
      }
    }
  }

  @Override
  public Optional<TaskAdvice> advise(Task task) {
    return handles(task)
        ? Optional.of(
            new TaskAdvice(
                "",
                TaskKind.UNDERPAID.rule(),
                "",
                underpayments.of(task.subject()).stream().map(UnderpaidDesk::item).toList()))
        : Optional.empty();
  }

  private static TaskAdvice.Item item(Underpayments.Short one) {
    return new TaskAdvice.Item(
        one.procedure(),
        one.line(),
        one.missing().cents(),
        "allowed %s of %s charged, by contract %s"
            .formatted(one.allowed(), one.charge(), one.rate()),
        "",
        "");
  }
}
