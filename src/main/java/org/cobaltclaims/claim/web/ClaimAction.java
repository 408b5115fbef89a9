package org.cobaltclaims.claim.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.practice.Automation;
import org.cobaltclaims.practice.PayerProfile;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person may do with a claim or family in its state; the server has the last word.
 *
 * @param id of the act
 * @param label on the menu
 * @param path of the REST interface to which the reason is posted
 * @param text what it does, for whoever is asked for the reason
 * @param dangerous whether it cannot simply be taken back
 * @param reasoned whether it needs a reason
 */
public record ClaimAction(
    String id, String label, String path, String text, boolean dangerous, boolean reasoned) {

  private static final Set<PayerClaimState> UNSENT =
      EnumSet.of(
          PayerClaimState.DRAFT,
          PayerClaimState.SCRUBBED,
          PayerClaimState.CORRECTING,
          PayerClaimState.QUEUED);

  private static final Set<PayerClaimState> NOT_CLOSABLE =
      EnumSet.of(PayerClaimState.CLOSED, PayerClaimState.REVERSED, PayerClaimState.BATCHED);

  private static final Set<PayerClaimState> BILLABLE =
      EnumSet.of(PayerClaimState.DRAFT, PayerClaimState.CLOSED, PayerClaimState.AWAITING_CROSSOVER);

  static List<ClaimAction> of(ClaimFamily family, List<PayerClaim> claims) {
    String path = "/api/families/" + family.id();
    List<ClaimAction> actions = new ArrayList<>();
    if (family.isOnHold()) {
      actions.add(
          new ClaimAction(
              "release",
              "Release",
              path + "/release",
              "The family goes on; what waited for the release is looked at again.",
              false,
              true));
    } else {
      actions.add(
          new ClaimAction(
              "hold",
              "Hold",
              path + "/hold",
              "Nothing of the family leaves, in files or on paper, until it is released. What has"
                  + " left before is answered and posted as ever.",
              false,
              true));
    }
    if (claims.stream().anyMatch(ClaimAction::isOpen)) {
      actions.add(
          new ClaimAction(
              "close",
              "Close family",
              path + "/close",
              "Every claim that is still to be decided is given up; the rest is the patient's.",
              true,
              true));
    }
    return actions;
  }

  private static boolean isOpen(PayerClaim claim) {
    return !claim.decided() && claim.state() != PayerClaimState.CLOSED;
  }

  /** Whether a person may make the claim of a later payer, or could if conditions were met. */
  static boolean billable(int level, @Nullable PayerClaim claim, @Nullable PayerClaim before) {
    return level > 1 && before != null && (claim == null || BILLABLE.contains(claim.state()));
  }

  static List<ClaimAction> of(PayerClaim claim, PayerProfile payer) {
    String path = "/api/claims/" + claim.id();
    List<ClaimAction> actions = new ArrayList<>();
    boolean left = claim.versions().stream().anyMatch(version -> version.sentOn() != null);
    if (claim.state() == PayerClaimState.QUEUED
        && payer.fileWhenComplete() == Automation.Filing.BY_HAND) {
      actions.add(
          new ClaimAction(
              "file", "File it", path + "/file", "It goes with the next file.", false, false));
    }
    if (claim.level() > 1 && UNSENT.contains(claim.state()) && !left) {
      actions.add(
          new ClaimAction(
              "delete",
              "Delete",
              path + "/delete",
              "The claim has not left and is taken out. What it was to be asked is left to the"
                  + " patient until it is made again.",
              true,
              true));
    }
    if (!claim.decided() && !NOT_CLOSABLE.contains(claim.state())) {
      actions.add(
          new ClaimAction(
              "close-claim",
              "Close claim",
              path + "/close",
              "The claim is given up, also while it is with the payer. What comes later is held"
                  + " for a person.",
              true,
              true));
    }
    if (claim.state() == PayerClaimState.ADJUDICATED
        && claim.icn() != null
        && payer.acceptsReplacement()) {
      actions.add(
          new ClaimAction(
              "void",
              "Void",
              path + "/void",
              "The payer is asked to forget the claim (frequency 8 with its control number). Its"
                  + " reversal takes the money back.",
              true,
              true));
    }
    return actions;
  }
}
