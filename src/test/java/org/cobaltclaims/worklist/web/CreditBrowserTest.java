package org.cobaltclaims.worklist.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** From the task about a credit to the chart on which it is settled. */
class CreditBrowserTest extends BrowserTest {

  @Test
  void aCreditIsPaidBackOnTheChartAndItsTaskClosesByItself() {
    visit("/work?view=all");
    page.locator("#rows a.open")
        .filter(new Locator.FilterOptions().setHasText("Credit balance"))
        .first()
        .click();
    page.waitForURL("**/work/tasks/*");
    ready();
    assertThat(page.getByLabel("Money of the visit")).containsText("Credit");
    page.locator("[data-segment]").first().click();
    assertThat(page.locator("#raw .hit")).isVisible();
    page.keyboard().press("Escape");
    String task = page.url();
    isAccessible();
    page.keyboard().press("p");
    page.waitForURL("**/patients/*");
    page.locator("[data-refund]").first().click();
    Locator where = page.locator("#pay [name=to]");
    assertThat(where.locator("option").first()).containsText("back to the patient");
    assertThat(page.locator("#pay [name=amount]")).not().hasValue("");
    page.locator("#pay [name=reason]").fill("paid twice");
    isAccessible();
    page.locator("#pay-do").click();
    assertThat(page.locator("aside.cs")).containsText("Refund, card");
    assertThat(page.locator("[data-refund]")).hasCount(0);
    page.navigate(task);
    assertThat(page.locator("#decide")).containsText("Closed: it has settled itself");
  }
}
