package org.cobaltclaims.portal.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** A patient in the portal and the staff behind it, in the browser. */
class PortalBrowserTest extends BrowserTest {

  private static final List<Integer> WIDTHS = List.of(390, 1280);

  @Override
  protected Map<String, String> settings() {
    return Map.of("COBALT_PORTAL_ENABLED", "true");
  }

  private final Set<String> used = new HashSet<>();

  /** What an invited patient was given. */
  private record Invitation(String patient, String link, String code, String born) {}

  @Test
  void aSecondaryThatAPatientEntersCountsOnceItIsAccepted() throws IOException {
    Invitation invited = invite(withOneCoverage());
    String before = get("/api/patients/" + invited.patient() + "/coverages").toString();

    asPatient(invited);
    assertThat(page.locator("h1")).hasText("Your insurance");
    assertThat(page.locator(".coverage")).hasCount(1);
    isAccessibleAtAllWidths();
    link("Add another insurance").click();
    isAccessibleAtAllWidths();
    button("Send it to us").click();
    assertThat(page.locator("#faults")).containsText("Who is the insurer?");
    assertThat(page.locator("#faults")).containsText("The first day is needed");
    isAccessibleAtAllWidths();
    refusalsAreExpected();
    page.getByLabel("Name of the insurer").fill("STATE MEDICAID");
    page.getByLabel("Member ID").fill("MCD0042");
    page.getByLabel("My husband or wife").check();
    page.getByLabel("First name").fill("Jonathan");
    page.getByLabel("Last name").fill("Portal");
    page.getByLabel("Date of birth").fill("1970-04-15");
    page.getByLabel("First day").fill("2026-01-01");
    isAccessibleAtAllWidths();
    button("Send it to us").click();
    assertThat(page.locator("#said")).containsText("Thank you");
    assertThat(page.locator("#pending")).containsText("New: STATE MEDICAID");
    assertThat(page.locator("#pending")).containsText("••••0042");
    isAccessibleAtAllWidths();
    assertThat(page.url()).doesNotContain(invited.patient());

    link("Change what you told us about STATE MEDICAID").click();
    assertThat(page.getByLabel("Member ID")).hasValue("MCD0042");
    page.getByLabel("I am", exact()).check();
    button("Send it to us").click();
    assertThat(page.locator("#said")).containsText("saved");

    asStaff();
    assertThat(get("/api/patients/" + invited.patient() + "/coverages").toString())
        .as("nothing has an effect before it is accepted")
        .isEqualTo(before);
    visit("/patients/portal-entries");
    assertThat(page.locator("#rows tr")).hasCount(1);
    isAccessible();
    page.keyboard().press("Enter");
    page.waitForURL("**/patients/*");
    ready();
    Locator entries = page.locator("#portal-entries");
    assertThat(entries).containsText("Another insurance: STATE MEDICAID");
    isAccessible();
    entries.getByText("Accept", new Locator.GetByTextOptions().setExact(true)).click();
    Locator dialog = page.locator("#accept-entry");
    assertThat(dialog.getByLabel("Member ID")).hasValue("MCD0042");
    isAccessible();
    dialog.getByLabel("Member ID").fill("");
    dialog.getByRole(AriaRole.BUTTON, named("Accept it")).click();
    assertThat(dialog.getByText("The member id as it stands on the card")).isVisible();
    refusalsAreExpected();
    dialog.getByLabel("Member ID").fill("MCD00421");
    dialog.getByLabel("Place in the order").selectOption("1");
    dialog.getByRole(AriaRole.BUTTON, named("Accept it")).click();
    assertThat(page.locator(".lane")).hasCount(2);
    assertThat(page.locator(".lane").first()).containsText("MCD00421");
    assertThat(page.locator("#portal-entries")).hasCount(0);
    assertThat(page.locator("#suggestion")).containsText("Medicaid pays last");
    assertThat(page.locator("#eligibility tbody tr").first()).containsText("STATE MEDICAID");
    assertThat(page.locator(".cs")).containsText("Entered by the patient in the portal");

    asPatient(invited);
    assertThat(page.locator("#answers")).containsText("STATE MEDICAID: we have added it");
    assertThat(page.locator(".coverage")).hasCount(2);
    isAccessibleAtAllWidths();
  }

  @Test
  void aPatientReadsWhySomethingWasRefused() throws IOException {
    Invitation invited = invite(withOneCoverage());
    asPatient(invited);
    page.getByText("It has ended").first().click();
    isAccessibleAtAllWidths();
    page.getByLabel("Last day").fill("2026-02-28");
    button("Send it to us").click();
    assertThat(page.locator("#pending")).containsText("has ended");
    assertThat(page.getByText("It has ended")).hasCount(0);

    asStaff();
    visit("/patients/" + invited.patient());
    page.locator("[data-refuse-entry]").click();
    page.locator("#why").getByRole(AriaRole.BUTTON, named("Refuse it")).click();
    assertThat(page.locator("#why .fieldfault, #why .fault").first()).isVisible();
    refusalsAreExpected();
    page.locator("#why").getByLabel("Reason").fill("Your insurer says that it goes on.");
    page.locator("#why").getByRole(AriaRole.BUTTON, named("Refuse it")).click();
    assertThat(page.locator("#portal-entries")).hasCount(0);

    asPatient(invited);
    assertThat(page.locator("#answers")).containsText("we could not use what you told us");
    assertThat(page.locator("#answers")).containsText("Your insurer says that it goes on.");
    isAccessibleAtAllWidths();
  }

  @Test
  void aPatientSeesWhatIsOwedAndWhy() {
    visit("/patients?view=owes");
    page.locator("#rows a.open").first().click();
    page.waitForURL("**/patients/*");
    ready();
    String owed = page.locator(".facts dd").first().innerText();
    String patient = page.locator("#chart").getAttribute("data-patient");
    asPatient(invite(patient));
    assertThat(page.locator(".due")).hasText(owed);
    link("See why").click();
    assertThat(page.locator("#due")).hasText(owed);
    Locator visit =
        page.locator(".visit").filter(new Locator.FilterOptions().setHasText("You owe $")).first();
    assertThat(visit.locator(".why")).isVisible();
    assertThat(visit.locator(".why")).not().containsText("PR-");
    assertThat(visit.getByText("We charged")).isVisible();
    page.locator("summary")
        .all()
        .forEach(each -> each.evaluate("s => s.parentElement.open = true"));
    everyVisitAddsUp();
    isAccessibleAtAllWidths();
    button("Log out").click();
    assertThat(page.getByText("You are logged out")).isVisible();
    page.navigate(address() + "/portal/balance");
    assertThat(page.locator("h1")).hasText("Welcome to your patient portal");
  }

  /** Each table says: charged, less all that was taken off, is what is owed. */
  private void everyVisitAddsUp() {
    for (Locator table : page.locator("table.sum:not(.why)").all()) {
      List<String> cells = table.locator("td").allInnerTexts();
      long sum = 0;
      for (String cell : cells.subList(0, cells.size() - 1)) {
        sum += cents(cell);
      }
      assertThat(sum).as(table.innerText()).isEqualTo(cents(cells.getLast()));
    }
  }

  private static long cents(String amount) {
    return Long.parseLong(amount.replaceAll("[$,.]", ""));
  }

  @Test
  void whoHasTheLinkAloneDoesNotGetIn() throws IOException {
    Invitation invited = invite(withOneCoverage());
    newPage(390, 844);
    page.navigate(invited.link());
    isAccessibleAtAllWidths();
    for (int i = 0; i < 5; i++) {
      answer("AAAA3333", invited.born());
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("That did not work");
    }
    isAccessibleAtAllWidths();
    answer(invited.code(), invited.born());
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("That did not work");

    asStaff();
    visit("/patients/" + invited.patient());
    assertThat(page.locator("#portal")).containsText("Locked: too many wrong codes");
    isAccessible();
    page.locator("[data-uninvite]").click();
    assertThat(page.locator("#portal")).containsText("Ended");
    assertThat(page.locator("[data-uninvite]")).hasCount(0);
  }

  @Test
  void aStaffSessionAndAPortalSessionInOneBrowserDoNotMix() throws IOException {
    Invitation invited = invite(withOneCoverage());
    page.navigate(invited.link());
    answer(invited.code(), invited.born());
    assertThat(page.locator("h1")).hasText("Your insurance");
    visit("/work");
    assertThat(page.locator("#tabs")).isVisible();
    page.navigate(address() + "/portal/home");
    button("Log out").click();
    assertThat(page.getByText("You are logged out")).isVisible();
    visit("/work");
    assertThat(page.locator("#tabs")).isVisible();
  }

  private Invitation invite(String patient) {
    visit("/patients/" + patient);
    page.locator("[data-invite]").click();
    isAccessible();
    page.locator("#invite-do").click();
    Locator sheet = page.locator("#invited");
    assertThat(sheet.locator("#invited-code")).hasText(Pattern.compile("\\w{4} \\w{4}"));
    isAccessible();
    String link = sheet.locator("#invited-link").innerText();
    String code = sheet.locator("#invited-code").innerText();
    sheet.getByRole(AriaRole.BUTTON, named("Done")).click();
    assertThat(page.locator("#portal")).containsText("Open");
    try {
      String born = get("/api/patients/" + patient).path("birthDate").asText();
      return new Invitation(patient, link, code, born);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void asPatient(Invitation invited) {
    newPage(390, 844);
    page.navigate(invited.link());
    answer(invited.code(), invited.born());
    assertThat(page.locator("h1")).hasText("Your insurance");
  }

  private void answer(String code, String born) {
    page.getByLabel("Your code").fill(code);
    page.getByLabel("Your date of birth").fill(born);
    button("Come in").click();
  }

  private void asStaff() {
    newPage(1440, 900);
    logIn(MANAGER);
  }

  private void isAccessibleAtAllWidths() {
    for (int width : WIDTHS) {
      page.setViewportSize(width, 844);
      isAccessible();
      assertThat(
              (Boolean)
                  page.evaluate(
                      "() => document.documentElement.scrollWidth <="
                          + " document.documentElement.clientWidth"))
          .as("nothing is cut off at %d on %s", width, page.url())
          .isTrue();
    }
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  /** Another one each time, so that no test meets what another left. */
  private String withOneCoverage() throws IOException {
    for (JsonNode patient : get("/api/patients")) {
      boolean free =
          patient.path("coverages").size() == 1
              && !patient.path("coverages").get(0).path("payer").asText().equals("77034")
              && !patient.path("birthDate").isNull()
              && !used.contains(patient.path("id").asText());
      if (free) {
        used.add(patient.path("id").asText());
        return patient.path("id").asText();
      }
    }
    throw new AssertionError("the demo has no more patients with one coverage");
  }
}
