package org.cobaltclaims.claim.web;

import static org.cobaltclaims.claim.PayerClaimState.ACCEPTED;
import static org.cobaltclaims.claim.PayerClaimState.ADJUDICATED;
import static org.cobaltclaims.claim.PayerClaimState.APPEALED;
import static org.cobaltclaims.claim.PayerClaimState.AWAITING_CROSSOVER;
import static org.cobaltclaims.claim.PayerClaimState.BATCHED;
import static org.cobaltclaims.claim.PayerClaimState.CLOSED;
import static org.cobaltclaims.claim.PayerClaimState.CORRECTING;
import static org.cobaltclaims.claim.PayerClaimState.CROSSED_OVER;
import static org.cobaltclaims.claim.PayerClaimState.DRAFT;
import static org.cobaltclaims.claim.PayerClaimState.FILE_REJECTED;
import static org.cobaltclaims.claim.PayerClaimState.INFO_REQUESTED;
import static org.cobaltclaims.claim.PayerClaimState.MAILED;
import static org.cobaltclaims.claim.PayerClaimState.PENDING;
import static org.cobaltclaims.claim.PayerClaimState.PRINTED;
import static org.cobaltclaims.claim.PayerClaimState.QUEUED;
import static org.cobaltclaims.claim.PayerClaimState.RECEIVED;
import static org.cobaltclaims.claim.PayerClaimState.REJECTED;
import static org.cobaltclaims.claim.PayerClaimState.REVERSED;
import static org.cobaltclaims.claim.PayerClaimState.SCRUBBED;
import static org.cobaltclaims.claim.PayerClaimState.SENT;
import static org.cobaltclaims.claim.PayerClaimState.SYNTAX_OK;
import static org.cobaltclaims.claim.PayerClaimState.TXN_REJECTED;
import static org.cobaltclaims.claim.PayerClaimState.WRITTEN_OFF;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cobaltclaims.claim.ClaimQuery.Count;
import org.cobaltclaims.claim.PayerClaimState;

/** The lists of claims that everybody has. */
enum ClaimView {
  OPEN(
      "Open",
      false,
      EnumSet.complementOf(EnumSet.of(ADJUDICATED, CROSSED_OVER, WRITTEN_OFF, CLOSED))),
  READY("Ready to batch", false, EnumSet.of(QUEUED)),
  WITH_PAYER(
      "With the payer",
      false,
      EnumSet.of(BATCHED, SENT, SYNTAX_OK, RECEIVED, ACCEPTED, PENDING, INFO_REQUESTED, MAILED)),
  SECONDARIES(
      "Pending secondaries",
      true,
      EnumSet.of(DRAFT, SCRUBBED, CORRECTING, QUEUED, PRINTED, AWAITING_CROSSOVER)),
  STOPPED(
      "Rejected or corrected",
      false,
      EnumSet.of(FILE_REJECTED, TXN_REJECTED, REJECTED, CORRECTING, REVERSED, APPEALED)),
  DONE("Decided", false, EnumSet.of(ADJUDICATED, CROSSED_OVER, WRITTEN_OFF, CLOSED)),
  ALL("All", false, EnumSet.allOf(PayerClaimState.class));

  private final String label;
  private final boolean later;
  private final Set<PayerClaimState> states;

  ClaimView(String label, boolean later, Set<PayerClaimState> states) {
    this.label = label;
    this.later = later;
    this.states = states;
  }

  public String label() {
    return label;
  }

  /** How it is called in addresses. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Only claims to the second payer and those behind it. */
  boolean later() {
    return later;
  }

  Set<PayerClaimState> states() {
    return this == ALL ? Set.of() : states;
  }

  static ClaimView of(String id) {
    return Arrays.stream(values()).filter(view -> view.id().equals(id)).findFirst().orElse(OPEN);
  }

  long of(List<Count> counts) {
    return counts.stream()
        .filter(count -> states.contains(count.state()) && (!later || count.later()))
        .mapToLong(Count::claims)
        .sum();
  }
}
