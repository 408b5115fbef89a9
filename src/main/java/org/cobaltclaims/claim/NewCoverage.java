package org.cobaltclaims.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.cobaltclaims.code.CodeSets;
import org.jspecify.annotations.Nullable;

/**
 * A coverage that a claim did not name and a person adds, in part perhaps as a payer has told it
 * (DOMAIN 10). What is null is not known.
 *
 * @param payerId by which the clearinghouse knows the payer
 * @param memberId of the subscriber there
 * @param groupNumber SBR03
 * @param filingIndicator SBR09
 * @param insuranceType SBR05: why Medicare is not primary
 * @param relationship of the patient to the subscriber; 18 if only that is missing
 * @param subscriber who is not the patient
 */
public record NewCoverage(
    @Nullable String payerId,
    @Nullable String payerName,
    @Nullable String memberId,
    @Nullable String groupNumber,
    @Nullable String filingIndicator,
    @Nullable String insuranceType,
    @Nullable String relationship,
    Correction.@Nullable Person subscriber) {

  private static final String SELF = "18";

  /** As a payer has told it. */
  public static NewCoverage told(CoverageEvidence evidence) {
    Correction.Person subscriber =
        evidence.subscriberLast().isEmpty()
            ? null
            : new Correction.Person(
                evidence.subscriberLast(), evidence.subscriberFirst(), null, null, null, null);
    return new NewCoverage(
        known(evidence.payerId()),
        known(evidence.payerName()),
        known(evidence.memberId()),
        known(evidence.groupNumber()),
        null,
        null,
        null,
        subscriber);
  }

  private static @Nullable String known(String text) {
    return text.isEmpty() ? null : text;
  }

  /** The same, with what is missing taken from another. */
  public NewCoverage or(NewCoverage other) {
    return new NewCoverage(
        payerId == null ? other.payerId : payerId,
        payerName == null ? other.payerName : payerName,
        memberId == null ? other.memberId : memberId,
        groupNumber == null ? other.groupNumber : groupNumber,
        filingIndicator == null ? other.filingIndicator : filingIndicator,
        insuranceType == null ? other.insuranceType : insuranceType,
        relationship == null ? other.relationship : relationship,
        subscriber == null ? other.subscriber : subscriber);
  }

  /**
   * The coverage for a claim.
   *
   * @param level its place in the order
   * @param billedAs SBR09 where none is given
   * @throws IllegalCorrectionException if something is missing or cannot be
   */
  public Coverage at(int level, ClaimContent content, String billedAs) {
    Coverage like = content.coverages().getFirst();
    String payer = required("payerId", payerId, text -> text.length() >= 2 && text.length() <= 80);
    String relation = relation(content);
    boolean self = relation.equals(SELF);
    Correction.Person person =
        subscriber == null ? new Correction.Person(null, null, null, null, null, null) : subscriber;
    Patient patient = content.patient();
    return new Coverage(
        level,
        payer,
        optional("payerName", payerName, payer, text -> text.length() <= 60),
        null,
        List.of(),
        required("memberId", memberId, text -> text.length() >= 2 && text.length() <= 80),
        optional("groupNumber", groupNumber, "", text -> text.length() <= 50),
        "",
        optional("insuranceType", insuranceType, "", text -> text.matches("[0-9A-Z]{0,3}")),
        optional("filingIndicator", filingIndicator, billedAs, CodeSets::isFilingIndicator),
        relation,
        self
            ? patient.name()
            : new Name(
                true,
                required("subscriber.last", person.last(), text -> text.length() <= 60),
                optional("subscriber.first", person.first(), "", text -> text.length() <= 35),
                optional("subscriber.middle", person.middle(), "", text -> text.length() <= 25),
                ""),
        self ? address(content) : null,
        self ? birthDate(content) : person.birthDate(),
        self
            ? patient.gender()
            : optional("subscriber.gender", person.gender(), "", text -> text.matches("[FMU]?")),
        List.of(),
        like.benefitsAssignment(),
        like.patientSignatureSource(),
        like.releaseOfInformation(),
        "",
        "");
  }

  private String relation(ClaimContent content) {
    if (relationship == null && subscriber != null) {
      if (subscriber.relationship() != null) {
        return relation(subscriber.relationship());
      }
      Name name = content.patient().name();
      boolean thePatient =
          name.last().equalsIgnoreCase(Objects.requireNonNullElse(subscriber.last(), ""))
              && name.first().equalsIgnoreCase(Objects.requireNonNullElse(subscriber.first(), ""));
      if (!thePatient) {
        throw wrong("relationship", "is needed: the subscriber is not the patient");
      }
    }
    return relationship == null ? SELF : relation(relationship);
  }

  private static String relation(String text) {
    if (!text.matches("18|01|19|20|21|39|40|53|G8")) {
      throw wrong("relationship", "is no relationship");
    }
    return text;
  }

  private static @Nullable LocalDate birthDate(ClaimContent content) {
    LocalDate own = content.patient().birthDate();
    Coverage asSubscriber = asSubscriber(content);
    return own == null && asSubscriber != null ? asSubscriber.subscriberBirthDate() : own;
  }

  private static @Nullable Address address(ClaimContent content) {
    Address own = content.patient().address();
    Coverage asSubscriber = asSubscriber(content);
    return own == null && asSubscriber != null ? asSubscriber.subscriberAddress() : own;
  }

  /** A coverage that tells of the patient as its subscriber; null if none does. */
  private static @Nullable Coverage asSubscriber(ClaimContent content) {
    return content.coverages().stream()
        .filter(Coverage::patientIsSubscriber)
        .findFirst()
        .orElse(null);
  }

  private static String required(String field, @Nullable String text, Predicate<String> right) {
    if (text == null || text.isBlank()) {
      throw wrong(field, "is needed");
    }
    return optional(field, text, "", right);
  }

  private static String optional(
      String field, @Nullable String text, String otherwise, Predicate<String> right) {
    if (text == null) {
      return otherwise;
    }
    String value = text.strip();
    if (!right.test(value)) {
      throw wrong(field, "has a value that no claim can carry");
    }
    return value;
  }

  private static IllegalCorrectionException wrong(String field, String rule) {
    return new IllegalCorrectionException("coverage." + field, rule);
  }
}
