package org.cobaltclaims.remittance.web;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.remittance.RemittanceState;
import org.jspecify.annotations.Nullable;

/** The lists of remittances that everybody has. */
enum PaymentView {
  OPEN("To be worked", RemittanceState.PARTLY_POSTED, RemittanceState.UNBALANCED),
  ALL("All"),
  POSTED("Posted", RemittanceState.POSTED),
  UNUSED("Not used", RemittanceState.DUPLICATE, RemittanceState.DISCARDED),
  DRAFTS("Being typed in");

  private final String label;
  private final Set<RemittanceState> states;

  PaymentView(String label, RemittanceState... states) {
    this.label = label;
    this.states = Set.of(states);
  }

  public String label() {
    return label;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  Set<RemittanceState> states() {
    return states;
  }

  /** How many of all remittances it shows. */
  long of(Map<RemittanceState, Long> counts) {
    return counts.entrySet().stream()
        .filter(entry -> states.isEmpty() || states.contains(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** The view with an id; all if there is none. */
  static PaymentView of(@Nullable String id) {
    for (PaymentView view : values()) {
      if (view.id().equals(id)) {
        return view;
      }
    }
    return OPEN;
  }
}
