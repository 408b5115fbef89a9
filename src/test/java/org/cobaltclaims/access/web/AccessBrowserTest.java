package org.cobaltclaims.access.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** Who gets where, in the browser. */
class AccessBrowserTest extends BrowserTest {

  @Test
  void nobodyGetsInWithoutALogIn() {
    newPage(1440, 900);
    page.navigate(address() + "/work/tasks/anything");
    assertThat(page.getByRole(AriaRole.HEADING)).hasText("Log in");
    isAccessible();
  }

  @Test
  void aWrongPasswordIsRefusedAndTooManyLockTheAccount() {
    account("lena", "\"BILLER\"");
    newPage(1440, 900);
    for (int i = 0; i < 5; i++) {
      tryToLogIn("lena", "not her password");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("wrong, or the account is locked");
    }
    tryToLogIn("lena", PASSWORD);
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    isAccessible();
  }

  @Test
  void whoGotAPasswordFromSomebodyElseChoosesAnOwnOneFirst() {
    account("nora", "\"BILLER\"");
    newPage(1440, 900);
    tryToLogIn("nora", PASSWORD);
    assertThat(page.getByRole(AriaRole.HEADING)).hasText("Change password");
    isAccessible();
    assertThat(page.navigate(address() + "/work").status()).isEqualTo(403);
    page.navigate(address() + "/account/password");
    changePassword("one that is her own");
    assertThat(page.locator("#tabs")).isVisible();
    refusalsAreExpected();
  }

  @Test
  void aRoleThatMayNotSeeClaimsSeesNone() {
    account("fred", "\"FRONT_DESK\"");
    newPage(1440, 900);
    tryToLogIn("fred", PASSWORD);
    changePassword("one that is his own");
    assertThat(page.navigate(address() + "/work").status()).isEqualTo(403);
    assertThat(page.getByRole(AriaRole.HEADING)).hasText("Not allowed");
    isAccessible();
    assertThat(page.request().get(address() + "/api/tasks").status()).isEqualTo(403);
    assertThat(page.request().get(address() + "/api/accounts").status()).isEqualTo(403);
    refusalsAreExpected();
    account("olga", "\"AUDITOR\"");
    newPage(1440, 900);
    tryToLogIn("olga", PASSWORD);
    changePassword("one that is her own");
    String log = page.request().get(address() + "/api/audit").text();
    assertThat(log)
        .containsPattern("fred,LOG_IN,POST /login,let in")
        .containsPattern("fred,READ,GET /work,403")
        .containsPattern("fred,READ,GET /api/tasks,403");
    assertThat(page.request().get(address() + "/api/audit/verdict").text())
        .contains("\"fault\":\"\"");
    refusalsAreExpected();
  }

  @Test
  void aFormOfAnotherSiteChangesNothing() {
    visit("/work?view=all");
    String id = page.locator("#rows tr[data-id]").first().getAttribute("data-id");
    RequestOptions foreign =
        RequestOptions.create()
            .setHeader("Origin", "https://elsewhere.example")
            .setHeader("Content-Type", "application/json")
            .setData("{\"until\": \"2026-12-01\"}");
    APIResponse answer = page.request().post(address() + "/api/tasks/" + id + "/snooze", foreign);
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void aBillerDoesNothingAgainstTheRules() {
    account("bert", "\"BILLER\"");
    newPage(1440, 900);
    tryToLogIn("bert", PASSWORD);
    changePassword("one that is his own");
    assertThat(page.locator("#tabs")).isVisible();
    Object status =
        page.evaluate(
            """
            async () => {
              const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;
              const answer = await fetch('/api/claims/0000000000-2/send-anyway', {
                method: 'POST',
                headers: { 'Content-Type': 'application/json', [meta('csrf-header')]: meta('csrf') },
                body: '{"role": "manager", "reason": "because"}',
              });
              return answer.status;
            }
            """);
    assertThat(status).isEqualTo(403);
    refusalsAreExpected();
  }

  @Test
  void whoLogsOutIsOut() {
    visit("/work");
    page.getByLabel("Account menu").click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out")).click();
    assertThat(page.getByText("You are logged out.")).isVisible();
    assertThat(page.request().get(address() + "/api/tasks").status()).isEqualTo(401);
  }

  @Test
  void lightAndDarkAreKept() {
    visit("/work");
    page.locator("[data-theme-switch]").click();
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
    page.reload();
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
  }

  private void account(String name, String roles) {
    post(
        "/api/accounts",
        "{\"name\": \"%s\", \"displayName\": \"Somebody Else\", \"password\": \"%s\", \"roles\": [%s]}"
            .formatted(name, PASSWORD, roles));
  }

  private void tryToLogIn(String name, String password) {
    page.navigate(address() + "/login");
    page.getByLabel("Name").fill(name);
    page.getByLabel("Password").fill(password);
    page.getByRole(AriaRole.BUTTON).click();
  }

  private void changePassword(String wanted) {
    page.getByLabel("Present password").fill(PASSWORD);
    page.getByLabel("New password").fill(wanted);
    page.getByRole(AriaRole.BUTTON).click();
  }
}
