package org.cobaltclaims.worklist;

import java.util.List;

/**
 * What whoever works a task should know: what is suggested, and what the codes mean that brought it
 * about. No names, no member ids.
 *
 * @param action what is suggested; empty if nothing is
 * @param rule the rule of DOMAIN.md that suggests it; empty if none does
 * @param why in words
 * @param items the codes, one by one
 */
public record TaskAdvice(String action, String rule, String why, List<Item> items) {

  public TaskAdvice {
    items = List.copyOf(items);
  }

  /**
   * One code.
   *
   * @param code such as {@code CO-197} or {@code A7:562:85}
   * @param line the service line, 0 for the claim as a whole
   * @param amount what it is about, in cents
   * @param meaning in our words
   * @param field the field of a correction that mends it; empty if none does
   * @param help what to look at; may be empty
   */
  public record Item(
      String code, int line, long amount, String meaning, String field, String help) {}
}
