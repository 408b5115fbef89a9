package org.cobaltclaims.patient.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.cobaltclaims.patient.OrderFacts;
import org.cobaltclaims.patient.OrderReason;
import org.cobaltclaims.patient.OrderRules;
import org.cobaltclaims.patient.OrderSituation;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.Plan;
import org.cobaltclaims.patient.process.ChartOrder;
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

  @PostMapping
  @Operation(summary = "What the rules suggest with more facts; nothing is changed")
  OrderView suggest(@PathVariable String patient, @RequestBody OrderFacts facts) {
    Patient known = calls.known(patient);
    return OrderView.of(
        known, facts.added(order.plans(known)), facts.added(order.situation(known)));
  }
}
