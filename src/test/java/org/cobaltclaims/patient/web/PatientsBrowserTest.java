package org.cobaltclaims.patient.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** The list of patients and their charts, in the browser. */
class PatientsBrowserTest extends BrowserTest {

  @Test
  void everyListHasThePatientsThatItCounts() {
    for (String view : List.of("all", "owes", "open")) {
      visit("/patients?view=" + view);
      String counted = page.locator("#tabs a[aria-current] span").innerText();
      assertThat(rows()).hasCount(Math.min(100, Integer.parseInt(counted)));
    }
    isAccessible();
  }

  @Test
  void aPatientIsFoundByNameAndMemberIdWhichStandInNoAddress() {
    visit("/patients");
    String name = rows().first().locator("td").first().innerText();
    String last = name.substring(0, name.indexOf(','));
    page.keyboard().press("/");
    page.locator("#search").fill(name);
    assertThat(rows()).hasCount(1);
    assertThat(page.url()).doesNotContain(last);
    page.keyboard().press("Escape");
    page.keyboard().press("Enter");
    page.waitForURL("**/patients/*");
    ready();
    assertThat(page.locator("h1")).hasText(name);
    assertThat(page.url()).doesNotContain(last);
    isAccessible();
    visit("/patients");
    page.locator("#search").fill("nobody is called that");
    assertThat(page.getByText("Nobody is found")).isVisible();
    isAccessible();
  }

  @Test
  void aSecondaryIsAddedAndTheRulesSayWhereItStands() throws IOException {
    String patient = withOneCoverage();
    visit("/patients/" + patient);
    assertThat(lanes()).hasCount(1);
    page.keyboard().press("c");
    isAccessible();
    Locator dialog = page.locator("#cover");
    dialog.getByRole(AriaRole.BUTTON, named("Add it")).click();
    assertThat(dialog.getByText("The member id as it stands on the card")).isVisible();
    assertThat(dialog.locator("[name=payer]")).isFocused();
    isAccessible();
    refusalsAreExpected();
    dialog.locator("[name=payer]").fill("STATE MEDICAID");
    dialog.getByLabel("Member ID").fill("MCD0042");
    dialog.getByLabel("Place in the order").selectOption("1");
    dialog.getByLabel("Reason").fill("card seen");
    dialog.getByRole(AriaRole.BUTTON, named("Add it")).click();
    assertThat(lanes()).hasCount(2);
    assertThat(page.locator(".lane .pst").first()).hasText("P");
    assertThat(lanes().first()).containsText("STATE MEDICAID");
    assertThat(page.locator("#suggestion")).containsText("another order");
    assertThat(page.locator("#suggestion")).containsText("Medicaid pays last");
    isAccessible();

    page.locator("#accept").click();
    assertThat(page.locator("#suggested")).containsText("The rules suggest");
    assertThat(page.locator("#order-form [name=reason]")).hasValue("By the rules (R2)");
    page.locator("#order").getByRole(AriaRole.BUTTON, named("Set this order")).click();
    assertThat(lanes().nth(1)).containsText("STATE MEDICAID");
    assertThat(page.locator("#suggestion"))
        .containsText("The order is the one that the rules suggest");
    assertThat(page.getByText("By the rules (R2)").first()).isVisible();

    page.locator("[data-place='2'] summary").click();
    page.locator("[data-place='2'] [data-end]").click();
    Locator dates = page.locator("#dates");
    dates.getByLabel("Until").fill("2026-01-01");
    dates.getByRole(AriaRole.BUTTON, named("End it")).click();
    assertThat(dates.getByText("Say why")).isVisible();
    refusalsAreExpected();
    dates.getByLabel("Reason").fill("moved away");
    dates.getByRole(AriaRole.BUTTON, named("End it")).click();
    assertThat(lanes().nth(1)).containsText("Ended");
    assertThat(page.getByText("moved away")).isVisible();
    JsonNode ended = get("/api/patients/" + patient + "/coverages").get(1);
    assertThat(ended.path("effectiveTo").asText()).isEqualTo("2026-01-01");
  }

  @Test
  void theNumbersOfAChartAreCorrectedAndTheHistorySaysWhatTheyWere() throws IOException {
    String patient = withOneCoverage();
    visit("/patients/" + patient);
    String was = get("/api/patients/" + patient + "/coverages").get(0).path("memberId").asText();
    page.locator("main").getByRole(AriaRole.BUTTON, named("Add MRN")).click();
    isAccessible();
    page.locator("#number").getByLabel("Record number").fill("MRN-0815");
    page.keyboard().press("Enter");
    assertThat(page.locator("#mrn")).hasText("MRN-0815");

    page.locator("[data-place='1'] summary").click();
    page.locator("[data-place='1'] [data-numbers]").click();
    Locator dialog = page.locator("#numbers");
    assertThat(dialog.getByLabel("Member ID")).hasValue(was);
    isAccessible();
    String now = was.substring(0, was.length() - 1) + (was.endsWith("9") ? "8" : "9");
    dialog.getByLabel("Member ID").fill(now);
    dialog.getByRole(AriaRole.BUTTON, named("Correct them")).click();
    assertThat(dialog.getByText("Say why")).isVisible();
    refusalsAreExpected();
    dialog.getByLabel("Reason").fill("card seen");
    dialog.getByRole(AriaRole.BUTTON, named("Correct them")).click();
    assertThat(lanes().first()).containsText(now);
    assertThat(page.locator(".cs .tl")).containsText("member id " + now + " instead of " + was);
    isAccessible();

    visit("/patients");
    page.locator("#search").fill("mrn-08");
    assertThat(rows()).hasCount(1);
    assertThat(rows().first()).containsText("MRN-0815");
  }

  @Test
  void aPaymentIsTakenForWhatIsOwedAndTheBalanceSaysSo() {
    visit("/patients?view=owes");
    rows().first().locator("a.open").click();
    page.waitForURL("**/patients/*");
    ready();
    Locator balance = page.locator("#balance");
    assertThat(balance.locator(".why").first()).containsText("PR-");
    balance.getByRole(AriaRole.BUTTON, named("Take payment")).first().click();
    isAccessible();
    Locator amount = page.locator("#pay [name=amount]");
    String owed = amount.inputValue();
    amount.fill("nothing");
    page.keyboard().press("Enter");
    assertThat(page.getByText("An amount above zero")).isVisible();
    amount.fill(owed);
    page.keyboard().press("Enter");
    assertThat(balance).containsText("Paid by the patient");
    assertThat(page.locator("aside").getByText("Card").first()).isVisible();
    isAccessible();
    page.locator("[data-void]").first().click();
    page.locator("#why [name=reason]").fill("the wrong patient");
    page.locator("#why-do").click();
    assertThat(page.locator("aside").getByText("Void").first()).isVisible();
    assertThat(balance).not().containsText("Paid by the patient");
  }

  @Test
  void theFrontDeskSeesChartsAndNoClaims() {
    visit("/patients");
    String patient = rows().first().getAttribute("data-id");
    post(
        "/api/accounts",
        """
        {"name": "fay", "displayName": "Fay Front", "password": "%s", "roles": ["FRONT_DESK"]}
        """
            .formatted(PASSWORD));
    newPage(1440, 900);
    logIn("fay");
    page.getByLabel("Present password").fill(PASSWORD);
    page.getByLabel("New password").fill("one that is her own");
    page.getByRole(AriaRole.BUTTON).click();
    page.waitForURL("**/patients");
    ready();
    assertThat(page.locator("th")).hasCount(3);
    visit("/patients/" + patient);
    assertThat(lanes().first()).isVisible();
    assertThat(page.getByText("Add coverage")).isVisible();
    assertThat(page.locator("#balance, #visits, #pay, #visit")).hasCount(0);
    isAccessible();
    for (String path : List.of("/claims", "/intake", "/work")) {
      assertThat(page.navigate(address() + path).status()).as(path).isEqualTo(403);
    }
    refusalsAreExpected();
  }

  @Test
  void aChartWorksOnATablet() {
    newPage(720, 1000);
    logIn(MANAGER);
    visit("/patients");
    assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    page.keyboard().press("Enter");
    page.waitForURL("**/patients/*");
    ready();
    assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    isAccessible();
  }

  /** The id of a patient who has one coverage, which is not Medicaid. */
  private String withOneCoverage() throws IOException {
    for (JsonNode patient : get("/api/patients")) {
      JsonNode coverages = patient.path("coverages");
      if (coverages.size() == 1 && !coverages.get(0).path("payer").asText().equals(medicaid())) {
        return patient.path("id").asText();
      }
    }
    throw new AssertionError("no patient of the demo has one coverage");
  }

  private String medicaid() {
    return "77034";
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private Locator lanes() {
    return page.locator(".lane");
  }

  private Locator rows() {
    return page.locator("#rows tr[data-id]");
  }
}
