package org.cobaltclaims.practice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.cobaltclaims.transmission.RemoteServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A clearinghouse with a server is set up on its pages, up to a connection that works. */
class SftpSettingsBrowserTest extends BrowserTest {

  private static RemoteServer remote;
  private static Path secret;

  @BeforeAll
  static void serverStarts() throws IOException {
    remote = new RemoteServer();
    secret = Files.createTempFile("secret", "");
    Files.writeString(secret, RemoteServer.PASSWORD);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
  }

  @AfterAll
  static void serverEnds() throws IOException {
    remote.close();
    Files.delete(secret);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private void save() {
    page.locator("#settings button[type=submit]").click();
    ready();
  }

  @Test
  void aServerIsSetUpComparedPinnedAndTested() throws IOException {
    visit("/settings/clearinghouses/new");
    page.getByText("Office Ally", new Page.GetByTextOptions().setExact(true)).click();
    ready();
    assertThat(page.getByLabel("Receiver id", exactly())).hasValue("330897513");
    assertThat(page.getByLabel("Folder for your files")).hasValue("inbound");
    assertThat(page.getByLabel("Word for tests")).hasValue("OATEST_");
    isAccessible();

    page.getByLabel("Server", exactly()).fill("https://127.0.0.1");
    page.getByLabel("Port", exactly()).fill(String.valueOf(remote.port()));
    page.getByLabel("Account", exactly()).fill(RemoteServer.USER);
    page.getByLabel("Password from").fill(RemoteServer.PASSWORD);
    save();
    assertThat(page.locator("#f-host")).isFocused();
    assertThat(page.locator("#f-host-x")).containsText("name or address");
    assertThat(page.locator("#f-password-x")).containsText("never the secret itself");
    isAccessible();
    assertThat(get("/api/settings").path("yaml").asText()).doesNotContain(RemoteServer.PASSWORD);

    page.getByLabel("Server", exactly()).fill("127.0.0.1");
    page.getByLabel("Password from").fill("file:" + secret);
    save();
    assertThat(page).hasURL(address() + "/settings/clearinghouses");

    aTroubleStandsAboveTheBatches();
    visit("/settings/clearinghouses");
    page.getByLabel("Test the connection to office-ally").click();
    ready();
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("does not work yet");
    assertThat(page.locator("#shown")).hasText(remote.fingerprint());
    assertThat(page.locator("tbody")).containsText("Compare this fingerprint");
    isAccessible();
    page.getByText("They are the same: pin it").click();
    ready();
    assertThat(get("/api/settings").path("yaml").asText()).contains(remote.fingerprint());

    page.getByLabel("Test the connection to office-ally").click();
    ready();
    assertThat(page.locator("#shown")).hasCount(0);
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("It works");
    assertThat(page.locator("tbody")).containsText("written, renamed and removed again");
    assertThat(page.locator("tbody")).containsText("outbound on the server: 0 files");
    assertThat(remote.names("inbound")).isEmpty();
    isAccessible();

    remote.changeHostKey();
    page.getByText("Test again").click();
    ready();
    assertThat(page.locator("tbody")).containsText("another host key");
    // A changed key is not pinned by a click.
    assertThat(page.locator("#shown")).hasCount(0);
  }

  /** The application visits the server by itself soon after it was saved. */
  private void aTroubleStandsAboveTheBatches() {
    visit("/batches");
    for (int look = 0; look < 60 && page.locator(".hint").count() == 0; look++) {
      page.waitForTimeout(1000);
      visit("/batches");
    }
    assertThat(page.locator(".hint")).containsText("Clearinghouse office-ally: no host key");
    assertThat(page.locator(".hint")).containsText("Compare this fingerprint");
    isAccessible();
  }
}
