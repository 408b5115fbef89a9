package org.cobaltclaims.patient.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.Patients;
import org.cobaltclaims.patient.process.PatientQuery.Row;
import org.cobaltclaims.testing.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the list of patients and the chart ask the database. */
class PatientQueryTest extends ApplicationTest {

  @Autowired private PatientQuery query;
  @Autowired private PatientVisits visits;
  @Autowired private Patients patients;

  @Test
  void aPatientStandsWithCoveragesAndWhatIsOpen() {
    Row row = query.find(null, null, 10).getFirst();
    assertThat(row.id()).isEqualTo(patient().id());
    assertThat(row.lastName()).isEqualTo("DOE");
    assertThat(row.coverages()).extracting(PatientQuery.Insured::place).containsExactly(1, 2);
    assertThat(row.openClaims()).isEqualTo(1);
    assertThat(row.owes()).isEqualTo(Money.ZERO);
    assertThat(row.lastVisit()).isEqualTo(families.findById(family).orElseThrow().serviceFrom());
    assertThat(query.count(FamilyState.OPEN, null)).isEqualTo(1);
    assertThat(query.find(FamilyState.PATIENT_BALANCE, null, 10)).isEmpty();
    assertThat(query.count(FamilyState.OPEN, Set.of(row.id()))).isEqualTo(1);
    assertThat(query.count(null, Set.of())).isZero();
  }

  @Test
  void aPatientIsFoundByNameMemberClaimNumberAndBirthDate() {
    String id = patient().id();
    String member = patient().coverages().getFirst().memberId();
    for (String text :
        new String[] {
          "doe", "Doe, Ja", "doe ja", member, "K7Q2M9X4T01A", family, "03/15/1980", "1980-03-15"
        }) {
      assertThat(query.search(text)).as(text).containsExactly(id);
    }
    for (String text : new String[] {"d", "doe, x", "nobody", "03/16/1980", "02/31/1980", "%"}) {
      assertThat(query.search(text)).as(text).isEmpty();
    }
    assertThat(patient().birthDate()).isEqualTo(LocalDate.of(1980, 3, 15));
  }

  @Test
  void aVisitTellsItsClaimsAndWhatIsOwedForIt() {
    accepted();
    receive(era(text -> text));
    PatientVisits.Visit visit = visits.newest(patient().id(), 10).getFirst();
    assertThat(visit.family()).isEqualTo(family);
    assertThat(visit.claims().getFirst().state().name()).isEqualTo("ADJUDICATED");
    assertThat(visit.charge()).isEqualTo(Money.parse("320"));
    assertThat(visit.parts().stream().map(PatientVisits.Part::amount).collect(Money.sum()))
        .isEqualTo(visit.owed());
    assertThat(visits.count(patient().id())).isEqualTo(1);
    assertThat(visits.sums(patient().id()).withPayers()).isEqualTo(visit.withPayers());
  }

  private Patient patient() {
    return patients.findById(families.findById(family).orElseThrow().patientId()).orElseThrow();
  }
}
