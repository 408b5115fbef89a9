package org.cobaltclaims.remittance.process;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;

/**
 * Which payments a decision is about, and which claims a person has chosen for them; all that wait
 * if it names none.
 *
 * @param byPayment the chosen claim by payment; empty where none is chosen
 */
record Chosen(Map<String, String> byPayment) {

  private static final String MATCHES = "matches";
  private static final String PAYMENTS = "payments";

  Chosen {
    byPayment = Map.copyOf(byPayment);
  }

  /** One payment and the claim that it is about. */
  record Pair(@Nullable String payment, @Nullable String claim) {}

  /**
   * Reads what a decision brings along: {@code matches} of {@code MATCHED}, {@code payments} of
   * {@code NOT_OURS}.
   *
   * @throws DecisionRefused if it is something else
   */
  static Chosen of(String decision, DecisionDetails details) {
    Map<String, String> chosen = new HashMap<>();
    switch (decision) {
      case "MATCHED" -> {
        details.requireOnly(Set.of(MATCHES));
        details
            .as(MATCHES, Pair[].class)
            .ifPresent(pairs -> Arrays.stream(pairs).forEach(pair -> put(chosen, pair)));
      }
      case "NOT_OURS" -> {
        details.requireOnly(Set.of(PAYMENTS));
        details
            .as(PAYMENTS, String[].class)
            .ifPresent(ids -> Arrays.stream(ids).forEach(id -> chosen.put(id, "")));
      }
      default -> details.requireNone();
    }
    return new Chosen(chosen);
  }

  private static void put(Map<String, String> chosen, Pair pair) {
    String payment = pair.payment();
    String claim = pair.claim();
    if (payment == null || claim == null || !claim.matches("[0-9A-Z]{10}[1-9]")) {
      throw DecisionRefused.invalid(
          "details.matches has payment and claim each, such as K7Q2M9X4T02");
    }
    chosen.put(payment, claim);
  }

  /** Every claim that is named. */
  Set<String> claims() {
    Set<String> claims = new HashSet<>(byPayment.values());
    claims.remove("");
    return claims;
  }

  boolean isAbout(String payment) {
    return byPayment.isEmpty() || byPayment.containsKey(payment);
  }

  /** The claim that a person has chosen; null if none. */
  @Nullable String claim(String payment) {
    String claim = byPayment.getOrDefault(payment, "");
    return claim.isEmpty() ? null : claim;
  }

  /** Refuses what is about none of the payments that wait. */
  void requireOnly(Collection<String> waiting) {
    byPayment.keySet().stream()
        .filter(payment -> !waiting.contains(payment))
        .findFirst()
        .ifPresent(
            other -> {
              throw DecisionRefused.state(
                  "payment %s does not wait for this decision (any more)".formatted(other));
            });
  }
}
