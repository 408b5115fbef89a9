package org.cobaltclaims.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import org.cobaltclaims.dashboard.Kpi;
import org.cobaltclaims.dashboard.KpiTargets;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.testing.DemoRows;
import org.cobaltclaims.testing.Tables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** The pages of figures over what a demo left behind, and over nothing. */
class DashboardPagesTest extends ApplicationTest {

  @Autowired private MockMvc web;
  @Autowired private KpiTargets targets;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?process=batch-transmission&step=Receive_FileAnswer",
        "?process=no-such&step=no-such&sort=-late&page=9&payer=nobody",
        "?process=claim-family&step=Call_PayerClaim&page=0&sort=nonsense"
      })
  void theProcessMapIsShownWhateverIsAskedFor(String asked) throws Exception {
    assertThat(page("/dashboard/process" + asked)).contains("<h1>Process map</h1>");
    assertThat(page("/dashboard/process/state" + asked)).contains("id=\"steps\"");
    assertThat(page("/dashboard/process/steps.csv" + asked)).startsWith("process,step,name");
    assertThat(page("/api/process-map" + asked)).contains("\"incidents\":null");
    DemoRows.copyTo(jdbc);
    assertThat(page("/dashboard/process" + asked)).contains("the process engine does not answer");
  }

  @Test
  void whatRestsAtAStepIsAFileToo() throws Exception {
    assertThat(page("/dashboard/process/claims.csv?step=Call_AwaitRemittance"))
        .startsWith("name,id,family,payer id,level,step,since,days,due,open");
    web.perform(get("/dashboard/process/claims.csv?step=Timer_RemittanceOverdue"))
        .andExpect(status().isNotFound());
    web.perform(post("/api/process-map/build")).andExpect(status().isOk());
  }

  @Test
  void whatBelongsToNoClaimStandsWithItsRemittance() throws Exception {
    DemoRows.copyTo(jdbc);
    String payment =
        jdbc.queryForObject(
            "SELECT MIN(p.id) FROM claim_payment p JOIN remittance r ON r.id = p.remittance_id"
                + " WHERE r.entered_by IS NULL AND p.disposition = 'POSTED'",
            String.class);
    String era =
        jdbc.queryForObject(
            "SELECT remittance_id FROM claim_payment WHERE id = ?", String.class, payment);
    jdbc.update(
        "UPDATE claim_payment SET disposition = 'UNMATCHED', payer_claim_id = NULL,"
            + " family_id = NULL WHERE id = ?",
        payment);
    String path = "/dashboard/kpis/auto-posting";
    assertThat(page(path + "?from=2025-12-01&which=missed"))
        .contains("href=\"/payments/" + era + "\"")
        .contains("No claim: its remittance");
    assertThat(page(path + "/claims.csv?from=2025-12-01&which=missed"))
        .startsWith("claim,family,payer claim,payer id,level,day,")
        .containsPattern(",[1-9]\\d*,0," + era);
    assertThat(page("/payments/" + era)).contains("<main");
  }

  private int target(String id, String goal) throws Exception {
    return web.perform(
            put("/api/kpis/" + id + "/target")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"goal\": " + goal + "}"))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  @Test
  void aPracticeHasItsOwnTargetsAndWhoSetThemStandsThere() throws Exception {
    DemoRows.copyTo(jdbc);
    String path = "/dashboard/kpis/denial-rate?from=2025-12-01";
    assertThat(page(path)).contains("Target at most 5%");
    assertThat(target("denial-rate", "42")).isEqualTo(200);
    assertThat(target("denial-rate", "42")).isEqualTo(200);
    assertThat(page(path)).contains("Target at most 42%").contains("Back to 5%");
    assertThat(page("/dashboard")).contains("Target at most 42%");
    assertThat(page("/api/kpis")).contains("\"target\":42");
    assertThat(target("denial-rate", "null")).isEqualTo(200);
    assertThat(page(path)).contains("Target at most 5%").doesNotContain("Back to 5%");

    assertThat(targets.changes(Kpi.DENIAL_RATE))
        .extracting(KpiTargets.Change::oldGoal, KpiTargets.Change::newGoal)
        .containsExactly(tuple(42, 5), tuple(5, 42));
    assertThat(
            jdbc.queryForList(
                "SELECT target FROM audit_entry WHERE target LIKE 'target of %' ORDER BY number",
                String.class))
        .endsWith("target of denial-rate: 42, before 5", "target of denial-rate: 5, before 42");
  }

  @Test
  void aTargetThatCannotBeIsRefused() throws Exception {
    assertThat(target("denial-rate", "-1")).isEqualTo(400);
    assertThat(target("denial-rate", "101")).isEqualTo(400);
    assertThat(target("days-in-ar", "3651")).isEqualTo(400);
    assertThat(target("gross-collection", "50")).isEqualTo(400);
    assertThat(target("no-such", "50")).isEqualTo(404);
    assertThat(target("secondary-leakage", "5000")).isEqualTo(200);
    assertThat(page("/dashboard/kpis/secondary-leakage")).contains("Target at most $50.00");
  }
}
