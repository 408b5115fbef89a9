package org.cobaltclaims.patient;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person knows besides what a claim or a chart tells of the order of the payers (DOMAIN 7.2,
 * 7.3); what is left out is not known.
 *
 * @param event what the services are for, if not what is told
 * @param parents how a child's parents live, if not as is told
 * @param disabled whether Medicare covers for disability
 * @param renalMonth the month of Medicare's entitlement for end-stage renal disease, from 1; none
 *     if it does not cover for that
 */
public record OrderFacts(
    @Nullable List<OfPlan> plans,
    OrderSituation.@Nullable Event event,
    OrderSituation.@Nullable Parents parents,
    @Nullable Boolean disabled,
    @Nullable Integer renalMonth) {

  /**
   * What is known of one plan.
   *
   * @param place its present place in the order, from 1; of a claim its level
   * @param subscriberWorks whether it comes from current employment
   * @param continuation whether it is COBRA or a state's continuation
   * @param employerSize how many the employer employs
   * @param since since when it covers the subscriber
   */
  public record OfPlan(
      @JsonAlias("level") int place,
      @Nullable Boolean hasCobClause,
      @Nullable LocalDate subscriberBirthDate,
      @Nullable Boolean subscriberWorks,
      @Nullable Boolean continuation,
      @Nullable Integer employerSize,
      @Nullable Boolean multiEmployer,
      @Nullable LocalDate since,
      Plan.@Nullable Custody custody) {

    private Plan added(Plan plan) {
      return new Plan(
          plan.level(),
          plan.kind(),
          hasCobClause == null || hasCobClause,
          plan.self(),
          plan.child(),
          subscriberBirthDate == null ? plan.subscriberBirthDate() : subscriberBirthDate,
          subscriberWorks,
          continuation,
          employerSize,
          Boolean.TRUE.equals(multiEmployer),
          since,
          custody);
    }
  }

  /** The plans with what is known besides. */
  public List<Plan> added(List<Plan> told) {
    return told.stream().map(this::added).toList();
  }

  private Plan added(Plan plan) {
    if (plans == null) {
      return plan;
    }
    return plans.stream()
        .filter(facts -> facts.place() == plan.level())
        .reduce((first, second) -> second)
        .map(facts -> facts.added(plan))
        .orElse(plan);
  }

  /** The situation with what is known besides. */
  public OrderSituation added(OrderSituation told) {
    return new OrderSituation(
        told.patientBirthDate(),
        told.serviceOn(),
        event == null ? told.event() : event,
        parents == null ? told.parents() : parents,
        Boolean.TRUE.equals(disabled),
        renalMonth);
  }
}
