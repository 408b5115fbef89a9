package org.cobaltclaims.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PatientRegistryTest extends DatabaseTest {

  private static final LocalDate BORN = LocalDate.of(1980, 3, 15);
  private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 5);
  private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 2);

  @Autowired PatientRegistry registry;
  @Autowired Patients patients;

  @Test
  void theSameMemberWithTheSameBirthDateIsTheSamePatientUnderANewName() {
    String before = register(jane("DOE"), covered("A", "M1", "18", OCTOBER));

    assertThat(register(jane("ROE"), covered("A", "M1", "18", OCTOBER))).isEqualTo(before);
    assertThat(patients.count()).isEqualTo(1);
  }

  @Test
  void theSamePersonWithoutACommonPayerIsFoundByNameBirthDateAndGender() {
    String before = register(jane("DOE"), covered("A", "M1", "18", OCTOBER));

    assertThat(register(jane("Doe"), covered("B", "M9", "18", OCTOBER))).isEqualTo(before);
  }

  @Test
  void twinsOnOnePolicyAreTwoPatients() {
    String one = register(child("SAM"), covered("A", "M1", "19", OCTOBER));
    String other = register(child("ALEX"), covered("A", "M1", "19", OCTOBER));

    assertThat(other).isNotEqualTo(one);
  }

  @Test
  void aChildIsNotItsParentWhoIsTheMember() {
    String parent = register(jane("DOE"), covered("A", "M1", "18", OCTOBER));

    assertThat(register(child("SAM"), covered("A", "M1", "19", OCTOBER))).isNotEqualTo(parent);
  }

  @Test
  void patientsOfDifferentPracticesAreNeverJoined() {
    String one = register(jane("DOE"), covered("A", "M1", "18", OCTOBER));
    PatientIdentity elsewhere = new PatientIdentity("OTHER", "DOE", "JANE", "", "", BORN, "F");

    assertThat(register(elsewhere, covered("A", "M1", "18", OCTOBER))).isNotEqualTo(one);
  }

  @Test
  void aNameWithoutBirthDateIsNobodyWeKnow() {
    PatientIdentity unknown = new PatientIdentity("P", "DOE", "JANE", "", "", null, "F");
    String one = register(unknown, covered("A", "", "18", OCTOBER));

    assertThat(register(unknown, covered("A", "", "18", OCTOBER))).isNotEqualTo(one);
  }

  @Test
  void theNewestDateOfServiceSetsThePayerOrder() {
    register(jane("DOE"), covered("A", "M1", "18", OCTOBER), covered("B", "M2", "01", OCTOBER));
    String id =
        register(
            jane("DOE"), covered("B", "M2", "01", NOVEMBER), covered("A", "M1", "18", NOVEMBER));

    assertThat(payers(id)).containsExactly("B", "A");
  }

  @Test
  void anOlderClaimChangesNoOrderButAddsWhatItShows() {
    register(jane("DOE"), covered("A", "M1", "18", NOVEMBER));
    String id =
        register(jane("DOE"), covered("B", "M2", "01", OCTOBER), covered("A", "M1", "18", OCTOBER));

    assertThat(payers(id)).containsExactly("A", "B");
    PatientCoverage first = patients.findById(id).orElseThrow().coverages().getFirst();
    assertThat(first.effectiveFrom()).isEqualTo(OCTOBER);
    assertThat(first.confirmedOn()).isEqualTo(NOVEMBER);
  }

  private List<String> payers(String id) {
    return patients.findById(id).orElseThrow().coverages().stream()
        .map(PatientCoverage::payerId)
        .toList();
  }

  private String register(PatientIdentity identity, PatientCoverage... coverages) {
    return transactions.execute(status -> registry.register(identity, List.of(coverages)).id());
  }

  private static PatientIdentity jane(String last) {
    return new PatientIdentity("P", last, "JANE", "", "", BORN, "F");
  }

  private static PatientIdentity child(String first) {
    return new PatientIdentity("P", "DOE", first, "", "", LocalDate.of(2015, 6, 10), "M");
  }

  private static PatientCoverage covered(
      String payer, String member, String relationship, LocalDate on) {
    return PatientCoverage.shown(payer, member, "", relationship, on);
  }
}
