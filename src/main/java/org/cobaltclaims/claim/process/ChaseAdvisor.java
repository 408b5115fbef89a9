package org.cobaltclaims.claim.process;

import java.util.List;
import java.util.Optional;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskAdvisor;
import org.springframework.stereotype.Component;

/** Says what to ask a payer that owes a decision, a remittance or an answer (DOMAIN 8.2, 4.4). */
@Component
class ChaseAdvisor implements TaskAdvisor {

  @Override
  public Optional<TaskAdvice> advise(Task task) {
    return switch (task.kind()) {
      case CHASE_REMITTANCE -> Optional.of(decision(task));
      case ERA_MISSING ->
          Optional.of(
              new TaskAdvice(
                  "REMITTANCE_REQUESTED",
                  "4.4",
                  "the payer says that it has decided: ask it for check or EFT number and date,"
                      + " look whether that money came, and have the remittance sent again; what"
                      + " comes on paper is entered under Payments",
                  List.of()));
      case INFO_REQUESTED ->
          Optional.of(
              new TaskAdvice(
                  "INFORMATION_SENT",
                  "4.4",
                  "the payer waits for something before it decides: ask what, and to where it is"
                      + " to be sent, before the days are over that it gives",
                  List.of()));
      case CHASE_CROSSOVER -> Optional.of(crossover(task));
      default -> Optional.empty();
    };
  }

  private static TaskAdvice crossover(Task task) {
    return task.reason().equals(ClaimTasks.CROSSOVER_CONTRADICTION)
        ? new TaskAdvice(
            "",
            "3.6",
            "the payer before says both that it forwarded the claim and that it did not: ask this"
                + " payer whether it has it, and bill it directly only if it does not",
            List.of())
        : new TaskAdvice(
            "",
            "8.4",
            "the payer before has forwarded the claim: ask this one whether it came, and bill it"
                + " directly only if it does not have it, or it gets the claim twice",
            List.of());
  }

  private static TaskAdvice decision(Task task) {
    return switch (task.reason()) {
      case RemittanceChase.VOIDED ->
          new TaskAdvice(
              "",
              "3.5",
              "the payer took the claim back, as it was asked to, and nothing more comes of it:"
                  + " close the claim on its page, or set the payers in the right order there;"
                  + " that closes this task, too",
              List.of());
      case RemittanceChase.NO_CORRECTION ->
          new TaskAdvice(
              "",
              "3.5",
              "the payer took its decision back and has not decided anew: ask when it will, or"
                  + " whether it waits for a corrected claim",
              List.of());
      case RemittanceChase.APPEAL_WAITING ->
          new TaskAdvice(
              "KEEP_WAITING",
              "8.2",
              "ask whether the appeal came, under which number, and when it is decided",
              List.of());
      case RemittanceChase.NO_835 ->
          new TaskAdvice(
              "",
              "8.2",
              "ask the payer, by telephone or in its portal, where the claim stands; send it again"
                  + " only when the payer does not have it, a second one comes back as a duplicate",
              List.of());
      default ->
          new TaskAdvice(
              "",
              "4.4",
              "the payer answered that it does not have the claim, has refused it or cannot be"
                  + " asked: ask a person there; send it again only when it does not have it",
              RejectionAdvisor.items(task.reason()));
    };
  }
}
