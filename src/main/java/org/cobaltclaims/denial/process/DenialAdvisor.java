package org.cobaltclaims.denial.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cobaltclaims.claim.CoverageEvidence;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.denial.DenialReview;
import org.cobaltclaims.denial.DenialSuggestion;
import org.cobaltclaims.denial.DenialSuggestions;
import org.cobaltclaims.denial.FieldsToMend;
import org.cobaltclaims.denial.ReasonLabels;
import org.cobaltclaims.remittance.Classification.Reason;
import org.cobaltclaims.remittance.ReasonCodes.Kind;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskAdvisor;
import org.springframework.stereotype.Component;

/** Says what is suggested about a denial, why, and what the payer gave as reasons (DOMAIN 5). */
@Component
class DenialAdvisor implements TaskAdvisor {

  private static final Set<TaskKind> KINDS =
      Set.of(TaskKind.WORK_DENIAL, TaskKind.APPROVE_WRITE_OFF, TaskKind.FOLLOW_APPEAL);

  private final PayerClaims claims;
  private final DenialReview review;
  private final DenialSuggestions suggestions;
  private final ReasonLabels labels;
  private final OtherPayerFirst otherPayer;

  DenialAdvisor(
      PayerClaims claims,
      DenialReview review,
      DenialSuggestions suggestions,
      ReasonLabels labels,
      OtherPayerFirst otherPayer) {
    this.claims = claims;
    this.review = review;
    this.suggestions = suggestions;
    this.labels = labels;
    this.otherPayer = otherPayer;
  }

  @Override
  public Optional<TaskAdvice> advise(Task task) {
    if (!KINDS.contains(task.kind())) {
      return Optional.empty();
    }
    PayerClaim claim = claims.findById(task.subject()).orElseThrow();
    List<TaskAdvice.Item> items = new ArrayList<>();
    review.reduction(claim).map(reduction -> reduction.reasons()).orElse(List.of()).stream()
        .filter(reason -> reason.rule().kind() != Kind.MONEY)
        .map(this::item)
        .forEach(items::add);
    otherPayer.told(claim).map(DenialAdvisor::item).ifPresent(items::add);
    Optional<DenialSuggestion> suggestion =
        task.kind() == TaskKind.WORK_DENIAL ? suggestions.of(claim.id()) : Optional.empty();
    return Optional.of(
        new TaskAdvice(
            suggestion.map(DenialSuggestion::action).orElse(""),
            suggestion.map(DenialSuggestion::rule).orElse(""),
            suggestion.map(DenialSuggestion::why).orElse(""),
            items));
  }

  private static TaskAdvice.Item item(CoverageEvidence told) {
    return new TaskAdvice.Item(
        told.source(),
        0,
        0,
        "the payer says that payer %s comes first".formatted(told.otherPayer()),
        "coverage",
        "BILL_OTHER_PAYER_FIRST puts it there; what the payer told of it stands with the family's"
            + " payer order");
  }

  private TaskAdvice.Item item(Reason reason) {
    String carc = reason.row().reason();
    String codes =
        reason.remarks().isEmpty()
            ? reason.name()
            : reason.name() + " " + String.join(" ", reason.remarks());
    return new TaskAdvice.Item(
        codes,
        reason.line(),
        reason.row().amount().cents(),
        labels.of(carc, reason.rule().label()),
        FieldsToMend.of(carc, reason.remarks()),
        reason.rule().action().name());
  }
}
