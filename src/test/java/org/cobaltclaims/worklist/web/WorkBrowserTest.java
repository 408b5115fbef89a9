package org.cobaltclaims.worklist.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** The work list and the page of a task, in the browser. */
class WorkBrowserTest extends BrowserTest {

  @Test
  void everyViewIsAccessibleAndHasTheTasksThatItCounts() {
    for (String view :
        List.of("mine", "due", "denials", "rejections", "calls", "payments", "all")) {
      visit("/work?view=" + view);
      String counted = page.locator("#tabs a[aria-current] span").innerText();
      assertThat(rows()).hasCount(Integer.parseInt(counted));
      isAccessible();
    }
  }

  @Test
  void anEmptyViewSaysWhatToDo() {
    visit("/work?view=all");
    page.locator("#search").fill("nobody is called that");
    assertThat(page.getByText("No task matches")).isVisible();
    isAccessible();
  }

  @Test
  void theListIsWorkedByKeys() {
    visit("/work?view=denials");
    assertThat(rows().first()).hasClass("cur");
    page.keyboard().press("j");
    assertThat(rows().nth(1)).hasClass("cur");
    assertThat(page.locator("#preview h2").first()).hasText("Work denial");
    page.keyboard().press("x");
    assertThat(page.locator("#bulk")).isVisible();
    assertThat(page.locator("#chosen")).containsText("1 selected");
    page.keyboard().press("Escape");
    assertThat(page.locator("#bulk")).isHidden();
    page.keyboard().press("?");
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    page.keyboard().press("Escape");
    page.keyboard().press("/");
    assertThat(page.locator("#search")).isFocused();
  }

  @Test
  void whatIsFoundByTheNameOfAPatientStandsInNoAddress() {
    visit("/work?view=all");
    String name = rows().first().locator("td").nth(4).innerText();
    int all = rows().count();
    page.locator("#search").fill(name.substring(0, name.indexOf(',')));
    assertThat(page.locator("#total")).not().containsText(all + " tasks");
    assertThat(rows().first()).containsText(name);
    assertThat(page.url()).doesNotContain(name.substring(0, name.indexOf(',')));
  }

  @Test
  void severalTasksAreHandedOverAtOnce() throws IOException {
    visit("/work?view=calls");
    String id = rows().nth(0).getAttribute("data-id");
    String other = rows().nth(1).getAttribute("data-id");
    page.keyboard().press("x");
    page.keyboard().press("j");
    page.keyboard().press("x");
    page.keyboard().press("a");
    page.locator("#assign [name=assignee]").fill(MANAGER);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Assign").setExact(true))
        .click();
    assertThat(page.locator("#said")).hasText("2 done");
    assertThat(task(id).path("assignee").asText()).isEqualTo(MANAGER);
    assertThat(task(other).path("assignee").asText()).isEqualTo(MANAGER);
  }

  @Test
  void aSnoozedTaskLeavesTheListUntilItsDay() throws IOException {
    visit("/work?view=payments");
    int before = rows().count();
    String id = rows().first().getAttribute("data-id");
    page.keyboard().press("s");
    page.getByLabel("Until").fill("2026-04-20");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Snooze").setExact(true))
        .last()
        .click();
    assertThat(rows()).hasCount(before - 1);
    assertThat(task(id).path("followUp").asText()).isEqualTo("2026-04-20");
  }

  @Test
  void claimNextTakesTheMostUrgentTaskThatNobodyHas() throws IOException {
    visit("/work?view=mine");
    page.keyboard().press("n");
    page.waitForURL("**/work/tasks/**");
    ready();
    String id = page.locator("#decide").getAttribute("data-id");
    assertThat(task(id).path("assignee").asText()).isEqualTo(MANAGER);
    isAccessible();
  }

  @Test
  void everyKindOfTaskHasItsPage() throws IOException {
    visit("/work?view=all");
    List<String> ids = rows().all().stream().map(row -> row.getAttribute("data-id")).toList();
    List<String> kinds = ids.stream().map(id -> id.replaceAll(".*-([A-Z_]+)-\\d+", "$1")).toList();
    for (String kind : kinds.stream().distinct().toList()) {
      visit("/work/tasks/" + ids.get(kinds.indexOf(kind)));
      assertThat(page.locator("#form").getByRole(AriaRole.RADIO).first()).isVisible();
      assertThat(page.locator(".fjs-powered-by")).isVisible();
      isAccessible();
    }
  }

  @Test
  void aRejectedClaimIsCorrectedAndTheNextOneComes() throws IOException {
    visit("/work?view=rejections");
    String id = rows().last().getAttribute("data-id");
    rows().last().locator("a.open").click();
    ready();
    assertThat(correction()).isHidden();
    decide("Corrected: send it again");
    assertThat(correction()).isVisible();
    isAccessible();
    Locator member = page.locator("[name=memberId]");
    member.fill("");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#faults")).containsText("Member ID");
    refusalsAreExpected();
    member.fill("W218840917");
    assertThat(page.locator("#fixed")).hasText("1 field changed.");
    page.keyboard().press("Control+Enter");
    page.waitForURL(url -> !url.contains(id));
    assertThat(task(id).path("state").asText()).isEqualTo("DONE");
  }

  @Test
  void aTelephoneCallIsNotedAndItsPromiseAsksAgain() throws IOException {
    visit("/work?view=calls");
    open("Find missing ERA");
    String id = page.locator("#decide").getAttribute("data-id");
    decide("The remittance was asked for again");
    page.getByLabel("Spoke to").fill("Pat");
    page.getByLabel("Call reference number").fill("4711");
    page.keyboard().press("Control+Enter");
    page.waitForURL(url -> !url.contains(id));
    JsonNode calls = get("/api/tasks/" + id).path("calls");
    assertThat(calls.get(0).path("reference").asText()).isEqualTo("4711");
  }

  @Test
  void aDraftIsKept() {
    visit("/work?view=denials");
    open("Work denial");
    decide("Appeal: write the letter");
    page.getByLabel("Text of the letter").fill("The visit was urgent.");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save draft")).click();
    assertThat(page.locator("#said")).hasText("Draft saved");
    page.reload();
    ready();
    assertThat(page.getByLabel("Text of the letter")).hasValue("The visit was urgent.");
  }

  @Test
  void aNoteStandsOnTheTask() {
    visit("/work?view=denials");
    open("Work denial");
    page.locator("#note input").fill("Asked the front desk for the card");
    page.keyboard().press("Enter");
    assertThat(page.getByText("Asked the front desk for the card")).isVisible();
  }

  @Test
  void theListLearnsByItselfWhatSomebodyElseHasDone() {
    visit("/work?view=payments");
    assertThat(page.locator("#live")).isVisible();
    String id = rows().last().getAttribute("data-id");
    int before = rows().count();
    post("/api/tasks/" + id + "/snooze", "{\"until\": \"2026-05-01\"}");
    assertThat(rows()).hasCount(before - 1);
  }

  @Test
  void itWorksOnATabletAndAtTwiceTheSize() {
    newPage(720, 1000);
    logIn(MANAGER);
    visit("/work?view=all");
    assertThat(rows().first()).isVisible();
    assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    isAccessible();
  }

  private Locator rows() {
    return page.locator("#rows tr[data-id]");
  }

  private Locator correction() {
    return page.locator("#correction");
  }

  private void open(String label) {
    rows().filter(new Locator.FilterOptions().setHasText(label)).first().locator("a.open").click();
    page.waitForURL("**/work/tasks/**");
    ready();
  }

  private void decide(String label) {
    page.locator("#form").getByLabel(label).check();
  }

  private JsonNode task(String id) throws IOException {
    return get("/api/tasks/" + id).path("task");
  }
}
