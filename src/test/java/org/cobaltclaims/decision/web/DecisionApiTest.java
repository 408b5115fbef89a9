package org.cobaltclaims.decision.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
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
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The decision tables over REST. */
class DecisionApiTest extends ApplicationTest {

  private static final String PROBLEM = "application/problem+json";

  private static final String ONE_ROW =
      """
      [{"id": "claim-route", "rules": [
        {"id": "", "note": "All", "inputs": ["", "", ""], "outputs": ["%s"]}]}]
      """;

  @Autowired private MockMvc web;

  @Test
  void tablesAreListedAndReadWithWhatTheyAreGiven() throws Exception {
    web.perform(get("/api/decisions"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$", hasSize(4)))
        .andExpect(jsonPath("$[0].id").value("claim-route"))
        .andExpect(jsonPath("$[0].version.number").value(1))
        .andExpect(jsonPath("$[0].own").value(false));
    web.perform(get("/api/decisions/claim-route"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.facts", hasSize(4)))
        .andExpect(jsonPath("$.facts[0].values[2]").value("PORTAL"))
        .andExpect(jsonPath("$.tables[0].rules", hasSize(6)))
        .andExpect(jsonPath("$.tables[0].outputs[0].values[1]").value("PAPER"));
    web.perform(get("/api/decisions/claim-route/versions/1"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.version.origin").value("SHIPPED"));
    web.perform(get("/api/decisions/other"))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType(PROBLEM));
    web.perform(get("/api/decisions/claim-route/versions/7")).andExpect(status().isNotFound());
  }

  @Test
  void rowsAreSavedWithAReasonAndRolledBack() throws Exception {
    web.perform(get("/api/decisions"));
    save(1, "Everything on paper", "\\\"PAPER\\\"")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.number").value(2))
        .andExpect(jsonPath("$.why").value("Everything on paper"))
        .andExpect(jsonPath("$.by").value("desk"));
    web.perform(get("/api/decisions/claim-route"))
        .andExpect(jsonPath("$.about.own").value(true))
        .andExpect(jsonPath("$.tables[0].rules", hasSize(1)));
    save(1, "Late", "\\\"ELECTRONIC\\\"")
        .andExpect(status().isConflict())
        .andExpect(content().contentType(PROBLEM))
        .andExpect(jsonPath("$.version.number").value(2))
        .andExpect(jsonPath("$.detail", containsString("Everything on paper")));
    send(
            post("/api/decisions/claim-route/roll-back"),
            "{\"version\": 1, \"basedOn\": 2, \"why\": \"Enough\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.origin").value("ROLLED_BACK"));
    web.perform(get("/api/decisions/claim-route/versions")).andExpect(jsonPath("$", hasSize(3)));
  }

  @Test
  void whatCannotBeSavedIsNamedByCell() throws Exception {
    web.perform(get("/api/decisions"));
    save(1, "Fax", "\\\"FAX\\\"")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.faults", hasSize(1)))
        .andExpect(jsonPath("$.faults[0].table").value("claim-route"))
        .andExpect(jsonPath("$.faults[0].row").value(0))
        .andExpect(jsonPath("$.faults[0].column").value(3));
    save(1, "", "\\\"PAPER\\\"").andExpect(status().isUnprocessableEntity());
    send(put("/api/decisions/claim-route"), "{\"why\": \"No version\"}")
        .andExpect(status().isUnprocessableEntity());
    send(
            put("/api/decisions/claim-route"),
            "{\"basedOn\": 1, \"why\": \"x\", \"tables\": [{\"id\": \"claim-route\", \"rules\":"
                + " [{}]}]}")
        .andExpect(status().isUnprocessableEntity());
    send(put("/api/decisions/other"), "{\"basedOn\": 1, \"why\": \"x\"}")
        .andExpect(status().isNotFound());
    send(put("/api/decisions/claim-route"), "{").andExpect(status().isBadRequest());
  }

  @Test
  void rowsAreLookedAtAndTriedWithoutBeingSaved() throws Exception {
    web.perform(get("/api/decisions"));
    send(
            post("/api/decisions/preview"),
            "{\"decision\": \"claim-route\", \"basedOn\": 1, \"tables\": %s}"
                .formatted(ONE_ROW.formatted("\\\"PAPER\\\"")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.faults", hasSize(0)))
        .andExpect(jsonPath("$.changes", hasSize(7)))
        .andExpect(jsonPath("$.compared[0].differences[0].words", containsString("would be")));
    send(
            post("/api/decisions/try"),
            """
            {"decision": "claim-route", "basedOn": 1, "tables": [], "facts": {"channel": "PRINT",
              "priorPayers": 0, "electronicCob": true, "maxPriorPayers": 1}}
            """)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.answer").value("\"PAPER\""))
        .andExpect(jsonPath("$.steps[0].row").value(1));
    web.perform(get("/api/decisions/claim-route/versions")).andExpect(jsonPath("$", hasSize(1)));
  }

  @Test
  void thePagesAreThere() throws Exception {
    web.perform(get("/api/decisions"));
    save(1, "Everything on paper", "\\\"PAPER\\\"").andExpect(status().isOk());
    for (String page : new String[] {"", "/claim-route", "/claim-route/versions"}) {
      web.perform(get("/settings/decisions" + page)).andExpect(status().isOk());
    }
    web.perform(get("/settings/decisions/claim-route/versions/1"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("PRINT or PORTAL")));
    web.perform(get("/settings/decisions/claim-route/compare?from=1&to=2"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Row 1 is new: in every case")));
    web.perform(get("/settings/decisions/none")).andExpect(status().isNotFound());
  }

  private ResultActions save(int basedOn, String why, String answer) throws Exception {
    return send(
        put("/api/decisions/claim-route"),
        "{\"basedOn\": %d, \"why\": \"%s\", \"tables\": %s}"
            .formatted(basedOn, why, ONE_ROW.formatted(answer)));
  }

  private ResultActions send(MockHttpServletRequestBuilder call, String body) throws Exception {
    return web.perform(call.contentType(MediaType.APPLICATION_JSON).content(body));
  }
}
