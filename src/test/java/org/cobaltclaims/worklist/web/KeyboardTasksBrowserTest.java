package org.cobaltclaims.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.cobaltclaims.testing.browser.Keyboard;
import org.cobaltclaims.testing.browser.Keyboard.Stop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks of all kinds that a demo leaves behind, worked without a mouse. */
class KeyboardTasksBrowserTest extends BrowserTest {

  private static final String QUESTION = "What did you decide?";
  private static final int MOST_ROWS = 60;

  private Keyboard keys;

  @Override
  protected void prepare(Path data) throws IOException {
    Files.writeString(
        Files.createDirectories(data.resolve("intake")).resolve("broken.837"), "ISA*00*no claim");
  }

  @BeforeEach
  void sitDown() {
    keys = new Keyboard(page);
  }

  @Test
  void theFilingLimitIsMissedForAReason() throws IOException {
    String task = open("Filing limit near");
    decide("It goes out late, for a reason (details.delayReason is CLM20)");
    keys.choose("Why it is late (CLM20)", "Litigation");
    keys.shortcut("Complete and next");
    done(task, "LATE_FOR_A_REASON");
  }

  @Test
  void aDenialIsPutOffUntilADay() throws IOException {
    String task = open("Work denial");
    decide("Put it off");
    keys.fill("Ask again on", "4/20/2026");
    keys.fill("Comment", "Waits for the chart");
    keys.shortcut("Complete and next");
    done(task, "HOLD");
  }

  @Test
  void aRejectedClaimIsCorrectedWhereTheRefusalStands() throws IOException {
    String task = open("Fix rejected claim");
    decide("Corrected: send it again");
    keys.back("Member ID");
    keys.press("Control+a", "Delete");
    keys.shortcut("Complete and next");
    keys.sees("This cannot be done yet");
    assertThat(keys.at().name()).isEqualTo("Member ID");
    refusalsAreExpected();
    keys.type("W218840917");
    keys.shortcut("Complete and next");
    done(task, "CORRECTED");
  }

  @Test
  void aMissingRemittanceIsOnItsWay() throws IOException {
    String task = open("Find missing ERA");
    decide("It is on its way: keep waiting");
    keys.fill("Spoke to", "Pat");
    keys.fill("Promised by", "4/15/2026");
    keys.shortcut("Complete and next");
    done(task, "KEEP_WAITING");
    assertThat(call(task).path("promisedOn").asText()).isEqualTo("2026-04-15");
  }

  @Test
  void anAbsentCrossoverIsCalledAbout() throws IOException {
    String task = open("Crossover did not come");
    decide("The payer has it: keep waiting");
    keys.fill("Spoke to", "Robin");
    keys.fill("Call reference number", "4711");
    keys.fill("Promised by", "04/30/26");
    keys.press("Enter");
    assertThat(keys.at().name()).isEqualTo("Promised by");
    assertThat(keys.value()).isEqualTo("4/30/2026");
    keys.to("Complete and next");
    keys.press("Enter");
    done(task, "KEEP_WAITING");
    assertThat(call(task).path("reference").asText()).isEqualTo("4711");
    assertThat(call(task).path("promisedOn").asText()).isEqualTo("2026-04-30");
  }

  @Test
  void aClaimIsMailed() throws IOException {
    String task = open("Print and mail");
    decide("Mailed");
    keys.fill("Way", "USPS");
    keys.fill("Tracking or confirmation number", "9400");
    keys.back("Mailed or entered on");
    keys.type("03312026");
    keys.shortcut("Complete and next");
    done(task, "MAILED");
  }

  @Test
  void aRemittanceThatDoesNotBalanceIsDiscardedWithAReason() throws IOException {
    String task = open("Balance ERA");
    decide("The payer sends a corrected one: discard it");
    keys.shortcut("Complete and next");
    keys.sees("This cannot be done yet");
    assertThat(keys.at()).isEqualTo(new Stop("textbox", "Comment"));
    refusalsAreExpected();
    keys.type("The payer sends it again on Friday");
    keys.shortcut("Complete and next");
    done(task, "DISCARD");
  }

  @Test
  void aPaymentThatIsNotOursIsKeptApart() throws IOException {
    String task = open("Match payment");
    decide("Not ours: keep them apart and return them to the payer");
    keys.fill("Comment", "Another practice's patient");
    keys.shortcut("Complete and next");
    done(task, "NOT_OURS");
  }

  @Test
  void aBalanceThatTheLawForbidsToAskForIsWrittenOffInstead() throws IOException {
    String task = open("Approve patient balance");
    decide("The patient owes it");
    keys.fill("Why?", "Not covered on that day");
    keys.to("Complete and next");
    keys.press("Space");
    keys.sees("the law forbids to ask the patient for it");
    assertThat(keys.at().role()).isEqualTo("alert");
    refusalsAreExpected();
    keys.choose(QUESTION, "Write it off");
    keys.to("Complete and next");
    keys.press("Enter");
    done(task, "WRITE_OFF");
  }

  @Test
  void aCreditIsLookedAfterOnceItIsSaidHow() throws IOException {
    String task = open("Credit balance");
    decide("Settled elsewhere");
    keys.shortcut("Complete and next");
    keys.sees("Some fields are missing or wrong");
    assertThat(keys.at()).isEqualTo(new Stop("textbox", "What was done?"));
    keys.type("Refunded by check 1201");
    keys.shortcut("Complete and next");
    done(task, "DONE");
  }

  @Test
  void aFileThatCannotBeReadIsLookedAfter() throws IOException {
    String task = open("Look at file");
    decide("Looked after");
    keys.fill("What was done?", "The sender was told");
    keys.shortcut("Complete and next");
    done(task, "DONE");
  }

  @Test
  void everyStopOfTheListAndOfATaskIsSeenNamedAndLeadsOn() {
    visit("/work?view=all");
    assertThat(keys.stops())
        .contains(
            new Stop("link", "Skip to content"),
            new Stop("link", "My work"),
            new Stop("button", "Claim next"),
            new Stop("checkbox", "Select all shown"),
            new Stop("link", "Work denial"),
            new Stop("link", "Open task"));
    visit("/work");
    open("Work denial");
    assertThat(keys.stops())
        .contains(
            new Stop("link", "My work"),
            new Stop("radio", "Correct it and send it again"),
            new Stop("textbox", "Comment"),
            new Stop("button", "Complete and next"));
  }

  @Test
  void whoSkipsTheSectionsIsInTheList() {
    visit("/work?view=all");
    keys.press("Tab");
    assertThat(keys.at()).isEqualTo(new Stop("link", "Skip to content"));
    keys.sees("Skip to content");
    keys.press("Enter", "Tab");
    assertThat(keys.at()).isEqualTo(new Stop("checkbox", "Select all shown"));
  }

  @Test
  void aDialogKeepsTheFocusAndGivesItBack() {
    visit("/work?view=all");
    find("Work denial");
    keys.shortcut("assign");
    List<Stop> inside = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      inside.add(keys.at());
      keys.press("Tab");
    }
    assertThat(inside)
        .filteredOn(stop -> !stop.equals(Stop.NONE))
        .containsOnly(
            new Stop("combobox", "To"), new Stop("button", "Cancel"), new Stop("button", "Assign"));
    keys.press("Escape");
    assertThat(keys.at()).isEqualTo(new Stop("link", "Work denial"));
    keys.shortcut("all keys");
    keys.sees("claim the most urgent task and open it");
    assertThat(keys.at()).isEqualTo(new Stop("button", "Close"));
    keys.press("Enter");
    assertThat(keys.at()).isEqualTo(new Stop("link", "Work denial"));
  }

  @Test
  void theFocusStaysWhereRowsAndPreviewAreReplaced() throws IOException {
    visit("/work?view=all");
    find("Work denial");
    String row = row();
    keys.shortcut("claim");
    keys.sees("1 done");
    page.locator("#preview [data-key=u]").waitFor();
    assertThat(row()).isEqualTo(row);
    keys.shortcut("preview");
    keys.to("Release");
    keys.press("Enter");
    keys.sees("Released");
    page.locator("#preview [data-key=c]").waitFor();
    keys.to("Claim");
    keys.press("Escape");
    assertThat(row()).isEqualTo(row);
    assertThat(get("/api/tasks/" + row).path("task").path("assignee").isNull()).isTrue();
  }

  @Test
  void theKeysAreAboutTheRowThatTabHasReached() throws IOException {
    visit("/work?view=denials");
    keys.to("Work denial");
    keys.press("Tab");
    keys.to("Work denial");
    String second = row();
    keys.shortcut("select");
    keys.sees("1 selected");
    keys.shortcut("claim");
    keys.sees("1 done");
    assertThat(get("/api/tasks/" + second).path("task").path("assignee").asText())
        .isEqualTo(MANAGER);
    post("/api/tasks/" + second + "/release", "{}");
  }

  @Test
  void theListIsFoundAsItWasLeft() {
    visit("/work?view=denials");
    keys.select("At stake at least", "$100 or more");
    keys.sees("tasks");
    page.waitForTimeout(1000);
    keys.to("Work denial");
    keys.shortcut("move");
    String row = row();
    keys.press("Enter");
    page.waitForURL("**/work/tasks/**");
    ready();
    keys.shortcut("My work");
    isAsLeft(row);
    keys.press("Enter");
    page.waitForURL("**/work/tasks/**");
    ready();
    page.goBack();
    isAsLeft(row);
  }

  private void isAsLeft(String row) {
    page.waitForURL("**/work?view=denials");
    ready();
    assertThat(row()).isEqualTo(row);
    keys.back("At stake at least");
    assertThat(keys.chosen()).isEqualTo("$100 or more");
    keys.to("Work denial");
    while (!row().equals(row)) {
      keys.shortcut("move");
    }
  }

  @Test
  void aDateThatIsNoneStaysAndIsSaid() {
    open("Work denial");
    decide("Documents were sent to the payer");
    keys.fill("Ask again on", "next week");
    keys.press("Tab");
    keys.sees("Enter a date such as");
    keys.back("Ask again on");
    assertThat(keys.value()).isEqualTo("next week");
    keys.shortcut("Complete and next");
    keys.sees("Some fields are missing or wrong");
    assertThat(keys.at().name()).isEqualTo("Ask again on");
    keys.press("Escape");
    assertThat(keys.at().name()).isEqualTo("Ask again on");
    keys.fill("Ask again on", "3/1/2026");
    keys.shortcut("Complete and next");
    keys.sees("Must be a day to come");
    refusalsAreExpected();
    assertThat(keys.at().name()).isEqualTo("Ask again on");
  }

  @Test
  void whatWasEnteredIsADraftWhenItsTaskIsLeft() {
    String task = open("Work denial");
    decide("Write it off");
    keys.fill("Comment", "Asked the payer");
    keys.press("Escape");
    assertThat(keys.at()).isEqualTo(new Stop("group", "Form"));
    keys.shortcut("My work");
    page.waitForURL("**/work?view=all");
    ready();
    keys.sees("Draft saved");
    assertThat(row()).isEqualTo(task);
    keys.press("Enter");
    page.waitForURL("**/work/tasks/**");
    ready();
    keys.to("Comment");
    assertThat(keys.value()).isEqualTo("Asked the payer");
  }

  /** The task whose row has the focus. */
  private String row() {
    return String.valueOf(
        page.evaluate("() => document.activeElement.closest('tr')?.dataset.id ?? ''"));
  }

  /** From the list to a task of a kind; its id. */
  private String open(String kind) {
    visit("/work");
    keys.toBeginning("All open");
    keys.press("Enter");
    page.waitForURL("**/work?view=all");
    ready();
    keys.sees("open");
    find(kind);
    keys.press("Enter");
    page.waitForURL("**/work/tasks/**");
    ready();
    keys.sees(QUESTION);
    String address = page.url();
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private void find(String kind) {
    List<Stop> passed = new ArrayList<>();
    keys.press("k");
    for (Stop row = keys.at(); !row.name().equals(kind); row = keys.at()) {
      passed.add(row);
      assertThat(passed).as("rows without " + kind).hasSizeLessThan(MOST_ROWS);
      keys.shortcut("move");
    }
  }

  private void decide(String answer) {
    keys.shortcut("Decide");
    keys.choose(QUESTION, answer);
  }

  /** The page after it says what was done, and its focus stands somewhere; REST knows it, too. */
  private void done(String task, String decision) throws IOException {
    page.waitForURL(url -> !url.endsWith(task));
    ready();
    keys.sees(", done: ");
    assertThat(keys.at()).isNotEqualTo(Stop.NONE);
    JsonNode now = get("/api/tasks/" + task).path("task");
    assertThat(now.path("state").asText()).isEqualTo("DONE");
    assertThat(now.path("decision").asText()).isEqualTo(decision);
    assertThat(now.path("decidedBy").asText()).isEqualTo(MANAGER);
  }

  private JsonNode call(String task) throws IOException {
    return get("/api/tasks/" + task).path("calls").path(0);
  }
}
