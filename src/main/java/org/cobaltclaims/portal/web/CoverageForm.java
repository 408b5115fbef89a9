package org.cobaltclaims.portal.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cobaltclaims.patient.CoverageFields;
import org.cobaltclaims.patient.CoverageFields.Fault;
import org.cobaltclaims.portal.PortalEntry;
import org.cobaltclaims.portal.PortalEntry.Entered;
import org.cobaltclaims.portal.PortalEntry.Kind;
import org.cobaltclaims.practice.PayerProfile;
import org.jspecify.annotations.Nullable;

/**
 * The form of a coverage as it was sent. It names no patient: whose it is says the session.
 *
 * @param form a key of this form, so that sent twice it is one entry
 * @param revision of the entry that it changes; 0 for a new one
 */
public record CoverageForm(
    @Nullable String form,
    @Nullable Integer revision,
    @Nullable String payer,
    @Nullable String filingIndicator,
    @Nullable String memberId,
    @Nullable String groupNumber,
    @Nullable String relationship,
    @Nullable String subscriberLast,
    @Nullable String subscriberFirst,
    @Nullable String subscriberBirthDate,
    @Nullable String effectiveFrom,
    @Nullable String effectiveTo) {

  private static final int LONGEST_LAST = 60;
  private static final int LONGEST_FIRST = 35;

  /** What would end a field of a claim, or cannot be seen. */
  private static final Pattern UNUSABLE = Pattern.compile("[*~:^|\\p{Cntrl}]");

  private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");

  /** An empty one. */
  static CoverageForm fresh() {
    return new CoverageForm(
        UUID.randomUUID().toString(), 0, "", "", "", "", "18", "", "", "", "", "");
  }

  /** What was entered before, to be changed. */
  static CoverageForm of(PortalEntry entry) {
    Entered e = entry.entered();
    return new CoverageForm(
        UUID.randomUUID().toString(),
        entry.revision(),
        e.payerName(),
        e.filingIndicator(),
        e.memberId(),
        e.groupNumber(),
        e.relationship(),
        e.subscriberLast(),
        e.subscriberFirst(),
        text(e.subscriberBirthDate()),
        text(e.effectiveFrom()),
        text(e.effectiveTo()));
  }

  /** What the practice has, to be corrected. The member id is masked there, and typed anew. */
  static CoverageForm of(OwnCoverages.Own own) {
    return new CoverageForm(
        UUID.randomUUID().toString(),
        0,
        own.payer(),
        "",
        "",
        own.coverage().groupNumber(),
        own.coverage().relationship(),
        "",
        "",
        "",
        text(own.coverage().effectiveFrom()),
        text(own.coverage().effectiveTo()));
  }

  private static String text(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  /** The key of the form; a new one if that which was sent is none of ours. */
  String key() {
    return form != null && KEY.matcher(form).matches() ? form : UUID.randomUUID().toString();
  }

  int seen() {
    return revision == null ? 0 : revision;
  }

  /** What was entered, with gaps at the ends taken off. */
  Entered entered() {
    return new Entered(
        bare(payer),
        bare(filingIndicator),
        bare(memberId),
        bare(groupNumber),
        bare(relationship).isEmpty() ? CoverageFields.SELF : bare(relationship),
        bare(subscriberLast),
        bare(subscriberFirst),
        PortalDay.of(subscriberBirthDate),
        PortalDay.of(effectiveFrom),
        PortalDay.of(effectiveTo));
  }

  private static String bare(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  /**
   * What is missing or wrong, by field; the same is looked at as in what staff enter.
   *
   * @param profile of the payer
   * @param onFile the member id that stays if none is entered; empty if there is none
   * @param today no day of birth comes after it
   */
  Map<String, String> faults(Kind kind, PayerProfile profile, String onFile, LocalDate today) {
    Map<String, String> faults = new LinkedHashMap<>();
    Entered e = entered();
    if (kind == Kind.ENDED) {
      if (e.effectiveTo() == null) {
        faults.put("effectiveTo", "Enter the last day, such as 06/30/2026.");
      }
      return faults;
    }
    if (kind == Kind.NEW) {
      add(faults, CoverageFields.payer(e.payerName()));
      faults.computeIfPresent(
          "payer", (field, fault) -> e.payerName().isEmpty() ? "Who is the insurer?" : fault);
      add(faults, CoverageFields.kind(e.filingIndicator(), ""));
      add(faults, CoverageFields.subscriber(e.relationship(), e.subscriberLast()));
      if (!e.self()) {
        subscriber(faults, e, today);
      }
    }
    String member = e.memberId().isEmpty() ? onFile : e.memberId();
    add(faults, CoverageFields.numbers(profile, member, e.groupNumber()));
    if (member.isEmpty()) {
      faults.put("memberId", "Enter the member ID from your card.");
    }
    unreadable(faults, "effectiveTo", effectiveTo, e.effectiveTo());
    add(faults, CoverageFields.dates(e.effectiveFrom(), e.effectiveTo()));
    unreadable(faults, "effectiveFrom", effectiveFrom, e.effectiveFrom());
    unusable(faults, "payer", e.payerName());
    unusable(faults, "memberId", e.memberId());
    unusable(faults, "groupNumber", e.groupNumber());
    unusable(faults, "subscriberLast", e.subscriberLast());
    unusable(faults, "subscriberFirst", e.subscriberFirst());
    return faults;
  }

  private void subscriber(Map<String, String> faults, Entered e, LocalDate today) {
    faults.computeIfPresent(
        "subscriberLast", (field, fault) -> "Enter the last name of who has the policy.");
    add(
        faults,
        CoverageFields.length("subscriberLast", e.subscriberLast(), LONGEST_LAST, "missing"));
    add(
        faults,
        CoverageFields.length(
            "subscriberFirst",
            e.subscriberFirst(),
            LONGEST_FIRST,
            "enter the first name of who has the policy"));
    LocalDate born = e.subscriberBirthDate();
    if (born == null || born.isAfter(today)) {
      faults.put("subscriberBirthDate", "Enter the date of birth, such as 04/15/1970.");
    }
  }

  private static void unreadable(
      Map<String, String> faults, String field, @Nullable String text, @Nullable LocalDate day) {
    if (day == null && !bare(text).isEmpty()) {
      faults.put(field, "Enter a day, such as 01/01/2026.");
    }
  }

  private static void unusable(Map<String, String> faults, String field, String text) {
    if (UNUSABLE.matcher(text).find()) {
      faults.putIfAbsent(field, "Leave out * ~ : ^ and |.");
    }
  }

  /** The first fault of a field counts. */
  private static void add(Map<String, String> faults, List<Fault> more) {
    for (Fault fault : more) {
      String field = fault.field().equals("subscriber.last") ? "subscriberLast" : fault.field();
      String text =
          Character.toUpperCase(fault.message().charAt(0)) + fault.message().substring(1) + ".";
      faults.putIfAbsent(field, text);
    }
  }
}
