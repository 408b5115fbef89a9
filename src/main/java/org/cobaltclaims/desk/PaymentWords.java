package org.cobaltclaims.desk;

import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.RemittanceState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What payers and remittances say in codes, in words; templates call it {@code @pay}. */
@Component("pay")
public class PaymentWords {

  private static final Words WORDS = new Words();

  /** CLP02. */
  public static String status(String code) {
    return switch (code) {
      case "1" -> "Processed as primary";
      case "2" -> "Processed as secondary";
      case "3" -> "Processed as tertiary";
      case "4" -> "Denied";
      case "19" -> "Processed as primary, forwarded";
      case "20" -> "Processed as secondary, forwarded";
      case "21" -> "Processed as tertiary, forwarded";
      case "22" -> "Reversal";
      case "23" -> "Not this payer's claim, forwarded";
      case "25" -> "Predetermination, no payment";
      default -> "Status " + code;
    };
  }

  /** What became of a payment. */
  public static Mark of(Disposition disposition, @Nullable String reason) {
    String why = reason == null ? "" : ": " + WORDS.reason(reason);
    return switch (disposition) {
      case NEW -> new Mark("New", "info");
      case POSTED -> new Mark("Posted", "good");
      case REVERSED -> new Mark("Taken back", "warn");
      case REVERSAL -> new Mark("Takes one back", "warn");
      case HELD -> new Mark("Held" + why, "bad");
      case UNMATCHED -> new Mark("Unmatched" + why, "bad");
      case SET_ASIDE -> new Mark("Set aside" + why, "");
      case REISSUED -> new Mark("Reissued check", "");
      case DUPLICATE -> new Mark("Duplicate, not posted", "");
    };
  }

  /** Why a payment is not posted, and what would help; empty if it is. */
  public static String why(Disposition disposition, @Nullable String reason) {
    if (disposition == Disposition.DUPLICATE) {
      return "The same decision (payer's number, amounts, check) was posted before. Nothing of this"
          + " one is.";
    }
    return reason == null ? "" : why(reason);
  }

  private static String why(String reason) {
    return switch (reason) {
      case "BY_CONTROL_NUMBER" ->
          "It bears no claim number of ours. The payer's own number points to this claim: a person"
              + " says whether it is the one.";
      case "BY_MEMBER" ->
          "It bears no claim number of ours. Member, day, charge and procedures fit this claim: a"
              + " person says whether it is the one.";
      case "UNKNOWN_CLAIM" -> "Its claim number is none of ours, and nothing else fits one claim.";
      case "NO_CLAIM_NUMBER" -> "It bears no claim number, and nothing else fits one claim.";
      case "SEVERAL_CLAIMS" -> "Several claims fit it.";
      case "OTHER_PAYER" -> "The visit is known, but it is not billed to this payer.";
      case "PAYER_LEVEL" ->
          "The payer covers this visit twice, and it does not say which is meant.";
      case "NO_CLAIM_AT_LEVEL" -> "The payer has not been billed for this visit.";
      case "TWICE_IN_ONE_ERA" -> "It stands twice, alike, in one remittance.";
      case "REVERSAL_MISSING" ->
          "It differs from a decision with money that the payer has not taken back. It posts by"
              + " itself when the reversal comes.";
      case "REVERSAL_UNKNOWN" -> "It takes back a decision that is not posted.";
      case "REVERSAL_DIFFERS" -> "It takes back other amounts than are posted.";
      case "NEGATIVE_PAYMENT" -> "It takes money without being a reversal.";
      case "POSSIBLE_REISSUE" -> "It is the decision that is posted, under another check.";
      case "SPLIT_INCOMPLETE" ->
          "It is a part of the claim. It posts by itself with the parts that are missing.";
      case "CHARGE_DIFFERS" -> "It is about another charge than was billed.";
      case "LINES" -> "It is about lines that are not ours, or not about all of ours.";
      case "PRIOR_PAYER_OPEN" ->
          "The payer before has not decided. It posts by itself when it has.";
      case "CLAIM_CLOSED" -> "The claim is closed.";
      case "NOT_OURS" -> "A person said that it is not ours; its money is kept apart.";
      case "DISCARDED" -> "A person discarded the remittance.";
      case "DUPLICATE_CLAIM" ->
          "Denied as a duplicate of a claim that the same payer has paid: nothing changes.";
      default -> reason.startsWith("3.4") ? "It does not explain its charge." : "";
    };
  }

  /** Where a remittance stands. */
  public static Mark of(RemittanceState state) {
    return switch (state) {
      case ARRIVING -> new Mark("Arriving", "info");
      case RECEIVED -> new Mark("Received", "info");
      case UNBALANCED -> new Mark("Out of balance", "bad");
      case PARTLY_POSTED -> new Mark("Posted in part", "warn");
      case POSTED -> new Mark("Posted", "good");
      case DISCARDED -> new Mark("Discarded", "");
      case DUPLICATE -> new Mark("Duplicate", "");
    };
  }

  /** Where a deposit stands. */
  public static Mark of(Deposit.State state) {
    return switch (state) {
      case OPEN -> new Mark("Open", "warn");
      case CLOSED -> new Mark("Closed", "good");
      case VOID -> new Mark("Void", "");
    };
  }

  /** BPR04. */
  public String method(String code) {
    return switch (code) {
      case "ACH" -> "EFT";
      case "CHK" -> "Check";
      case "FWT" -> "Wire";
      case "BOP" -> "Payer's choice";
      case "NON" -> "No payment";
      default -> code;
    };
  }

  /** PLB03-1. */
  public String provider(String code) {
    return switch (code) {
      case "L6" -> "Interest";
      case "WO" -> "Overpayment recovery";
      case "FB" -> "Forwarded balance";
      case "72" -> "Refund acknowledged";
      case "IR" -> "Tax withheld";
      case "E3" -> "Withholding";
      case "J1" -> "For information";
      case "CS" -> "Adjustment";
      case "50" -> "Late charge";
      case "51" -> "Interest penalty";
      case "AH" -> "Origination fee";
      case "AM" -> "Applied to a loan of the provider";
      case "B2" -> "Rebate";
      case "B3" -> "Recovery allowance";
      case "BD" -> "Bad debt adjustment";
      case "BN" -> "Bonus";
      case "C5" -> "Temporary allowance";
      case "CR" -> "Interest on capitation";
      case "CT" -> "Capitation payment";
      case "FC" -> "Fund allocation";
      case "IP" -> "Incentive payment";
      case "IS" -> "Interim settlement";
      case "L3" -> "Penalty";
      case "LS" -> "Lump sum";
      case "OB" -> "Offset for an affiliated provider";
      case "PI" -> "Periodic interim payment";
      case "PL" -> "Final payment";
      case "RA" -> "Retroactive adjustment";
      case "RE" -> "Return on equity";
      case "SL" -> "Student loan repayment";
      case "TL" -> "Third-party liability";
      case "WU" -> "Recovery, reason not told";
      case "90" -> "Early payment allowance";
      case "AP" -> "Acceleration of benefits";
      case "LE" -> "Levy";
      default -> "Provider adjustment";
    };
  }
}
