package org.cobaltclaims.claim.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.engine.ProcessNames.AwaitRemittance.Missing;
import org.cobaltclaims.paper.Mailings;
import org.cobaltclaims.practice.BusinessDays;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.transmission.Inquiry;
import org.cobaltclaims.transmission.StatusInquiries;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What has to be done about a claim that its payer has and has not answered, and when: ask the
 * payer (276), or ask a person to find out what is missing (DOMAIN 4.4, 8.2). All of it follows
 * from the database.
 */
@Component
class RemittanceChase {

  /** The tasks of which one is open at most, by what is missing. */
  static final List<TaskKind> KINDS =
      List.of(TaskKind.CHASE_REMITTANCE, TaskKind.ERA_MISSING, TaskKind.INFO_REQUESTED);

  /** Days that DOMAIN 8.2 grants a payer beyond what it is expected to take. */
  private static final int GRACE_DAYS = 5;

  /** Business days from a decision that was told in a 277 to its remittance (DOMAIN 4.4). */
  private static final int REMITTANCE_DAYS = 10;

  /** Days in which a payer corrects a decision that it took back (DOMAIN 3.5). */
  private static final int CORRECTION_DAYS = 30;

  /** Days after which a disputed decision is asked for, whatever else watches it (DOMAIN 8.2). */
  private static final int APPEAL_DAYS = 60;

  /** Reason: the payer has taken the claim back because a void asked it to (DOMAIN 3.5). */
  static final String VOIDED = "VOIDED";

  /** Reason: the payer has taken its decision back and not made another (DOMAIN 3.5). */
  static final String NO_CORRECTION = "NO_CORRECTION";

  /** Reason: an appeal is not answered (DOMAIN 8.2). */
  static final String APPEAL_WAITING = "APPEAL_WAITING";

  /** Reason: the payer has not decided (DOMAIN 8.2). */
  static final String NO_835 = "NO_835";

  private final Payers payers;
  private final Tasks tasks;
  private final StatusInquiries inquiries;
  private final Mailings mailings;
  private final Clock clock;

  RemittanceChase(
      Payers payers, Tasks tasks, StatusInquiries inquiries, Mailings mailings, Clock clock) {
    this.payers = payers;
    this.tasks = tasks;
    this.inquiries = inquiries;
    this.mailings = mailings;
    this.clock = clock;
  }

  /**
   * What a person is asked for.
   *
   * @param missing what is missing
   * @param kind the task
   * @param rule the rule that wants it
   * @param reason the task's reason
   * @param text for the timeline
   * @param on from which day; not before
   */
  record Wanted(
      Missing missing, TaskKind kind, String rule, String reason, String text, LocalDate on) {}

  /** What somebody is, or will be, asked about the claim if nothing happens. */
  Wanted wanted(PayerClaim claim) {
    if (claim.state() == PayerClaimState.REVERSED && claim.adjudicatedOn() != null) {
      if (claim.currentVersion().isVoid()) {
        return decision(
            claim,
            "3.5",
            VOIDED,
            "The payer took the claim back, as it was asked to: close it, or set the payers in the"
                + " right order",
            claim.adjudicatedOn());
      }
      return decision(
          claim,
          "3.5",
          NO_CORRECTION,
          "The payer took its decision back and has not corrected it in time",
          claim.adjudicatedOn().plusDays(CORRECTION_DAYS));
    }
    if (claim.state() == PayerClaimState.APPEALED && claim.adjudicatedOn() != null) {
      return decision(
          claim,
          "8.2",
          APPEAL_WAITING,
          "The payer has not answered the appeal in time",
          claim.adjudicatedOn().plusDays(APPEAL_DAYS));
    }
    Optional<Inquiry> answered = answered(claim);
    if (answered.isPresent()) {
      Wanted wanted = wanted(claim, Objects.requireNonNull(answered.get().answer()));
      if (wanted != null) {
        return wanted;
      }
    }
    return decision(
        claim,
        "8.2",
        NO_835,
        "The payer has not decided in the time that it is expected to take",
        since(claim).plusDays(expectedPayDays(claim) + GRACE_DAYS));
  }

  /** What follows from the payer's last answer; null if nothing does yet. */
  private @Nullable Wanted wanted(PayerClaim claim, Inquiry.Answer answer) {
    return switch (answer.kind()) {
      case INFORMATION ->
          claim.state() != PayerClaimState.INFO_REQUESTED
              ? null
              : new Wanted(
                  Missing.INFORMATION,
                  TaskKind.INFO_REQUESTED,
                  "4.4",
                  answer.codes(),
                  "The payer wants to know something before it decides: " + answer.codes(),
                  notActedOn(claim, answer.on(), answer.on()));
      case FINALIZED ->
          new Wanted(
              Missing.REMITTANCE,
              TaskKind.ERA_MISSING,
              "4.4",
              answer.codes(),
              "The payer has decided, it says (%s), but its remittance did not come"
                  .formatted(answer.codes()),
              notActedOn(
                  claim,
                  answer.on(),
                  BusinessDays.after(
                      answer.decidedOn() == null ? answer.on() : answer.decidedOn(),
                      REMITTANCE_DAYS)));
      case NOT_FOUND ->
          decision(
              claim,
              answer,
              "The payer does not find the claim that it had accepted: " + answer.codes());
      case REFUSED ->
          decision(claim, answer, "The payer says that it refused the claim: " + answer.codes());
      case FAILED ->
          answer.lookAgain() != null
              ? null
              : decision(
                  claim, answer, "The payer cannot be asked, again and again: " + answer.codes());
      case PENDING, ACKNOWLEDGED -> null;
    };
  }

  private Wanted decision(PayerClaim claim, Inquiry.Answer answer, String text) {
    return new Wanted(
        Missing.DECISION,
        TaskKind.CHASE_REMITTANCE,
        "4.4",
        answer.codes(),
        text,
        notActedOn(claim, answer.on(), answer.on()));
  }

  private Wanted decision(
      PayerClaim claim, String rule, String reason, String text, LocalDate first) {
    return new Wanted(
        Missing.DECISION,
        TaskKind.CHASE_REMITTANCE,
        rule,
        reason,
        text,
        notActedOn(claim, LocalDate.MIN, first));
  }

  /**
   * The next date not yet acted on: the first one, or the one to which a person put it off.
   *
   * @param since decisions of earlier days do not count: what is asked for came up after them
   */
  private LocalDate notActedOn(PayerClaim claim, LocalDate since, LocalDate first) {
    LocalDate date = first;
    for (TaskKind kind : KINDS) {
      boolean counts =
          tasks
              .newest(claim.id(), kind)
              .map(Task::closedOn)
              .filter(closed -> !closed.isBefore(since))
              .isPresent();
      if (counts) {
        LocalDate again = tasks.askAgainOn(claim.id(), kind).orElse(first);
        date = again.isAfter(date) ? again : date;
      }
    }
    return date;
  }

  /** When the payer is asked what became of the claim; null if it need not be. */
  @Nullable LocalDateTime inquiryDue(PayerClaim claim) {
    PayerProfile payer = payers.profile(claim.payerId());
    boolean waits =
        claim.state() == PayerClaimState.ACCEPTED || claim.state() == PayerClaimState.PENDING;
    if (!waits || !payer.answersInquiries() || !claim.hasVersion()) {
      return null;
    }
    Optional<Inquiry> last = inquiries.latest(claim.id()).filter(i -> isAbout(i, claim));
    int days = payer.inquiryDays(claim.level());
    if (last.isEmpty()) {
      boolean original = claim.currentVersion().frequency().equals("1");
      return WaitDates.opening(since(claim).plusDays(original ? days : payer.expectedPayDays()));
    }
    Inquiry.Answer answer = last.get().answer();
    if (answer == null) {
      return WaitDates.opening(last.get().askedOn().plusDays(days));
    }
    return switch (answer.kind()) {
      case PENDING, ACKNOWLEDGED, FAILED -> answer.lookAgain();
      case FINALIZED -> null;
      // A person has acted on it: what that led to is asked for as if it were sent anew.
      case INFORMATION, NOT_FOUND, REFUSED ->
          KINDS.stream()
              .flatMap(kind -> tasks.newest(claim.id(), kind).map(Task::closedOn).stream())
              .filter(closed -> !closed.isBefore(answer.on()))
              .max(LocalDate::compareTo)
              .map(closed -> WaitDates.opening(closed.plusDays(days)))
              .orElse(null);
    };
  }

  private Optional<Inquiry> answered(PayerClaim claim) {
    return inquiries.latestAnswered(claim.id()).filter(inquiry -> isAbout(inquiry, claim));
  }

  private static boolean isAbout(Inquiry inquiry, PayerClaim claim) {
    return claim.hasVersion() && claim.currentVersion().pcn().equals(inquiry.pcn());
  }

  /** How long the payer may take: longer for what came by mail (DOMAIN 8.1). */
  private int expectedPayDays(PayerClaim claim) {
    PayerProfile payer = payers.profile(claim.payerId());
    boolean mailed =
        claim.hasVersion()
            && claim.currentVersion().channel().equals(ClaimSending.PAPER)
            && mailings
                .of(claim.currentVersion().pcn())
                .filter(mailing -> mailing.way() == Mailings.Way.MAIL)
                .isPresent();
    return mailed ? payer.expectedPaperPayDays() : payer.expectedPayDays();
  }

  /** Since when the payer has the claim, as far as we know. */
  private LocalDate since(PayerClaim claim) {
    LocalDate since = claim.acceptedOn();
    if (since == null && claim.hasVersion()) {
      since = claim.currentVersion().sentOn();
    }
    return since == null ? LocalDate.now(clock) : since;
  }

  LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
