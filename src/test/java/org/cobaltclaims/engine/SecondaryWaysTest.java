package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ways through {@code secondary-claim}, called by {@code payer-claim}. */
class SecondaryWaysTest extends ProcessTestCase {

  private static final String CLAIM = ProcessNames.PayerClaim.ID;
  private static final String SECONDARY = ProcessNames.SecondaryClaim.ID;

  private static final Map<String, Object> ALL_HOLDS =
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
          Map.entry("noOtherOpenClaim", true));

  private static void facts(String payerClaim, Map<String, Object> differing) {
    start(CLAIM, Map.of("payerClaimId", payerClaim));
    work("claim-place", Map.of("place", "SECONDARY", "acknowledgementDue", NEVER));
    work("secondary-facts", and(ALL_HOLDS, differing));
  }

  @Test
  void whatMayBeBilledIsBuiltAndChecked() throws Exception {
    facts("S012", Map.of());
    work("secondary-build", Map.of());
    Map<String, Object> handed =
        work(
            "claim-scrub",
            Map.of(
                "clean",
                true,
                "channel",
                "ELECTRONIC",
                "electronicCob",
                true,
                "priorPayers",
                1,
                "maxPriorPayers",
                9));
    work("claim-queue", Map.of("acknowledgementDue", NEVER));

    assertThat(handed)
        .containsOnlyKeys("payerClaimId", "place", "acknowledgementDue", "readiness")
        .containsEntry("readiness", "READY");
    assertThat(reached(CLAIM, "Receive_Acknowledgement")).isEqualTo(1);
  }

  @Test
  void whatNeedNotBeBilledEndsWithItsReason() throws Exception {
    facts("S022", Map.of("remainingPositive", false));
    Map<String, Object> handed = work("secondary-skip", Map.of());

    assertThat(handed).containsEntry("reason", "NO_PR");
    assertThat(reached(SECONDARY, "EndEvent_SecondaryNotBilled")).isEqualTo(1);
    assertThat(reached(CLAIM, "EndEvent_NotBilled")).isEqualTo(1);
  }

  @Test
  void whatThePriorPayerForwardedIsNotBilledTwice() throws Exception {
    facts("S032", Map.of("crossoverSignal", true));
    work("secondary-await-crossover", Map.of());

    assertThat(reached(SECONDARY, "EndEvent_SecondaryForwarded")).isEqualTo(1);
    assertThat(reached(CLAIM, "EndEvent_NotBilled")).isEqualTo(1);
  }

  @Test
  void whatTheRulesCannotDecideGoesToAPersonWithItsReason() throws Exception {
    facts("S042", Map.of("denialOutcome", "FIX_FIRST"));
    assertThat(work("secondary-ask", Map.of())).containsEntry("reason", "FIX_DENIAL_FIRST");
    facts("S043", Map.of("deadlinePassed", true));
    assertThat(work("secondary-ask", Map.of())).containsEntry("reason", "DEADLINE");
    facts("S044", Map.of("adjudicationCertain", false));
    assertThat(work("secondary-ask", Map.of())).containsEntry("reason", "NOT_CERTAIN");

    assertThat(reached(SECONDARY, "UserTask_ReviewSecondary")).isEqualTo(3);
  }

  @Test
  void whatDoesNotBalanceDoesNotLeave() throws Exception {
    facts("S052", Map.of());
    refuse("secondary-build", ProcessNames.Errors.COB_UNBALANCED);

    assertThat(reached(SECONDARY, "UserTask_CobUnbalanced")).isEqualTo(1);
    assertThat(reached(SECONDARY, "EndEvent_SecondaryReady")).isZero();
  }
}
