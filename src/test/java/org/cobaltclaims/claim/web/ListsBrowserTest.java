package org.cobaltclaims.claim.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** The lists of claims and of files, in the browser. */
class ListsBrowserTest extends BrowserTest {

  @Test
  void everyListHasTheClaimsThatItCounts() {
    for (String view : List.of("open", "ready", "with_payer", "secondaries", "stopped", "done")) {
      visit("/claims?view=" + view);
      String counted = page.locator("#tabs a[aria-current] span").innerText();
      assertThat(rows()).hasCount(Math.min(100, Integer.parseInt(counted)));
    }
    isAccessible();
  }

  @Test
  void pendingSecondariesAreNeverPrimaryClaims() {
    visit("/claims?view=secondaries");
    assertThat(page.locator("#rows .rank").allInnerTexts()).isNotEmpty().doesNotContain("P");
  }

  @Test
  void aClaimIsFoundByItsPatientAndTheNameStandsInNoAddress() {
    visit("/claims?view=all");
    String name = rows().first().locator("td").nth(2).innerText();
    String last = name.substring(0, name.indexOf(','));
    page.locator("#search").fill(last);
    assertThat(rows().first()).containsText(last);
    assertThat(page.url()).doesNotContain(last);
    page.locator("#search").fill("nobody is called that");
    assertThat(page.getByText("No claims here")).isVisible();
    isAccessible();
  }

  @Test
  void whatIsShownIsExported() throws IOException {
    visit("/claims?view=open");
    int shown = rows().count();
    Download file =
        page.waitForDownload(
            () ->
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Export CSV"))
                    .click());
    List<String> lines = Files.readAllLines(file.path());
    assertThat(lines).hasSize(shown + 1);
    assertThat(lines.getFirst()).startsWith("claim,rank,patient");
  }

  @Test
  void enterInTheSearchGoesToWhatIsFoundAndExportsNothing() {
    visit("/claims?view=all");
    String claim = rows().nth(1).locator("a.open").innerText();
    List<Download> files = new java.util.ArrayList<>();
    page.onDownload(files::add);
    page.locator("#search").fill(claim);
    page.locator("#search").press("Enter");
    assertThat(rows().first()).containsText(claim);
    assertThat(page.locator("#search")).not().isFocused();
    page.keyboard().press("Enter");
    page.waitForURL("**/claims/*");
    assertThat(files).isEmpty();
  }

  @Test
  void filesTellWhatBecameOfThem() {
    visit("/files");
    assertThat(rows().first()).isVisible();
    isAccessible();
    visit("/files?view=out");
    assertThat(page.locator("#rows").getByText("Sent").first()).isVisible();
    Download file = page.waitForDownload(() -> page.keyboard().press("Enter"));
    assertThat(file.suggestedFilename()).isNotEmpty();
  }

  @Test
  void anUploadedFileIsTakenAndOneThatCannotBeReadSaysWhy() {
    visit("/files");
    byte[] content = "this is no X12".getBytes(StandardCharsets.US_ASCII);
    page.locator("#picked")
        .setInputFiles(new FilePayload("from a friend.837", "text/plain", content));
    assertThat(page.locator("#progress")).containsText("uploaded to intake");
    Locator mine = rows().filter(new Locator.FilterOptions().setHasText("from_a_friend.837"));
    assertThat(mine).isVisible();
    visit("/files?view=worry");
    assertThat(mine).containsText("Unreadable");
  }

  private Locator rows() {
    return page.locator("#rows tr[data-id]");
  }
}
