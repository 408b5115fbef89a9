package org.cobaltclaims.testing;

import java.util.Map;

/** What the gate before a later payer's claim is told (DOMAIN 2.2). */
public final class GateFacts {

  /** Nothing stands against billing the next payer. */
  public static final Map<String, Object> ALL_HOLD =
      Map.ofEntries(
          Map.entry("adjudicationCertain", true),
          Map.entry("statusAllowed", true),
          Map.entry("crossoverSignal", false),
          Map.entry("crossoverContradiction", false),
          Map.entry("openReversal", false),
          Map.entry("nextCoverageReady", true),
          Map.entry("remainingPositive", true),
          Map.entry("billZeroBalance", false),
          Map.entry("denialOutcome", "YES"),
          Map.entry("deadlinePassed", false),
          Map.entry("noOtherOpenClaim", true),
          Map.entry("onHold", false),
          Map.entry("coverage", "ACTIVE"),
          Map.entry("handling", "AUTOMATIC"));

  private GateFacts() {}
}
