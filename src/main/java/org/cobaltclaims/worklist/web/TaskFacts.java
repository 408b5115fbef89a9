package org.cobaltclaims.worklist.web;

import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.desk.ClaimDocuments;
import org.cobaltclaims.desk.ClaimFacts;
import org.cobaltclaims.desk.ClaimFactsReader;
import org.cobaltclaims.desk.VisitMoney;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.PayerLedger;
import org.cobaltclaims.worklist.CallLog;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskAdvisor;
import org.cobaltclaims.worklist.TaskComments;
import org.cobaltclaims.worklist.TaskNotFound;
import org.cobaltclaims.worklist.TaskRights;
import org.cobaltclaims.worklist.TaskSubjects;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What whoever decides a task sees beside its form. */
@Component
class TaskFacts {

  private static final int CLAIM_ID_LENGTH = 11;

  private final Tasks tasks;
  private final TaskRows rows;
  private final TaskSubjects subjects;
  private final DeskForm forms;
  private final TaskComments comments;
  private final List<TaskAdvisor> advisors;
  private final CallLog calls;
  private final ClaimFactsReader facts;
  private final ClaimDocuments documents;
  private final Ledger ledger;
  private final TaskRights rights;

  TaskFacts(
      Tasks tasks,
      TaskRows rows,
      TaskSubjects subjects,
      DeskForm forms,
      TaskComments comments,
      List<TaskAdvisor> advisors,
      CallLog calls,
      ClaimFactsReader facts,
      ClaimDocuments documents,
      Ledger ledger,
      TaskRights rights) {
    this.tasks = tasks;
    this.rows = rows;
    this.subjects = subjects;
    this.forms = forms;
    this.comments = comments;
    this.advisors = List.copyOf(advisors);
    this.calls = calls;
    this.facts = facts;
    this.documents = documents;
    this.ledger = ledger;
    this.rights = rights;
  }

  /**
   * What preview and page have in common.
   *
   * @throws TaskNotFound if there is no such task
   */
  Task about(String id, Model model) {
    Task task = tasks.find(id).orElseThrow(() -> new TaskNotFound(id));
    model.addAttribute("row", rows.row(task, visit(task)));
    model.addAttribute("task", task);
    model.addAttribute("may", rights.may(task.kind()));
    model.addAttribute("batch", task.kind() == TaskKind.UPLOAD_FILE || isOfFile(task));
    model.addAttribute("advice", advice(task).orElse(null));
    model.addAttribute("asks", forms.asks(task));
    model.addAttribute("payment", payment(task));
    model.addAttribute("facts", facts.of(task.familyId(), task.subject()).orElse(null));
    model.addAttribute("comments", comments.of(task.id()));
    model.addAttribute("calls", calls.about(task.subject()));
    return task;
  }

  /** What only the page shows: the visit's money and its papers. */
  void whole(Model model) {
    ClaimFacts known = (ClaimFacts) model.getAttribute("facts");
    if (known != null) {
      model.addAttribute(
          "money",
          VisitMoney.of(known.billed(), new FamilyLedger(ledger.entries(known.familyId()))));
      model.addAttribute("documents", documents.of(known.familyId()));
    }
  }

  private static boolean isOfFile(Task task) {
    return task.kind() == TaskKind.FIND_ACKNOWLEDGEMENT && task.familyId() == null;
  }

  /** The page of what a task about money is about. */
  public record PaymentLink(String title, String text, String label, String path) {}

  private static @Nullable PaymentLink payment(Task task) {
    String path = "/payments/of-task/" + task.id();
    return switch (task.kind()) {
      case MATCH_PAYMENT ->
          PayerLedger.isProviderAdjustment(task.subject())
              ? new PaymentLink(
                  "The payment",
                  "The provider adjustment stands on the page of its payment.",
                  "Open payment",
                  path)
              : new PaymentLink(
                  "Side by side",
                  "What the payer says beside the claims that it may be about, with the differences"
                      + " marked; choose one by its number.",
                  "Match side by side",
                  path);
      case ERA_OUT_OF_BALANCE ->
          new PaymentLink(
              "The payment",
              "Its balance proof, its claims and provider adjustments.",
              "Open payment",
              path);
      case POSSIBLE_REISSUE ->
          new PaymentLink(
              "The payment", "The check and what became of each claim.", "Open payment", path);
      case REVIEW_REVERSAL ->
          task.subject().length() > CLAIM_ID_LENGTH
              ? new PaymentLink(
                  "The payment", "What it takes back, and why it waits.", "Open payment", path)
              : null;
      case MATCH_DEPOSIT ->
          new PaymentLink(
              "The deposit",
              "Where its money went, and the deposits that may be the same one.",
              "Open deposit",
              path);
      default -> null;
    };
  }

  /** What is suggested, and what the codes mean that brought the task about. */
  Optional<TaskAdvice> advice(Task task) {
    return advisors.stream().flatMap(advisor -> advisor.advise(task).stream()).findFirst();
  }

  private TaskSubjects.@Nullable Visit visit(Task task) {
    return task.familyId() == null
        ? null
        : subjects.visits(List.of(task.familyId())).get(task.familyId());
  }
}
