package org.cobaltclaims.claim;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cobaltclaims.code.CodeSets;
import org.cobaltclaims.code.Codes;
import org.cobaltclaims.code.Npi;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Applies a {@link Correction} to a claim. Forms are checked here, so that nothing is stored that
 * no claim can carry; whether the whole may go out is the {@link Scrubber}'s word.
 */
public final class CorrectedContent {

  private static final int MAX_DIAGNOSES = 12;
  private static final int LONGEST_NOTE = 80;
  private static final int LONGEST_NUMBER = 50;

  private final ClaimContent before;
  private final Coverage coverage;
  private final Correction correction;
  private final List<String> changed = new ArrayList<>();

  private CorrectedContent(ClaimContent before, Coverage coverage, Correction correction) {
    this.before = before;
    this.coverage = coverage;
    this.correction = correction;
  }

  /**
   * What came out.
   *
   * @param changed the names of the fields that differ now, such as {@code line 1 modifiers};
   *     without their values
   * @param told true if something changed that every payer of the family is told alike (DOMAIN 2.1)
   */
  public record Result(ClaimContent content, List<String> changed, boolean told) {
    public Result {
      changed = List.copyOf(changed);
    }

    /** How much more is charged than before, by line; lines that are charged alike are left out. */
    Map<Integer, Money> chargedMoreThan(ClaimContent before) {
      Map<Integer, Money> differences = new TreeMap<>();
      for (int i = 0; i < before.lines().size(); i++) {
        ServiceLine line = content.lines().get(i);
        Money difference = line.charge().minus(before.lines().get(i).charge());
        if (!difference.isZero()) {
          differences.put(line.number(), difference);
        }
      }
      return differences;
    }

    Coverage coverage(int level) {
      return Objects.requireNonNull(content.coverage(level));
    }
  }

  /**
   * Applies a correction.
   *
   * @param level the level of the payer that is billed
   * @throws IllegalCorrectionException if a field cannot have its value
   */
  public static Result of(ClaimContent before, int level, Correction correction) {
    Coverage coverage = before.coverage(level);
    if (coverage == null) {
      throw new IllegalArgumentException("no coverage at level " + level);
    }
    return new CorrectedContent(before, coverage, correction).apply();
  }

  private Result apply() {
    Coverage newCoverage = coverage();
    int ofThePayerOnly = changed.size();
    Patient patient = patient();
    List<String> diagnoses =
        list("diagnoses", correction.diagnoses(), before.diagnoses(), CorrectedContent::diagnosis);
    if (diagnoses.isEmpty() || diagnoses.size() > MAX_DIAGNOSES) {
      throw wrong("diagnoses", "must be one to twelve codes");
    }
    String place =
        text(
            "placeOfService",
            correction.placeOfService(),
            before.placeOfService(),
            CodeSets::isPlaceOfService,
            "is no place of service");
    List<String> causes =
        list(
            "relatedCauses",
            correction.relatedCauses(),
            before.relatedCauses(),
            (field, code) -> required(field, code, "[A-Z]{2}", "must be codes of two letters"));
    List<ServiceLine> lines = lines(diagnoses.size());
    ClaimContent content =
        new ClaimContent(
            billingProvider(),
            before.payTo(),
            patient,
            before.coverages().stream()
                .map(c -> c.level() == coverage.level() ? newCoverage : c)
                .toList(),
            lines.stream().map(ServiceLine::charge).collect(Money.sum()),
            place,
            before.frequency(),
            before.providerSignature(),
            before.assignment(),
            causes,
            before.specialProgram(),
            before.delayReason(),
            before.dates(),
            before.attachments(),
            before.contract(),
            before.patientPaid(),
            before.references(),
            before.payerControlNumber(),
            notes(),
            diagnoses,
            providers(),
            lines,
            before.carried(),
            before.icd9(),
            before.payToPerson(),
            before.payToPlan(),
            before.patientStatus());
    return new Result(content, changed, changed.size() > ofThePayerOnly);
  }

  private Coverage coverage() {
    Correction c = correction;
    Correction.Person person = c.subscriber();
    return new Coverage(
        coverage.level(),
        text("payerId", c.payerId(), coverage.payerId(), idUpTo(80), "must be 2 to 80 characters"),
        coverage.payerName(),
        coverage.payerAddress(),
        coverage.payerReferences(),
        text(
            "memberId",
            c.memberId(),
            coverage.memberId(),
            idUpTo(80),
            "must be 2 to 80 characters"),
        text("groupNumber", c.groupNumber(), coverage.groupNumber(), upTo(LONGEST_NUMBER), LONG),
        coverage.groupName(),
        text(
            "insuranceType",
            c.insuranceType(),
            coverage.insuranceType(),
            t -> t.isEmpty() || t.matches("[0-9A-Z]{1,3}"),
            "must be an insurance type code"),
        text(
            "filingIndicator",
            c.filingIndicator(),
            coverage.filingIndicator(),
            CodeSets::isFilingIndicator,
            "is no claim filing indicator"),
        person == null
            ? coverage.relationship()
            : text(
                "subscriber.relationship",
                person.relationship(),
                coverage.relationship(),
                t -> t.matches("18|01|19|20|21|39|40|53|G8"),
                "is no relationship"),
        name("subscriber", person, coverage.subscriber()),
        coverage.subscriberAddress(),
        birthDate("subscriber", person, coverage.subscriberBirthDate()),
        gender("subscriber", person, coverage.subscriberGender()),
        coverage.subscriberReferences(),
        coverage.benefitsAssignment(),
        coverage.patientSignatureSource(),
        coverage.releaseOfInformation(),
        text(
            "authorization",
            c.authorization(),
            coverage.priorAuthorization(),
            upTo(LONGEST_NUMBER),
            LONG),
        text("referral", c.referral(), coverage.referral(), upTo(LONGEST_NUMBER), LONG));
  }

  private static final String LONG = "must have at most 50 characters";

  private Patient patient() {
    Correction.Person person = correction.patient();
    return new Patient(
        name("patient", person, before.patient().name()),
        birthDate("patient", person, before.patient().birthDate()),
        gender("patient", person, before.patient().gender()),
        before.patient().address());
  }

  private Name name(String whose, Correction.@Nullable Person person, Name was) {
    if (person == null) {
      return was;
    }
    return new Name(
        was.person(),
        text(whose + ".last", person.last(), was.last(), t -> !t.isEmpty(), "is required"),
        text(whose + ".first", person.first(), was.first(), upTo(35), "is too long"),
        text(whose + ".middle", person.middle(), was.middle(), upTo(25), "is too long"),
        was.suffix());
  }

  private @Nullable LocalDate birthDate(
      String whose, Correction.@Nullable Person person, @Nullable LocalDate was) {
    LocalDate now = person == null ? null : person.birthDate();
    return now == null ? was : changed(whose + ".birthDate", was, now);
  }

  private String gender(String whose, Correction.@Nullable Person person, String was) {
    return person == null
        ? was
        : text(
            whose + ".gender", person.gender(), was, t -> t.matches("[FMU]"), "must be F, M or U");
  }

  private Provider billingProvider() {
    Provider was = before.billingProvider();
    return with(
        was,
        npi("billingNpi", correction.billingNpi(), was.id()),
        text(
            "billingTaxonomy",
            correction.billingTaxonomy(),
            was.taxonomy(),
            Codes::isTaxonomy,
            "must be ten letters and digits"));
  }

  private List<Provider> providers() {
    List<Provider> providers = new ArrayList<>(before.providers());
    replace(providers, "renderingNpi", correction.renderingNpi(), role -> role.equals("82"));
    replace(
        providers,
        "referringNpi",
        correction.referringNpi(),
        role -> role.equals("DN") || role.equals("P3"));
    return CorrectedProviders.of(
        providers, requireNonNullElse(correction.providers(), List.of()), changed);
  }

  private void replace(
      List<Provider> providers, String field, @Nullable String npi, Predicate<String> role) {
    if (npi == null) {
      return;
    }
    int place = -1;
    for (int i = 0; i < providers.size() && place < 0; i++) {
      place = role.test(providers.get(i).role()) ? i : -1;
    }
    if (place < 0) {
      throw wrong(field, "belongs to a provider that this claim does not name");
    }
    Provider was = providers.get(place);
    providers.set(place, with(was, npi(field, npi, was.id()), was.taxonomy()));
  }

  private static Provider with(Provider was, String id, String taxonomy) {
    return new Provider(
        was.role(),
        was.name(),
        id.equals(was.id()) ? was.idQualifier() : "XX",
        id,
        was.address(),
        taxonomy,
        was.references(),
        was.contacts(),
        was.carried());
  }

  private String npi(String field, @Nullable String now, String was) {
    return text(field, now, was, Npi::isValid, "is no NPI with a right check digit");
  }

  private List<CarriedSegment> notes() {
    String note = correction.note();
    if (note == null) {
      return before.notes();
    }
    if (note.length() > LONGEST_NOTE) {
      throw wrong("note", "must have at most 80 characters");
    }
    List<CarriedSegment> notes =
        new ArrayList<>(before.notes().stream().filter(n -> !n.tag().equals("NTE")).toList());
    if (!note.isBlank()) {
      notes.addFirst(new CarriedSegment("NTE", List.of(List.of("ADD"), List.of(note.strip()))));
    }
    return changed("note", before.notes(), notes);
  }

  private List<ServiceLine> lines(int diagnoses) {
    List<Correction.Line> corrections = requireNonNullElse(correction.lines(), List.of());
    corrections.stream()
        .filter(c -> before.lines().stream().noneMatch(line -> line.number() == c.number()))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw wrong("line " + unknown.number(), "is not on this claim");
            });
    return before.lines().stream()
        .map(
            line ->
                corrections.stream()
                    .filter(c -> c.number() == line.number())
                    .findFirst()
                    .map(c -> CorrectedLine.of(line, c, diagnoses, changed))
                    .orElse(line))
        .toList();
  }

  private static String diagnosis(String field, String code) {
    String plain = code.replace(".", "").toUpperCase(Locale.ROOT);
    if (!Codes.isIcd10(plain)) {
      throw wrong(field, "has a code that has no form of ICD-10-CM");
    }
    return plain;
  }

  private static String required(String field, String code, String pattern, String rule) {
    if (!code.matches(pattern)) {
      throw wrong(field, rule);
    }
    return code;
  }

  private interface Element {
    String check(String field, String value);
  }

  private List<String> list(
      String field, @Nullable List<String> now, List<String> was, Element element) {
    return now == null
        ? was
        : changed(field, was, now.stream().map(value -> element.check(field, value)).toList());
  }

  private String text(
      String field, @Nullable String now, String was, Predicate<String> right, String rule) {
    return correctedText(field, now, was, right, rule, changed);
  }

  static String correctedText(
      String field,
      @Nullable String now,
      String was,
      Predicate<String> right,
      String rule,
      List<String> changed) {
    if (now == null) {
      return was;
    }
    String value = now.strip();
    if (!right.test(value)) {
      throw wrong(field, rule);
    }
    if (!value.equals(was)) {
      changed.add(field);
    }
    return value;
  }

  private <T> T changed(String field, @Nullable T was, T now) {
    if (!Objects.equals(was, now)) {
      changed.add(field);
    }
    return now;
  }

  static Predicate<String> upTo(int characters) {
    return text -> text.length() <= characters;
  }

  private static Predicate<String> idUpTo(int characters) {
    return text -> text.length() >= 2 && text.length() <= characters;
  }

  static IllegalCorrectionException wrong(String field, String rule) {
    return new IllegalCorrectionException(field, rule);
  }
}
