package org.cobaltclaims.patient;

import java.util.List;

/**
 * Why one plan comes before another, or why no rule says so.
 *
 * @param rule R0 to R9 of DOMAIN 7.2
 * @param first the present level of the plan that comes first; 0 if undecided
 * @param second the present level of the other plan; 0 if undecided
 * @param explanation for a biller
 * @param confidence how far it can be relied on
 * @param missingFacts what would have to be known to decide, or to be sure
 * @param insuranceType SBR05 of Medicare where that comes second; empty otherwise
 */
public record OrderReason(
    String rule,
    int first,
    int second,
    String explanation,
    Confidence confidence,
    List<String> missingFacts,
    String insuranceType) {

  public OrderReason {
    missingFacts = List.copyOf(missingFacts);
  }

  /** How far a suggestion can be relied on. */
  public enum Confidence {
    HIGH,
    LOW,
    /** No rule decides: ask a person. */
    NONE
  }

  /** True if it says which of the two comes first. */
  public boolean decides() {
    return first != 0;
  }

  static OrderReason before(String rule, Plan first, Plan second, String explanation) {
    return new OrderReason(
        rule, first.level(), second.level(), explanation, Confidence.HIGH, List.of(), "");
  }

  static OrderReason undecided(String rule, String explanation, List<String> missing) {
    return new OrderReason(rule, 0, 0, explanation, Confidence.NONE, missing, "");
  }

  OrderReason unsure(List<String> missing) {
    return new OrderReason(
        rule, first, second, explanation, Confidence.LOW, missing, insuranceType);
  }

  OrderReason with(String type) {
    return new OrderReason(rule, first, second, explanation, confidence, missingFacts, type);
  }
}
