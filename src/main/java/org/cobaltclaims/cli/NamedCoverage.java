package org.cobaltclaims.cli;

import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Name;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The next payer as the command line names it, for a claim that announces none or another. */
final class NamedCoverage {

  @Option(
      names = "--payer-name",
      paramLabel = "NAME",
      description = "its name (2010BB NM103)",
      defaultValue = "")
  private String payerName = "";

  @Option(
      names = "--member",
      paramLabel = "ID",
      description =
          "the member's id there (2010BA NM109): with --payer the next payer of claims that"
              + " announce none, or another",
      defaultValue = "")
  private String memberId = "";

  @Option(
      names = "--group",
      paramLabel = "NUMBER",
      description = "group or policy number (SBR03)",
      defaultValue = "")
  private String groupNumber = "";

  @Option(
      names = "--filing",
      paramLabel = "CODE",
      description = "kind of insurance (SBR09); default: CI",
      defaultValue = "")
  private String filingIndicator = "";

  @Option(
      names = "--insurance-type",
      paramLabel = "CODE",
      description = "why Medicare is not primary (SBR05)",
      defaultValue = "")
  private String insuranceType = "";

  @Option(
      names = "--relationship",
      paramLabel = "CODE",
      description =
          "of the patient to the subscriber: 18 self, 01 spouse, 19 child ...; default: 18",
      defaultValue = "")
  private String relationship = "";

  @Option(
      names = "--subscriber",
      paramLabel = "LAST,FIRST",
      description = "the subscriber's name; default: the patient's",
      defaultValue = "")
  private String subscriber = "";

  /** True if the command line tells enough to bill somebody. */
  boolean given() {
    return !memberId.isEmpty();
  }

  /**
   * The coverage; what the command line does not say is as the claim announces it.
   *
   * @param payerId from {@code --payer}
   * @param announced the coverage that the claim announces there; null if none
   * @param before the coverage of the payer before, from which what the patient signed is taken if
   *     nothing is announced
   */
  Coverage at(
      int level,
      String payerId,
      ClaimContent content,
      @Nullable Coverage announced,
      Coverage before) {
    Coverage signed = announced == null ? before : announced;
    boolean other = !subscriber.isEmpty() || announced == null;
    String relation = said(relationship, announced == null ? "18" : announced.relationship());
    boolean self = relation.equals("18");
    return new Coverage(
        level,
        payerId,
        said(payerName, payerId),
        null,
        List.of(),
        memberId,
        said(groupNumber, announced == null ? "" : announced.groupNumber()),
        "",
        said(insuranceType, announced == null ? "" : announced.insuranceType()),
        said(filingIndicator, announced == null ? "CI" : announced.filingIndicator()),
        relation,
        other ? name(content) : signed.subscriber(),
        self ? content.patient().address() : other ? null : signed.subscriberAddress(),
        self ? content.patient().birthDate() : other ? null : signed.subscriberBirthDate(),
        self ? content.patient().gender() : other ? "" : signed.subscriberGender(),
        List.of(),
        signed.benefitsAssignment(),
        signed.patientSignatureSource(),
        signed.releaseOfInformation(),
        "",
        "");
  }

  private static String said(String value, String otherwise) {
    return value.isEmpty() ? otherwise : value;
  }

  private Name name(ClaimContent content) {
    if (subscriber.isEmpty()) {
      return content.patient().name();
    }
    String[] parts = subscriber.split(",", 3);
    return new Name(true, part(parts, 0), part(parts, 1), part(parts, 2), "");
  }

  private static String part(String[] parts, int index) {
    return index < parts.length ? parts[index].strip() : "";
  }
}
