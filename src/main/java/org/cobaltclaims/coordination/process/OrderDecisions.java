package org.cobaltclaims.coordination.process;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import org.cobaltclaims.claim.CoverageEvidence;
import org.cobaltclaims.claim.FamilyReopened;
import org.cobaltclaims.claim.NewCoverage;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.patient.OrderRules;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Decisions about a payer that thinks another one comes first (DOMAIN 7.1). */
@Component
class OrderDecisions implements TaskHandler {

  /** The payer id of the coverage that comes first. */
  private static final String FIRST = "first";

  /** A coverage that the claim does not name yet. */
  private static final String COVERAGE = "coverage";

  private final PayerOrders orders;
  private final OrderEvidence evidence;
  private final OrderQuestions questions;
  private final ApplicationEventPublisher events;

  OrderDecisions(
      PayerOrders orders,
      OrderEvidence evidence,
      OrderQuestions questions,
      ApplicationEventPublisher events) {
    this.orders = orders;
    this.evidence = evidence;
    this.questions = questions;
    this.events = events;
  }

  @Override
  public boolean handles(Task task) {
    return task.kind() == TaskKind.PAYER_ORDER;
  }

  @Override
  public @Nullable LocalDate carryOut(
      Task task, String decision, DecisionDetails details, String by) {
    String family = OrderEvidence.family(task);
    int level = OrderEvidence.level(task);
    switch (decision) {
      case "OTHER_PAYER_FIRST" -> otherFirst(task, family, level, details, by);
      case "ADD_COVERAGE" -> {
        details.requireOnly(Set.of(COVERAGE));
        orders.add(family, coverage(task, details), 0, task.reason(), by);
      }
      case "COVERAGE_ENDED" -> {
        details.requireNone();
        orders.end(family, level, task.reason(), by);
      }
      case "SUGGESTED_ORDER" -> {
        details.requireNone();
        suggested(family, task, by);
      }
      case "DONE" -> {
        details.requireNone();
        questions.answered(family);
        // The family waited for it: what is left can be settled now.
        events.publishEvent(new FamilyReopened(family));
      }
      default -> throw DecisionRefused.invalid("the order of the payers is not " + decision);
    }
    return null;
  }

  /**
   * Whom the decision names comes first, otherwise whom the payer has named, otherwise the next
   * payer.
   */
  private void otherFirst(Task task, String family, int level, DecisionDetails details, String by) {
    details.requireOnly(Set.of(FIRST, COVERAGE));
    String named = details.text(FIRST);
    Optional<CoverageEvidence> told = evidence.otherPayer(task);
    Optional<String> known = named.isEmpty() ? told.flatMap(evidence::onClaim) : Optional.of(named);
    boolean added = details.as(COVERAGE, NewCoverage.class).isPresent();
    if (!added && known.isPresent()) {
      orders.first(family, level, known.get(), task.reason(), by);
    } else if (added || told.isPresent()) {
      orders.add(family, coverage(task, details), level, task.reason(), by);
    } else {
      orders.nextFirst(family, level, task.reason(), by);
    }
  }

  /** What a person has filled in, and for the rest what the payer has told. */
  private NewCoverage coverage(Task task, DecisionDetails details) {
    Optional<NewCoverage> told = evidence.otherPayer(task).map(NewCoverage::told);
    Optional<NewCoverage> given = details.as(COVERAGE, NewCoverage.class);
    return given
        .map(coverage -> told.map(coverage::or).orElse(coverage))
        .or(() -> told)
        .orElseThrow(
            () ->
                DecisionRefused.invalid(
                    "details.coverage is needed: payerId and memberId, and the subscriber where it"
                        + " is not the patient"));
  }

  private void suggested(String family, Task task, String by) {
    OrderRules.Suggestion suggestion = orders.suggestion(family);
    if (!suggestion.differs()) {
      throw DecisionRefused.state("the rules suggest no other order than the one that stands");
    }
    orders.set(family, suggestion.levels(), new HashMap<>(), task.reason(), by);
  }
}
