package org.cobaltclaims.coordination.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.coordination.Gate;
import org.cobaltclaims.coordination.process.ManualControl;
import org.cobaltclaims.coordination.process.ManualStops;
import org.cobaltclaims.coordination.process.PayerSkipping;
import org.cobaltclaims.coordination.process.SecondaryEditing;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person does with one claim. */
@RestController
@RequestMapping("/api/claims")
@Tag(name = "Claims", description = "Manual control of single claims")
class ClaimController {

  private final ManualControl control;
  private final ManualStops stops;
  private final PayerSkipping skipping;
  private final SecondaryEditing editing;
  private final ActingUser user;

  ClaimController(
      ManualControl control,
      ManualStops stops,
      PayerSkipping skipping,
      SecondaryEditing editing,
      ActingUser user) {
    this.control = control;
    this.stops = stops;
    this.skipping = skipping;
    this.editing = editing;
    this.user = user;
  }

  /**
   * Why something is done.
   *
   * @param role of who overrides; only for that
   * @param reason no PHI
   */
  record Act(@Nullable String role, @Nullable String reason) {

    private static final int LONGEST_REASON = 500;

    String why() {
      String why = reason == null ? "" : reason.strip();
      if (why.length() > LONGEST_REASON) {
        throw DecisionRefused.invalid(
            "a reason has at most %d characters".formatted(LONGEST_REASON));
      }
      return why;
    }
  }

  /** One of the conditions of DOMAIN 2.2. */
  record Condition(String rule, String name, boolean met, String reason) {
    static Condition of(Gate.Condition condition) {
      return new Condition(
          condition.ruleId(), condition.name(), condition.met(), condition.reason());
    }
  }

  /**
   * The gate to a payer.
   *
   * @param claim the family's id and the level
   * @param state null if there is no claim yet
   * @param billed whether the claim was made, or let pass, now
   */
  record GateView(
      String claim,
      @Nullable PayerClaimState state,
      boolean onHold,
      boolean allMet,
      boolean billed,
      List<Condition> conditions) {
    static GateView of(ManualControl.Billable found, boolean billed) {
      return new GateView(
          found.payerClaimId(),
          found.state(),
          found.onHold(),
          found.allMet(),
          billed,
          found.conditions().stream().map(Condition::of).toList());
    }
  }

  /** Where a claim stands after an act. */
  record ClaimView(String claim, PayerClaimState state, @Nullable String closedReason) {
    static ClaimView of(PayerClaim claim) {
      return new ClaimView(claim.id(), claim.state(), claim.closedReason());
    }
  }

  @GetMapping("/{claim}/gate")
  @Operation(
      summary = "May this payer be billed now? Every condition, met or not, with its reason",
      description = "The claim's id is the family's id and the level; it need not exist yet.")
  GateView gate(@PathVariable String claim) {
    return GateView.of(control.billable(claim), false);
  }

  /**
   * What making the claim takes from the patient; cents.
   *
   * @param text to be confirmed by whoever makes it
   */
  record PatientChargesView(String claim, long charges, String text) {}

  @GetMapping("/{claim}/patient-charges")
  @Operation(
      summary = "What the patient is charged and would not be, once this payer is billed",
      description = "Nothing is changed; the text is what whoever creates the claim confirms.")
  PatientChargesView patientCharges(@PathVariable String claim) {
    Money charges = control.patientCharges(claim);
    return new PatientChargesView(
        claim,
        charges.cents(),
        charges.isPositive()
            ? "%s that the payers before left to the patient will be taken off the patient's balance, so that the patient is not billed for it before this payer has answered."
                .formatted(charges)
            : "The patient is charged nothing of what this payer will be asked for.");
  }

  @PostMapping("/{claim}/create")
  @Operation(
      summary = "Makes a later payer's claim now, if every condition is met",
      description = "Also one that was deleted or closed. The answer holds every condition.")
  GateView create(
      @PathVariable String claim,
      @RequestBody Act act,
      @RequestParam(required = false) @Nullable String by) {
    ManualControl.Billable found = control.create(claim, act.why(), user.of(by));
    return GateView.of(found, found.allMet());
  }

  @PostMapping("/{claim}/send-anyway")
  @Operation(
      summary = "Lets a claim pass the gate although a condition is not met",
      description =
          "Needs a role that may override (cobalt.overriding-roles) and a reason. An uncertain or"
              + " taken back decision, missing data, a claim that is open already and amounts that"
              + " do not balance cannot be decided away.")
  GateView sendAnyway(
      @PathVariable String claim,
      @RequestBody Act act,
      @RequestParam(required = false) @Nullable String by) {
    String role = act.role() == null ? "" : act.role();
    return GateView.of(control.sendAnyway(claim, role, act.why(), user.of(by)), true);
  }

  @PostMapping("/{claim}/skip-prior")
  @Operation(
      summary = "Bills a payer without the decisions of those before it (AMT*A8)",
      description =
          "Where practice.yml (skippedPayers) says that its policy allows it for every service of"
              + " the claim, and none of them has decided.")
  ClaimView skipPrior(
      @PathVariable String claim,
      @RequestBody Act act,
      @RequestParam(required = false) @Nullable String by) {
    return ClaimView.of(skipping.skipBefore(family(claim), level(claim), act.why(), user.of(by)));
  }

  private static int level(String claim) {
    return claim.isEmpty() ? 0 : Character.digit(claim.charAt(claim.length() - 1), 10);
  }

  private static String family(String claim) {
    return claim.isEmpty() ? "" : claim.substring(0, claim.length() - 1);
  }

  @PutMapping("/{claim}/edits")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Changes what concerns a later payer alone, before its claim is made",
      description =
          "authorization, referral, note, delayReason, channel (ELECTRONIC, PRINT, or empty for the"
              + " payer's own) and the paper that goes beside it: paperworkType (PWK01),"
              + " paperworkBy (PWK02), paperworkNumber (PWK06). What is left out stays as it is.")
  void edit(
      @PathVariable String claim,
      @RequestBody SecondaryEditing.Edits edits,
      @RequestParam(required = false) @Nullable String by) {
    editing.edit(family(claim), level(claim), edits, user.of(by));
  }

  @PostMapping("/{claim}/file")
  @Operation(
      summary = "Lets a claim go with the next file, where the practice files by hand",
      description = "It has passed all checks and is QUEUED; done twice, it changes nothing.")
  ClaimView file(@PathVariable String claim, @RequestParam(required = false) @Nullable String by) {
    return ClaimView.of(control.file(claim, user.of(by)));
  }

  @PostMapping("/{claim}/delete")
  @Operation(summary = "Takes out a later payer's claim that has not left")
  ClaimView delete(
      @PathVariable String claim,
      @RequestBody Act act,
      @RequestParam(required = false) @Nullable String by) {
    return ClaimView.of(control.delete(claim, act.why(), user.of(by)));
  }

  @PostMapping("/{claim}/close")
  @Operation(summary = "Gives a claim up that its payer has not decided")
  ClaimView close(
      @PathVariable String claim,
      @RequestBody Act act,
      @RequestParam(required = false) @Nullable String by) {
    return ClaimView.of(stops.close(claim, act.why(), user.of(by)));
  }

  @PostMapping("/{claim}/void")
  @Operation(summary = "Asks the payer to forget a claim that it has decided (frequency 8)")
  ClaimView voidClaim(
      @PathVariable String claim,
      @RequestBody Act act,
      @RequestParam(required = false) @Nullable String by) {
    return ClaimView.of(stops.voidClaim(claim, act.why(), user.of(by)));
  }
}
