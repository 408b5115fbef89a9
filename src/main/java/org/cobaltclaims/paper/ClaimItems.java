package org.cobaltclaims.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.CarriedSegment;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.DateOrPeriod;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.Reference;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.money.Money;

/** Items 10 and 14 to 23: what the claim as a whole says about the treatment. */
final class ClaimItems {

  private static final Set<String> RESUBMISSIONS = Set.of("7", "8");

  private static final List<String> ILLNESS = List.of("431", "484");
  private static final List<String> OTHER_DATES =
      List.of("454", "304", "453", "439", "455", "471", "090", "091", "444");

  /** Who is named in item 17: the first of these that the claim has. */
  private static final List<String> REFERRING = List.of("DN", "DK", "DQ");

  /** Kinds of ids that may stand in 17a: state licence, provider UPIN, commercial number, place. */
  private static final Set<String> OTHER_IDS = Set.of("0B", "1G", "G2", "LU");

  private static final int MOST_DIAGNOSES = 12;

  private final SheetFiller form;
  private final BilledClaim claim;
  private final ClaimContent content;
  private final Policies policies;

  ClaimItems(SheetFiller form, BilledClaim claim, Policies policies) {
    this.form = form;
    this.claim = claim;
    this.content = claim.content();
    this.policies = policies;
  }

  void fill() {
    relatedCauses();
    dates();
    referring();
    additional();
    outsideLab();
    diagnoses();
    resubmission();
    authorization();
  }

  private void relatedCauses() {
    List<String> causes = content.relatedCauses();
    form.check(causes.contains("EM"), Box.EMPLOYMENT_YES, Box.EMPLOYMENT_NO, "CLM11");
    form.check(causes.contains("AA"), Box.AUTO_YES, Box.AUTO_NO, "CLM11");
    form.check(causes.contains("OA"), Box.ACCIDENT_YES, Box.ACCIDENT_NO, "CLM11");
    int state = 3;
    if (causes.contains("AA") && causes.size() > state) {
      form.put(Box.AUTO_STATE, PrintText.plain(causes.get(state)), "CLM11-4");
    }
    String codes =
        content.carried().stream()
            .filter(segment -> segment.tag().equals("HI"))
            .flatMap(segment -> segment.elements().stream())
            .filter(code -> code.size() > 1 && code.getFirst().equals("BG"))
            .map(code -> PrintText.bare(code.get(1)))
            .collect(Collectors.joining(" "));
    if (!policies.medicare()) {
      form.put(Box.CLAIM_CODES, codes, "2300 HI*BG");
    }
  }

  private void dates() {
    firstDate(ILLNESS)
        .ifPresent(
            found -> {
              form.date(
                  found.from(),
                  Box.ILLNESS_MONTH,
                  Box.ILLNESS_DAY,
                  Box.ILLNESS_YEAR,
                  "2300 DTP*" + found.qualifier());
              form.put(Box.ILLNESS_QUALIFIER, found.qualifier(), "2300 DTP01");
            });
    firstDate(OTHER_DATES)
        .ifPresent(
            found -> {
              form.date(
                  found.from(),
                  Box.OTHER_DATE_MONTH,
                  Box.OTHER_DATE_DAY,
                  Box.OTHER_DATE_YEAR,
                  "2300 DTP*" + found.qualifier());
              form.put(Box.OTHER_DATE_QUALIFIER, found.qualifier(), "2300 DTP01");
            });
    long others = content.dates().stream().filter(d -> OTHER_DATES.contains(d.qualifier())).count();
    if (others > 1) {
      form.warn("15", "item 15 has room for one date; the claim has " + others);
    }
    firstDate(List.of("314", "360")).map(DateOrPeriod::from).ifPresent(this::unableFrom);
    firstDate(List.of("314", "361")).map(DateOrPeriod::to).ifPresent(this::unableTo);
    firstDate(List.of("435"))
        .ifPresent(
            found ->
                form.date(
                    found.from(),
                    Box.HOSPITAL_FROM_MONTH,
                    Box.HOSPITAL_FROM_DAY,
                    Box.HOSPITAL_FROM_YEAR,
                    "2300 DTP*435"));
    firstDate(List.of("096"))
        .ifPresent(
            found ->
                form.date(
                    found.from(),
                    Box.HOSPITAL_TO_MONTH,
                    Box.HOSPITAL_TO_DAY,
                    Box.HOSPITAL_TO_YEAR,
                    "2300 DTP*096"));
  }

  private void unableFrom(LocalDate day) {
    form.date(
        day, Box.UNABLE_FROM_MONTH, Box.UNABLE_FROM_DAY, Box.UNABLE_FROM_YEAR, "2300 DTP*360");
  }

  private void unableTo(LocalDate day) {
    form.date(day, Box.UNABLE_TO_MONTH, Box.UNABLE_TO_DAY, Box.UNABLE_TO_YEAR, "2300 DTP*361");
  }

  /** The first date in the order of the qualifiers. */
  private Optional<DateOrPeriod> firstDate(List<String> qualifiers) {
    return qualifiers.stream()
        .flatMap(
            qualifier ->
                content.dates().stream().filter(date -> date.qualifier().equals(qualifier)))
        .findFirst();
  }

  private void referring() {
    for (String role : REFERRING) {
      Optional<Provider> found =
          content.providers().stream().filter(p -> p.role().equals(role)).findFirst();
      if (found.isPresent()) {
        Provider provider = found.get();
        String source = "2310 NM1*" + role;
        form.put(Box.REFERRING_QUALIFIER, role, source);
        form.put(Box.REFERRING_NAME, PrintText.spokenName(provider.name()), source);
        form.put(Box.REFERRING_NPI, npi(provider), source + " NM109");
        otherId(provider)
            .ifPresent(
                id -> {
                  form.put(Box.REFERRING_OTHER_QUALIFIER, id.qualifier(), source + " REF01");
                  form.put(Box.REFERRING_OTHER_ID, PrintText.plain(id.value()), source + " REF02");
                });
        return;
      }
    }
  }

  static String npi(Provider provider) {
    return provider.idQualifier().equals("XX") ? provider.id() : "";
  }

  /** The first id of a provider that is no NPI and no tax id. */
  static Optional<Reference> otherId(Provider provider) {
    return provider.references().stream()
        .filter(reference -> OTHER_IDS.contains(reference.qualifier()))
        .findFirst();
  }

  private void additional() {
    String notes =
        content.notes().stream()
            .filter(segment -> segment.tag().equals("NTE") && segment.elements().size() > 1)
            .map(segment -> PrintText.upper(String.join(" ", segment.elements().get(1))))
            .collect(Collectors.joining(" "));
    form.put(Box.ADDITIONAL, notes, "2300 NTE02");
  }

  /** Item 20: somebody else was paid for a service (PS1). */
  private void outsideLab() {
    List<CarriedSegment> purchased =
        content.lines().stream()
            .flatMap(line -> line.carried().stream())
            .filter(segment -> segment.tag().equals("PS1") && segment.elements().size() > 1)
            .toList();
    form.check(!purchased.isEmpty(), Box.OUTSIDE_LAB_YES, Box.OUTSIDE_LAB_NO, "2400 PS1");
    if (!purchased.isEmpty()) {
      Money charge =
          purchased.stream()
              .map(segment -> Money.parse(segment.elements().get(1).getFirst()))
              .collect(Money.sum());
      form.put(Box.OUTSIDE_LAB_CHARGE, PrintText.money(charge), "2400 PS102");
    }
  }

  private void diagnoses() {
    form.put(Box.ICD_INDICATOR, content.icd9() ? "9" : "0", "2300 HI");
    List<String> codes = content.diagnoses();
    if (codes.size() > MOST_DIAGNOSES) {
      form.block("21", 0, "item 21 has room for 12 diagnoses; the claim has " + codes.size());
    }
    for (int i = 0; i < Math.min(codes.size(), MOST_DIAGNOSES); i++) {
      Box box = Box.values()[Box.DIAGNOSIS_A.ordinal() + i];
      form.put(box, PrintText.bare(codes.get(i)), "2300 HI%02d-2".formatted(i + 1));
    }
  }

  /** Item 22: what the destination itself has called the claim, never another payer. */
  private void resubmission() {
    if (!RESUBMISSIONS.contains(claim.frequency())) {
      return;
    }
    if (policies.medicare()) {
      form.block("22", 0, "item 22: Medicare takes no replacement; send a new claim");
      return;
    }
    form.put(Box.RESUBMISSION_CODE, claim.frequency(), "CLM05-3");
    form.put(Box.ORIGINAL_REFERENCE, PrintText.plain(claim.originalReference()), "2300 REF*F8");
  }

  /** Item 23 takes one number: of the destination's own, else the laboratory's. */
  private void authorization() {
    Coverage destination = policies.destination();
    List<Reference> numbers =
        List.of(
            new Reference("G1", destination.priorAuthorization()),
            new Reference("9F", destination.referral()),
            new Reference("X4", reference("X4")),
            new Reference("EW", reference("EW")));
    List<Reference> given = numbers.stream().filter(r -> !r.value().isEmpty()).toList();
    if (given.isEmpty()) {
      return;
    }
    Reference first =
        policies.medicare()
            ? given.stream()
                .filter(r -> r.qualifier().equals("X4"))
                .findFirst()
                .orElse(given.get(0))
            : given.get(0);
    form.put(
        Box.PRIOR_AUTHORIZATION, PrintText.plain(first.value()), "2300 REF*" + first.qualifier());
    if (given.size() > 1) {
      form.warn(
          "23", "item 23 has room for one number; REF*%s is printed".formatted(first.qualifier()));
    }
  }

  private String reference(String qualifier) {
    return content.references().stream()
        .filter(reference -> reference.qualifier().equals(qualifier))
        .map(Reference::value)
        .findFirst()
        .orElse("");
  }
}
