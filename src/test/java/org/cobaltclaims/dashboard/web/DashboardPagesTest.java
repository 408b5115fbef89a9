package org.cobaltclaims.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import org.cobaltclaims.dashboard.Kpi;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.testing.DemoRows;
import org.cobaltclaims.testing.Tables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The pages of figures over what a demo left behind, and over nothing. */
class DashboardPagesTest extends ApplicationTest {

  @Autowired private MockMvc web;

  @BeforeEach
  @Override
  protected void aFamilyWithTwoPayers() {
    clock.setTo(LocalDate.of(2026, 3, 31));
    Tables.empty(jdbc);
  }

  @ParameterizedTest
  @EnumSource
  void everyFigureHasAPageAndAFile(Kpi kpi) throws Exception {
    DemoRows.copyTo(jdbc);
    String path = "/dashboard/kpis/" + kpi.id();
    String page = page(path + "?from=2025-12-01");
    assertThat(page).contains("<h1>" + kpi.title() + "</h1>").contains(escaped(kpi.numerator()));
    assertThat(page(path + "/claims.csv?from=2025-12-01")).startsWith("claim,family,payer claim");
  }

  private static String escaped(String text) {
    return text.replace("'", "&#39;");
  }

  private String page(String path) throws Exception {
    return web.perform(get(path))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  @Test
  void whereThereAreNoClaimsThereAreNoFigures() throws Exception {
    assertThat(page("/dashboard"))
        .contains("Nothing is open.")
        .contains("Nothing was denied.")
        .contains("Nobody has to do anything.");
    for (Kpi kpi : Kpi.values()) {
      assertThat(page("/dashboard/kpis/" + kpi.id())).contains("None.");
    }
    web.perform(get("/dashboard/kpis/no-such")).andExpect(status().isNotFound());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?from=2026-03-31&to=2026-01-01",
        "?from=nonsense&to=2026-02-30",
        "?from=0000-01-01&to=9999-12-31",
        "?payer=nobody&age=responsibility"
      })
  void whateverPeriodIsAskedForThereIsAPage(String asked) throws Exception {
    assertThat(page("/dashboard" + asked)).contains("Touchless secondary");
    assertThat(page("/dashboard/kpis/net-collection" + asked)).contains("Net collection");
    assertThat(page("/api/kpis" + asked)).contains("\"kpis\"");
  }

  @Test
  void theSumsAreBuiltOnDemand() throws Exception {
    DemoRows.copyTo(jdbc);
    web.perform(post("/api/kpis/build")).andExpect(status().isOk());
    assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM kpi_fact", Long.class)).isPositive();
  }
}
