package org.cobaltclaims.intake.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** Charge entry, in the browser. */
class VisitBrowserTest extends BrowserTest {

  @Test
  void aVisitIsTypedInByKeysAloneMendedAndSaved() {
    visit("/patients");
    String name = page.locator("#rows tr[data-id] td").first().innerText();
    page.keyboard().press("n");
    page.waitForURL("**/intake");
    ready();
    isAccessible();
    isWhole();
    type(name);
    assertThat(page.getByRole(AriaRole.OPTION).first()).containsText(name);
    isAccessible();
    press("Enter");
    assertThat(page.locator("#known-name")).hasText(name);
    assertThat(page.locator("#covers .pst").first()).hasText("P");
    assertThat(page.locator("[name=serviceFrom]")).isFocused();
    type("03302026");
    tabTo("diagnoses[0]");
    type("f41.1");
    press("Tab");
    type("12");
    tabTo("lines[0].procedure");
    type("99214");
    press("Enter");
    type("25");
    press("Enter");
    assertThat(page.locator("[data-field='lines[0].pointers']")).hasValue("A");
    type("AC");
    press("Enter");
    press("Enter");
    type("150");
    press("Enter");
    assertThat(page.locator("[data-field='lines[1].procedure']")).isFocused();
    assertThat(page.locator("#total")).hasText("150.00");
    assertThat(message("DIAGNOSIS_FORMAT")).isVisible();
    assertThat(message("DIAGNOSIS_POINTER")).isVisible();
    isAccessible();
    press("Control+Enter");
    assertThat(page.locator("[name='diagnoses[1]']")).isFocused();
    refusalsAreExpected();
    press("Control+a");
    type("F33.1");
    assertThat(message("DIAGNOSIS_FORMAT")).hasCount(0);
    press("Alt+m");
    assertThat(page.locator("[data-field='lines[0].pointers']")).isFocused();
    press("Control+a");
    type("AB");
    assertThat(page.locator("#verdict")).containsText("Ready to be saved");
    String number = page.locator("#number-shown").innerText();
    press("Control+Enter");
    page.waitForURL(Pattern.compile(".*/claims/[0-9A-Z]{10}"));
    ready();
    assertThat(page.locator("h1")).hasText("Claim " + number);
    assertThat(page.locator(".lane")).not().hasCount(0);
    assertThat(page.getByText("Typed in by dana")).isVisible();
    visit("/intake");
    assertThat(page.locator("#known")).isHidden();
  }

  @Test
  void aNewPatientsVisitIsTypedInAndTheNextOneBegins() {
    visit("/intake");
    page.locator("#find").fill("Quill, Petra");
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("New patient")).click();
    assertThat(page.locator("[name='patient.last']")).hasValue("Quill");
    page.locator("[name='patient.birthDate']").fill("1988-04-05");
    page.locator("[name='patient.gender']").selectOption("F");
    page.locator("[name='patient.recordNumber']").fill("MRN-4405");
    page.locator("[name='patient.address.line1']").fill("1 Elm St");
    page.locator("[name='patient.address.city']").fill("Bloomington");
    page.locator("[name='patient.address.state']").fill("IL");
    page.locator("[name='patient.address.zip']").fill("61701");
    page.locator("[data-part=payer]").fill("ACME HEALTH PLAN");
    page.locator("[data-part=memberId]").fill("ACM000009999");
    page.locator("[name=serviceFrom]").fill("2026-03-27");
    page.locator("[name='diagnoses[0]']").fill("M54.50");
    page.locator("[data-part=procedure]").fill("99203");
    page.locator("[data-part=charge]").fill("180");
    page.locator("[data-part=pointers]").fill("A");
    page.locator("[name=patientPaid]").fill("20");
    page.locator("[name='facility.npi']").selectOption("other");
    page.locator("[name='facility.name']").fill("Oak Street Surgery Center");
    page.locator("[name='facility.address.line1']").fill("7 Oak St");
    page.locator("[name='facility.address.city']").fill("Bloomington");
    page.locator("[name='facility.address.state']").fill("IL");
    page.locator("[name='facility.address.zip']").fill("617010001");
    assertThat(page.locator("#verdict")).containsText("Ready to be saved");
    isAccessible();
    String number = page.locator("#number-shown").innerText();
    press("Control+Shift+Enter");
    assertThat(page.locator("#said")).containsText(number);
    assertThat(page.locator("#number-shown")).not().hasText(number);
    assertThat(page.locator("#find")).isFocused();
    assertThat(page.locator("#verdict")).containsText("still to fill in");
    page.locator("#find").fill("MRN-4405");
    assertThat(page.getByRole(AriaRole.OPTION).first()).containsText("ACME HEALTH PLAN");
  }

  @Test
  void whatWasTypedIsKeptForThePerson() {
    visit("/patients");
    press("v");
    page.waitForURL("**/intake?patient=*");
    ready();
    String name = page.locator("#known-name").innerText();
    page.locator("[name='diagnoses[0]']").fill("G47.33");
    assertThat(page.locator("#kept")).hasText("Draft kept");
    visit("/intake");
    assertThat(page.locator("#known-name")).hasText(name);
    assertThat(page.locator("[name='diagnoses[0]']")).hasValue("G47.33");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start over")).click();
    assertThat(page.locator("[name='diagnoses[0]']")).hasValue("");
    visit("/intake");
    assertThat(page.locator("#known")).isHidden();
    String kept =
        String.valueOf(page.evaluate("() => JSON.stringify([sessionStorage, localStorage])"));
    assertThat(kept).doesNotContain("G47", name.substring(0, name.indexOf(',')));
  }

  @Test
  void itWorksOnATablet() {
    newPage(720, 1000);
    logIn(MANAGER);
    visit("/intake");
    assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    isAccessible();
  }

  /** The keys of a text, one after the other, wherever the focus is. */
  private void type(String text) {
    page.keyboard().type(text);
  }

  private void press(String key) {
    page.keyboard().press(key);
  }

  /** Tab until the focus is in a field. */
  private void tabTo(String field) {
    for (int i = 0; i < 60; i++) {
      press("Tab");
      Object at =
          page.evaluate(
              "() => document.activeElement.name || document.activeElement.dataset.field || ''");
      if (field.equals(at)) {
        return;
      }
    }
    throw new AssertionError("no tab leads to " + field);
  }

  /** What the checks say at a field. */
  private Locator message(String rule) {
    return page.locator(".fieldfault").filter(new Locator.FilterOptions().setHasText(rule));
  }
}
