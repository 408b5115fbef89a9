package org.cobaltclaims.portal.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.desk.ClaimFactsReader;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.portal.PortalAccount.Part;
import org.cobaltclaims.portal.PortalEntry;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.remittance.Adjustment;
import org.springframework.stereotype.Component;

/** What payers and billers say, for somebody who is neither; templates call it {@code @told}. */
@Component("told")
public class PortalWords {

  /** Of what an insurer leaves to the patient. */
  private static final Map<String, String> YOURS =
      Map.of(
          "PR-1", "Deductible: what you pay each year before your insurance starts to pay",
          "PR-2", "Coinsurance: your share of the price, as a percentage",
          "PR-3", "Copay: your fixed amount for a visit",
          "PR-26", "Your insurance had not started on that day",
          "PR-27", "Your insurance had ended on that day",
          "PR-31", "Your insurer did not find you under this member ID",
          "PR-96", "Your plan does not cover this service",
          "PR-119", "You have reached your plan's limit for this service",
          "PR-204", "Your plan does not cover this service");

  private static final Map<String, String> KINDS = new LinkedHashMap<>();
  private static final Map<String, String> RELATIONSHIPS = new LinkedHashMap<>();

  static {
    KINDS.put("", "I am not sure");
    KINDS.put("CI", "Insurance from a job, or bought by yourself");
    KINDS.put("12", "The same, and the card says PPO");
    KINDS.put("HM", "The same, and the card says HMO");
    KINDS.put("BL", "Blue Cross Blue Shield");
    KINDS.put("MB", "Medicare (red, white and blue card)");
    KINDS.put("16", "Medicare Advantage");
    KINDS.put("MC", "Medicaid");
    KINDS.put("CH", "TRICARE (military)");
    KINDS.put("VA", "Veterans (VA, CHAMPVA)");
    RELATIONSHIPS.put("18", "I am");
    RELATIONSHIPS.put("01", "My husband or wife");
    RELATIONSHIPS.put("19", "My parent (I am the child)");
    RELATIONSHIPS.put("53", "My life partner");
    RELATIONSHIPS.put("G8", "Somebody else");
  }

  private static final int AREA = 3;
  private static final int EXCHANGE = 6;
  private static final int PHONE = 10;

  private final ClaimFactsReader facts;
  private final CurrentSettings settings;

  PortalWords(ClaimFactsReader facts, CurrentSettings settings) {
    this.facts = facts;
    this.settings = settings;
  }

  /** Where to ask, such as {@code (555) 010-2030}; empty if the practice gives no number. */
  public String phone() {
    String digits = settings.find().map(all -> all.practice().contactPhone()).orElse("");
    return digits.length() == PHONE
        ? "(%s) %s-%s"
            .formatted(
                digits.substring(0, AREA),
                digits.substring(AREA, EXCHANGE),
                digits.substring(EXCHANGE))
        : digits;
  }

  /** Kinds of plans by their SBR09. */
  public Map<String, String> kinds() {
    return KINDS;
  }

  /** Who the subscriber can be, by what the patient is to them. */
  public Map<String, String> relationships() {
    return RELATIONSHIPS;
  }

  /** Why a part is the patient's, or is not any more. */
  public String yours(Part part) {
    String known = YOURS.get(part.reason());
    if (known != null) {
      return known;
    }
    if (part.reason().matches("PR-[A-Z]?\\d{1,3}")) {
      return "Your insurer leaves this to you: " + meaning(part);
    }
    return switch (part.reason()) {
      case "F5" -> "You paid at the visit";
      case "PP" -> "You paid";
      case "COB" -> "Asked of your other insurance";
      default -> part.amount().isNegative() ? "Taken off your share" : "Left by your insurers";
    };
  }

  /** Why nobody has to pay a part. */
  public String reduced(Part part) {
    return switch (part.reason()) {
      case "CO-45" -> "Agreed price: your insurer's price is lower than ours. You do not pay this";
      case "OA-23" -> "Settled between your insurers. You do not pay this";
      default ->
          part.reason().startsWith("CO-")
              ? "Your insurer does not let us charge this. You do not pay it"
              : "Taken off by us. You do not pay this";
    };
  }

  private String meaning(Part part) {
    String code = part.reason().substring(part.reason().indexOf('-') + 1);
    return facts.reason(new Adjustment(AdjustmentGroup.PR, code, Money.ZERO, null, 0)).meaning();
  }

  /** What is said at the top of a page about what was done on the one before. */
  public String done(String what) {
    return switch (what) {
      case "entered" -> "Thank you. We have it, and we will look at it.";
      case "changed" -> "Your changes are saved.";
      case "withdrawn" -> "It is taken back.";
      case "before" ->
          "You have told us something about this insurance already. You can change it below.";
      case "late" -> "We have decided on this meanwhile, or it was changed in another window.";
      default -> "";
    };
  }

  /** What became of an entry that was decided. */
  public String answer(PortalEntry entry) {
    if (entry.state() != PortalEntry.State.ACCEPTED) {
      return "we could not use what you told us";
    }
    return switch (entry.kind()) {
      case NEW -> "we have added it";
      case CORRECTION -> "we have changed it";
      case ENDED -> "we have noted that it has ended";
    };
  }

  /** A number of an insurance as it is shown: its last four characters. */
  public String masked(String number) {
    return number.isEmpty()
        ? ""
        : "••••" + number.substring(Math.max(number.length() - 4, number.length() / 2));
  }
}
