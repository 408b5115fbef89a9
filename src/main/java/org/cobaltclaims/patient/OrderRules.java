package org.cobaltclaims.patient;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cobaltclaims.patient.OrderSituation.Event;
import org.cobaltclaims.patient.OrderSituation.Parents;
import org.jspecify.annotations.Nullable;

/**
 * Suggests the order of the payers, with reasons (DOMAIN 7.2, 7.3, 7.5): of two plans the first
 * rule that decides. The user sets the order; this proposes and warns.
 */
public final class OrderRules {

  private OrderRules() {}

  /**
   * An order with the reasons for it.
   *
   * @param levels the present levels of the plans, the first payer first; where no rule decides, as
   *     they stand
   * @param reasons of every pair of plans, in the suggested order
   */
  public record Suggestion(List<Integer> levels, List<OrderReason> reasons) {
    public Suggestion {
      levels = List.copyOf(levels);
      reasons = List.copyOf(reasons);
    }

    /** True if another order than the present one is suggested. */
    public boolean differs() {
      return !levels.equals(levels.stream().sorted().toList());
    }
  }

  /** Suggests an order of plans. */
  public static Suggestion suggest(List<Plan> plans, OrderSituation situation) {
    List<Plan> order = new ArrayList<>();
    for (Plan plan : plans) {
      int place = order.size();
      // Behind the last one that comes before it; the present order holds where no rule decides.
      while (place > 0 && compare(plan, order.get(place - 1), situation).first() == plan.level()) {
        place--;
      }
      order.add(place, plan);
    }
    List<OrderReason> reasons = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      for (int j = i + 1; j < order.size(); j++) {
        reasons.add(compare(order.get(i), order.get(j), situation));
      }
    }
    return new Suggestion(order.stream().map(Plan::level).toList(), reasons);
  }

  /** Which of two plans comes first. */
  public static OrderReason compare(Plan one, Plan other, OrderSituation situation) {
    OrderReason reason = forTheEvent(one, other, situation.event());
    if (reason == null) {
      reason = withoutClause(one, other);
    }
    if (reason == null) {
      reason = lastResort(one, other);
    }
    if (reason == null) {
      reason = medicare(one, other, situation);
    }
    if (reason == null && one.self() != other.self()) {
      reason =
          OrderReason.before(
              "R4",
              one.self() ? one : other,
              one.self() ? other : one,
              "the plan that covers the patient as subscriber comes before one that covers as"
                  + " dependent");
    }
    if (reason == null && one.child() && other.child()) {
      reason = child(one, other, situation.parents());
    }
    if (reason == null) {
      reason = employment(one, other);
    }
    return reason == null ? longer("R8", one, other) : reason;
  }

  private static @Nullable OrderReason forTheEvent(Plan one, Plan other, Event event) {
    boolean covers = covers(one, event);
    if (covers != covers(other, event)) {
      return OrderReason.before(
          "R0",
          covers ? one : other,
          covers ? other : one,
          "what happened is covered by workers' compensation, no-fault or liability insurance");
    }
    boolean unrelated = one.kind().isForAnEvent() && !covers;
    boolean otherUnrelated = other.kind().isForAnEvent() && !covers;
    return unrelated == otherUnrelated
        ? null
        : OrderReason.before(
            "R0",
            unrelated ? other : one,
            unrelated ? one : other,
            "the services are not for what workers' compensation, no-fault or liability covers");
  }

  private static boolean covers(Plan plan, Event event) {
    return switch (plan.kind()) {
      case WORKERS_COMPENSATION -> event == Event.EMPLOYMENT;
      case NO_FAULT -> event == Event.AUTO_ACCIDENT;
      case LIABILITY -> event == Event.AUTO_ACCIDENT || event == Event.OTHER_ACCIDENT;
      default -> false;
    };
  }

  private static @Nullable OrderReason withoutClause(Plan one, Plan other) {
    return one.hasCobClause() == other.hasCobClause()
        ? null
        : OrderReason.before(
            "R1",
            one.hasCobClause() ? other : one,
            one.hasCobClause() ? one : other,
            "a plan without coordination of benefits pays first");
  }

  private static @Nullable OrderReason lastResort(Plan one, Plan other) {
    int mine = one.kind().lastResort();
    int theirs = other.kind().lastResort();
    if (mine == theirs) {
      return mine == 0 || one.kind() == other.kind()
          ? null
          : OrderReason.undecided(
              "R9", "no rule says which of these two public payers comes first", List.of());
    }
    Plan first = mine < theirs ? one : other;
    Plan second = mine < theirs ? other : one;
    String why =
        switch (second.kind()) {
          case MEDICAID -> "Medicaid pays last";
          case TRICARE -> "TRICARE pays after other insurance";
          case VETERANS -> "CHAMPVA pays after other insurance";
          default -> "the Indian Health Service pays after other insurance";
        };
    OrderReason reason = OrderReason.before("R2", first, second, why);
    boolean usual = first.kind().lastResort() == 0 || second.kind() == PlanKind.MEDICAID;
    return usual && first.kind() != PlanKind.INDIAN_HEALTH
        ? reason
        : reason.unsure(List.of("what the two public payers have agreed"));
  }

  private static @Nullable OrderReason medicare(Plan one, Plan other, OrderSituation situation) {
    boolean mine = one.kind() == PlanKind.MEDICARE;
    if (mine == (other.kind() == PlanKind.MEDICARE)) {
      return null;
    }
    return MedicareSecondary.decide(mine ? one : other, mine ? other : one, situation);
  }

  private static OrderReason child(Plan one, Plan other, Parents parents) {
    Plan.Custody mine = one.custody();
    Plan.Custody theirs = other.custody();
    if (mine == Plan.Custody.COURT_DECREE ^ theirs == Plan.Custody.COURT_DECREE) {
      boolean first = mine == Plan.Custody.COURT_DECREE;
      return OrderReason.before(
          "R5", first ? one : other, first ? other : one, "a court decree names this plan");
    }
    if (parents == Parents.APART) {
      if (mine == null || theirs == null || mine == theirs) {
        return OrderReason.undecided(
            "R5", "the parents live apart", List.of("which parent has custody"));
      }
      boolean first = mine.compareTo(theirs) < 0;
      return OrderReason.before(
          "R5",
          first ? one : other,
          first ? other : one,
          "parents apart: the custodial parent's plan, then that of the custodial parent's spouse,"
              + " then the other parent's");
    }
    OrderReason birthday = birthday(one, other);
    return parents == Parents.UNKNOWN && birthday.decides()
        ? birthday.unsure(List.of("whether the parents live together"))
        : birthday;
  }

  private static OrderReason birthday(Plan one, Plan other) {
    LocalDate mine = one.subscriberBirthDate();
    LocalDate theirs = other.subscriberBirthDate();
    if (mine == null || theirs == null) {
      return OrderReason.undecided(
          "R5", "birthday rule", List.of("the dates of birth of both parents"));
    }
    int compared = MonthDay.from(mine).compareTo(MonthDay.from(theirs));
    if (compared == 0) {
      return longer("R5", one, other);
    }
    return OrderReason.before(
        "R5",
        compared < 0 ? one : other,
        compared < 0 ? other : one,
        "birthday rule: the plan of the parent whose birthday comes earlier in the year");
  }

  private static @Nullable OrderReason employment(Plan one, Plan other) {
    Boolean works = one.subscriberWorks();
    if (works != null
        && other.subscriberWorks() != null
        && !works.equals(other.subscriberWorks())) {
      return OrderReason.before(
          "R6",
          works ? one : other,
          works ? other : one,
          "a plan from current employment comes before one for retired or laid-off");
    }
    Boolean continued = one.continuation();
    if (continued != null
        && other.continuation() != null
        && !continued.equals(other.continuation())) {
      return OrderReason.before(
          "R7",
          continued ? other : one,
          continued ? one : other,
          "a current plan comes before a continued one (COBRA)");
    }
    return null;
  }

  private static OrderReason longer(String rule, Plan one, Plan other) {
    LocalDate mine = one.since();
    LocalDate theirs = other.since();
    if (mine == null || theirs == null || Objects.equals(mine, theirs)) {
      return OrderReason.undecided(
          "R9",
          "no rule decides: a person asks the plans",
          mine == null || theirs == null
              ? List.of("since when each plan covers its subscriber")
              : List.of());
    }
    boolean first = mine.isBefore(theirs);
    return OrderReason.before(
        rule,
        first ? one : other,
        first ? other : one,
        "the plan that has covered longer comes first");
  }
}
