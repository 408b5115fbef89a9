package org.cobaltclaims.claim.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** The page of a claim family and that of a later payer's claim, in the browser. */
class ClaimPageBrowserTest extends BrowserTest {

  /** CLM01 of a claim to a second payer, in a file of ours. */
  private static final Pattern SECONDARY = Pattern.compile("CLM\\*([A-Z0-9]{10})2[A-Z]\\*");

  @Test
  void aFamilyThatTwoPayersHavePaidIsProvenToTheCent() throws IOException {
    visit("/claims/" + paidByTwo());
    assertThat(page.locator(".lane")).not().hasCount(1);
    assertThat(lane(1)).containsText("Primary");
    assertThat(lane(2)).containsText("Processed as secondary");
    assertThat(page.locator("#proof table")).not().hasCount(1);
    assertThat(page.locator(".zero.off")).hasCount(0);
    assertThat(page.locator("#proof .zero").first()).hasText("0.00");
    assertThat(page.locator("#ledger tbody tr").first()).containsText("Charged");
    isAccessible();
  }

  @Test
  void aPostedCentLeadsToItsSegmentAndToNoOtherClaim() throws IOException {
    visit("/claims/" + paidByTwo());
    Locator cent = page.locator("#proof .why .cent").first();
    String amount = cent.innerText().replace(",", "").replaceAll("\\.?0+$", "");
    cent.focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#raw .hit")).containsText("CAS*");
    assertThat(page.locator("#raw .hit")).containsText("*" + amount);
    assertThat(page.locator("#raw li", new Page.LocatorOptions().setHasText("CLP*"))).hasCount(1);
    isAccessible();
    page.keyboard().press("Escape");
    assertThat(page.locator("#raw")).isHidden();
  }

  @Test
  void theProcessIsDrawnWithItsPlaceAndSaidInWords() throws IOException {
    visit("/claims/" + familyOf("WORK_DENIAL"));
    assertThat(page.locator(".rests li").last()).containsText("Work the denial");
    assertThat(page.locator("#model[data-drawn=denial-resubmission] .rests-here")).hasCount(1);
    assertThat(page.locator("#model .bjs-powered-by")).isVisible();
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Claim family").setExact(true))
        .click();
    assertThat(page.locator("#model[data-drawn=claim-family] .rests-here")).hasCount(1);
  }

  @Test
  void aFamilyIsHeldAndReleasedByKeys() throws IOException {
    visit("/claims/" + familyOf("WORK_DENIAL"));
    page.keyboard().press("h");
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Nothing of the family leaves");
    page.keyboard().type("waits for the chart");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.getByText("On hold: nothing of it leaves")).isVisible();
    assertThat(page.locator("main")).containsText(MANAGER + ": waits for the chart");
    ready();
    page.keyboard().press("h");
    page.keyboard().type("it came");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.getByText("On hold: nothing of it leaves")).isHidden();
    assertThat(page.locator(".cs .tl")).containsText("it came");
  }

  @Test
  void aRefusalIsShownWhereTheReasonWasGiven() throws IOException {
    String family = paidByTwo();
    visit("/claims/" + family);
    page.keyboard().press("m");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add a coverage")).click();
    page.locator("#cover [name=payerId]").fill("X");
    page.locator("#cover [name=memberId]").fill("B55");
    page.locator("#cover textarea").fill("found on the card");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add it")).click();
    assertThat(page.locator("#cover .fault")).containsText("payerId");
    refusalsAreExpected();
  }

  @Test
  void aSecondaryClaimIsDeletedEditedAndCreatedByHand() throws IOException {
    String family = printed();
    visit("/claims/" + family + "/payers/2");
    assertThat(page.getByText("Locked", new Page.GetByTextOptions().setExact(true))).isVisible();
    isAccessible();
    page.locator("#delete").click();
    assertThat(page.locator("#fault")).containsText("reason");
    refusalsAreExpected();
    page.locator("#reason").fill("the authorization is missing");
    page.locator("#delete").click();
    page.waitForURL("**/claims/" + family);
    assertThat(lane(2)).containsText("Deleted before it left");
    ready();
    page.keyboard().press("s");
    page.waitForURL("**/payers/2");
    ready();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("Secondary claim");
    assertThat(page.locator(".gate li.not")).hasCount(0);
    assertThat(page.locator(".locked dd .ic")).not().hasCount(0);
    page.keyboard().press("e");
    page.keyboard().type("AUTH4711");
    assertThat(page.locator("[name=paperworkNumber]")).isHidden();
    page.getByLabel("Paper beside the claim").selectOption("OB");
    page.getByLabel("The payer gets it").selectOption("AA");
    assertThat(page.locator("[name=paperworkNumber]")).isHidden();
    page.getByLabel("The payer gets it").selectOption("FX");
    page.getByLabel("Control number").fill("DOC-4711");
    page.locator("#reason").fill("authorized by phone");
    if (page.locator("#confirmed").count() > 0) {
      page.keyboard().press("Control+Enter");
      assertThat(page.locator("#fault")).containsText("Confirm first");
      page.locator("#confirmed").check();
    }
    isAccessible();
    page.keyboard().press("Control+Enter");
    page.waitForURL("**/claims/" + family);
    assertThat(lane(2)).not().containsText("Deleted before it left");
    assertThat(lane(2)).containsText("AUTH4711");
    assertThat(page.locator(".cs .tl")).containsText("authorized by phone");
    assertThat(page.locator(".cs .tl")).containsText("Paperwork OB FX named by " + MANAGER);
    visit("/claims/" + family + "/payers/2");
    assertThat(page.locator("[name=paperworkType]")).hasValue("OB");
    assertThat(page.locator("[name=paperworkNumber]")).hasValue("DOC-4711");
  }

  @Test
  void aConditionThatIsNotMetStandsThereWithItsReason() throws IOException {
    visit("/claims/" + paidByTwo() + "/payers/2");
    assertThat(page.locator(".gate li.not").first()).containsText("open claim at this level");
    assertThat(page.getByText("It has left")).isVisible();
    assertThat(page.locator("#submit")).hasCount(0);
  }

  @Test
  void aVersionIsDownloadedAndShownAsAForm() throws IOException {
    String family = paidByTwo();
    visit("/claims/" + family);
    Download download = page.waitForDownload(() -> lane(2).getByLabel("as 837P").first().click());
    assertThat(Files.readString(download.path()))
        .startsWith("ISA*")
        .contains("CLM*" + family + "2");
    lane(2).locator("[data-form]").first().click();
    assertThat(page.locator("#cms-image")).isVisible();
    isAccessible();
  }

  @Test
  void aTaskLeadsToItsClaimAndBack() throws IOException {
    JsonNode task = task("WORK_DENIAL");
    visit("/work/tasks/" + task.path("id").asText());
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open claim")).click();
    page.waitForURL("**/claims/" + task.path("family").asText());
    ready();
    assertThat(page.locator(".cs a[href*='/work/tasks/']").first()).isVisible();
  }

  @Test
  void whatDoesNotExistIsSaidSo() {
    page.navigate(address() + "/claims/NOSUCHONE0");
    assertThat(page.getByText("Nothing here")).isVisible();
    refusalsAreExpected();
  }

  @Test
  void itWorksOnATablet() throws IOException {
    newPage(720, 1000);
    logIn(MANAGER);
    String family = paidByTwo();
    for (String path : List.of("/claims/" + family, "/claims/" + family + "/payers/2")) {
      visit(path);
      assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
          .as(path)
          .isEqualTo(true);
      isAccessible();
    }
  }

  private Locator lane(int level) {
    return page.locator(".lane[data-level='" + level + "']");
  }

  private JsonNode task(String kind) throws IOException {
    JsonNode tasks = get("/api/tasks?kind=" + kind).path("tasks");
    assertThat(tasks).as(kind).isNotEmpty();
    return tasks.get(0);
  }

  private String familyOf(String kind) throws IOException {
    return task(kind).path("family").asText();
  }

  /** A family whose secondary claim waits to be printed. */
  private String printed() throws IOException {
    for (JsonNode task : get("/api/tasks?kind=PRINT_AND_MAIL").path("tasks")) {
      String claim = task.path("subject").asText();
      if (claim.endsWith("2")) {
        return claim.substring(0, claim.length() - 1);
      }
    }
    throw new AssertionError("no secondary claim waits to be printed");
  }

  private String paidByTwo() throws IOException {
    for (String family : billedTwice()) {
      if (!get("/api/claims/" + family + "1/payments").isEmpty()
          && !get("/api/claims/" + family + "2/payments").isEmpty()) {
        return family;
      }
    }
    throw new AssertionError("no family was paid by two payers");
  }

  private List<String> billedTwice() throws IOException {
    List<String> families = new ArrayList<>();
    for (JsonNode file : get("/api/files")) {
      if (file.path("direction").asText().equals("OUT")
          && file.path("kind").asText().equals("837P")) {
        String path = "/api/files/" + file.path("id").asText() + "/content";
        Matcher claims = SECONDARY.matcher(page.request().get(address() + path).text());
        while (claims.find()) {
          families.add(claims.group(1));
        }
      }
    }
    return families;
  }
}
