package org.cobaltclaims.remittance.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What payers call the patients of their decisions. */
class PatientNamesTest {

  @Test
  void theLastNameStandsFirstAndAMissingFirstNameLeavesNoComma() {
    assertThat(PatientNames.name("NM1*QC*1*DOE*JANE****MI*W1~")).isEqualTo("DOE, JANE");
    assertThat(PatientNames.name("NM1*QC*1*DOE~")).isEqualTo("DOE");
    assertThat(PatientNames.name("NM1*QC*1~")).isEmpty();
  }
}
