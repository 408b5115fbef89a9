package org.cobaltclaims.decision.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** Decision tables at the desk: edited by keyboard, tried, saved with a reason, rolled back. */
class DecisionBrowserTest extends BrowserTest {

  private static final String ROUTE = "/settings/decisions/claim-route";

  @Test
  void theListLeadsToEveryTable() throws IOException {
    visit("/settings/decisions");
    assertThat(page.locator("#rows tr")).hasCount(4);
    assertThat(page.locator("nav [aria-current=page]")).hasText("Decision tables");
    isAccessible();
    page.keyboard().press("j");
    page.keyboard().press("Enter");
    page.waitForURL("**/settings/decisions/*");
    ready();
    for (JsonNode table : get("/api/decisions")) {
      visit("/settings/decisions/" + table.get("id").asText());
      assertThat(page.locator("table.dmn").first()).isVisible();
      isAccessible();
    }
  }

  @Test
  void aTableIsEditedByKeyboardTriedSavedComparedAndRolledBack() throws IOException {
    visit(ROUTE);
    page.keyboard().press("g");
    assertThat(focused()).hasText("\"PRINT\",\"PORTAL\"");
    // Row 3, the answer: electronic although the payer does not take prior payments in a file.
    press("ArrowDown", "ArrowDown", "End", "ArrowLeft");
    assertThat(focused()).hasText("\"PAPER\"");
    page.keyboard().press("Enter");
    page.keyboard().type("\"FAX\"");
    page.keyboard().press("Escape");
    assertThat(focused()).hasText("\"PAPER\"");
    assertThat(page.locator("#save")).isDisabled();
    page.keyboard().type("ELECTRONIC");
    page.keyboard().press("Enter");
    assertThat(page.locator("#dirty")).isVisible();
    page.keyboard().press("Control+s");
    Locator wrong = page.locator("td[aria-invalid=true]");
    assertThat(wrong).hasText("ELECTRONIC");
    assertThat(page.locator("#faults")).containsText("Row 3, Route: “ELECTRONIC” is nothing");
    assertThat(wrong).isFocused();
    isAccessible();
    page.keyboard().type("\"ELECTRONIC\"");
    page.keyboard().press("Enter");

    page.locator("#try").click();
    page.getByLabel("Payer's channel").selectOption("ELECTRONIC");
    page.getByLabel("Payers before this one").fill("1");
    page.getByLabel("Takes prior payments electronically").selectOption("false");
    page.getByLabel("Earlier payers that it takes in a file").fill("1");
    page.keyboard().press("Enter");
    assertThat(page.locator("#result .answers")).containsText("ELECTRONIC");
    assertThat(page.locator("#result .bywhat")).containsText("row 3");
    assertThat(page.locator("tr.hit")).hasCount(1);
    isAccessible();
    page.keyboard().press("Escape");

    page.keyboard().press("Control+s");
    Locator dialog = page.locator("#saving");
    assertThat(dialog).containsText("Row 3: Route was PAPER, is now ELECTRONIC.");
    assertThat(dialog).containsText("was Route PAPER (row 3), would be Route ELECTRONIC (row 3)");
    isAccessible();
    page.getByLabel("Why").fill("They take it by file since May");
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save")).click();
    assertThat(page.locator(".saying")).containsText("is in force");
    ready();
    assertThat(page.locator("td.changed")).hasCount(0);
    assertThat(get("/api/decisions/claim-route").at("/about/version/why").asText())
        .isEqualTo("They take it by file since May");

    visit(ROUTE + "/versions");
    isAccessible();
    Locator newest = page.locator("#rows tr").first();
    assertThat(newest).containsText("In force");
    assertThat(newest).containsText("dana");
    newest.locator("[data-compare]").click();
    page.waitForURL("**/compare**");
    assertThat(page.locator("#changes")).containsText("Route was PAPER, is now ELECTRONIC");
    assertThat(page.locator("td.changed")).hasCount(1);
    isAccessible();

    visit(ROUTE + "/versions");
    String shipped = page.locator("#rows tr").last().getAttribute("data-id");
    page.locator("#rows tr").last().locator("[data-roll]").click();
    page.getByLabel("Why").fill("They do not after all");
    isAccessible();
    page.locator("#rolling [type=submit]").click();
    assertThat(page.locator("#rows tr").first()).containsText("Rolled back to version " + shipped);
    JsonNode now = get("/api/decisions/claim-route");
    assertThat(now.at("/about/own").asBoolean()).isFalse();
    assertThat(now.at("/tables/0/rules/2/outputs/0").asText()).isEqualTo("\"PAPER\"");
    page.locator("#rows tr").last().locator("a.open").click();
    page.waitForURL("**/versions/" + shipped);
    isAccessible();
    refusalsAreExpected();
  }

  @Test
  void rowsAreAddedMovedDuplicatedDeletedAndTakenBack() {
    visit("/settings/decisions/task-priority");
    Locator rows = page.locator("table.dmn tbody tr");
    assertThat(rows).hasCount(14);
    page.keyboard().press("g");
    page.keyboard().press("Control+Enter");
    assertThat(rows).hasCount(15);
    page.keyboard().type("\"PAYER_ORDER\"");
    page.keyboard().press("Tab");
    page.keyboard().type(">= 10");
    page.keyboard().press("Tab");
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("ArrowRight");
    assertThat(rows.nth(1)).containsText(">= 10");
    page.keyboard().press("Alt+ArrowUp");
    assertThat(rows.first()).containsText("PAYER_ORDER");
    page.keyboard().press("Control+d");
    assertThat(rows).hasCount(16);
    page.keyboard().press("Control+Delete");
    assertThat(rows).hasCount(15);
    for (int i = 0; i < 6; i++) {
      page.keyboard().press("Control+z");
    }
    assertThat(rows).hasCount(14);
    assertThat(page.locator("#dirty")).isHidden();
    page.keyboard().press("Control+y");
    assertThat(rows).hasCount(15);

    // What is not saved is there again.
    page.reload();
    ready();
    assertThat(page.locator("#again")).isVisible();
    assertThat(rows).hasCount(15);
    page.locator("#discard").click();
    assertThat(page.locator("#again")).isHidden();
    assertThat(rows).hasCount(14);
  }

  @Test
  void aTableThatLeavesCasesOpenIsNotSaved() {
    visit("/settings/decisions/denial-suggestion");
    page.locator("#tabs a")
        .filter(new Locator.FilterOptions().setHasText("Denial urgency"))
        .click();
    page.keyboard().press("g");
    page.keyboard().press("Control+End");
    page.keyboard().press("Control+Delete");
    page.keyboard().press("Control+s");
    assertThat(page.locator("#faults")).containsText("Add a last row");
    page.keyboard().press("Control+z");
    assertThat(page.locator("#dirty")).isHidden();
  }

  @Test
  void whoIsSecondIsToldAndBringsTheChangesOntoTheNewVersion() throws IOException {
    visit("/settings/decisions/secondary-gate");
    page.keyboard().press("g");
    press("End");
    page.keyboard().type("Held by a person");
    page.keyboard().press("Enter");
    JsonNode theirs = get("/api/decisions/secondary-gate");
    JsonNode rules = theirs.at("/tables/0/rules");
    ((ObjectNode) rules.get(1)).put("note", "Theirs");
    put(
        "/api/decisions/secondary-gate",
        "{\"basedOn\": %d, \"why\": \"A better note\", \"tables\": [{\"id\": \"secondary-gate\", \"rules\": %s}]}"
            .formatted(theirs.at("/about/version/number").asInt(), rules));

    page.keyboard().press("Control+s");
    page.getByLabel("Why").fill("Clearer");
    page.locator("#saving [type=submit]").click();
    assertThat(page.locator("#late")).containsText("dana changed this table meanwhile");
    assertThat(page.locator("#late")).containsText("A better note");
    isAccessible();
    page.locator("#late button").click();
    assertThat(page.locator("#late")).isHidden();
    assertThat(page.locator("table.dmn tbody tr").nth(1)).containsText("Theirs");
    assertThat(page.locator("table.dmn tbody tr").first()).containsText("Held by a person");
    page.keyboard().press("Control+s");
    page.getByLabel("Why").fill("Clearer");
    page.locator("#saving [type=submit]").click();
    assertThat(page.locator(".saying")).containsText("is in force");
    ready();
    JsonNode now = get("/api/decisions/secondary-gate");
    assertThat(now.at("/tables/0/rules/0/note").asText()).isEqualTo("Held by a person");
    assertThat(now.at("/tables/0/rules/1/note").asText()).isEqualTo("Theirs");
    refusalsAreExpected();
  }

  @Test
  void whoMayNotChangeItSeesItOrNothing() {
    account("mara", "BILLING_MANAGER");
    visit(ROUTE);
    assertThat(page.locator("table.dmn")).isVisible();
    assertThat(page.getByText("An administrator can change it")).isVisible();
    assertThat(page.locator("#save")).hasCount(0);
    page.keyboard().press("g");
    page.keyboard().type("x");
    assertThat(page.locator(".cellin")).hasCount(0);
    isAccessible();
    assertThat(page.request().post(address() + "/api/decisions/claim-route/roll-back").status())
        .isEqualTo(403);

    account("bill", "BILLER");
    assertThat(page.locator("nav[aria-label=Main]")).not().containsText("Decision tables");
    assertThat(page.navigate(address() + ROUTE).status()).isEqualTo(403);
    assertThat(page.request().get(address() + "/api/decisions").status()).isEqualTo(403);
    refusalsAreExpected();
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(page.navigate(address() + "/settings/decisions/none").status()).isEqualTo(404);
    assertThat(page.navigate(address() + ROUTE + "/versions/99").status()).isEqualTo(404);
    refusalsAreExpected();
  }

  private Locator focused() {
    return page.locator(":focus");
  }

  private void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  private void account(String name, String role) {
    post(
        "/api/accounts",
        "{\"name\": \"%s\", \"displayName\": \"Somebody Else\", \"password\": \"%s\", \"roles\": [\"%s\"]}"
            .formatted(name, PASSWORD, role));
    newPage(1440, 900);
    page.navigate(address() + "/login");
    page.getByLabel("Name").fill(name);
    page.getByLabel("Password").fill(PASSWORD);
    page.getByRole(AriaRole.BUTTON).click();
    page.getByLabel("Present password").fill(PASSWORD);
    page.getByLabel("New password").fill("one that is their own");
    page.getByRole(AriaRole.BUTTON).click();
    page.waitForURL(url -> !url.contains("/account/"));
  }
}
