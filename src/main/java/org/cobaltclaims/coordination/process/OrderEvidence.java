package org.cobaltclaims.coordination.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.CoverageEvidence;
import org.cobaltclaims.claim.CoverageEvidences;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.coordination.OrderConflict;
import org.cobaltclaims.patient.OrderRules;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskAdvisor;
import org.springframework.stereotype.Component;

/** What speaks for another order of the payers, for whoever decides about it (DOMAIN 7.1, 10). */
@Component
class OrderEvidence implements TaskAdvisor {

  private final ClaimFamilies families;
  private final CoverageEvidences evidences;
  private final PayerOrders orders;

  OrderEvidence(ClaimFamilies families, CoverageEvidences evidences, PayerOrders orders) {
    this.families = families;
    this.evidences = evidences;
    this.orders = orders;
  }

  static String family(Task task) {
    return Objects.requireNonNull(task.familyId());
  }

  /** The level of the coverage that a task is about; its claim may not exist yet. */
  static int level(Task task) {
    return Integer.parseInt(task.subject().substring(family(task).length()));
  }

  /** The newest word of the payer of a task about another payer. */
  Optional<CoverageEvidence> otherPayer(Task task) {
    return of(task).filter(told -> told.kind() == CoverageEvidence.Kind.OTHER_PAYER);
  }

  private Optional<CoverageEvidence> of(Task task) {
    return evidences.of(family(task)).stream()
        .filter(told -> told.level() == level(task))
        .findFirst();
  }

  /** The payer id of the claim's coverage that is meant; empty if the claim does not name it. */
  Optional<String> onClaim(CoverageEvidence told) {
    ClaimFamily family = families.findById(told.familyId()).orElseThrow();
    return OrderConflict.meant(family.content(), told.level(), told.payerId(), told.payerName())
        .map(coverage -> coverage.payerId());
  }

  @Override
  public Optional<TaskAdvice> advise(Task task) {
    if (task.kind() != TaskKind.PAYER_ORDER) {
      return Optional.empty();
    }
    List<TaskAdvice.Item> items = new ArrayList<>();
    Optional<CoverageEvidence> told = of(task);
    told.ifPresent(evidence -> items.add(item(evidence)));
    OrderRules.Suggestion suggestion = orders.suggestion(family(task));
    String action = told.map(this::action).orElse("");
    if (action.isEmpty() && suggestion.differs()) {
      action = "SUGGESTED_ORDER";
    }
    String why = told.map(evidence -> words(evidence)).orElse("");
    return Optional.of(new TaskAdvice(action, action.isEmpty() ? "" : "7.1", why, items));
  }

  private String action(CoverageEvidence told) {
    if (told.kind() == CoverageEvidence.Kind.INACTIVE) {
      return "COVERAGE_ENDED";
    }
    return told.place().equals("PRIMARY") || onClaim(told).isPresent()
        ? "OTHER_PAYER_FIRST"
        : "ADD_COVERAGE";
  }

  private TaskAdvice.Item item(CoverageEvidence told) {
    boolean named = onClaim(told).isPresent();
    return new TaskAdvice.Item(
        told.source(),
        0,
        0,
        words(told),
        told.kind() == CoverageEvidence.Kind.INACTIVE || named ? "" : "coverage",
        named || told.kind() == CoverageEvidence.Kind.INACTIVE
            ? ""
            : "what it has told of the coverage stands with the family's payer order; what is"
                + " missing is given with the decision");
  }

  private static String words(CoverageEvidence told) {
    return switch (told.kind()) {
      case INACTIVE -> "the payer says that the coverage does not hold on the day of service";
      case OTHER_PAYER ->
          told.place().equals("PRIMARY")
              ? "the payer says that payer %s comes first".formatted(told.otherPayer())
              : "the payer says that payer %s covers the patient, too".formatted(told.otherPayer());
    };
  }
}
