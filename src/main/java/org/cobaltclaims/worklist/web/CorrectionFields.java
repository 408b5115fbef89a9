package org.cobaltclaims.worklist.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.CarriedSegment;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.Reference;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What may be corrected on a claim, with what stands there now; the names are those of {@link
 * org.cobaltclaims.claim.Correction}.
 *
 * @param groups fields of the claim as a whole
 * @param lines the service lines
 */
public record CorrectionFields(List<Group> groups, List<Line> lines) {

  private static final int LONGEST_NOTE = 80;

  public CorrectionFields {
    groups = List.copyOf(groups);
    lines = List.copyOf(lines);
  }

  /** Fields that belong together. */
  public record Group(String label, List<Field> fields) {}

  /** How a field's text becomes a value of the correction. */
  public enum Kind {
    TEXT,
    DATE,
    /** Codes between commas or blanks. */
    LIST,
    /** Numbers between commas or blanks. */
    NUMBERS,
    /** Dollars on the screen, cents in the correction. */
    MONEY
  }

  /**
   * One field.
   *
   * @param path name in the correction, such as {@code subscriber.birthDate}
   * @param value as it is shown
   * @param longest characters at most
   * @param wanted true if the advice says that this field mends what is wrong
   */
  public record Field(
      String path, String label, Kind kind, String value, int longest, boolean wanted) {

    public String id() {
      return "fix-" + path.replace('.', '-');
    }
  }

  /** The fields of one service line. */
  public record Line(int number, List<Field> fields) {}

  /**
   * The fields of a payer's claim.
   *
   * @param wanted fields that the advice names
   * @param identifiers whether the member id is among them
   */
  static CorrectionFields of(
      PayerClaim claim, ClaimContent content, Set<String> wanted, boolean identifiers) {
    Coverage coverage = Objects.requireNonNull(content.coverage(claim.level()));
    Reader reader = new Reader(wanted);
    return new CorrectionFields(
        List.of(
            new Group("This payer", reader.payer(coverage, identifiers)),
            new Group("Subscriber", reader.subscriber(coverage)),
            new Group("Patient", reader.patient(content)),
            new Group("Claim", reader.claim(claim, content)),
            new Group("Providers", reader.providers(content))),
        content.lines().stream().map(reader::line).toList());
  }

  private record Reader(Set<String> wanted) {

    private Field field(String path, String label, Kind kind, String value, int longest) {
      return new Field(path, label, kind, value, longest, wanted.contains(path));
    }

    private Field text(String path, String label, String value, int longest) {
      return field(path, label, Kind.TEXT, value, longest);
    }

    private Field day(String path, String label, @Nullable LocalDate value) {
      return field(path, label, Kind.DATE, value == null ? "" : value.toString(), 10);
    }

    List<Field> payer(Coverage coverage, boolean identifiers) {
      List<Field> fields = new ArrayList<>();
      if (identifiers) {
        fields.add(text("memberId", "Member ID", coverage.memberId(), 80));
      }
      fields.addAll(plan(coverage));
      return fields;
    }

    private List<Field> plan(Coverage coverage) {
      return List.of(
          text("groupNumber", "Group number", coverage.groupNumber(), 50),
          text("authorization", "Prior authorization", coverage.priorAuthorization(), 50),
          text("referral", "Referral number", coverage.referral(), 50),
          text("payerId", "Payer ID", coverage.payerId(), 80),
          text("filingIndicator", "Filing indicator (SBR09)", coverage.filingIndicator(), 2),
          text("insuranceType", "Insurance type (SBR05)", coverage.insuranceType(), 3));
    }

    List<Field> subscriber(Coverage coverage) {
      List<Field> fields = new ArrayList<>(name("subscriber", coverage.subscriber()));
      fields.add(day("subscriber.birthDate", "Born", coverage.subscriberBirthDate()));
      fields.add(text("subscriber.gender", "Gender (F, M, U)", coverage.subscriberGender(), 1));
      fields.add(text("subscriber.relationship", "Patient is (SBR02)", coverage.relationship(), 2));
      return fields;
    }

    List<Field> patient(ClaimContent content) {
      List<Field> fields = new ArrayList<>(name("patient", content.patient().name()));
      fields.add(day("patient.birthDate", "Born", content.patient().birthDate()));
      fields.add(text("patient.gender", "Gender (F, M, U)", content.patient().gender(), 1));
      return fields;
    }

    private List<Field> name(String whose, Name name) {
      return List.of(
          text(whose + ".last", "Last name", name.last(), 60),
          text(whose + ".first", "First name", name.first(), 35),
          text(whose + ".middle", "Middle name", name.middle(), 25));
    }

    List<Field> claim(PayerClaim claim, ClaimContent content) {
      String note =
          content.notes().stream()
              .filter(n -> n.tag().equals("NTE"))
              .findFirst()
              .map(CarriedSegment::elements)
              .filter(elements -> elements.size() > 1)
              .map(elements -> String.join("", elements.get(1)))
              .orElse("");
      return List.of(
          field("diagnoses", "Diagnoses", Kind.LIST, String.join(" ", content.diagnoses()), 120),
          text("placeOfService", "Place of service", content.placeOfService(), 2),
          field(
              "relatedCauses",
              "Related causes (CLM11)",
              Kind.LIST,
              String.join(" ", content.relatedCauses()),
              12),
          text("delayReason", "Delay reason (CLM20)", claim.delayReason(), 2),
          text("note", "Note to the payer", note, LONGEST_NOTE));
    }

    List<Field> providers(ClaimContent content) {
      return List.of(
          text("billingNpi", "Billing NPI", content.billingProvider().id(), 10),
          text("billingTaxonomy", "Billing taxonomy", content.billingProvider().taxonomy(), 10),
          text("renderingNpi", "Rendering NPI", npi(content, Set.of("82")), 10),
          text("referringNpi", "Referring NPI", npi(content, Set.of("DN", "P3")), 10));
    }

    private static String npi(ClaimContent content, Set<String> roles) {
      return content.providers().stream()
          .filter(provider -> roles.contains(provider.role()))
          .findFirst()
          .map(Provider::id)
          .orElse("");
    }

    Line line(ServiceLine line) {
      String at = "lines." + line.number() + ".";
      return new Line(
          line.number(),
          List.of(
              of(at, "procedure", "Procedure", Kind.TEXT, line.procedure().code(), 8),
              of(at, "modifiers", "Modifiers", Kind.LIST, join(line.procedure().modifiers()), 15),
              of(at, "charge", "Charge", Kind.MONEY, dollars(line.charge()), 12),
              of(at, "units", "Units", Kind.TEXT, plain(line.units()), 8),
              of(
                  at,
                  "diagnosisPointers",
                  "Diagnoses",
                  Kind.NUMBERS,
                  join(line.diagnosisPointers()),
                  8),
              of(at, "placeOfService", "Place", Kind.TEXT, line.placeOfService(), 2),
              of(at, "serviceFrom", "From", Kind.DATE, line.serviceFrom().toString(), 10),
              of(at, "serviceTo", "To", Kind.DATE, line.serviceTo().toString(), 10),
              of(at, "authorization", "Authorization", Kind.TEXT, authorization(line), 50)));
    }

    private Field of(String at, String name, String label, Kind kind, String value, int longest) {
      boolean meant = wanted.contains("lines." + name);
      return new Field(at + name, label, kind, value, longest, meant);
    }

    private static String join(List<?> values) {
      return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String plain(BigDecimal units) {
      return units.stripTrailingZeros().toPlainString();
    }

    private static String dollars(Money money) {
      return BigDecimal.valueOf(money.cents(), 2).toPlainString();
    }

    private static String authorization(ServiceLine line) {
      return line.references().stream()
          .filter(reference -> reference.qualifier().equals("G1"))
          .findFirst()
          .map(Reference::value)
          .orElse("");
    }
  }
}
