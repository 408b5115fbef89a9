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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** A manager sees where claims pile up, and goes to them. */
class ProcessMapBrowserTest extends BrowserTest {

  private JsonNode map(String query) throws IOException {
    return get("/api/process-map" + query);
  }

  private static JsonNode fullest(JsonNode map) {
    JsonNode most = map.get("steps").get(0);
    for (JsonNode step : map.get("steps")) {
      most = step.get("count").asLong() > most.get("count").asLong() ? step : most;
    }
    assertThat(most.get("count").asLong()).isPositive();
    return most;
  }

  private Locator row(String element) {
    return page.locator("#row-" + element);
  }

  private void drawn() {
    ready();
    assertThat(page.locator("#model[data-drawn] svg").first()).isVisible();
  }

  @Test
  void aManagerGoesFromAStepToItsClaims() throws IOException {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Process map")).click();
    drawn();
    isAccessible();
    JsonNode step = fullest(map(""));
    String element = step.get("step").asText();
    long count = step.get("count").asLong();
    assertThat(row(element)).hasAttribute("data-count", String.valueOf(count));
    assertThat(row(element)).hasAttribute("data-open", step.get("open").asText());
    assertThat(page.locator("[data-container-id='" + element + "'] .pm-badge"))
        .containsText(String.valueOf(count));

    page.locator("#step-" + element).focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#here-h")).hasText(step.get("name").asText());
    assertThat(page.locator("#rows tbody tr")).hasCount((int) Math.min(50, count));
    assertThat(page.locator("#rows a.open").first()).isFocused();
    isAccessible();
    Download file = page.waitForDownload(() -> page.keyboard().press("l"));
    assertThat(Files.readAllLines(file.path())).hasSize((int) count + 1);

    String claim = page.locator("#rows a.open").first().innerText();
    page.keyboard().press("Enter");
    page.waitForURL("**/claims/*");
    ready();
    assertThat(page.locator("h1")).containsText(claim);
    page.goBack();
    drawn();
    assertThat(page.locator("#here-h")).hasText(step.get("name").asText());
  }

  @Test
  void aStepIsChosenInTheDrawing() throws IOException {
    visit("/dashboard/process");
    drawn();
    String element = fullest(map("")).get("step").asText();
    page.locator("#model [data-element-id='" + element + "'].djs-shape").click();
    assertThat(row(element)).hasClass(Pattern.compile(".*\\bcur\\b.*"));
    assertThat(page.locator("#model .pm-chosen")).hasCount(1);
    assertThat(page.url()).contains("step=" + element);
  }

  @Test
  void everyProcessIsDrawnWithItsSteps() throws IOException {
    List<String> processes = new ArrayList<>();
    visit("/dashboard/process");
    for (Locator tab : page.locator("#tabs a").all()) {
      processes.add(tab.getAttribute("href"));
    }
    assertThat(processes).hasSize(7);
    for (String path : processes) {
      visit(path);
      drawn();
      JsonNode map = map(path.substring(path.indexOf('?')));
      assertThat(page.locator("#steps tbody tr")).hasCount(map.get("steps").size());
      for (JsonNode step : map.get("steps")) {
        assertThat(page.locator("[data-element-id='" + step.get("step").asText() + "']").first())
            .isAttached();
        assertThat(step.get("incidents").asInt(-1)).as("the engine answers").isZero();
      }
    }
    isAccessible();
  }

  @Test
  void aRefreshLeavesPlaceZoomSortAndSelection() throws IOException {
    String element = fullest(map("")).get("step").asText();
    visit("/dashboard/process");
    drawn();
    page.locator("#step-" + element).focus();
    page.locator("#sort-count").click();
    assertThat(page.locator("#steps th[aria-sort=descending]")).containsText("Now");
    assertThat(page.locator("#steps tbody tr").first()).hasAttribute("id", "row-" + element);
    page.locator("#step-" + element).focus();
    page.keyboard().press("+");
    page.keyboard().press("+");
    String zoomed = page.locator("#model .viewport").getAttribute("transform");
    page.evaluate(
        "document.addEventListener('htmx:afterSettle', () => { document.body.dataset.anew = 'yes';"
            + " })");
    page.evaluate("htmx.trigger(document.getElementById('wish'), 'refresh')");
    assertThat(page.locator("body")).hasAttribute("data-anew", "yes");
    assertThat(page.locator("#step-" + element)).isFocused();
    assertThat(page.locator("#steps th[aria-sort=descending]")).containsText("Now");
    assertThat(page.locator("#model .viewport").getAttribute("transform")).isEqualTo(zoomed);
  }

  @Test
  void aPayerNarrowsTheMap() throws IOException {
    visit("/dashboard/process?process=claim-family");
    drawn();
    JsonNode all = map("?process=claim-family");
    long whole = fullest(all).get("count").asLong();
    String payer = page.locator("[name=payer] option").nth(1).getAttribute("value");
    long some = 0;
    for (JsonNode step : map("?process=claim-family&payer=" + payer).get("steps")) {
      some += step.get("count").asLong();
    }
    page.locator("[name=payer]").selectOption(payer);
    assertThat(page.locator("#sum")).hasAttribute("data-count", String.valueOf(some));
    assertThat(some).isLessThan(whole);
    assertThat(page.url()).contains("payer=" + payer);
  }

  @Test
  void aPrintHasTheDrawingAndTheTable() {
    visit("/dashboard/process");
    drawn();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".side")).isHidden();
    assertThat(page.locator("#model svg").first()).isVisible();
    assertThat(page.locator("#steps")).isVisible();
  }

  @Test
  void itFitsEveryScreen() {
    for (int width : List.of(820, 1280, 1440, 1920)) {
      newPage(width, 900);
      logIn(MANAGER);
      visit("/dashboard/process");
      drawn();
      page.locator("#steps a.open").first().click();
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .as("width %d", width)
          .isEqualTo(true);
    }
    page.locator("[data-theme-switch]").click();
    drawn();
    isAccessible();
  }
}
