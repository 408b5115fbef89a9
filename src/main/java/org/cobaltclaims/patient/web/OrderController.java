package org.cobaltclaims.patient.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.patient.OrderReason;
import org.cobaltclaims.patient.OrderRules;
import org.cobaltclaims.patient.OrderSituation;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.Plan;
import org.cobaltclaims.patient.process.ChartOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** In which order a patient's coverages pay, by the rules. A person sets it. */
@RestController
@RequestMapping("/api/patients/{patient}/coverages/order")
@Tag(name = "Patients", description = "Patients, their coverages and what changed in them")
class OrderController {

  private final PatientCalls calls;
  private final ChartOrder order;

  OrderController(PatientCalls calls, ChartOrder order) {
    this.calls = calls;
    this.order = order;
  }

  /**
   * What the rules say.
   *
   * @param present the coverages that have not ended, with what is known of them
   * @param suggested the places of all coverages in the order that the rules suggest
   * @param differs whether that is another one
   * @param reasons of every pair
   */
  record OrderView(
      List<Plan> present, List<Integer> suggested, boolean differs, List<OrderReason> reasons) {

    static OrderView of(Patient patient, List<Plan> plans, OrderSituation situation) {
      OrderRules.Suggestion suggestion = OrderRules.suggest(plans, situation);
      return new OrderView(
          plans, ChartOrder.whole(patient, suggestion), suggestion.differs(), suggestion.reasons());
    }
  }

  @GetMapping
  @Operation(summary = "The order that the rules suggest by what the chart tells")
  OrderView suggested(@PathVariable String patient) {
    Patient known = calls.known(patient);
    return OrderView.of(known, order.plans(known), order.situation(known));
  }

  /**
   * What a person knows of a coverage; what is left out is not known.
   *
   * @param place of the coverage
   * @param subscriberWorks whether it comes from current employment
   * @param continuation whether it is COBRA or a state's continuation
   * @param employerSize how many the employer employs
   * @param since since when it covers the subscriber
   */
  record PlanFacts(
      int place,
      @Nullable Boolean hasCobClause,
      @Nullable LocalDate subscriberBirthDate,
      @Nullable Boolean subscriberWorks,
      @Nullable Boolean continuation,
      @Nullable Integer employerSize,
      @Nullable Boolean multiEmployer,
      @Nullable LocalDate since,
      Plan.@Nullable Custody custody) {

    Plan added(Plan plan) {
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

  /** What the order depends on besides what the chart tells. */
  record Facts(
      @Nullable List<PlanFacts> plans,
      OrderSituation.@Nullable Event event,
      OrderSituation.@Nullable Parents parents,
      @Nullable Boolean disabled,
      @Nullable Integer renalMonth) {}

  @PostMapping
  @Operation(summary = "What the rules suggest with more facts; nothing is changed")
  OrderView suggest(@PathVariable String patient, @RequestBody Facts facts) {
    Patient known = calls.known(patient);
    OrderSituation chart = order.situation(known);
    Map<Integer, PlanFacts> byPlace = new HashMap<>();
    if (facts.plans() != null) {
      facts.plans().forEach(plan -> byPlace.put(plan.place(), plan));
    }
    List<Plan> plans =
        order.plans(known).stream()
            .map(
                plan -> {
                  PlanFacts more = byPlace.get(plan.level());
                  return more == null ? plan : more.added(plan);
                })
            .toList();
    return OrderView.of(
        known,
        plans,
        new OrderSituation(
            chart.patientBirthDate(),
            chart.serviceOn(),
            facts.event() == null ? chart.event() : facts.event(),
            facts.parents() == null ? chart.parents() : facts.parents(),
            Boolean.TRUE.equals(facts.disabled()),
            facts.renalMonth()));
  }
}
