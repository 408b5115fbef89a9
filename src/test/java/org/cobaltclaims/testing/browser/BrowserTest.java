package org.cobaltclaims.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cobaltclaims.testing.CobaltProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person at the desk of a practice that has billed for some weeks: the real application over what
 * a demo left behind, in a real Chromium. Each class has its own copy. A page that breaks its
 * content security policy, asks for what is not there or fails in a script fails the test.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BrowserTest {

  /** The day at the desk: after the demo's last, when nothing comes by itself any more. */
  private static final String TODAY = "2026-03-31";

  protected static final String MANAGER = "dana";
  protected static final String PASSWORD = "a long enough secret";
  private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

  private final List<String> faults = new ArrayList<>();
  private Chromium chromium;
  private CobaltProcess application;
  private String address = "";
  private BrowserContext context;
  protected Page page;

  private Path output = Path.of("");

  @RegisterExtension
  final Evidence evidence =
      new Evidence(List.of(() -> Stream.of(page.url()), this::onThePage, this::lastSaid));

  private static final int MOST_LINES = 40;

  /** Machines that test are busy; what never comes fails all the same. */
  private static final double PATIENCE_MILLIS = 60_000;

  /** The narrowest screen that the desk is made for, in pixels. */
  private static final int SMALL_LAPTOP = 1280;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    chromium = Chromium.start();
    Path data = Files.createDirectory(folder.resolve("data"));
    DemoData.copyTo(data);
    prepare(data);
    Path port = data.resolve("cobalt.port");
    Files.deleteIfExists(port);
    output = folder.resolve("run.out");
    application =
        CobaltProcess.start(
            output, List.of("run", "--data", data.toString(), "--date", TODAY), settings());
    assertThat(application.await(() -> filled(port)))
        .as(() -> "it runs; it said\n" + said(output))
        .isTrue();
    address = "http://127.0.0.1:" + Files.readString(port).strip();
    firstAccount();
  }

  /**
   * What is different in this practice.
   *
   * @param data its folder, before the application starts
   */
  protected void prepare(Path data) throws IOException {}

  /** How this practice's application is configured, as variables of its environment. */
  protected Map<String, String> settings() {
    return Map.of();
  }

  private static boolean filled(Path file) {
    try {
      return Files.exists(file) && Files.size(file) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String said(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Stream<String> onThePage() {
    return page.locator("body")
        .innerText()
        .lines()
        .filter(line -> !line.isBlank())
        .limit(MOST_LINES);
  }

  private Stream<String> lastSaid() {
    List<String> lines = said(output).lines().toList();
    return lines.stream().skip(Math.max(0, lines.size() - MOST_LINES));
  }

  private void firstAccount() {
    newPage(1440, 900);
    page.navigate(address + "/");
    page.getByLabel("Your name").fill("Dana Whitfield");
    page.getByLabel("Name to log in with").fill(MANAGER);
    page.getByLabel("Password").fill(PASSWORD);
    page.getByRole(AriaRole.BUTTON).click();
    page.waitForURL(url -> !url.endsWith("/setup"));
    context.close();
  }

  @AfterAll
  void end() {
    if (application != null) {
      application.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void logIn() {
    newPage(1440, 900);
    logIn(MANAGER);
  }

  @AfterEach
  void nothingFailed() {
    context.close();
    assertThat(faults).as("faults in the browser").isEmpty();
  }

  /** Another browser, in which nobody is logged in. */
  protected final void newPage(int width, int height) {
    if (context != null) {
      context.close();
    }
    faults.clear();
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    page = context.newPage();
    page.onPageError(error -> faults.add("script: " + error));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            faults.add("console: " + message.text());
          }
        });
  }

  protected final void logIn(String name) {
    page.navigate(address + "/login");
    page.getByLabel("Name").fill(name);
    page.getByLabel("Password").fill(PASSWORD);
    page.getByRole(AriaRole.BUTTON).click();
    page.waitForURL(url -> !url.contains("/login"));
  }

  /** Where the application answers, without a slash at the end. */
  protected final String address() {
    return address;
  }

  /** Goes to a page and waits until its script is ready. */
  protected final void visit(String path) {
    page.navigate(address + path);
    ready();
  }

  /** Waits until the script of the page is ready. */
  protected final void ready() {
    page.locator("html[data-ready]").waitFor();
  }

  /** An answer that is no success is expected here, and the browser's note of it no fault. */
  protected final void refusalsAreExpected() {
    faults.removeIf(fault -> fault.contains("the server responded with a status of 4"));
  }

  /** Calls the REST interface as the person who is logged in. */
  protected final JsonNode get(String path) throws IOException {
    APIResponse answer = context.request().get(address + path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return new ObjectMapper().readTree(answer.text());
  }

  /** Calls the REST interface as a program of the manager's does. */
  protected final void post(String path, String body) {
    call("POST", path, body);
  }

  /** The same with PUT. */
  protected final void put(String path, String body) {
    call("PUT", path, body);
  }

  private void call(String method, String path, String body) {
    APIResponse answer =
        chromium
            .request()
            .newContext()
            .fetch(
                address + path,
                RequestOptions.create()
                    .setMethod(method)
                    .setHeader("Authorization", Chromium.basic(MANAGER, PASSWORD))
                    .setHeader("Content-Type", "application/json")
                    .setData(body));
    assertThat(answer.ok()).as(path + ": " + answer.text()).isTrue();
  }

  /**
   * Texts that end in the middle of a word because something around them is too narrow and hides
   * the rest; those that end in an ellipsis are meant to.
   */
  private static final String CUT_OFF =
      """
      () => {
        const cut = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const parent = node.parentElement;
          if (!node.textContent.trim() || !parent.checkVisibility({ visibilityProperty: true })
              || parent.closest('select, script, style, svg, .djs-container, .visually-hidden, .skip, dialog:not([open])')) {
            continue;
          }
          const range = document.createRange();
          range.selectNodeContents(node);
          const box = range.getBoundingClientRect();
          let block = parent;
          while (getComputedStyle(block).display === 'inline') {
            block = block.parentElement;
          }
          if (box.width === 0 || getComputedStyle(block).textOverflow === 'ellipsis') {
            continue;
          }
          for (let e = block; e && e !== document.body; e = e.parentElement) {
            const flow = getComputedStyle(e).overflowX;
            if (flow === 'auto' || flow === 'scroll') {
              break;
            }
            if (flow !== 'visible' && box.right > e.getBoundingClientRect().right + 1) {
              cut.push(node.textContent.trim().slice(0, 40));
              break;
            }
          }
        }
        return cut;
      }
      """;

  /** No text is cut off, neither here nor on a small laptop. */
  protected final void isWhole() {
    ViewportSize size = page.viewportSize();
    for (int width : new int[] {SMALL_LAPTOP, size.width}) {
      page.setViewportSize(width, size.height);
      assertThat((List<?>) page.evaluate(CUT_OFF))
          .as("cut off on %s, %d pixels wide", page.url(), width)
          .isEmpty();
    }
    page.setViewportSize(size.width, size.height);
  }

  /**
   * No violation of WCAG 2.1 A and AA, in light and in dark, and on a desk's screen no text cut
   * off.
   */
  protected final void isAccessible() {
    if (page.viewportSize().width >= SMALL_LAPTOP) {
      isWhole();
    }
    for (String theme : List.of("light", "dark")) {
      page.evaluate("theme => document.documentElement.dataset.bsTheme = theme", theme);
      List<String> violations =
          new AxeBuilder(page)
              .withTags(WCAG).analyze().getViolations().stream()
                  .flatMap(
                      rule ->
                          rule.getNodes().stream()
                              .map(node -> rule.getId() + " " + node.getTarget()))
                  .toList();
      assertThat(violations).as("%s, %s", page.url(), theme).isEmpty();
    }
    page.evaluate("() => document.documentElement.dataset.bsTheme = 'light'");
  }
}
