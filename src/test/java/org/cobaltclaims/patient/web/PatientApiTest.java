package org.cobaltclaims.patient.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.cobaltclaims.testing.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Patients over REST. */
class PatientApiTest extends ApplicationTest {

  @Autowired private MockMvc web;

  @Test
  void aPaymentIsHeldOnceForAVisitAndPaidBack() throws Exception {
    String body = "{\"amount\": 2000, \"method\": \"CARD\", \"key\": \"R1\", \"family\": \"%s\"}";
    for (int i = 0; i < 2; i++) {
      web.perform(json(post(path("/payments")), body.formatted(family)))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.payments.length()").value(1))
          .andExpect(jsonPath("$.visits[0].patientPaid").value(2000))
          .andExpect(jsonPath("$.visits[0].credit").value(-2000))
          .andExpect(jsonPath("$.open").value(0));
    }
    web.perform(json(post(path("/payments")), "{\"amount\": 1, \"key\": \"R1\"}"))
        .andExpect(status().isUnprocessableEntity());
    web.perform(json(post(path("/payments")), "{\"amount\": -1}"))
        .andExpect(status().isUnprocessableEntity());
    web.perform(
            json(
                post(path("/refunds")),
                "{\"amount\": 2001, \"reason\": \"x\", \"family\": \"" + family + "\"}"))
        .andExpect(status().isUnprocessableEntity());
    web.perform(
            json(
                post(path("/refunds")),
                "{\"amount\": 2000, \"reason\": \"x\", \"family\": \"" + family + "\"}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.visits[0].credit").value(0));
    assertThat(money().isBalanced()).isTrue();
  }

  @Test
  void coveragesAreDatedAndAskedForAndThePrimaryStaysWhileASecondaryDoes() throws Exception {
    web.perform(get(path("/coverages")))
        .andExpect(jsonPath("$.length()").value(2))
        .andExpect(jsonPath("$[0].datesSet").value(false));
    web.perform(
            json(
                put(path("/coverages/1")),
                "{\"effectiveFrom\": \"2026-01-01\", \"reason\": \"card seen\"}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].datesSet").value(true));
    web.perform(delete(path("/coverages/1")).param("reason", "gone"))
        .andExpect(status().isUnprocessableEntity());
    web.perform(get(path("/coverages/history"))).andExpect(jsonPath("$.length()").value(1));
    for (int i = 0; i < 2; i++) {
      web.perform(post(path("/coverages/2/eligibility")))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.length()").value(1));
    }
    web.perform(post(path("/coverages/9/eligibility"))).andExpect(status().isNotFound());
  }

  @Test
  void aVisitWithAnOpenPayerIsNotOnTheStatement() throws Exception {
    web.perform(get(path("/statement")))
        .andExpect(jsonPath("$.due").value(0))
        .andExpect(jsonPath("$.held[0].reason").value("PAYER_OPEN"));
    web.perform(get(path("/statement.csv")))
        .andExpect(
            content()
                .string(
                    "visit,service_date,charge,insurance_paid,adjusted,"
                        + "patient_paid,balance,patient_since\r\n"));
    web.perform(get(path("/statement.pdf")))
        .andExpect(content().contentType(MediaType.APPLICATION_PDF));
    web.perform(post("/api/statements").param("date", "2026-11-21"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.statements.length()").value(0));
    web.perform(get("/api/patients/nobody/statement")).andExpect(status().isNotFound());
  }

  private String path(String rest) {
    return "/api/patients/" + families.findById(family).orElseThrow().patientId() + rest;
  }

  private static MockHttpServletRequestBuilder json(
      MockHttpServletRequestBuilder request, String body) {
    return request.contentType(MediaType.APPLICATION_JSON).content(body);
  }
}
