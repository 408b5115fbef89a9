package org.cobaltclaims.patient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.code.CodeSets;
import org.cobaltclaims.practice.PayerProfile;
import org.jspecify.annotations.Nullable;

/** What is looked at in a coverage that somebody enters, field by field, whoever it is. */
public final class CoverageFields {

  /** The patient is the subscriber. */
  public static final String SELF = "18";

  /** Of payer and member id. */
  public static final int LONGEST_ID = 80;

  /** Of the group number. */
  public static final int LONGEST_GROUP = 50;

  private static final Set<String> RELATIONSHIPS =
      Set.of(SELF, "01", "19", "20", "21", "39", "40", "53", "G8");

  /** SBR05, DOMAIN 7.3. */
  private static final Set<String> MEDICARE_SECOND =
      Set.of("12", "13", "14", "15", "16", "41", "42", "43", "47");

  private CoverageFields() {}

  /** What is wrong with a field, for a person. */
  public record Fault(String field, String message) {}

  /** The payer, by its id or name. */
  public static List<Fault> payer(String payer) {
    return length("payer", payer, LONGEST_ID, "choose the payer, or type its id");
  }

  /** Under what the payer knows the patient; the group may be empty. */
  public static List<Fault> numbers(PayerProfile profile, String member, String group) {
    List<Fault> faults =
        new ArrayList<>(
            length("memberId", member, LONGEST_ID, "the member id as it stands on the card"));
    String pattern = profile.memberIdPattern();
    boolean judged = !pattern.isEmpty() && !member.isEmpty() && member.length() <= LONGEST_ID;
    if (judged && !member.matches(pattern)) {
      faults.add(
          new Fault("memberId", "it has not the form that this payer gives out: look at the card"));
    }
    if (group.length() > LONGEST_GROUP) {
      faults.add(new Fault("groupNumber", LONGEST_GROUP + " characters at most"));
    }
    return faults;
  }

  /**
   * What kind of plan it is.
   *
   * @param filing SBR09, empty if it is not said
   * @param insuranceType SBR05, empty if Medicare pays first or is not concerned
   */
  public static List<Fault> kind(String filing, String insuranceType) {
    List<Fault> faults = new ArrayList<>();
    if (!filing.isEmpty() && !CodeSets.isFilingIndicator(filing)) {
      faults.add(new Fault("filingIndicator", "it is none of the kinds that claims know (SBR09)"));
    }
    if (!insuranceType.isEmpty() && !MEDICARE_SECOND.contains(insuranceType)) {
      faults.add(new Fault("insuranceType", "it is no reason why Medicare pays later (SBR05)"));
    }
    return faults;
  }

  /**
   * Who the subscriber is.
   *
   * @param relationship of the patient to the subscriber
   * @param last of the subscriber, empty if it is not said
   */
  public static List<Fault> subscriber(String relationship, String last) {
    List<Fault> faults = new ArrayList<>();
    if (!RELATIONSHIPS.contains(relationship)) {
      faults.add(new Fault("relationship", "choose what the patient is to the subscriber"));
    }
    if (!relationship.equals(SELF) && last.isEmpty()) {
      faults.add(
          new Fault("subscriber.last", "the subscriber is needed where it is not the patient"));
    }
    return faults;
  }

  /** From when to when it holds. */
  public static List<Fault> dates(@Nullable LocalDate from, @Nullable LocalDate to) {
    List<Fault> faults = new ArrayList<>();
    if (from == null) {
      faults.add(new Fault("effectiveFrom", "the first day is needed"));
    } else if (to != null && to.isBefore(from)) {
      faults.add(new Fault("effectiveTo", "a coverage does not end before it begins"));
    }
    return faults;
  }

  /**
   * A text that has to be there.
   *
   * @param missing what is said if it is not
   */
  public static List<Fault> length(String field, String text, int most, String missing) {
    if (text.isEmpty()) {
      return List.of(new Fault(field, missing));
    }
    return text.length() > most
        ? List.of(new Fault(field, most + " characters at most"))
        : List.of();
  }
}
