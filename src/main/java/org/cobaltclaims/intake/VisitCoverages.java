package org.cobaltclaims.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.CoveragesOnFile;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.Patient;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coverages that a visit is typed in for: those of the chart, and new ones. */
@Component
class VisitCoverages {

  private static final String SELF = "18";
  private static final String YES = "Y";
  private static final int MOST = 9;

  /** Of a payer that is not named yet. */
  private static final String STAND_IN = "?";

  private final CoveragesOnFile file;
  private final Payers payers;

  VisitCoverages(CoveragesOnFile file, Payers payers) {
    this.file = file;
    this.payers = payers;
  }

  /**
   * In payer order.
   *
   * @param known the patient of the chart; null if new
   * @param bills the patient's newest visits
   * @param named the patient as the claim names them
   * @param day of service
   * @param messages takes what is missing
   */
  List<Coverage> of(
      VisitEntry entry,
      org.cobaltclaims.patient.@Nullable Patient known,
      List<ClaimContent> bills,
      Patient named,
      LocalDate day,
      List<VisitMessage> messages) {
    List<Coverage> onFile = known == null ? List.of() : file.of(known, bills);
    List<Coverage> all = new ArrayList<>();
    if (entry.coverages() == null && known != null) {
      for (int i = 0; i < onFile.size(); i++) {
        if (known.coverages().get(i).holdsOn(day, day)) {
          all.add(onFile.get(i).atLevel(all.size() + 1));
        }
      }
    }
    for (VisitEntry.Insurance insurance : VisitText.all(entry.coverages())) {
      int level = Math.min(all.size() + 1, MOST);
      all.add(one(insurance, onFile, named, level, messages).atLevel(level));
    }
    if (all.isEmpty()) {
      messages.add(
          VisitMessage.missing(
              "NO_COVERAGE", "coverages", "a claim goes to a payer: choose or add a coverage"));
    } else if (all.size() >= MOST) {
      messages.add(
          VisitMessage.missing("NO_COVERAGE", "coverages", "a visit has eight coverages at most"));
      return all.subList(0, MOST - 1);
    }
    return all;
  }

  private Coverage one(
      VisitEntry.Insurance insurance,
      List<Coverage> onFile,
      Patient named,
      int level,
      List<VisitMessage> messages) {
    Integer place = insurance.place();
    if (place == null) {
      return entered(insurance, named, level, messages);
    }
    if (place < 1 || place > onFile.size()) {
      messages.add(
          VisitMessage.missing(
              "PAYER_ORDER",
              at(level) + "payer",
              "the patient's chart has no coverage at place " + place));
      return entered(insurance, named, level, new ArrayList<>());
    }
    Coverage chosen = onFile.get(place - 1);
    String type = VisitText.upper(insurance.insuranceType());
    return type.isEmpty() ? chosen : chosen.withInsuranceType(type);
  }

  private Coverage entered(
      VisitEntry.Insurance insurance, Patient named, int level, List<VisitMessage> messages) {
    String payer = VisitText.plain(insurance.payer());
    if (payer.isEmpty()) {
      messages.add(
          VisitMessage.missing(
              "PAYER_ID", at(level) + "payer", "choose the payer, or type its id"));
    }
    PayerProfile profile = payers.profile(payer);
    String relationship =
        VisitText.plain(insurance.relationship()).isEmpty()
            ? SELF
            : VisitText.upper(insurance.relationship());
    Insured insured =
        relationship.equals(SELF)
            ? new Insured(named.name(), named.address(), named.birthDate(), named.gender())
            : insured(insurance.subscriber());
    String filing = VisitText.upper(insurance.filingIndicator());
    String name = VisitText.upper(insurance.payerName());
    return new Coverage(
        level,
        payer.isEmpty() ? STAND_IN : payer,
        name.isEmpty() ? profile.name() : name,
        null,
        List.of(),
        VisitText.plain(insurance.memberId()),
        VisitText.plain(insurance.groupNumber()),
        "",
        VisitText.upper(insurance.insuranceType()),
        filing.isEmpty() ? profile.filingIndicator() : filing,
        relationship,
        insured.name(),
        insured.address(),
        insured.birthDate(),
        insured.gender(),
        List.of(),
        YES,
        "",
        YES,
        "",
        "");
  }

  /** The subscriber. */
  private record Insured(
      Name name, @Nullable Address address, @Nullable LocalDate birthDate, String gender) {}

  private static Insured insured(VisitEntry.@Nullable Person other) {
    return other == null
        ? new Insured(new Name(true, "", "", "", ""), null, null, "")
        : new Insured(
            new Name(
                true,
                VisitText.upper(other.last()),
                VisitText.upper(other.first()),
                VisitText.upper(other.middle()),
                VisitText.upper(other.suffix())),
            VisitText.address(other.address()),
            other.birthDate(),
            VisitText.upper(other.gender()));
  }

  /** A coverage that says nothing, so that the rest of a visit without one can be looked at. */
  static Coverage standIn(Patient named) {
    return new Coverage(
        1,
        STAND_IN,
        STAND_IN,
        null,
        List.of(),
        STAND_IN,
        "",
        "",
        "",
        "",
        SELF,
        named.name(),
        named.address(),
        named.birthDate(),
        named.gender(),
        List.of(),
        YES,
        "",
        YES,
        "",
        "");
  }

  private static String at(int level) {
    return "coverages[%d].".formatted(level - 1);
  }
}
