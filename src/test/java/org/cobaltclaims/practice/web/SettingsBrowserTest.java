package org.cobaltclaims.practice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings, changed on their pages. */
class SettingsBrowserTest extends BrowserTest {

  private Path data = Path.of("");

  @Override
  protected void prepare(Path folder) throws IOException {
    data = folder;
    super.prepare(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/settings/practice",
        "/settings/payers",
        "/settings/payers/new",
        "/settings/payers/import",
        "/settings/payer-defaults",
        "/settings/clearinghouses",
        "/settings/automation",
        "/settings/posting",
        "/settings/printers",
        "/settings/printers/new",
        "/settings/skipped-payers",
        "/settings/versions",
        "/settings/versions/1",
        "/setup/steps",
        "/setup/claims"
      })
  void everyPageIsAccessibleAndFits(String path) {
    for (int width : List.of(1440, 834)) {
      page.setViewportSize(width, 900);
      visit(path);
      assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
          .as("%s at %d", path, width)
          .isLessThanOrEqualTo(width);
    }
    page.setViewportSize(1440, 900);
    isAccessible();
  }

  @Test
  void aPayersSwitchIsChangedAndHoldsAtOnce() throws IOException {
    visit("/settings/payers?q=acme");
    page.locator("#rows a.open").first().click();
    ready();
    page.getByLabel("Payment", exactly()).fill("soon");
    save();
    assertThat(page.locator("#f-expectedPayDays")).isFocused();
    assertThat(page.locator("#f-expectedPayDays-x")).containsText("whole number");
    isAccessible();
    page.getByLabel("Payment", exactly()).fill("21");
    page.getByLabel("Provider line").fill("800-555-0100");
    page.getByLabel("Why this change").fill("their new manual");
    page.keyboard().press("Control+Enter");
    assertThat(page).hasURL(address() + "/settings/payers");
    assertThat(page.locator("#rows")).containsText("800-555-0100");

    JsonNode newest = get("/api/settings");
    assertThat(newest.at("/version/by").asText()).isEqualTo(MANAGER);
    assertThat(newest.at("/version/reason").asText()).isEqualTo("their new manual");
    assertThat(newest.path("yaml").asText()).contains("expectedPayDays: 21");
    assertThat(data.resolve("practice.yml")).hasContent(newest.path("yaml").asText());

    assertThat(onATaskOfAcme()).contains("800-555-0100");

    visit("/settings/versions");
    page.locator("#rows a.open").first().click();
    ready();
    assertThat(page.getByLabel("What it changed")).containsText("800-555-0100");
    isAccessible();
  }

  /** How to reach the payer, as the first of its tasks that is about a claim says it. */
  private String onATaskOfAcme() {
    visit("/work?view=all");
    Locator rows = page.locator("#rows tr[data-id]", new Page.LocatorOptions().setHasText("ACME"));
    List<String> tasks = rows.all().stream().map(row -> row.getAttribute("data-id")).toList();
    for (String task : tasks) {
      visit("/work/tasks/" + task);
      if (page.locator("#reach").count() > 0) {
        return page.locator("#reach").innerText();
      }
    }
    return "";
  }

  @Test
  void whoComesSecondIsToldAndGoesBackToAnEarlierVersion() throws IOException {
    int before = get("/api/settings").at("/version/version").asInt();
    visit("/settings/practice");
    Page second = page.context().newPage();
    second.navigate(address() + "/settings/practice");
    second.getByLabel("Write-off limit").fill("900");
    page.getByLabel("Write-off limit").fill("750");
    save();
    second.locator("#settings button[type=submit]").click();
    assertThat(second.getByRole(AriaRole.ALERT)).containsText("changed the same meanwhile");
    assertThat(second.getByLabel("Write-off limit")).hasValue("900");
    second.close();
    assertThat(page.getByLabel("Write-off limit")).hasValue("750");
    // The same once more is no version.
    save();
    assertThat(get("/api/settings").at("/version/version").asInt()).isEqualTo(before + 1);

    visit("/settings/versions/" + before);
    page.getByText("Go back to this version").first().click();
    isAccessible();
    page.locator("#back")
        .getByText("Go back", new Locator.GetByTextOptions().setExact(true))
        .click();
    page.waitForURL("**/settings/versions");
    visit("/settings/practice");
    assertThat(page.getByLabel("Write-off limit")).hasValue("");
  }

  @Test
  void aListOfPayersIsImportedWholeOrNotAtAll() throws IOException {
    int before = get("/api/settings").at("/version/version").asInt();
    visit("/settings/payers/import");
    check("payerId,name,expectedPayDays\n91111,FIRST HEALTH,soon\n92222,,20\n");
    assertThat(page.locator("tbody tr")).hasCount(2);
    assertThat(page.locator("tbody tr").first()).containsText("Payment is a whole number");
    assertThat(page.getByText("Import all")).hasCount(0);
    isAccessible();
    check("payerId,name,expectedPayDays\n91111,FIRST HEALTH,20\n92222,SECOND HEALTH,\n");
    assertThat(get("/api/settings").at("/version/version").asInt()).isEqualTo(before);
    isAccessible();
    page.getByText("Import all").click();
    ready();
    assertThat(page.locator("#rows")).containsText("SECOND HEALTH");
    visit("/settings/payers/item?id=92222");
    page.getByText("Delete", new Page.GetByTextOptions().setExact(true)).first().click();
    page.locator("#gone button[type=submit]").click();
    ready();
    assertThat(page.locator("#rows")).not().containsText("SECOND HEALTH");
    visit("/settings/payers/item?id=12345");
    page.getByText("Delete", new Page.GetByTextOptions().setExact(true)).first().click();
    page.locator("#gone button[type=submit]").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("claims name this payer");
  }

  @Test
  void aFileThatWasChangedByHandIsReadFirst() throws IOException {
    Path yml = data.resolve("practice.yml");
    Files.writeString(yml, Files.readString(yml) + "# by hand\n");
    visit("/settings/posting");
    assertThat(page.getByText("practice.yml was changed by hand.")).isVisible();
    isAccessible();
    page.getByLabel("Deposit and remittance").fill("6");
    save();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("read it first");
    page.getByText("Read the file first").click();
    ready();
    page.getByLabel("Deposit and remittance").fill("6");
    save();
    assertThat(page.getByLabel("Deposit and remittance")).hasValue("6");
    assertThat(get("/api/settings").path("yaml").asText()).contains("depositDays: 6");
  }

  @Test
  void aPrinterHasATestForm() {
    visit("/settings/printers/new");
    page.getByLabel("Name", exactly()).fill("front");
    page.getByLabel("To the right").fill("4.5");
    save();
    byte[] pdf = page.request().get(address() + "/settings/printers/test.pdf?id=front").body();
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  @Test
  void whoMayNotChangeSettingsSeesNone() {
    post(
        "/api/accounts",
        """
        {"name": "bert", "displayName": "Bert", "password": "%s", "roles": ["BILLER"]}
        """
            .formatted(PASSWORD));
    newPage(1440, 900);
    logIn("bert");
    page.locator("[name=present]").fill(PASSWORD);
    page.locator("[name=wanted]").fill("one that is his own");
    page.getByRole(AriaRole.BUTTON).click();
    assertThat(page.locator("#tabs")).isVisible();
    assertThat(page.navigate(address() + "/settings/payers").status()).isEqualTo(403);
    assertThat(page.request().get(address() + "/api/settings").status()).isEqualTo(403);
    refusalsAreExpected();
  }

  private void check(String csv) {
    page.locator("#file")
        .setInputFiles(
            new FilePayload("payers.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    page.getByText("Check the file").click();
    page.locator("tbody tr").first().waitFor();
    ready();
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private void save() {
    page.locator("#settings button[type=submit]").click();
    page.waitForLoadState();
    ready();
  }
}
