package org.cobaltclaims.transmission.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** Claims that are ready to leave, and their files, in a practice that files by hand. */
class ReadyBrowserTest extends BrowserTest {

  @Override
  protected void prepare(Path data) throws IOException {
    Files.writeString(
        data.resolve("practice.yml"),
        "\nautomation:\n  fileWhenComplete: BY_HAND\n",
        StandardOpenOption.APPEND);
    Files.writeString(
        Files.createDirectories(data.resolve("intake")).resolve("visit.837"),
        Samples.text("/claims/prim.837").replace("20261005", "20260302"));
  }

  @Test
  void aClaimIsHeldReleasedUploadedByHandAndSentAgain() throws IOException {
    visit("/ready");
    reloadUntil(rows());
    assertThat(rows()).hasCount(1);
    assertThat(rows().first()).containsText("Filed by hand");
    isAccessible();

    page.keyboard().press("h");
    page.locator("#hold [name=reason]").fill("the chart is missing");
    page.keyboard().press("Enter");
    assertThat(page.getByText("Nothing waits here")).isVisible();
    visit("/ready?way=held");
    assertThat(rows().first()).containsText("the chart is missing");
    isAccessible();
    page.keyboard().press("x");
    assertThat(page.locator("#chosen")).containsText("1 selected · $320.00");
    page.keyboard().press("r");
    page.locator("#release [name=reason]").fill("the chart came");
    page.keyboard().press("Enter");
    assertThat(page.getByText("Nothing waits here")).isVisible();

    visit("/ready");
    page.keyboard().press("d");
    page.waitForURL("**/batches/*");
    ready();
    reloadUntil(page.locator("#upload"));
    isAccessible();
    Download file = page.waitForDownload(() -> page.keyboard().press("d"));
    assertThat(Files.readString(file.path())).contains("CLM*").contains("DOE*JANE");
    page.keyboard().press("u");
    assertThat(state()).hasText("Sent, no answer yet");
    assertThat(page.locator("#upload")).hasCount(0);

    page.keyboard().press("a");
    button("It never arrived: send again").click();
    assertThat(state()).hasText("Refused");
    assertThat(rows().first()).containsText("Goes again by itself");
    visit("/batches?group=refused");
    assertThat(page.locator("#rows")).containsText("the file never arrived");
    isAccessible();

    visit("/ready");
    reloadUntil(rows());
    page.locator("#all").check();
    page.keyboard().press("b");
    assertThat(page.getByText("1 file begun").first()).isVisible();
    visit("/batches?group=waiting");
    reloadUntil(rows());
    rows().first().locator("a").click();
    ready();
    reloadUntil(state().filter(new Locator.FilterOptions().setHasText("Sent, no answer yet")));
  }

  @Test
  void whatGoesOnPaperIsPrinted() {
    visit("/ready?way=paper");
    String claims = page.locator("#tabs a[aria-current] span").innerText();
    assertThat(rows()).hasCount(Integer.parseInt(claims));
    page.locator("#all").check();
    page.keyboard().press("p");
    assertThat(rows().first()).containsText("Printed, to be mailed");
    isAccessible();
  }

  private Locator rows() {
    return page.locator("#rows tr[data-id]");
  }

  private Locator state() {
    return page.locator("header .chip");
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  /** What the processes do beside shows with the next look. */
  private void reloadUntil(Locator wanted) {
    for (int i = 0; i < 60 && wanted.count() == 0; i++) {
      page.waitForTimeout(500);
      page.reload();
      ready();
    }
    assertThat(wanted.first()).isVisible();
  }
}
