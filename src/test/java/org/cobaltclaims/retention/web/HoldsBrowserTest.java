package org.cobaltclaims.retention.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.cobaltclaims.testing.browser.Keyboard;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Legal holds in the browser: placed where the record is looked at, listed, and released. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HoldsBrowserTest extends BrowserTest {

  private static final int TABLET = 834;

  @Test
  @Order(1)
  void withoutHoldsThePageSaysWhatToDo() {
    visit("/work");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Legal holds")).click();
    page.waitForURL("**/holds");
    ready();
    assertThat(page.getByText("No legal hold is in force")).isVisible();
    assertThat(page.locator("#total")).hasText("0 holds");
    isAccessible();
    visit("/holds?view=released");
    assertThat(page.getByText("No legal hold was released")).isVisible();
  }

  @Test
  @Order(2)
  void aPayerIsHeldFromTheListByKeysAlone() {
    visit("/holds");
    Keyboard keys = new Keyboard(page);
    keys.press("p");
    assertThat(page.locator("#legal")).isVisible();
    isAccessible();
    keys.to("Place the hold");
    keys.press("Enter");
    assertThat(page.locator("#legal .fieldfault"))
        .containsText("Find the patient and choose one of the list");
    keys.back("On");
    keys.type("a payer");
    keys.to("Payer");
    keys.press("ArrowDown");
    keys.to("Place the hold");
    keys.press("Enter");
    assertThat(page.locator("#legal .fieldfault")).containsText("Say why: the matter");
    isAccessible();
    refusalsAreExpected();
    assertThat(keys.at().name()).isEqualTo("Reason");
    keys.type("Audit of 2025 by the plan, notice of 03/01/2026");
    keys.to("Place the hold");
    keys.press("Enter");
    Locator row = row("Audit of 2025");
    row.waitFor();
    ready();
    assertThat(row).containsText("every visit billed to it");
    assertThat(row).containsText("by dana");
    row.locator("a.open").click();
    page.waitForURL("**/claims?view=all&payer=*");
    ready();
    assertThat(page.locator("select[name=payer] option:checked")).not().hasText("All payers");
  }

  @Test
  @Order(3)
  void aPatientIsHeldFromTheChartAndEverybodySeesIt() throws IOException {
    visit("/patients");
    page.keyboard().press("Enter");
    page.waitForURL("**/patients/*");
    ready();
    String chart = page.url();
    Locator button =
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Place a legal hold"));
    button.click();
    assertThat(page.locator("#legal")).containsText("On the patient, with all visits");
    isAccessible();
    page.locator("#legal [name=reason]").fill("Doe v. Clinic, letter of counsel of 02/01/2026");
    // Clicked twice.
    page.locator("#legal [type=submit]").dblclick();
    Locator mark = page.locator(".hint.legal");
    mark.waitFor();
    ready();
    assertThat(mark).containsText("Legal hold since 03/31/2026: Doe v. Clinic");
    isAccessible();
    assertThat(holdsOn("PATIENT")).isEqualTo(1);
    mark.getByRole(AriaRole.LINK).click();
    page.waitForURL("**/holds");
    ready();
    row("Doe v. Clinic").locator("a.open").click();
    page.waitForURL(chart);
    // A visit of the patient says so, too.
    ready();
    page.locator("#visits tbody a").first().click();
    page.waitForURL("**/claims/*");
    ready();
    assertThat(page.locator(".hint.legal").first()).containsText("Legal hold since 03/31/2026");
    assertThat(page.locator("#main")).containsText("On the patient, with all visits.");
  }

  @Test
  @Order(4)
  void aVisitIsHeldFromItsPage() throws IOException {
    visit("/claims?view=all");
    page.keyboard().press("Enter");
    page.waitForURL("**/claims/*");
    ready();
    page.keyboard().press("m");
    page.locator("#more [data-legal]").click();
    assertThat(page.locator("#legal")).containsText("On visit ");
    page.locator("#legal [name=reason]").fill("Subpoena of 03/02/2026");
    isAccessible();
    page.locator("#legal [type=submit]").click();
    Locator mark =
        page.locator(".hint.legal").filter(new Locator.FilterOptions().setHasText("Subpoena"));
    mark.waitFor();
    ready();
    assertThat(mark).containsText("On this visit.");
    isAccessible();
    assertThat(holdsOn("CLAIM")).isEqualTo(1);
  }

  @Test
  @Order(5)
  void fromTheListPatientsAndVisitsAreFoundByTyping() throws IOException {
    JsonNode claim = get("/api/holds");
    String family = subject(claim, "CLAIM");
    visit("/holds");
    page.keyboard().press("p");
    page.locator("#legal [name=scope]").selectOption("CLAIM");
    page.locator("#find-claim").fill(family);
    page.locator("#found-claims [role=option]").first().waitFor();
    isAccessible();
    page.keyboard().press("Enter");
    assertThat(page.locator("#chosen-one")).containsText("Visit ");
    assertThat(page.locator("#legal [name=reason]")).isFocused();
    page.keyboard().type("Another matter of the same visit");
    page.locator("#legal [type=submit]").click();
    row("Another matter of the same visit").waitFor();
    ready();
    page.keyboard().press("p");
    page.locator("#find-patient").fill("zzzz nobody");
    assertThat(page.locator("#found-patients")).containsText("Nobody is found");
    page.keyboard().press("Escape");
    assertThat(page.locator("#found-patients")).isHidden();
    assertThat(page.locator("#legal")).isVisible();
    page.locator("#legal [data-leave]").click();
    assertThat(holdsOn("CLAIM")).isEqualTo(2);
  }

  @Test
  @Order(6)
  void aHoldIsReleasedWithAReasonAfterAQuestionAndListedAsReleased() throws IOException {
    visit("/holds");
    long before = page.locator("#rows tr[data-id]").count();
    Keyboard keys = new Keyboard(page);
    keys.press("j");
    String id = page.locator("#rows tr.cur").getAttribute("data-id");
    keys.press("r");
    assertThat(page.locator("#release")).isVisible();
    isAccessible();
    keys.press("Escape");
    assertThat(page.locator("#release")).isHidden();
    keys.press("r");
    page.locator("#release [type=submit]").click();
    assertThat(page.locator("#release .fieldfault")).containsText("Say why");
    refusalsAreExpected();
    page.getByLabel("Why it ends").fill("settled, letter of 03/30/2026");
    page.locator("#release [type=submit]").click();
    page.locator("#rows tr[data-id='%s']".formatted(id))
        .waitFor(
            new Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    ready();
    assertThat(page.locator("#rows tr[data-id]")).hasCount((int) before - 1);
    visit("/holds?view=released");
    assertThat(page.locator("#rows")).containsText("settled, letter of 03/30/2026");
    assertThat(page.locator("#rows [data-release]")).hasCount(0);
    isAccessible();
  }

  @Test
  @Order(7)
  void whoIsLateIsToldThatItIsReleased() throws IOException {
    visit("/holds");
    Locator first = page.locator("#rows tr[data-id]").first();
    first.locator("[data-release]").click();
    page.getByLabel("Why it ends").fill("settled");
    post(
        "/api/holds/" + first.getAttribute("data-id") + "/release",
        "{\"reason\": \"somebody else was faster\"}");
    page.locator("#release [type=submit]").click();
    assertThat(page.locator("#release .fault"))
        .hasText("This hold was released already, on 03/31/2026 by dana.");
    refusalsAreExpected();
    isAccessible();
  }

  @Test
  @Order(8)
  void aLongListIsShownInPartsFilteredAndExported() throws IOException {
    String family = subject(get("/api/holds"), "CLAIM");
    for (int i = 0; i < 104; i++) {
      post(
          "/api/holds",
          "{\"scope\": \"CLAIM\", \"subject\": \"%s\", \"reason\": \"matter %d\"}"
              .formatted(family, i));
    }
    visit("/holds");
    assertThat(page.locator("#rows tr[data-id]")).hasCount(100);
    page.locator("#more").click();
    assertThat(page.locator("#more")).hasCount(0);
    assertThat(page.locator("#rows tr[data-id]")).not().hasCount(100);
    page.locator("#wish [name=scope]").selectOption("CLAIM");
    assertThat(page.locator("#rows")).not().containsText("every visit billed to it");
    page.setViewportSize(TABLET, 1112);
    isAccessible();
    assertThat(page.locator("#rows [data-release]").first()).isVisible();
    page.setViewportSize(1440, 900);
    Download file =
        page.waitForDownload(
            () ->
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Export CSV"))
                    .click());
    assertThat(Files.readAllLines(file.path())).hasSizeGreaterThan(104);
  }

  private Locator row(String text) {
    return page.locator("#rows tr[data-id]").filter(new Locator.FilterOptions().setHasText(text));
  }

  private long holdsOn(String scope) throws IOException {
    long count = 0;
    for (JsonNode hold : get("/api/holds")) {
      count += hold.get("scope").asText().equals(scope) ? 1 : 0;
    }
    return count;
  }

  private static String subject(JsonNode holds, String scope) {
    for (JsonNode hold : holds) {
      if (hold.get("scope").asText().equals(scope)) {
        return hold.get("subject").asText();
      }
    }
    throw new AssertionError("no hold on a " + scope);
  }
}
