package org.cobaltclaims.cli;

import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Name;
import picocli.CommandLine.Option;

/** The next payer as the command line names it, for a claim that does not announce one. */
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
      description = "the member's id there (2010BA NM109); names a payer that the claim does not",
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
      description = "kind of insurance (SBR09); default: ${DEFAULT-VALUE}",
      defaultValue = "CI")
  private String filingIndicator = "CI";

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
          "of the patient to the subscriber: 18 self, 01 spouse, 19 child ...; default:"
              + " ${DEFAULT-VALUE}",
      defaultValue = "18")
  private String relationship = "18";

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
   * The coverage.
   *
   * @param payerId from {@code --payer}
   * @param before the coverage of the payer before, from which what the patient signed is taken
   */
  Coverage at(int level, String payerId, ClaimContent content, Coverage before) {
    boolean self = relationship.equals("18");
    return new Coverage(
        level,
        payerId,
        payerName.isEmpty() ? payerId : payerName,
        null,
        List.of(),
        memberId,
        groupNumber,
        "",
        insuranceType,
        filingIndicator,
        relationship,
        name(content),
        self ? content.patient().address() : null,
        self ? content.patient().birthDate() : null,
        self ? content.patient().gender() : "",
        List.of(),
        before.benefitsAssignment(),
        before.patientSignatureSource(),
        before.releaseOfInformation(),
        "",
        "");
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
