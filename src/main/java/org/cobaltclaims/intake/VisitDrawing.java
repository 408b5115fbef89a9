package org.cobaltclaims.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.RecentBills;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.claim.Amount;
import org.cobaltclaims.edi.claim.Note;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.claim.ProfessionalClaim.BillingProvider;
import org.cobaltclaims.edi.claim.ProfessionalClaim.ClaimInformation;
import org.cobaltclaims.intake.KnownProviders.Billing;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.Patients;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes of what was typed the claim that an 837P file would have brought (DOMAIN 1.4), so that both
 * go the same way from there. What is missing gets a stand-in and a message.
 */
@Component
class VisitDrawing {

  private static final int LONGEST_NUMBER = 38;
  private static final int LONGEST_NOTE = 80;

  /** Of a patient who is not named yet. */
  private static final String STAND_IN = "?";

  private final Patients patients;
  private final RecentBills bills;
  private final KnownProviders providers;
  private final VisitBilling billing;
  private final VisitCoverages coverages;
  private final Clock clock;

  VisitDrawing(
      Patients patients,
      RecentBills bills,
      KnownProviders providers,
      VisitBilling billing,
      VisitCoverages coverages,
      Clock clock) {
    this.patients = patients;
    this.bills = bills;
    this.providers = providers;
    this.billing = billing;
    this.coverages = coverages;
    this.clock = clock;
  }

  DrawnVisit draw(VisitEntry entry) {
    List<VisitMessage> messages = new ArrayList<>();
    LocalDate today = LocalDate.now(clock);
    numbered(entry, messages);
    Patient known = known(entry, messages);
    List<ClaimContent> before = known == null ? List.of() : bills.ofPatient(known.id());
    org.cobaltclaims.claim.Patient named = named(entry.patient(), known, before);
    if (known == null && named.name().last().isEmpty()) {
      messages.add(
          VisitMessage.missing(
              "PATIENT", "patient.last", "choose the patient, or type who is new here"));
      named =
          new org.cobaltclaims.claim.Patient(
              new Name(true, STAND_IN, named.name().first(), "", ""),
              named.birthDate(),
              named.gender(),
              named.address());
    }
    LocalDate day = Objects.requireNonNullElse(entry.serviceFrom(), today);
    KnownProviders.Known all = providers.of(before);
    Billing biller = billing.billing(entry, known, all, messages);
    List<Coverage> insured =
        new ArrayList<>(coverages.of(entry, known, before, named, day, messages));
    if (!insured.isEmpty()) {
      insured.set(
          0,
          insured
              .getFirst()
              .forVisit(VisitText.plain(entry.authorization()), VisitText.plain(entry.referral())));
    }
    VisitLines lines = new VisitLines(entry, day, messages);
    dated(entry, messages);
    unusable(entry, messages);
    List<Provider> others = billing.others(entry, biller, all, messages);
    return new DrawnVisit(
        claim(entry, named, recordNumber(entry.patient(), known), biller, insured, others, lines),
        insured,
        known,
        lines.rows(),
        messages);
  }

  private static void numbered(VisitEntry entry, List<VisitMessage> messages) {
    String number = VisitText.plain(entry.number());
    if (number.isEmpty() || number.length() > LONGEST_NUMBER) {
      messages.add(
          VisitMessage.missing(
              "VISIT_NUMBER",
              "number",
              "the visit needs a number of its own, %d characters at most"
                  .formatted(LONGEST_NUMBER)));
    }
  }

  private @Nullable Patient known(VisitEntry entry, List<VisitMessage> messages) {
    String id = entry.patient() == null ? "" : VisitText.plain(entry.patient().id());
    if (id.isEmpty()) {
      return null;
    }
    Optional<Patient> found = patients.findById(id);
    if (found.isEmpty()) {
      messages.add(
          VisitMessage.missing("PATIENT", "patient.last", "there is no patient with this id"));
    }
    return found.orElse(null);
  }

  /** One who is known is named as in the chart, and lives where the newest visit says. */
  private static org.cobaltclaims.claim.Patient named(
      VisitEntry.@Nullable Person typed, @Nullable Patient known, List<ClaimContent> before) {
    Address address = typed == null ? null : VisitText.address(typed.address());
    String gender = typed == null ? "" : VisitText.upper(typed.gender());
    if (known == null) {
      return new org.cobaltclaims.claim.Patient(
          typed == null
              ? new Name(true, "", "", "", "")
              : new Name(
                  true,
                  VisitText.upper(typed.last()),
                  VisitText.upper(typed.first()),
                  VisitText.upper(typed.middle()),
                  VisitText.upper(typed.suffix())),
          typed == null ? null : typed.birthDate(),
          gender,
          address);
    }
    if (address == null) {
      address =
          before.stream()
              .map(bill -> bill.patient().address())
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
    }
    return new org.cobaltclaims.claim.Patient(
        new Name(true, known.lastName(), known.firstName(), known.middleName(), known.suffix()),
        known.birthDate() != null || typed == null ? known.birthDate() : typed.birthDate(),
        known.gender().isEmpty() ? gender : known.gender(),
        address);
  }

  private static String recordNumber(VisitEntry.@Nullable Person typed, @Nullable Patient known) {
    return known != null && !known.recordNumber().isEmpty() || typed == null
        ? known == null ? "" : known.recordNumber()
        : VisitText.plain(typed.recordNumber());
  }

  private static void dated(VisitEntry entry, List<VisitMessage> messages) {
    List<VisitEntry.Line> lines = VisitText.all(entry.lines());
    if (entry.serviceFrom() == null
        && (lines.isEmpty() || lines.stream().anyMatch(line -> line.from() == null))) {
      messages.add(
          VisitMessage.missing("SERVICE_DATE", "serviceFrom", "the date of service is missing"));
    }
    if ("AUTO".equals(VisitText.upper(entry.accident()))
        && !VisitText.upper(entry.accidentState()).matches("[A-Z]{2}")) {
      messages.add(
          VisitMessage.missing(
              "ACCIDENT_STATE",
              "accidentState",
              "an automobile accident needs the state where it happened, two letters"));
    }
    if (!VisitText.upper(entry.accident()).isEmpty() && entry.accidentOn() == null) {
      messages.add(
          VisitMessage.missing(
              "ACCIDENT_DATE", "accidentOn", "an accident needs its day (DTP 439)"));
    }
  }

  private static void unusable(VisitEntry entry, List<VisitMessage> messages) {
    unusable("number", entry.number(), messages);
    unusable("note", entry.note(), messages);
    unusable("authorization", entry.authorization(), messages);
    unusable("referral", entry.referral(), messages);
    VisitEntry.Person person = entry.patient();
    if (person != null) {
      unusable("patient.last", person.last(), messages);
      unusable("patient.first", person.first(), messages);
      unusable("patient.recordNumber", person.recordNumber(), messages);
    }
    List<VisitEntry.Insurance> insured = VisitText.all(entry.coverages());
    for (int i = 0; i < insured.size(); i++) {
      String at = "coverages[%d].".formatted(i);
      unusable(at + "payer", insured.get(i).payer(), messages);
      unusable(at + "memberId", insured.get(i).memberId(), messages);
      unusable(at + "groupNumber", insured.get(i).groupNumber(), messages);
    }
    if (VisitText.plain(entry.note()).length() > LONGEST_NOTE) {
      messages.add(
          VisitMessage.missing(
              "NOTE", "note", "a note has %d characters at most".formatted(LONGEST_NOTE)));
    }
  }

  private static void unusable(String field, @Nullable String text, List<VisitMessage> messages) {
    if (VisitText.isUnusable(text)) {
      messages.add(
          VisitMessage.missing(
              "CHARACTERS",
              field,
              "a claim cannot carry the characters * ~ : ^ |: leave them out"));
    }
  }

  private ProfessionalClaim claim(
      VisitEntry entry,
      org.cobaltclaims.claim.Patient named,
      String recordNumber,
      Billing biller,
      List<Coverage> insured,
      List<Provider> others,
      VisitLines lines) {
    Coverage first = insured.isEmpty() ? VisitCoverages.standIn(named) : insured.getFirst();
    List<Party.Reference> references = new ArrayList<>();
    reference(references, "9F", entry.referral());
    reference(references, "G1", entry.authorization());
    reference(references, "EA", recordNumber);
    String note = VisitText.plain(entry.note());
    Long paid = entry.patientPaid();
    return new ProfessionalClaim(
        new BillingProvider(
            VisitParties.provider(biller.provider()),
            biller.payTo() == null
                ? null
                : VisitParties.payTo(biller.payToPerson(), biller.payTo()),
            null),
        VisitParties.first(first),
        VisitParties.dependent(first, named),
        new ClaimInformation(
            VisitText.plain(entry.number()),
            lines.charge(),
            VisitText.plain(entry.placeOfService()),
            "1",
            "Y",
            "A",
            first.benefitsAssignment(),
            first.releaseOfInformation(),
            first.patientSignatureSource(),
            causes(entry),
            "",
            VisitText.plain(entry.delayReason()),
            Origin.NONE),
        dates(entry),
        List.of(),
        null,
        paid == null || paid == 0 ? List.of() : List.of(Amount.of("F5", Money.ofCents(paid))),
        references,
        note.isEmpty() ? List.of() : List.of(new Note("ADD", note)),
        diagnoses(entry),
        false,
        others.stream().map(VisitParties::provider).toList(),
        insured.stream().skip(1).map(VisitParties::later).toList(),
        lines.lines(),
        List.of());
  }

  private static void reference(
      List<Party.Reference> references, String qualifier, @Nullable String value) {
    if (!VisitText.plain(value).isEmpty()) {
      references.add(new Party.Reference(qualifier, VisitText.plain(value)));
    }
  }

  /** CLM11: up to three causes, then the state. */
  private static List<String> causes(VisitEntry entry) {
    List<String> causes = new ArrayList<>();
    String accident = VisitText.upper(entry.accident());
    if (accident.equals("AUTO")) {
      causes.add("AA");
    } else if (!accident.isEmpty()) {
      causes.add("OA");
    }
    if (Boolean.TRUE.equals(entry.employment())) {
      causes.add("EM");
    }
    if (accident.equals("AUTO")) {
      while (causes.size() < 3) {
        causes.add("");
      }
      causes.add(VisitText.upper(entry.accidentState()));
    }
    return causes;
  }

  private static List<ProfessionalClaim.DateOrPeriod> dates(VisitEntry entry) {
    List<ProfessionalClaim.DateOrPeriod> dates = new ArrayList<>();
    LocalDate onset = entry.onsetOn();
    if (onset != null) {
      dates.add(VisitParties.date("431", onset, onset));
    }
    LocalDate accident = entry.accidentOn();
    if (accident != null) {
      dates.add(VisitParties.date("439", accident, accident));
    }
    return dates;
  }

  /** An empty one between others keeps its letter; the scrubber says that it is none. */
  private static List<String> diagnoses(VisitEntry entry) {
    List<@Nullable String> typed =
        entry.diagnoses() == null ? List.of() : new ArrayList<>(entry.diagnoses());
    List<String> codes = new ArrayList<>(typed.stream().map(VisitText::code).toList());
    while (!codes.isEmpty() && codes.getLast().isEmpty()) {
      codes.removeLast();
    }
    return codes;
  }
}
