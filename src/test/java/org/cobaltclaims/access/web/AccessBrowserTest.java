package org.cobaltclaims.access.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
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
  void aRoleThatMayNotSeeClaimsSeesNone() throws IOException {
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
    visit("/audit");
    page.getByPlaceholder("Person").fill("fred");
    page.getByLabel("Refused only").check();
    Download file = page.waitForDownload(() -> page.locator("#export").click());
    assertThat(Files.readAllLines(file.path()))
        .hasSize(4)
        .element(1)
        .asString()
        .contains(",fred,READ,GET /work,403,");
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
  void aSecondFactorIsAskedForFromThenOn() throws Exception {
    account("tess", "\"BILLER\"");
    newPage(1440, 900);
    tryToLogIn("tess", PASSWORD);
    changePassword("one that is her own");
    page.getByLabel("Account menu").click();
    page.getByText("Second factor").click();
    assertThat(page.getByRole(AriaRole.IMG)).isVisible();
    isAccessible();
    String secret = page.locator("code").innerText().replace(" ", "");
    page.getByLabel("Six digits").fill("000000");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("not the code");
    page.getByLabel("Six digits").fill(code(secret, 0));
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Every log-in takes a code");
    isAccessible();

    newPage(1440, 900);
    tryToLogIn("tess", "one that is her own");
    assertThat(page.getByRole(AriaRole.HEADING)).hasText("Code");
    isAccessible();
    page.navigate(address() + "/work");
    assertThat(page.getByRole(AriaRole.HEADING)).hasText("Code");
    assertThat(page.request().get(address() + "/api/tasks").status()).isEqualTo(401);
    // The next one: the present one was used when it was set up.
    page.getByLabel("Six digits").fill(code(secret, 1));
    page.keyboard().press("Enter");
    assertThat(page.locator("#tabs")).isVisible();
    refusalsAreExpected();
  }

  /** The code of an authenticator app, or one that comes later. */
  private static String code(String secret, int later) throws Exception {
    TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    return codes.generateOneTimePasswordString(
        new SecretKeySpec(new Base32().decode(secret), codes.getAlgorithm()),
        Instant.now().plus(codes.getTimeStep().multipliedBy(later)));
  }

  @Test
  void anAdministratorAddsAPersonAndChangesWhatSheMayDo() {
    visit("/team");
    isAccessible();
    page.keyboard().press("a");
    page.locator("#new [name=displayName]").fill("Ines Silva");
    page.locator("#new [name=name]").fill("ines");
    page.locator("#new").getByText("Payment poster").click();
    page.locator("#new [name=password]").fill(PASSWORD);
    isAccessible();
    page.keyboard().press("Enter");
    Locator ines = page.locator("tr[data-id=ines]");
    assertThat(ines).containsText("Payment poster");
    assertThat(ines).containsText("Password due");

    newPage(1440, 900);
    tryToLogIn("ines", PASSWORD);
    changePassword("one that is her own");
    assertThat(page.locator("#tabs")).isVisible();
    page.navigate(address() + "/work?view=denials");
    page.locator("#rows a.open").first().click();
    assertThat(page.getByText("Deciding it takes a right that your account does not have"))
        .isVisible();
    assertThat(page.locator("#complete")).hasCount(0);

    newPage(1440, 900);
    logIn(MANAGER);
    visit("/team");
    page.locator("tr[data-id=ines] a").click();
    page.locator("#change").getByText("May log in").click();
    page.locator("#change button[value=do]").click();
    assertThat(page.locator("tr[data-id=ines]")).containsText("Not active");
    page.locator("tr[data-id=dana] a").click();
    page.locator("#change").getByText("Administrator").click();
    page.locator("#change button[value=do]").click();
    assertThat(page.getByText("make another administrator first").first()).isVisible();
    refusalsAreExpected();
  }

  @Test
  void whoseRightsChangeIsLoggedOutAtOnce() {
    account("otto", "\"BILLER\"");
    newPage(1440, 900);
    tryToLogIn("otto", PASSWORD);
    changePassword("one that is his own");
    assertThat(page.locator("#tabs")).isVisible();
    put(
        "/api/accounts/otto",
        "{\"displayName\": \"Otto\", \"roles\": [\"BILLER\"], \"active\": false}");
    page.navigate(address() + "/work");
    assertThat(page.getByRole(AriaRole.HEADING)).hasText("Log in");
    refusalsAreExpected();
  }

  @Test
  void aCoderSeesTheEndsOfMemberIdsOnly() {
    visit("/work?view=denials");
    String task = page.locator("#rows a.open").first().getAttribute("href");
    page.navigate(address() + task);
    String whole = memberId();
    account("cora", "\"CODER\"");
    newPage(1440, 900);
    tryToLogIn("cora", PASSWORD);
    changePassword("one that is her own");
    assertThat(page.locator("#tabs")).isVisible();
    page.navigate(address() + task);
    assertThat(memberId()).startsWith("••••").endsWith(whole.substring(whole.length() - 3));
    assertThat(page.content()).doesNotContain(whole);
  }

  private String memberId() {
    return page.locator("dt:has-text('Member ID') + dd").first().innerText();
  }

  @Test
  void anAuditorReadsAndVerifiesTheLog() {
    account("alma", "\"AUDITOR\"");
    newPage(1440, 900);
    tryToLogIn("alma", PASSWORD);
    changePassword("one that is her own");
    page.waitForURL("**/audit");
    ready();
    assertThat(page.locator("#rows")).containsText("POST /account/password");
    isAccessible();
    page.getByText("Verify").click();
    assertThat(page.locator("#verdict")).containsText("holds");
    page.locator("#search").fill("nobody");
    assertThat(page.getByText("No entries")).isVisible();
    assertThat(page.navigate(address() + "/claims").status()).isEqualTo(403);
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
