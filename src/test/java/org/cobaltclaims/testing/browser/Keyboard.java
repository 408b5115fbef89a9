package org.cobaltclaims.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody at the desk who has no mouse. Keys are all that is sent to the page, and controls are
 * known by the names that screen readers say: Tab is pressed until one is reached, and each stop on
 * the way must be seen, bear a visible focus and have a name. A shortcut is pressed only where the
 * page shows it.
 */
public final class Keyboard {

  private static final int MOST_STOPS = 120;

  /** Role and name of the first line of an ARIA snapshot, such as {@code - radio "Mailed"}. */
  private static final Pattern SNAPSHOT =
      Pattern.compile("- '?(\\w+)(?: \"((?:[^\"\\\\]|\\\\.)*)\")?.*", Pattern.DOTALL);

  /** How keys are called on the keys shown, beside letters and signs. */
  private static final Map<String, String> KEYS =
      Map.of("↵", "Enter", "→", "ArrowRight", "Esc", "Escape", "Ctrl", "Control");

  private static final String STOP =
      """
      () => {
        const here = document.activeElement;
        if (!here || here === document.body) return null;
        const box = here.getBoundingClientRect();
        const ringed = (element) => {
          const style = getComputedStyle(element);
          return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
        };
        const group = here.closest('.fjs-input-group');
        return {
          tag: here.tagName.toLowerCase(),
          label: here.ariaLabel ?? here.textContent.trim(),
          seen: here.checkVisibility({ visibilityProperty: true, opacityProperty: true })
            && box.width > 0 && box.height > 0
            && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
          ringed: ringed(here) || group !== null && ringed(group),
          keys: [...here.querySelectorAll('kbd')].map((key) => key.textContent.trim()).join(' '),
          group: here.closest('[role=radiogroup]')?.getAttribute('aria-labelledby') ?? '',
          checked: here.checked === true,
          value: here.value ?? '',
          text: here.tagName === 'SELECT' ? here.selectedOptions[0]?.text ?? '' : '',
        };
      }
      """;

  private static final String SHOWN =
      """
      () => [...document.querySelectorAll('kbd')]
        .filter((key) => {
          const box = key.getBoundingClientRect();
          const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          return top !== null && (key.contains(top) || key.parentElement.contains(top));
        })
        .map((key) => {
          const about = key.parentElement.tagName === 'DT'
            ? key.parentElement.nextElementSibling : key.parentElement;
          const words = about.cloneNode(true);
          words.querySelectorAll('kbd').forEach((one) => one.remove());
          const text = words.textContent.trim() || about.querySelector('input')?.ariaLabel || '';
          return [text, key.textContent.trim()];
        })
      """;

  private final Page page;

  public Keyboard(Page page) {
    this.page = page;
  }

  /**
   * What has the focus.
   *
   * @param role as screen readers know it; empty if nothing has the focus
   * @param name without the shortcut that stands with it
   */
  public record Stop(String role, String name) {

    /** Nothing has the focus: it was lost. */
    public static final Stop NONE = new Stop("", "");

    @Override
    public String toString() {
      return role + " \"" + name + "\"";
    }
  }

  private record Sight(
      String tag,
      String label,
      boolean seen,
      boolean ringed,
      String keys,
      String group,
      boolean checked,
      String value,
      String text) {}

  /** Presses keys, one after another, such as {@code Control+Enter}. */
  public void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  public void type(String text) {
    page.keyboard().type(text);
  }

  /** Waits until a text can be seen; what is there for screen readers alone does not count. */
  public void sees(String text) {
    page.getByText(text)
        .and(page.locator(":not(.visually-hidden)"))
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
  }

  /** What has the focus now. */
  public Stop at() {
    Stop stop = now();
    // What has the focus may be drawn anew at this moment.
    for (int tries = 0; tries < 20 && stop.role().equals("a"); tries++) {
      page.waitForTimeout(100);
      stop = now();
    }
    return stop;
  }

  private Stop now() {
    Locator focused = page.locator("*:focus");
    return focused.count() == 0 ? Stop.NONE : stop(focused.first().ariaSnapshot());
  }

  private Stop stop(String snapshot) {
    Matcher first = SNAPSHOT.matcher(snapshot);
    Sight sight = sight();
    if (!first.matches()) {
      return new Stop(sight.tag(), sight.label());
    }
    String name = first.group(2) == null ? "" : first.group(2).replaceAll("\\\\(.)", "$1");
    String keys = sight.keys();
    boolean shown = !keys.isEmpty() && name.endsWith(keys);
    return new Stop(
        first.group(1), shown ? name.substring(0, name.length() - keys.length()).strip() : name);
  }

  private Sight sight() {
    if (!(page.evaluate(STOP) instanceof Map<?, ?> seen)) {
      return new Sight("", "", false, false, "", "", false, "", "");
    }
    return new Sight(
        seen.get("tag").toString(),
        seen.get("label").toString(),
        seen.get("seen").equals(true),
        seen.get("ringed").equals(true),
        seen.get("keys").toString(),
        seen.get("group").toString(),
        seen.get("checked").equals(true),
        seen.get("value").toString(),
        seen.get("text").toString());
  }

  /** Tab until a control of this name has the focus. */
  public void to(String name) {
    walk("Tab", stop -> stop.name().equals(name), name);
  }

  /** Shift+Tab until a control of this name has the focus. */
  public void back(String name) {
    walk("Shift+Tab", stop -> stop.name().equals(name), name);
  }

  /** Tab until a control whose name begins so has the focus. */
  public void toBeginning(String beginning) {
    walk("Tab", stop -> stop.name().startsWith(beginning), beginning + "...");
  }

  /** All stops of the Tab key, from here once around the page. */
  public List<Stop> stops() {
    List<Stop> stops = new ArrayList<>();
    String around = "() => document.activeElement === window.firstStop";
    press("Tab");
    page.evaluate("() => { window.firstStop = document.activeElement; }");
    do {
      Stop stop = at();
      if (!stop.equals(Stop.NONE)) {
        isSeen(stop, stops);
        stops.add(stop);
      }
      press("Tab");
    } while (!page.evaluate(around).equals(true) && stops.size() < MOST_STOPS);
    return stops;
  }

  private void walk(String key, Predicate<Stop> wanted, String name) {
    List<Stop> passed = new ArrayList<>();
    for (Stop stop = at(); passed.size() < MOST_STOPS; stop = at()) {
      if (wanted.test(stop)) {
        isSeen(stop, passed);
        return;
      }
      if (!stop.equals(Stop.NONE) && !passed.isEmpty()) {
        isSeen(stop, passed);
      }
      passed.add(stop);
      press(key);
    }
    throw new AssertionError("no %s leads to \"%s\"; it passed %s".formatted(key, name, passed));
  }

  private void isSeen(Stop stop, List<Stop> passed) {
    Sight sight = sight();
    // Where a part of the page is drawn anew the focus comes back to it.
    for (int i = 0; i < 20 && !(sight.seen() && sight.ringed()); i++) {
      page.waitForTimeout(100);
      sight = sight();
    }
    assertThat(sight.seen()).as("%s can be seen, after %s", stop, passed).isTrue();
    assertThat(sight.ringed()).as("%s shows that it has the focus", stop).isTrue();
    assertThat(stop.name())
        .as("name of a %s, after %s", stop.role(), passed)
        .isNotBlank()
        .doesNotContain("null");
  }

  /** Presses the key that the page shows for something, such as {@code Complete and next}. */
  public void shortcut(String label) {
    List<List<String>> shown = shown();
    String keys =
        shown.stream()
            .filter(one -> one.get(0).equals(label))
            .map(one -> one.get(1))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no key for " + label + " among " + shown));
    press(String.join("+", List.of(keys.split(" ")).stream().map(Keyboard::key).toList()));
  }

  private static String key(String shown) {
    return KEYS.getOrDefault(shown, shown.toLowerCase(java.util.Locale.ROOT));
  }

  private List<List<String>> shown() {
    List<List<String>> shown = new ArrayList<>();
    if (page.evaluate(SHOWN) instanceof List<?> all) {
      for (Object one : all) {
        shown.add(((List<?>) one).stream().map(String::valueOf).toList());
      }
    }
    return shown;
  }

  /** Replaces what stands in a field. */
  public void fill(String label, String text) {
    to(label);
    press("Control+a");
    type(text);
  }

  /** Chooses one of the answers to a question. */
  public void choose(String question, String answer) {
    walk("Tab", stop -> stop.role().equals("radio") && asks(question), question);
    List<Stop> passed = new ArrayList<>();
    for (Stop stop = at(); !stop.name().equals(answer); stop = at()) {
      assertThat(passed).as("answers of %s without %s", question, answer).doesNotContain(stop);
      passed.add(stop);
      press("ArrowDown");
    }
    if (!sight().checked()) {
      press("Space");
    }
    assertThat(sight().checked()).as("%s is chosen", answer).isTrue();
  }

  private boolean asks(String question) {
    String group = sight().group();
    return !group.isEmpty()
        && page.locator("[id='" + group + "']")
            .innerText()
            .replace("*", "")
            .strip()
            .equals(question);
  }

  /** Chooses an option of a list that drops down. */
  public void select(String label, String option) {
    to(label);
    type(option);
    assertThat(sight().text()).as(label).isEqualTo(option);
  }

  /** The option that stands in the list that has the focus. */
  public String chosen() {
    return sight().text();
  }

  /** What stands in the field that has the focus. */
  public String value() {
    return sight().value();
  }
}
