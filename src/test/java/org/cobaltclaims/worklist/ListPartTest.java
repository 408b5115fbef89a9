package org.cobaltclaims.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.testing.DemoRows;
import org.cobaltclaims.testing.Tables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Who goes through a long list of the REST interface part by part gets each of it once. */
class ListPartTest extends ApplicationTest {

  private static final int SIZE = 7;

  @Autowired private MockMvc web;
  private final ObjectMapper mapper = new ObjectMapper();

  @BeforeEach
  @Override
  protected void aFamilyWithTwoPayers() {
    clock.setTo(LocalDate.of(2026, 3, 31));
    Tables.empty(jdbc);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/files, exchange_file, ordinal DESC",
    "/api/files?direction=OUT, exchange_file WHERE direction = 'OUT', ordinal DESC",
    "/api/files?name=837, exchange_file WHERE name LIKE '%837%', ordinal DESC",
    "/api/patients, patient, id",
    "/api/deposits, deposit, 'received_on, id'",
    "/api/deposits?state=OPEN, deposit WHERE state = 'OPEN', 'received_on, id'",
    "/api/remittances, remittance WHERE entered_by IS NOT NULL, 'received_on DESC, id'",
  })
  void partAfterPart(String path, String rows, String order) throws Exception {
    DemoRows.copyTo(jdbc);
    if (path.equals("/api/remittances")) {
      jdbc.update("UPDATE remittance SET entered_by = 'ann'");
    }
    List<String> all =
        jdbc.queryForList("SELECT id FROM " + rows + " ORDER BY " + order, String.class);
    List<String> got = new ArrayList<>();
    List<String> part;
    do {
      String more = got.isEmpty() ? "" : "&after=" + got.getLast();
      part = ids(path + (path.contains("?") ? "&" : "?") + "size=" + SIZE + more);
      got.addAll(part);
    } while (part.size() == SIZE);
    assertThat(got).as("more than one part").hasSizeGreaterThan(1).containsExactlyElementsOf(all);
  }

  private List<String> ids(String path) throws Exception {
    JsonNode list =
        mapper.readTree(
            web.perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
    List<String> ids = new ArrayList<>();
    list.forEach(one -> ids.add(one.required("id").asText()));
    return ids;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/files", "/api/deposits", "/api/remittances"})
  void nothingIsTakenForTheEndBehindWhatIsNotThere(String path) throws Exception {
    web.perform(get(path + "?after=gone")).andExpect(status().isNotFound());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1001, -1})
  void aPartHasASize(int size) throws Exception {
    web.perform(get("/api/patients?size=" + size)).andExpect(status().isUnprocessableEntity());
  }

  @Test
  void aHundredWhereNothingIsSaid() throws Exception {
    DemoRows.copyTo(jdbc);
    assertThat(ids("/api/files")).hasSizeBetween(20, 100);
  }
}
