package org.cobaltclaims.dashboard.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** A manager looks at the figures and goes from each to the claims behind it. */
class DashboardBrowserTest extends BrowserTest {

  private static final String ALL = "?from=2025-12-01&to=2026-03-31";

  @Test
  void theFirstTilesAreTheSecondaries() {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Dashboard")).click();
    ready();
    List<String> titles = page.locator(".kpi h2").allInnerTexts();
    assertThat(titles.subList(0, 3))
        .containsExactly("Touchless secondary", "Secondary conversion", "Secondary leakage");
    assertThat(page.locator(".aging tbody tr").first()).isVisible();
    isAccessible();
    visit("/dashboard" + ALL);
    isAccessible();
  }

  @Test
  void aManagerGoesFromAFigureToItsClaims() throws IOException {
    JsonNode denials = kpi(get("/api/kpis" + ALL), "denial-rate");
    assertThat(denials.get("numerator").asLong()).isPositive();
    visit("/dashboard" + ALL);
    assertThat(page.locator("section[aria-label='Denial rate'] .d").first())
        .containsText(denials.get("numerator") + " of " + denials.get("denominator"));

    page.locator("#denial-rate").click();
    page.waitForURL("**/dashboard/kpis/denial-rate**");
    ready();
    isAccessible();
    assertThat(rows()).hasCount(denials.get("denominator").asInt());
    page.getByText("Counted", new Page.GetByTextOptions().setExact(true)).click();
    ready();
    assertThat(rows()).hasCount(denials.get("numerator").asInt());

    Download file = page.waitForDownload(() -> page.keyboard().press("e"));
    assertThat(Files.readAllLines(file.path())).hasSize(denials.get("numerator").asInt() + 1);

    String claim = rows().first().locator("a.open").innerText();
    page.keyboard().press("j");
    page.keyboard().press("Enter");
    page.waitForURL("**/claims/*");
    ready();
    assertThat(page.locator("h1")).containsText(claim);
  }

  private static JsonNode kpi(JsonNode all, String id) {
    for (JsonNode kpi : all.get("kpis")) {
      if (kpi.get("id").asText().equals(id)) {
        return kpi;
      }
    }
    throw new AssertionError("no figure " + id);
  }

  private Locator rows() {
    return page.locator("#rows tbody tr");
  }

  @Test
  void theClaimsOfEveryFigureAddUpToIt() throws IOException {
    for (JsonNode kpi : get("/api/kpis" + ALL).get("kpis")) {
      String id = kpi.get("id").asText();
      visit("/dashboard/kpis/" + id + ALL);
      Locator sum = page.locator("#sum");
      if (kpi.get("unit").asText().equals("MEDIAN_DAYS")) {
        assertThat(sum.getAttribute("data-whole")).as(id).isEqualTo(kpi.get("items").asText());
      } else {
        assertThat(sum.getAttribute("data-part")).as(id).isEqualTo(kpi.get("numerator").asText());
      }
    }
    isAccessible();
  }

  @Test
  void periodAndPayerNarrowWhatIsShown() throws IOException {
    JsonNode all = kpi(get("/api/kpis" + ALL), "first-pass-acceptance");
    JsonNode payer = all.get("payers").get(0);
    String id = payer.get("payer").asText();
    assertThat(payer.get("denominator").asLong()).isLessThan(all.get("denominator").asLong());

    visit("/dashboard" + ALL);
    page.locator("[name=payer]").selectOption(id);
    page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
    ready();
    assertThat(page.locator("section[aria-label='First-pass acceptance'] .d").first())
        .containsText(payer.get("numerator") + " of " + payer.get("denominator"));
    page.getByText("7 days").click();
    ready();
    assertThat(page.url()).contains("payer=" + id).contains("from=2026-03-25");
    isAccessible();
  }

  @Test
  void aPrintHasTheFiguresAndNoFrame() {
    visit("/dashboard");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".side")).isHidden();
    assertThat(page.locator(".kpi").first()).isVisible();
  }

  @Test
  void aManagerSetsWhatIsToBeReached() {
    visit("/dashboard/kpis/charge-lag" + ALL);
    Locator chip = page.locator(".kpi.big > .d > .chip");
    assertThat(chip).hasText("Target at most 3 d");
    page.getByText("Change the target").click();
    isAccessible();
    page.getByLabel("At most, in days").fill("9");
    page.keyboard().press("Enter");
    assertThat(chip).hasText("Target at most 9 d");
    ready();
    page.getByText("Change the target").click();
    assertThat(page.getByLabel("Changes of the target")).containsText("9 d, before 3 d");
    assertThat(page.getByLabel("Changes of the target")).containsText("Dana Whitfield");
    page.getByText("Back to 3 d").click();
    assertThat(chip).hasText("Target at most 3 d");
  }

  @Test
  void onlyManagersSeeFigures() {
    post(
        "/api/accounts",
        """
        {"name": "bela", "displayName": "Bela Novak", "password": "a long enough first one",
         "roles": ["BILLER"]}
        """);
    newPage(1440, 900);
    page.navigate(address() + "/login");
    page.getByLabel("Name").fill("bela");
    page.getByLabel("Password").fill("a long enough first one");
    page.getByRole(AriaRole.BUTTON).click();
    page.waitForURL("**/account/password**");
    page.locator("input[type=password]").all().forEach(field -> field.fill(PASSWORD));
    page.locator("input[type=password]").first().fill("a long enough first one");
    page.locator("main button[type=submit]").click();
    page.waitForURL(url -> !url.contains("/account/password"));
    assertThat(page.getByText("Process map")).hasCount(0);
    page.navigate(address() + "/dashboard");
    assertThat(page.locator(".kpi")).hasCount(0);
    refusalsAreExpected();
  }
}
