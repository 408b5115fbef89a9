package org.cobaltclaims.practice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The providers of the settings, on their pages and in charge entry. */
class ProvidersBrowserTest extends BrowserTest {

  /** Claims of the demo name them, and nobody has described them. */
  private static final String RIVERA = "1987654328";

  private static final String OSTROWSKI = "1876543210";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/settings/providers",
        "/settings/providers?q=nobody+has+this+name",
        "/settings/providers/new",
        "/settings/providers/new?id=" + RIVERA
      })
  void everyPageIsAccessibleAndFits(String path) {
    for (int width : List.of(1920, 1440, 1280, 834)) {
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
  void whomClaimsNamedIsTakenOverByKeysAloneAndGivenBack() throws IOException {
    visit("/settings/providers?q=" + OSTROWSKI);
    assertThat(row(OSTROWSKI)).containsText("Not described");
    page.keyboard().press("j");
    page.keyboard().press("Enter");
    page.waitForURL("**/settings/providers/new?id=" + OSTROWSKI);
    ready();
    assertThat(page.locator("#f-npi")).hasValue(OSTROWSKI);
    assertThat(page.locator("#f-kind")).hasValue("PERSON");
    assertThat(page.locator("#f-name")).hasValue("OSTROWSKI");
    assertThat(page.locator("#f-firstName")).hasValue("HENRY");
    assertThat(page.locator("#f-taxonomy")).hasValue("207Q00000X");
    assertThat(role("RENDERS")).isChecked();
    assertThat(role("BILLS")).not().isChecked();
    page.getByLabel("Why this change").fill("begins with us");
    page.keyboard().press("Control+Enter");
    page.waitForURL("**/settings/providers");
    ready();
    assertThat(row(OSTROWSKI)).containsText("Active");
    assertThat(row(OSTROWSKI)).not().containsText("Not described");
    JsonNode newest = get("/api/settings");
    assertThat(newest.at("/version/by").asText()).isEqualTo(MANAGER);
    assertThat(newest.at("/version/subject").asText()).isEqualTo("Provider OSTROWSKI, HENRY");
    assertThat(newest.at("/version/reason").asText()).isEqualTo("begins with us");
    int version = newest.at("/version/version").asInt();

    // The same form once more is no other provider and no version.
    page.goBack();
    ready();
    save();
    assertThat(get("/api/settings").at("/version/version").asInt()).isEqualTo(version);

    visit("/settings/versions/" + version);
    assertThat(page.getByLabel("What it changed")).containsText("OSTROWSKI, HENRY");
    visit("/settings/providers/item?id=" + OSTROWSKI);
    assertThat(page.locator("#f-npi")).not().isEditable();
    page.getByText("Delete", new Page.GetByTextOptions().setExact(true)).first().click();
    isAccessible();
    page.locator("#gone button[type=submit]").click();
    page.waitForURL("**/settings/providers");
    assertThat(row(OSTROWSKI)).containsText("Not described");
  }

  @Test
  void whatIsWrongIsSaidAtItsField() {
    visit("/settings/providers/new");
    page.locator("#f-npi").fill("1555000100");
    page.locator("#f-kind").selectOption("ORGANISATION");
    page.locator("#f-name").fill("OAK STREET CLINIC");
    save();
    assertThat(page.locator("#f-npi")).isFocused();
    assertThat(page.locator("#f-npi-x")).containsText("valid check digit");
    assertThat(page.locator("#f-roles-x")).containsText("at least one");
    isAccessible();
    page.locator("#f-npi").fill("1555000102");
    save();
    assertThat(role("BILLS")).isFocused();
    role("BILLS").check();
    page.locator("#f-street").fill("PO Box 7");
    page.locator("#f-zip").fill("61701");
    save();
    assertThat(page.locator("#f-taxId")).isFocused();
    assertThat(page.locator("#f-taxId-x")).containsText("nine digits");
    assertThat(page.locator("#f-street-x")).containsText("street");
    assertThat(page.locator("#f-city-x")).containsText("missing");
    assertThat(page.locator("#f-state-x")).containsText("two capital letters");
    assertThat(page.locator("#f-zip-x")).containsText("nine digits");
    isAccessible();
    page.locator("#f-taxId").fill("123456789");
    page.locator("#f-street").fill("7 OAK ST");
    page.locator("#f-city").fill("BLOOMINGTON");
    page.locator("#f-state").fill("IL");
    page.locator("#f-zip").fill("617010001");
    save();
    assertThat(row("1555000102")).containsText("BLOOMINGTON, IL");

    visit("/settings/providers/new");
    page.locator("#f-npi").fill("1555000102");
    page.locator("#f-name").fill("ANOTHER");
    role("RENDERS").check();
    save();
    assertThat(page.locator("#f-npi-x")).containsText("belongs to another provider");
  }

  @Test
  void chargeEntryOffersWhoIsActiveAndDescribedFirst() throws IOException {
    visit("/patients");
    String patient = page.locator("#rows tr[data-id]").first().getAttribute("data-id");
    describe("1555000201", "MARSH", "ELENA", "RENDERS", "REFERS");
    visit("/intake");
    assertThat(page.locator("[name='rendering.npi'] option").allTextContents())
        .containsSubsequence("MARSH, ELENA, 1555000201", "RIVERA, ANA, " + RIVERA);
    assertThat(page.locator("[name='referring.npi']")).containsText("MARSH, ELENA");
    assertThat(page.locator("[name='facility.npi']")).not().containsText("MARSH");
    assertThat(rules(patient, "1555000201")).doesNotContain("PROVIDER_NAME");

    visit("/settings/providers/item?id=1555000201");
    page.locator("#f-active").selectOption("false");
    save();
    assertThat(row("1555000201")).containsText("Inactive");
    visit("/intake");
    assertThat(page.locator("[name='rendering.npi']")).not().containsText("MARSH");
    assertThat(page.locator("[name='referring.npi']")).not().containsText("MARSH");
    assertThat(rules(patient, "1555000201")).contains("PROVIDER_NAME");
  }

  /** What the checks say of a visit at a provider who is named by NPI alone. */
  private List<String> rules(String patient, String rendering) throws IOException {
    String body =
        """
        {"number": "P1", "patient": {"id": "%s"}, "rendering": {"npi": "%s"},
         "serviceFrom": "2026-03-30", "placeOfService": "11", "diagnoses": ["F411"],
         "lines": [{"procedure": "99214", "pointers": ["A"], "charge": 15000}]}
        """
            .formatted(patient, rendering);
    Object answer =
        page.evaluate(
            """
            async (body) => {
              const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;
              const answer = await fetch('/api/visits/check', {
                method: 'POST',
                headers: {'Content-Type': 'application/json', [meta('csrf-header')]: meta('csrf')},
                body,
              });
              return answer.text();
            }
            """,
            body);
    JsonNode checked = new ObjectMapper().readTree(String.valueOf(answer));
    assertThat(checked.path("messages").isArray()).as("messages of %s", checked).isTrue();
    return checked.path("messages").findValuesAsText("rule");
  }

  @Test
  void whoComesSecondIsTold() {
    describe("1555000300", "LAKE", "NORA", "RENDERS");
    String form = "/settings/providers/item?id=1555000300";
    visit(form);
    Page second = page.context().newPage();
    second.navigate(address() + form);
    second.locator("#f-taxonomy").fill("363LF0000X");
    page.locator("#f-taxonomy").fill("207Q00000X");
    save();
    second.locator("#settings button[type=submit]").click();
    assertThat(second.getByRole(AriaRole.ALERT)).containsText("changed the same meanwhile");
    assertThat(second.locator("#f-taxonomy")).hasValue("363LF0000X");
    second.close();
    assertThat(row("1555000300")).containsText("207Q00000X");
  }

  @Test
  void theListIsSearchedByNameAndNpi() {
    visit("/settings/providers");
    page.keyboard().press("/");
    page.keyboard().type("rivera");
    page.keyboard().press("Enter");
    page.waitForURL("**q=rivera");
    ready();
    assertThat(page.locator("#rows tr")).hasCount(1);
    assertThat(row(RIVERA)).isVisible();
    visit("/settings/providers?q=99999");
    assertThat(page.getByText("No provider has this name or NPI")).isVisible();
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
    assertThat(page.navigate(address() + "/settings/providers").status()).isEqualTo(403);
    assertThat(page.navigate(address() + "/settings/providers/new?id=" + RIVERA).status())
        .isEqualTo(403);
    refusalsAreExpected();
  }

  private void describe(String npi, String last, String first, String... roles) {
    visit("/settings/providers/new");
    page.locator("#f-npi").fill(npi);
    page.locator("#f-name").fill(last);
    page.locator("#f-firstName").fill(first);
    List.of(roles).forEach(role -> role(role).check());
    save();
    assertThat(row(npi)).containsText("Active");
  }

  private Locator row(String npi) {
    return page.locator("#rows tr[data-id='" + npi + "']");
  }

  private Locator role(String role) {
    return page.locator("[name=roles][value=" + role + "]");
  }

  private void save() {
    page.locator("#settings button[type=submit]").click();
    page.waitForLoadState();
    ready();
  }
}
