package org.cobaltclaims.coordination.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.CoverageEvidence;
import org.cobaltclaims.claim.CoverageEvidences;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.NewCoverage;
import org.cobaltclaims.coordination.process.ManualStops;
import org.cobaltclaims.coordination.process.PayerOrders;
import org.cobaltclaims.desk.Display;
import org.cobaltclaims.patient.OrderFacts;
import org.cobaltclaims.patient.OrderReason;
import org.cobaltclaims.patient.OrderRules;
import org.cobaltclaims.patient.Plan;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a person does with a claim family. */
@RestController
@RequestMapping("/api/families")
@Tag(name = "Families", description = "Manual control of claim families and their payer order")
class FamilyController {

  private final ManualStops stops;
  private final PayerOrders orders;
  private final CoverageEvidences evidences;
  private final TransactionTemplate transactions;
  private final ActingUser user;
  private final Display display;

  FamilyController(
      ManualStops stops,
      PayerOrders orders,
      CoverageEvidences evidences,
      TransactionTemplate transactions,
      ActingUser user,
      Display display) {
    this.stops = stops;
    this.orders = orders;
    this.evidences = evidences;
    this.transactions = transactions;
    this.user = user;
    this.display = display;
  }

  /** Where a family stands after an act. */
  record FamilyView(String family, FamilyState state, boolean onHold) {
    static FamilyView of(ClaimFamily family) {
      return new FamilyView(family.id(), family.state(), family.isOnHold());
    }
  }

  @PostMapping("/{family}/hold")
  @Operation(summary = "Nothing of the family leaves until it is released")
  FamilyView hold(
      @PathVariable String family,
      @RequestBody ClaimController.Act act,
      @RequestParam(required = false) @Nullable String by) {
    return FamilyView.of(stops.hold(family, act.why(), user.of(by)));
  }

  @PostMapping("/{family}/release")
  @Operation(summary = "The family goes on")
  FamilyView release(
      @PathVariable String family,
      @RequestBody ClaimController.Act act,
      @RequestParam(required = false) @Nullable String by) {
    return FamilyView.of(stops.release(family, act.why(), user.of(by)));
  }

  @PostMapping("/{family}/close")
  @Operation(
      summary = "Gives up every claim that is still to be decided; the rest is the patient's")
  FamilyView close(
      @PathVariable String family,
      @RequestBody ClaimController.Act act,
      @RequestParam(required = false) @Nullable String by) {
    return FamilyView.of(stops.closeFamily(family, act.why(), user.of(by)));
  }

  /**
   * The order of the payers.
   *
   * @param present the plans in the order that stands, with what is known of them
   * @param suggested their present places in the order that the rules suggest
   * @param differs whether that is another one
   * @param reasons of every pair
   * @param told what payers have said about the coverages (271, NM1*PR of an 835), the newest first
   */
  record OrderView(
      List<Plan> present,
      List<Integer> suggested,
      boolean differs,
      List<OrderReason> reasons,
      List<CoverageEvidence> told) {}

  private OrderView view(String family, List<Plan> plans, OrderRules.Suggestion suggestion) {
    return new OrderView(
        plans,
        suggestion.levels(),
        suggestion.differs(),
        suggestion.reasons(),
        evidences.of(family).stream()
            .map(told -> told.withMemberId(display.identifier(told.memberId())))
            .toList());
  }

  @GetMapping("/{family}/payer-order")
  @Operation(
      summary = "The order of the payers, and what the rules suggest by what the claim tells")
  OrderView order(@PathVariable String family) {
    return view(family, orders.plans(family), orders.suggestion(family));
  }

  @PostMapping("/{family}/payer-order/suggestion")
  @Operation(summary = "What the rules suggest with more facts; nothing is changed")
  OrderView suggest(@PathVariable String family, @RequestBody OrderFacts facts) {
    List<Plan> plans = facts.added(orders.plans(family));
    return view(family, plans, OrderRules.suggest(plans, facts.added(orders.situation(family))));
  }

  /**
   * An order.
   *
   * @param levels the present places of the payers, the first payer first
   * @param insuranceTypes SBR05 by present place: why Medicare is not primary
   */
  record NewOrder(
      @Nullable List<Integer> levels,
      @Nullable Map<Integer, String> insuranceTypes,
      @Nullable String reason) {}

  @PutMapping("/{family}/payer-order")
  @Operation(
      summary = "Sets the order of the payers; where it differs the claims start again",
      description =
          "A payer that has paid out of turn has to take its payment back first (void). What one"
              + " denied out of turn does not count any more.")
  OrderView setOrder(
      @PathVariable String family,
      @RequestBody NewOrder order,
      @RequestParam(required = false) @Nullable String by) {
    List<Integer> levels = order.levels();
    if (levels == null || levels.contains(null)) {
      throw DecisionRefused.invalid("levels names the payers by their present places");
    }
    String why = why(order.reason());
    Map<Integer, String> types =
        Objects.requireNonNullElseGet(order.insuranceTypes(), Map::<Integer, String>of);
    transactions.executeWithoutResult(
        status -> orders.set(family, levels, types, why, user.of(by)));
    return order(family);
  }

  /**
   * A coverage that the claim does not name.
   *
   * @param place where it comes in the order, from 1; behind all others if it is left out
   */
  record AddedCoverage(
      @Nullable NewCoverage coverage, @Nullable Integer place, @Nullable String reason) {}

  @PostMapping("/{family}/coverages")
  @Operation(
      summary = "Adds a coverage; where the order differs the claims start again",
      description =
          "Behind a last payer that has decided, what was left to the patient is asked of the new"
              + " one first.")
  OrderView add(
      @PathVariable String family,
      @RequestBody AddedCoverage added,
      @RequestParam(required = false) @Nullable String by) {
    NewCoverage coverage = added.coverage();
    if (coverage == null) {
      throw DecisionRefused.invalid("coverage is needed: payerId and memberId at least");
    }
    String why = why(added.reason());
    int place = Objects.requireNonNullElse(added.place(), 0);
    transactions.executeWithoutResult(
        status -> orders.add(family, coverage, place, why, user.of(by)));
    return order(family);
  }

  @PostMapping("/{family}/coverages/{level}/end")
  @Operation(
      summary = "Takes a coverage off that does not hold; the claims from there on start again")
  OrderView end(
      @PathVariable String family,
      @PathVariable int level,
      @RequestBody ClaimController.Act act,
      @RequestParam(required = false) @Nullable String by) {
    String why = why(act.why());
    transactions.executeWithoutResult(status -> orders.end(family, level, why, user.of(by)));
    return order(family);
  }

  private static String why(@Nullable String reason) {
    String why = reason == null ? "" : reason.strip();
    if (why.isEmpty()) {
      throw DecisionRefused.invalid("this needs a reason");
    }
    return why;
  }
}
