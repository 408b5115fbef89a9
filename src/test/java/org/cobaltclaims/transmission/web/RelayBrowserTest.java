package org.cobaltclaims.transmission.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.cobaltclaims.transmission.RemoteServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The relay of ERAs is set up on its page; what comes then is sent, and what came before by hand.
 */
class RelayBrowserTest extends BrowserTest {

  private static RemoteServer remote;
  private static Path secret;
  private Path data = Path.of("");

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

  @Override
  protected void prepare(Path folder) {
    data = folder;
  }

  private Locator rows() {
    return page.locator("#rows tr[data-id]");
  }

  /** What was put there; the connection test's file is gone again. */
  private static List<String> eras() {
    assertThat(remote.names("inbound")).allMatch(name -> name.startsWith("ERA_"));
    return remote.names("inbound");
  }

  private void until(String path, Locator row) {
    visit(path);
    for (int look = 0; look < 60 && row.count() == 0; look++) {
      page.waitForTimeout(1000);
      visit(path);
    }
    assertThat(row).hasCount(1);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private void save() {
    page.locator("#settings button[type=submit]").click();
    ready();
  }

  @Test
  void itIsSetUpTestedPinnedAndErasGo() throws IOException {
    visit("/files/relay");
    assertThat(page.locator(".hint")).containsText("Nothing is sent by SFTP");
    assertThat(rows().first()).containsText("In the folder");
    assertThat(page.locator("[data-send]")).hasCount(0);
    isAccessible();

    visit("/settings/relay");
    isAccessible();
    page.getByLabel("By SFTP").selectOption("true");
    page.getByLabel("Server", exactly()).fill("sftp://nowhere");
    page.getByLabel("Port", exactly()).fill(String.valueOf(remote.port()));
    page.getByLabel("Account", exactly()).fill(RemoteServer.USER);
    page.getByLabel("Password from").fill(RemoteServer.PASSWORD);
    page.getByLabel("Folder", exactly()).fill("inbound");
    page.getByLabel("File names").fill("ERA_{date}.835");
    save();
    assertThat(page.locator("#f-host-x")).containsText("name or address");
    assertThat(page.locator("#f-password-x")).containsText("never the secret itself");
    assertThat(page.locator("#f-fileName-x")).containsText("{id}");
    isAccessible();
    assertThat(get("/api/settings").path("yaml").asText()).doesNotContain(RemoteServer.PASSWORD);

    page.getByLabel("Server", exactly()).fill("127.0.0.1");
    page.getByLabel("Password from").fill("file:" + secret);
    page.getByLabel("File names").fill("ERA_{date}_{id}.835");
    save();
    eraComesPacked();
    Locator fresh = rows().filter(new Locator.FilterOptions().setHasText("new.835"));
    until(
        "/files/relay?waiting=true",
        fresh.filter(new Locator.FilterOptions().setHasText("pinned")));
    assertThat(fresh).containsText("Waits since");
    assertThat(page.locator(".hint")).containsText("no host key of 127.0.0.1");
    assertThat(page.locator(".hint")).not().containsText("clearinghouse");
    isAccessible();

    visit("/settings/relay");
    page.locator("#testing button").click();
    ready();
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("does not work yet");
    assertThat(page.locator("#shown")).hasText(remote.fingerprint());
    isAccessible();
    page.getByText("They are the same: pin it").click();
    ready();
    assertThat(get("/api/settings").path("yaml").asText()).contains(remote.fingerprint());
    page.locator("#testing button").click();
    ready();
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("All steps are good");
    assertThat(page.locator("tbody")).containsText("written, renamed and removed again");
    isAccessible();

    until(
        "/files/relay?search=new",
        fresh.filter(new Locator.FilterOptions().setHasText("Relayed to")));
    assertThat(eras()).hasSize(1);
    aPersonSendsAnEarlierOne();
    theRemittanceSaysSo();
    theFilesSayWhatTheyCameIn();
  }

  private void eraComesPacked() throws IOException {
    Path inbound = Files.createDirectories(data.resolve("clearinghouse/exchange/inbound"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("eras/new.835"));
      zip.write(Samples.text("/x12/prim.835").getBytes(StandardCharsets.US_ASCII));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("inner.zip"));
      zip.write(bytes.toByteArray());
      zip.closeEntry();
    }
    Files.write(inbound.resolve("today.zip"), bytes.toByteArray());
  }

  private void theFilesSayWhatTheyCameIn() {
    visit("/files?view=in");
    Locator era = rows().filter(new Locator.FilterOptions().setHasText("new.835"));
    assertThat(era.first()).containsText("out of today.zip");
    Locator archive = rows().filter(new Locator.FilterOptions().setHasText("1 file was taken out"));
    assertThat(archive).containsText("ZIP");
    assertThat(archive).containsText("inner.zip is an archive itself: unpack it and upload");
    isAccessible();
  }

  private void aPersonSendsAnEarlierOne() throws IOException {
    visit("/files/relay");
    isAccessible();
    Locator earlier =
        rows().filter(new Locator.FilterOptions().setHasText("In the folder")).first();
    String id = earlier.getAttribute("data-id");
    earlier.locator("[data-send]").click();
    assertThat(page.locator("#again")).isVisible();
    isAccessible();
    page.locator("#again button[type=submit]").click();
    assertThat(page.locator(".saying")).containsText("next visit to the server");
    Locator row = page.locator("tr[data-id='" + id + "']");
    until("/files/relay", row.filter(new Locator.FilterOptions().setHasText("asked by dana")));
    until("/files/relay", row.filter(new Locator.FilterOptions().setHasText("Relayed to")));
    assertThat(eras()).hasSize(2);

    page.keyboard().press("d");
    assertThat(page.locator("#days")).isVisible();
    page.locator("#days [name=from]").fill("2026-03-31");
    page.locator("#days [name=to]").fill("2026-03-30");
    page.locator("#days button[type=submit]").click();
    assertThat(page.locator("#days .fault")).containsText("last day is before the first");
    refusalsAreExpected();
    isAccessible();
    page.locator("#days [data-leave]").click();
    assertThat(get("/api/files/relay").size()).isPositive();
  }

  private void theRemittanceSaysSo() throws IOException {
    visit("/payments");
    String address =
        page.locator("#rows tr[data-id]")
            .filter(new Locator.FilterOptions().setHasText("EFT00088123"))
            .first()
            .getAttribute("data-id");
    visit("/payments/" + address);
    assertThat(page.locator("#relayed")).containsText("Relayed to 127.0.0.1");
    isAccessible();
  }
}
