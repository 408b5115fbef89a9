package org.cobaltclaims.practice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cobaltclaims.simulator.Mix;
import org.cobaltclaims.simulator.Scenario;
import org.cobaltclaims.simulator.SimulatedClearinghouse;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** An empty installation is set up by hand, with no manual, to its first accepted claim. */
class SetupBrowserTest extends BrowserTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

  private Path data = Path.of("");

  /** Nothing is there but a file that somebody has put into the intake folder too early. */
  @Override
  protected void prepare(Path folder) throws IOException {
    data = folder;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!each.equals(folder)) {
          Files.delete(each);
        }
      }
    }
    Path intake = Files.createDirectory(folder.resolve("intake"));
    Files.writeString(intake.resolve("early.837"), claims("K7Q2M9X4T01A", "EARLY1"));
  }

  private static String claims(String number, String mine) {
    return Samples.text("/claims/prim.837")
        .replace("202611", "202603")
        .replace("202610", "202603")
        .replace(number, mine);
  }

  @Test
  void anEmptyInstallationIsSetUpToItsFirstAcceptedClaim() throws IOException {
    page.navigate(address() + "/work");
    ready();
    assertThat(page).hasURL(address() + "/setup/steps");
    assertThat(page.locator(".way .next")).containsText("Practice");
    assertThat(page.locator(".way li").nth(2)).containsText("1 file waits");
    isAccessible();

    page.getByText("Enter the practice").click();
    ready();
    page.getByLabel("Practice name").fill("RIVER VALLEY COUNSELING");
    page.getByLabel("NPI").fill("1234567890");
    save();
    assertThat(page.locator("#f-npi")).isFocused();
    assertThat(page.locator("#f-npi-x")).containsText("valid check digit");
    isAccessible();
    page.getByLabel("NPI").fill("1234567893");
    page.getByLabel("Tax id").fill("123456789");
    page.getByLabel("Submitter id").fill("RVC001");
    page.getByLabel("Contact").fill("BILLING OFFICE");
    page.getByLabel("Telephone").fill("5555550100");
    save();

    // Left and continued: the practice is kept, and no file was taken.
    visit("/");
    assertThat(page.locator(".way .next")).containsText("Clearinghouse");
    assertThat(data.resolve("intake/early.837")).exists();
    assertThat(data.resolve("practice.yml")).doesNotExist();
    page.getByText("Enter the clearinghouse").click();
    ready();
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
        .fill("EXAMPLE CLEARINGHOUSE");
    page.getByLabel("Receiver id", exactly()).fill("CLRHOUSE01");
    isAccessible();
    save();
    assertThat(page).hasURL(address() + "/setup/steps");
    assertThat(data.resolve("practice.yml")).content().contains("RIVER VALLEY COUNSELING");

    visit("/settings/clearinghouses");
    page.getByLabel("Test the connection to main").click();
    ready();
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("It works");
    isAccessible();
    try (Stream<Path> left = Files.walk(data.resolve("clearinghouse"))) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }

    visit("/setup/claims");
    page.locator("#claims")
        .setInputFiles(
            new FilePayload(
                "first.837",
                "application/octet-stream",
                claims("K7Q2M9X4T01A", "FIRST1")
                    .replace("000000017", "000000018")
                    .getBytes(StandardCharsets.US_ASCII)));
    page.getByText("Upload", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#came [data-fate=TAKEN]")).hasCount(2);
    isAccessible();
    assertThat(page.getByText("ACME HEALTH PLAN")).isVisible();
    page.getByText("Look at them").click();
    ready();
    Locator review = page.locator("#rows tr", withText("Needs review"));
    assertThat(review).hasCount(2);
    isAccessible();
    for (String payer : List.of("ACME HEALTH PLAN", "BETA SUPPLEMENTAL")) {
      page.locator("a.open", withText(payer)).click();
      ready();
      assertThat(page.getByLabel("Name", exactly())).hasValue(payer);
      page.getByLabel("Provider line").fill("800-555-0100");
      save();
    }
    assertThat(review).hasCount(0);

    SimulatedClearinghouse clearinghouse =
        SimulatedClearinghouse.open(data, "main", 7, Mix.only(Scenario.PAID));
    comesAbout(() -> clearinghouse.day(TODAY), ".way li:nth-child(5).done");
    comesAbout(() -> nextDay(clearinghouse), ".way li:nth-child(6).done");
    assertThat(page.getByText("All is set up.")).isVisible();
    isAccessible();
  }

  /** The next day on which it has something to do; nothing happens if there is none yet. */
  private static void nextDay(SimulatedClearinghouse clearinghouse) throws IOException {
    Optional<LocalDate> due = clearinghouse.nextDue();
    if (due.isPresent()) {
      clearinghouse.day(due.get());
    }
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.LocatorOptions withText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private void save() {
    page.locator("#settings button[type=submit]").click();
    page.waitForLoadState();
    ready();
  }

  /** Something that the outside does in its own time. */
  private interface Outside {
    void act() throws IOException;
  }

  /** Looks at the steps again and again, as people do, until one is there. */
  private void comesAbout(Outside outside, String step) throws IOException {
    for (int looks = 0; looks < 60; looks++) {
      outside.act();
      visit("/setup/steps");
      if (page.locator(step).count() > 0) {
        return;
      }
      page.waitForTimeout(2000);
    }
    assertThat(page.locator(step)).isVisible();
  }
}
