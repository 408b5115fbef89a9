package org.cobaltclaims.remittance.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** Remittances, matching, deposits and the daily close, in the browser. */
class PaymentsBrowserTest extends BrowserTest {

  @Test
  void everyListHasWhatItCounts() {
    for (String view : List.of("open", "all", "posted", "unused", "drafts")) {
      visit("/payments?view=" + view);
      assertThat(rows()).hasCount(Math.min(100, counted()));
      isAccessible();
    }
    for (String view : List.of("open", "unexplained", "awaited", "closed", "void", "all")) {
      visit("/deposits?view=" + view);
      assertThat(rows()).hasCount(Math.min(100, counted()));
    }
    isAccessible();
  }

  @Test
  void aPaymentIsFoundByItsNumberWhichStandsInNoAddress() throws IOException {
    visit("/payments?view=all");
    String number = rows().last().locator("a.open").innerText();
    page.locator("#search").fill(number);
    assertThat(rows()).hasCount(1);
    assertThat(page.url()).doesNotContain(number);
    Download file =
        page.waitForDownload(
            () ->
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Export CSV"))
                    .click());
    assertThat(Files.readAllLines(file.path())).hasSize(2).element(1).asString().contains(number);
    page.locator("#search").fill("nobody has that");
    assertThat(page.getByText("No payments here")).isVisible();
  }

  @Test
  void behindAProviderAdjustmentStandsItsSegment() {
    visit("/payments?view=all");
    Locator with =
        rows()
            .filter(
                new Locator.FilterOptions()
                    .setHas(page.locator("td:nth-child(11):not(.t3)"))
                    .setHasText("ERA"))
            .first();
    with.locator("a.open").click();
    page.waitForURL("**/payments/*");
    ready();
    Locator adjustments = page.locator("section[aria-label^='Interest']");
    adjustments.locator(".cent").first().click();
    assertThat(page.locator("#raw .hit")).containsText("PLB*");
    assertThat(page.locator("#raw")).containsText("beside the claims");
    assertThat(page.locator("#raw li", new Page.LocatorOptions().setHasText("CLP*"))).hasCount(0);
    isAccessible();
  }

  @Test
  void theListIsSortedByAColumnAndBackAgain() {
    visit("/payments?view=all");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Amount")).click();
    Locator amount = page.locator("th[data-sort=amount]");
    assertThat(amount).hasAttribute("aria-sort", "descending");
    String most = rows().first().locator("a.open").innerText();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Amount")).click();
    assertThat(amount).hasAttribute("aria-sort", "ascending");
    assertThat(rows().last()).containsText(most);
    isAccessible();
  }

  @Test
  void moreIsEnteredOfACheckThatWasPosted() {
    post(
        "/api/remittances",
        """
        {"payer": "12345", "number": "PAPER-8001", "date": "2026-03-30", "amount": 500}
        """);
    visit("/payments?view=posted");
    arrived("/payments?view=posted", "PAPER-8001").locator("a.open").click();
    page.waitForURL(url -> url.matches(".*/payments/[0-9a-f-]{36}"));
    ready();
    page.keyboard().press("e");
    page.waitForURL("**/payments/more/**");
    ready();
    isAccessible();
    page.keyboard().press("Alt+p");
    page.locator(".plb .sum").fill("-5.00");
    assertThat(page.locator("#left")).hasText("0.00");
    page.keyboard().press("Control+Enter");
    page.waitForURL(url -> url.matches(".*/payments/[0-9a-f-]{36}"));
    ready();
    assertThat(page.locator("#main")).containsText("$5.00 given to us");
    assertThat(page.locator("#more-of-it")).hasCount(0);
  }

  @Test
  void aRemittanceProvesItsBalanceAndShowsTheSegmentBehindEachAmount() {
    visit("/payments?view=posted");
    page.keyboard().press("Enter");
    page.waitForURL(url -> url.matches(".*/payments/[0-9a-f-]{36}"));
    ready();
    assertThat(page.locator("#main .zero.off")).hasCount(0);
    assertThat(page.locator("#detail .cent").first()).isVisible();
    isAccessible();
    page.locator("#detail .cent").first().click();
    assertThat(page.locator("#raw .hit")).containsText("CLP*");
    page.keyboard().press("Escape");
    page.keyboard().press("o");
    page.waitForURL("**/claims/*");
  }

  @Test
  void aDuplicateSaysWhatItRepeats() {
    upload("first.835", era("77002", "EFTBROWSER2", 1000, ofNobody("PAT4713")));
    arrived("/payments?view=open", "EFTBROWSER2");
    upload("second.835", era("77003", "EFTBROWSER2", 1000, ofNobody("PAT4713")));
    Locator duplicate = arrived("/payments?view=unused", "EFTBROWSER2");
    assertThat(duplicate).containsText("The same transaction came before");
    isAccessible();
    duplicate.locator("a.open").click();
    page.waitForURL(url -> url.matches(".*/payments/[0-9a-f-]{36}"));
    ready();
    assertThat(page.getByText("A duplicate: nothing of it is posted")).isVisible();
    isAccessible();
    page.locator("#main .hint a").click();
    page.waitForURL(url -> url.matches(".*/payments/[0-9a-f-]{36}"));
    assertThat(page.locator("#main")).containsText("PAT4713");
  }

  /** The row of a payment, as soon as its file was taken. */
  private Locator arrived(String list, String number) {
    Locator row = rows().filter(new Locator.FilterOptions().setHasText(number));
    visit(list);
    for (int tries = 0; tries < 100 && row.count() == 0; tries++) {
      page.waitForTimeout(500);
      visit(list);
    }
    return row;
  }

  @Test
  void anUnmatchedPaymentFindsItsClaimAndTheNextOneIsNotOurs() throws IOException {
    String claim = "";
    for (JsonNode task : get("/api/tasks?state=OPEN&size=200").path("tasks")) {
      String kind = task.path("kind").asText();
      if (kind.equals("CHASE_REMITTANCE") || kind.equals("ERA_MISSING")) {
        claim = task.path("subject").asText();
      }
    }
    assertThat(claim).as("a claim without a decision").isNotEmpty();
    visit("/payments");
    List<String> both = ofOurs(claim);
    long charge = get("/api/claims/" + claim + "/eob-draft").path("entry").path("charge").asLong();
    both.addAll(ofNobody("PAT4712"));
    upload("unmatched.835", era("77001", "EFTBROWSER1", charge + 1000, both));
    arrived("/payments?view=open", "EFTBROWSER1").locator("a.open").click();
    page.waitForURL(url -> url.matches(".*/payments/[0-9a-f-]{36}"));
    ready();
    page.keyboard().press("m");
    page.waitForURL("**/match");
    ready();
    assertThat(page.locator(".side-by th[data-claim]").first()).isVisible();
    assertThat(page.locator(".side-by td.differs").first()).isVisible();
    isAccessible();
    page.locator("#find").fill(claim);
    page.locator("#found [role=option]").first().click();
    page.waitForURL("**claim=**");
    ready();
    page.keyboard().press("1");
    assertThat(page.locator("#picked")).containsText("It is posted to");
    page.keyboard().press("Control+Enter");
    page.waitForURL(url -> !url.contains("claim="));
    ready();
    String id = page.locator("#matching").getAttribute("data-remittance");
    assertThat(get("/api/remittances/" + id).path("claims").get(0).path("claim").asText())
        .isEqualTo(claim);

    page.keyboard().press("n");
    page.getByLabel("Why").fill("Another practice's");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Not ours")).last().click();
    page.waitForURL(url -> url.endsWith("/payments/" + id));
    JsonNode done = get("/api/remittances/" + id);
    assertThat(done.path("state").asText()).isEqualTo("POSTED");
    assertThat(done.path("claims").get(1).path("disposition").asText()).isEqualTo("SET_ASIDE");
  }

  /** About a claim of ours by numbers that nobody knows; paid in full. */
  private List<String> ofOurs(String claim) throws IOException {
    JsonNode entry = get("/api/claims/" + claim + "/eob-draft").path("entry");
    String charge = dollars(entry.path("charge").asLong());
    List<String> segments =
        new ArrayList<>(
            List.of(
                "CLP*PAT4711*1*%s*%s**12*BROWSERICN1*11*1".formatted(charge, charge),
                "NM1*QC*1*WHOEVER*SHE****MI*NOBODY1",
                "DTM*232*" + serviceOf(claim).replace("-", "")));
    for (JsonNode line : entry.path("lines")) {
      String amount = dollars(line.path("charge").asLong());
      segments.add("SVC*HC:%s*%s*%s**1".formatted(line.path("procedure").asText(), amount, amount));
    }
    return segments;
  }

  /** About somebody whom we do not know. */
  private static List<String> ofNobody(String number) {
    return List.of(
        "CLP*%s*1*10*10**12*ICN%s*11*1".formatted(number, number),
        "NM1*QC*1*ELSE*SOMEBODY****MI*NOBODY2",
        "SVC*HC:99211*10*10**1");
  }

  private String serviceOf(String claim) {
    return String.valueOf(
        page.evaluate(
            """
            async (claim) => {
              const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;
              const answer = await fetch('/payments/claims', {
                method: 'POST',
                headers: { 'Content-Type': 'application/json', [meta('csrf-header')]: meta('csrf') },
                body: JSON.stringify({ search: claim }),
              });
              return (await answer.json()).find((one) => one.id === claim).service;
            }
            """,
            claim));
  }

  private static String era(String control, String trace, long cents, List<String> claims) {
    List<String> segments =
        new ArrayList<>(
            List.of(
                "ST*835*0001",
                "BPR*I*%s*C*ACH*CCP*01*071000013*DA*987654321*1361234567**01*071000288*DA*123123123*20260330"
                    .formatted(dollars(cents)),
                "TRN*1*%s*1361234567".formatted(trace),
                "DTM*405*20260330",
                "N1*PR*ACME HEALTH PLAN",
                "REF*2U*12345",
                "N1*PE*RIVER VALLEY FAMILY CARE LLC*XX*1234567893",
                "LX*1"));
    segments.addAll(claims);
    segments.add("SE*%d*0001".formatted(segments.size() + 1));
    return "ISA*00*          *00*          *ZZ*ACME           *ZZ*RVFC001        *260330*1030*^*00501*0000%s*0*T*:~GS*HP*ACME*RVFC001*20260330*1030*%s*X*005010X221A1~"
            .formatted(control, control)
        + String.join("~", segments)
        + "~GE*1*%s~IEA*1*0000%s~".formatted(control, control);
  }

  private static String dollars(long cents) {
    return "%d.%02d".formatted(cents / 100, cents % 100);
  }

  private void upload(String name, String content) {
    visit("/files");
    page.locator("#folder").selectOption("exchange");
    page.locator("#picked")
        .setInputFiles(
            new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.US_ASCII)));
    assertThat(page.locator("#progress")).containsText("uploaded to exchange");
  }

  @Test
  void aBankStatementSaysWhatCannotBeReadAndItsDepositIsClosedWithAReason() {
    visit("/deposits");
    page.locator("#picked")
        .setInputFiles(
            new FilePayload(
                "march.csv",
                "text/csv",
                "date,amount,number,payer\n2026-03-30,77.70,BANK-1,ACME HEALTH PLAN\nnever,1.00,X,Y\n"
                    .getBytes(StandardCharsets.US_ASCII)));
    assertThat(page.locator("#progress li").first()).isVisible();
    assertThat(page.locator("#progress")).containsText("but for some rows");
    isAccessible();
    visit("/deposits?view=unexplained");
    page.locator("#search").fill("BANK-1");
    assertThat(rows()).hasCount(1);
    page.locator("#search").blur();
    page.keyboard().press("Enter");
    page.waitForURL(url -> url.matches(".*/deposits/[0-9a-f-]{36}"));
    ready();
    isAccessible();
    page.keyboard().press("c");
    page.getByLabel("Reason").fill("Asked the payer what it is for");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close it")).click();
    assertThat(page.locator("#said")).hasText("The deposit is closed");
    assertThat(page.locator("#main")).containsText("Asked the payer what it is for");
    assertThat(page.locator("#close")).hasCount(0);
  }

  @Test
  void aDayIsClosedAfterAQuestionAndStaysClosed() {
    visit("/days?date=2026-02-02");
    isAccessible();
    page.keyboard().press("c");
    assertThat(page.locator("#closing")).isVisible();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close the day"))
        .last()
        .click();
    assertThat(page.locator("#said")).hasText("The day is closed");
    assertThat(page.locator(".top")).containsText("Closed by " + MANAGER);
    assertThat(page.locator("#close")).hasCount(0);
    page.keyboard().press("k");
    page.waitForURL("**date=2026-02-01");
    ready();
    assertThat(page.locator("#close")).isVisible();
    Download csv =
        page.waitForDownload(
            () ->
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV")).click());
    assertThat(csv.suggestedFilename()).isEqualTo("day-2026-02-01.csv");
  }

  @Test
  void whoMayOnlyLookEntersNothing() {
    post(
        "/api/accounts",
        "{\"name\": \"cody\", \"displayName\": \"Cody Coder\", \"password\": \"%s\", \"roles\": [\"CODER\"]}"
            .formatted(PASSWORD));
    newPage(1440, 900);
    logIn("cody");
    page.getByLabel("Present password").fill(PASSWORD);
    page.getByLabel("New password").fill("one that is only his");
    page.getByRole(AriaRole.BUTTON).click();
    visit("/payments");
    assertThat(page.getByText("Your role looks at payments")).isVisible();
    assertThat(page.locator("#new")).hasCount(0);
    Response refused = page.navigate(address() + "/payments/new");
    assertThat(refused.status()).isEqualTo(403);
    visit("/deposits");
    assertThat(page.locator("#picked")).hasCount(0);
    visit("/days");
    assertThat(page.locator("#close")).hasCount(0);
    refusalsAreExpected();
  }

  @Test
  void theyWorkOnATablet() {
    newPage(720, 1000);
    logIn(MANAGER);
    for (String path : List.of("/payments?view=all", "/deposits?view=all", "/days")) {
      visit(path);
      assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
      isAccessible();
    }
  }

  private int counted() {
    return Integer.parseInt(page.locator(".tabs a[aria-current] span").innerText());
  }

  private Locator rows() {
    return page.locator("#rows tr[data-id]");
  }
}
