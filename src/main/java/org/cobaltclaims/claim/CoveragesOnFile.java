package org.cobaltclaims.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.practice.Payers;
import org.springframework.stereotype.Component;

/**
 * The coverages of a patient with everything that is known of them: what the newest visit that
 * names one says, else what a person entered, else no more than the patient's chart has.
 */
@Component
public class CoveragesOnFile {

  private static final String YES = "Y";

  private final AddedCoverages added;
  private final Payers payers;

  CoveragesOnFile(AddedCoverages added, Payers payers) {
    this.added = added;
    this.payers = payers;
  }

  /**
   * In payer order; levels are the places in the chart. Authorizations and referrals are each
   * visit's own, and left out.
   *
   * @param bills the patient's visits, the newest first
   */
  public List<Coverage> of(org.cobaltclaims.patient.Patient patient, List<ClaimContent> bills) {
    List<Coverage> entered = added.of(patient.id());
    List<Coverage> known =
        Stream.concat(bills.stream().flatMap(b -> b.coverages().stream()), entered.stream())
            .toList();
    List<Coverage> all = new ArrayList<>();
    for (PatientCoverage coverage : patient.coverages()) {
      int place = all.size() + 1;
      all.add(
          known.stream()
              .filter(c -> coverage.isOf(c.payerId(), c.memberId()))
              .findFirst()
              .orElseGet(() -> ofChart(patient, coverage))
              .forVisit("", "")
              .atLevel(place));
    }
    return all;
  }

  private Coverage ofChart(org.cobaltclaims.patient.Patient patient, PatientCoverage coverage) {
    boolean self = coverage.relationship().equals("18");
    return new Coverage(
        1,
        coverage.payerId(),
        payers.profile(coverage.payerId()).name(),
        null,
        List.of(),
        coverage.memberId(),
        coverage.groupNumber(),
        "",
        "",
        payers.profile(coverage.payerId()).filingIndicator(),
        coverage.relationship(),
        self
            ? new Name(
                true,
                patient.lastName(),
                patient.firstName(),
                patient.middleName(),
                patient.suffix())
            : new Name(true, "", "", "", ""),
        null,
        self ? patient.birthDate() : null,
        self ? patient.gender() : "",
        List.of(),
        YES,
        "",
        YES,
        "",
        "");
  }
}
