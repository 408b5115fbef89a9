package org.cobaltclaims.remittance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** Paper EOBs typed into the grid, in the browser. */
class EntryBrowserTest extends BrowserTest {

  /** A claim that its payer has not decided. */
  private String undecidedClaim() throws IOException {
    for (String kind : List.of("CHASE_REMITTANCE", "ERA_MISSING", "INFO_REQUESTED")) {
      for (JsonNode task : get("/api/tasks?state=OPEN&size=50&kind=" + kind).path("tasks")) {
        String claim = task.path("subject").asText();
        if (blank(claim).path("source").asText().equals("CLAIM")) {
          return claim;
        }
      }
    }
    return fail("no claim waits for a decision");
  }

  private JsonNode blank(String claim) throws IOException {
    return get("/api/claims/" + claim + "/eob-draft");
  }

  private static String dollars(long cents) {
    return "%d.%02d".formatted(cents / 100, cents % 100);
  }

  private void check(String payer, String number, String amount) {
    page.keyboard().type(payer);
    page.keyboard().press("Enter");
    page.keyboard().type(number);
    page.keyboard().press("Enter");
    page.keyboard().press("Enter");
    page.keyboard().type(amount);
    page.keyboard().press("Enter");
    page.keyboard().press("Enter");
    assertThat(page.locator("#find")).isFocused();
  }

  private void addClaim(String claim) {
    page.keyboard().type(claim);
    assertThat(page.locator("#found [role=option][aria-selected=true]")).isVisible();
    page.keyboard().press("Enter");
    assertThat(page.locator(".eob").last().locator(".cell").first()).isFocused();
  }

  @Test
  void aPaperEobIsTypedInByKeysAloneAndStandsOnTheClaim() throws IOException {
    String claim = undecidedClaim();
    JsonNode lines = blank(claim).path("entry").path("lines");
    long charge = blank(claim).path("entry").path("charge").asLong();
    long paid = 0;
    visit("/payments");
    page.keyboard().press("n");
    page.waitForURL("**/payments/new");
    ready();
    assertThat(page.locator("#check [name=payer]")).isFocused();
    isAccessible();
    page.locator("#check [name=payer]").focus();
    check(blank(claim).path("payer").asText(), "PAPER-7001", dollars(charge));
    addClaim(claim);
    for (JsonNode line : lines) {
      long allowed = line.path("charge").asLong() / 2;
      long share = allowed / 5;
      paid += allowed - share;
      page.keyboard().type(dollars(allowed));
      page.keyboard().press("Tab");
      page.keyboard().type(dollars(allowed - share));
      page.keyboard().press("Tab");
      page.keyboard().press("Tab");
      page.keyboard().press("ArrowRight");
      page.keyboard().press("=");
      Locator tr = page.locator("tbody tr[data-line='%d']".formatted(line.path("line").asInt()));
      assertThat(tr.locator("[data-name=contractual]"))
          .hasValue(dollars(line.path("charge").asLong() - allowed));
      assertThat(tr.locator("[data-name=coinsurance]")).hasValue(dollars(share));
      assertThat(tr.locator(".rowleft")).hasClass("num rowleft even");
      page.keyboard().press("Enter");
      if (line != lines.get(lines.size() - 1)) {
        for (int back = 0; back < 4; back++) {
          page.keyboard().press("Shift+Tab");
        }
      }
    }
    assertThat(page.locator("#find")).isFocused();
    assertThat(page.locator("#left"))
        .hasText("%,d.%02d".formatted((charge - paid) / 100, (charge - paid) % 100));
    isAccessible();
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#rest")).isVisible();
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.waitForURL(url -> url.matches(".*/payments/[0-9a-f-]{36}"));
    ready();
    assertThat(page.locator("#rows tr[data-id]")).hasCount(1);
    assertThat(page.locator("#rows")).containsText("Posted");
    assertThat(page.locator("#detail")).containsText("Above fee schedule");
    isAccessible();
    String id = page.locator("#remittance").getAttribute("data-id");
    JsonNode remittance = get("/api/remittances/" + id);
    assertThat(remittance.path("claims").get(0).path("disposition").asText()).isEqualTo("POSTED");
    assertThat(remittance.path("claims").get(0).path("paid").asLong()).isEqualTo(paid);
    assertThat(remittance.path("deposit").path("remainder").asLong()).isEqualTo(charge - paid);
    page.keyboard().press("o");
    page.waitForURL("**/claims/*");
    ready();
    assertThat(page.locator("#proof")).containsText("PAPER-7001");
  }

  @Test
  void aDraftIsKeptAsItGrowsAndWhatIsWrongStandsAtItsCell() throws IOException {
    String claim =
        get("/api/tasks?size=1&kind=WORK_DENIAL").path("tasks").get(0).path("subject").asText();
    long charge = blank(claim).path("entry").path("charge").asLong();
    visit("/payments/new");
    check(blank(claim).path("payer").asText(), "PAPER-7002", "1.00");
    addClaim(claim);
    page.keyboard().press("Alt+d");
    page.keyboard().type("CO-97=");
    Locator other = page.locator(".cell[data-name=other]").first();
    assertThat(other).hasValue(Pattern.compile("CO-97 \\d+\\.\\d\\d"));
    assertThat(page.locator("#says")).not().isEmpty();
    other.fill("CO 97 ten dollars");
    assertThat(other).hasAttribute("data-wrong", "");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#fault")).containsText("cannot be read");
    other.fill("CO-97 " + dollars(charge - 1));
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#fault a").first()).isVisible();
    assertThat(page.locator(".cell[aria-invalid=true]").first()).isVisible();
    isAccessible();
    assertThat(page.locator("#kept")).hasText("Draft saved");

    visit("/payments?view=drafts");
    assertThat(page.locator("#rows")).containsText("PAPER-7002");
    assertThat(page.locator("#rows")).containsText("to mend");
    isAccessible();
    page.getByText("PAPER-7002").click();
    ready();
    assertThat(page.locator(".cell[data-name=other]").first())
        .hasValue("CO-97 " + dollars(charge - 1));
    page.locator("#forget").click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Throw away"))
        .last()
        .click();
    page.waitForURL("**/payments?view=drafts");
    ready();
    assertThat(page.getByText("Nothing is being typed in")).isVisible();
    isAccessible();
  }

  @Test
  void aDenialWithoutMoneyForTheClaimAsAWholeIsPostedWithItsScanAndInterest() throws IOException {
    String claim =
        get("/api/tasks?size=9&kind=WORK_DENIAL").path("tasks").get(0).path("subject").asText();
    visit("/payments/new");
    check(blank(claim).path("payer").asText(), "PAPER-7003", "2.50");
    addClaim(claim);
    assertThat(page.locator(".eob .hint")).containsText("posted already");
    // Another decision than the one that is posted, as a payer gives after an appeal.
    page.locator(".eob [data-field=controlNumber]").fill("");
    page.keyboard().press("Alt+w");
    assertThat(page.locator(".eob .cell[data-line='0'][data-name=paid]")).isVisible();
    page.keyboard().press("Alt+d");
    page.keyboard().type("CO-97=");
    page.keyboard().press("Alt+p");
    page.locator(".plb .ref").fill("PM1");
    page.locator(".plb .sum").fill("-2.50");
    assertThat(page.locator(".plb")).containsText("$2.50 given to us");
    assertThat(page.locator("#left")).hasText("0.00");
    page.locator("#scan")
        .setInputFiles(
            new FilePayload(
                "eob.pdf", "application/pdf", "%PDF-1.7 page".getBytes(StandardCharsets.US_ASCII)));
    page.keyboard().press("Control+Enter");
    page.waitForURL(url -> url.matches(".*/payments/[0-9a-f-]{36}"));
    ready();
    assertThat(page.getByText("Scanned pages")).isVisible();
    assertThat(page.locator("#main")).containsText("given to us");
    String id = page.locator("#remittance").getAttribute("data-id");
    JsonNode remittance = get("/api/remittances/" + id);
    assertThat(remittance.path("scan").asText()).isEqualTo("application/pdf");
    assertThat(remittance.path("deposit").path("state").asText()).isEqualTo("CLOSED");
    assertThat(remittance.path("claims").get(0).path("paid").asLong()).isZero();
  }

  @Test
  void aPostedPaymentIsCorrectedAndBothEntriesStand() {
    visit("/payments?view=posted");
    Locator one = page.locator("#rows tr[data-id]").first();
    one.locator("a.open").click();
    ready();
    page.locator("#correct").click();
    page.waitForURL("**/payments/correct/**");
    ready();
    assertThat(page.locator("#reason")).isFocused();
    isAccessible();
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#fault")).containsText("Say why");
    page.locator("#reason").fill("The EOB has another remark");
    page.locator(".cell[data-name=remarks]").first().fill("N130");
    page.keyboard().press("Control+Enter");
    page.waitForURL(url -> url.matches(".*/payments/[0-9a-f-]{36}"));
    ready();
    assertThat(page.locator("#rows")).containsText("Taken back");
    assertThat(page.locator("#rows")).containsText("Takes one back");
  }

  @Test
  void amountsAndReasonsAreUnderstoodAsPeopleTypeThem() {
    visit("/payments/new");
    Object said =
        page.evaluate(
            """
            async () => {
              const e = await import(new URL('eob.js', document.querySelector('script[src*="entry"]').src));
              const row = e.cells({ paid: 100, adjustments: [
                { group: 'CO', reason: '45', amount: 250 }, { group: 'OA', reason: '94', amount: -5 }] });
              return [e.cents('1,234.5'), e.cents('(3)'), e.cents(''), Number.isNaN(e.cents('1,23')),
                Number.isNaN(e.cents('x')), JSON.stringify(e.reasons('CO-97 1; pr 3 2.5')),
                e.reasons('XX-97 1'), e.reasons('CO-97'), row.contractual, row.other,
                e.left(400, row)].join('|');
            }
            """);
    assertThat(said)
        .isEqualTo(
            "123450|-300||true|true|[{\"group\":\"CO\",\"reason\":\"97\",\"amount\":100},"
                + "{\"group\":\"PR\",\"reason\":\"3\",\"amount\":250}]|||2.50|OA-94 -0.05|55");
  }

  @Test
  void theGridFitsATablet() throws IOException {
    String claim = get("/api/tasks?size=1").path("tasks").get(0).path("family").asText();
    newPage(720, 1000);
    logIn(MANAGER);
    visit("/payments/new");
    page.locator("#find").fill(claim);
    page.locator("#found [role=option]").first().click();
    assertThat(page.locator(".eobgrid")).isVisible();
    assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    isAccessible();
  }
}
