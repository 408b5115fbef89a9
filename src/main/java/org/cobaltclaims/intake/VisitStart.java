package org.cobaltclaims.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.CoveragesOnFile;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.RecentBills;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.patient.Patients;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of a patient when somebody begins to type in a visit. */
@Component
public class VisitStart {

  private static final String RENDERING = "82";

  private final Patients patients;
  private final RecentBills bills;
  private final CoveragesOnFile coverages;

  VisitStart(Patients patients, RecentBills bills, CoveragesOnFile coverages) {
    this.patients = patients;
    this.bills = bills;
    this.coverages = coverages;
  }

  /**
   * A coverage of the chart.
   *
   * @param place in the chart, from 1
   * @param from the first day on which it holds or was used
   * @param to the last day; null while it has not ended
   * @param datesSet whether a person has set the dates
   */
  public record Insured(
      int place, Coverage coverage, LocalDate from, @Nullable LocalDate to, boolean datesSet) {}

  /**
   * A patient with what the newest visits say.
   *
   * @param billing the id of the billing provider whose patient it is
   * @param rendering the NPI of who saw the patient last; empty if none did
   * @param placeOfService of the newest visit; empty if none
   * @param diagnoses of the newest visit
   */
  public record Known(
      Patient patient,
      @Nullable Address address,
      List<Insured> coverages,
      String billing,
      String rendering,
      String placeOfService,
      List<String> diagnoses) {}

  /** The patient; empty if there is none with this id. */
  public Optional<Known> of(String patientId) {
    return patients.findById(patientId).map(this::known);
  }

  private Known known(Patient patient) {
    List<ClaimContent> before = bills.ofPatient(patient.id());
    List<Coverage> onFile = coverages.of(patient, before);
    List<Insured> insured = new ArrayList<>();
    for (int i = 0; i < onFile.size(); i++) {
      PatientCoverage dates = patient.coverages().get(i);
      insured.add(
          new Insured(
              i + 1, onFile.get(i), dates.effectiveFrom(), dates.effectiveTo(), dates.datesSet()));
    }
    return new Known(
        patient,
        before.stream()
            .map(bill -> bill.patient().address())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        insured,
        patient.practice(),
        before.stream()
            .flatMap(bill -> bill.providers().stream())
            .filter(provider -> provider.role().equals(RENDERING))
            .map(Provider::id)
            .findFirst()
            .orElse(""),
        before.isEmpty() ? "" : before.getFirst().placeOfService(),
        before.isEmpty() ? List.of() : before.getFirst().diagnoses());
  }
}
