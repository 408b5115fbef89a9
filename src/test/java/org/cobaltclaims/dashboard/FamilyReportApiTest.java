package org.cobaltclaims.dashboard;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.cobaltclaims.testing.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** A claim family by REST. */
class FamilyReportApiTest extends ApplicationTest {

  @Autowired private MockMvc web;

  @Test
  void aFamilyIsReadByItsId() throws Exception {
    web.perform(get("/api/families/" + family))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.family").value(family))
        .andExpect(jsonPath("$.claims.length()").value(1))
        .andExpect(jsonPath("$.ledger.charge").value(32000));
  }

  @Test
  void itIsFoundByThePracticesNumberWhichStandsInNoAddress() throws Exception {
    web.perform(find("{\"claim\": \" K7Q2M9X4T01A \"}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.family").value(family));
    web.perform(get("/api/families/K7Q2M9X4T01A")).andExpect(status().isNotFound());
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    web.perform(find("{\"claim\": \"NOTHING\"}"))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.detail").exists());
    web.perform(find("{")).andExpect(status().isBadRequest());
  }

  private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder find(
      String body) {
    return post("/api/families/find").contentType(MediaType.APPLICATION_JSON).content(body);
  }
}
