package org.cobaltclaims.patient.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.patient.Eligibility;
import org.cobaltclaims.patient.EligibilityAnswer;
import org.cobaltclaims.patient.EligibilityAnswer.Outcome;
import org.cobaltclaims.patient.EligibilityAnswer.Told;
import org.cobaltclaims.patient.EligibilityHistory;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.transmission.EligibilityFiles;
import org.cobaltclaims.transmission.RealTimeEligibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** A connection to one payer that answers at once; the other is asked in a file (DOMAIN 10). */
@Import(RealTimeEligibilityTest.Connection.class)
class RealTimeEligibilityTest extends ApplicationTest {

  @Autowired private MockMvc web;
  @Autowired private EligibilityFiles questions;
  @Autowired private EligibilityHistory history;

  /** Serves the second payer alone. */
  @TestConfiguration
  static class Connection {

    @Bean
    RealTimeEligibility connection() {
      return (question, payer) ->
          payer.payerId().equals("67890")
              ? Optional.of(
                  new EligibilityAnswer(
                      1,
                      String.valueOf(question.trace()),
                      payer.payerId(),
                      payer.name(),
                      question.memberId(),
                      "DOE",
                      "JANE",
                      null,
                      Told.ACTIVE,
                      LocalDate.of(2026, 1, 1),
                      null,
                      null,
                      List.of(),
                      List.of()))
              : Optional.empty();
    }
  }

  @Test
  @DisplayName(
      "Issue 6-4, DOMAIN 10: who answers at once is in no file; who does not is in the next")
  void whoAnswersAtOnceIsInNoFile() throws Exception {
    String id = families.findById(family).orElseThrow().patientId();
    String patient = "/api/patients/" + id;
    web.perform(post(patient + "/coverages/2/eligibility"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.length()").value(1))
        .andExpect(jsonPath("$[0].payerId").value("67890"))
        .andExpect(jsonPath("$[0].outcome").value("ACTIVE"));
    assertThat(questions.send()).isEmpty();

    web.perform(post(patient + "/coverages/1/eligibility")).andExpect(status().isOk());
    assertThat(questions.send()).hasSize(1);
    assertThat(questions.send()).isEmpty();
    assertThat(history.of(id))
        .extracting(Eligibility::payerId, Eligibility::outcome)
        .containsExactlyInAnyOrder(tuple("67890", Outcome.ACTIVE), tuple("12345", null));
  }
}
