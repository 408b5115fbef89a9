package org.cobaltclaims.edi;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.edi.Problem.Severity;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads values out of elements; what cannot be read becomes a problem and null. */
public final class Fields {
  private static final Pattern OTHER_SEPARATOR =
      Pattern.compile("[A-Z0-9]{2,3}([^A-Za-z0-9 .-])[A-Z0-9].*");

  /** Ten billion dollars, so that no sum over a file can overflow; the guides allow 99999999.99. */
  private static final long LARGEST_CENTS = 1_000_000_000_000L;

  private final Problems problems;

  public Fields(Problems problems) {
    this.problems = problems;
  }

  /** The amount, null with a problem if it is none or empty. */
  public @Nullable Money money(Segment segment, int element, String loop) {
    Money amount = amount(segment.element(element));
    if (amount == null) {
      wrong(segment, element, loop, "AMOUNT", "is no amount in dollars and cents");
    }
    return amount;
  }

  /** The amount; null if the text is none, is empty, or is larger than money ever is. */
  static @Nullable Money amount(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      Money amount = Money.parse(text);
      return Math.abs(amount.cents()) > LARGEST_CENTS ? null : amount;
    } catch (NumberFormatException notAnAmount) {
      return null;
    }
  }

  /** The amount, null without a problem if the element is empty. */
  public @Nullable Money optionalMoney(Segment segment, int element, String loop) {
    return segment.element(element).isEmpty() ? null : money(segment, element, loop);
  }

  /** The number in its shortest form, null without a problem if empty, with one if unreadable. */
  public @Nullable BigDecimal decimal(Segment segment, int element, String loop) {
    String text = segment.element(element);
    if (text.isEmpty()) {
      return null;
    }
    try {
      if (text.length() <= 4 && digits(text)) {
        return BigDecimal.valueOf(Integer.parseInt(text));
      }
      if (text.length() <= 18) {
        return shortest(new BigDecimal(text));
      }
    } catch (NumberFormatException notANumber) {
      // reported below
    }
    wrong(segment, element, loop, "NUMBER", "is no number");
    return null;
  }

  private static boolean digits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Without trailing zeros and without exponent, so that equal numbers are equal records. */
  public static BigDecimal shortest(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** The whole number, 0 with a problem if it is none, 0 without one if empty. */
  public int integer(Segment segment, int element, String loop) {
    String text = segment.element(element);
    if (text.isEmpty()) {
      return 0;
    }
    if (text.length() <= 9 && digits(text)) {
      return Integer.parseInt(text);
    }
    wrong(segment, element, loop, "NUMBER", "is no whole number");
    return 0;
  }

  /** The CCYYMMDD date, null without a problem if empty, with a warning if unreadable. */
  public @Nullable LocalDate date(Segment segment, int element, String loop) {
    String text = segment.element(element);
    if (text.isEmpty()) {
      return null;
    }
    LocalDate date = date(text);
    if (date == null) {
      problems.add(
          Severity.WARNING,
          segment.position(),
          loop,
          name(segment, element),
          "DATE",
          name(segment, element) + " is no date in the form CCYYMMDD");
    }
    return date;
  }

  /** CCYYMMDD; null if it is none. */
  public static @Nullable LocalDate date(String text) {
    if (text.length() != 8 || !digits(text)) {
      return null;
    }
    int number = Integer.parseInt(text);
    try {
      return LocalDate.of(number / 10_000, number / 100 % 100, number % 100);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  /** CCYYMMDD and HHMM[SS[DD]], to the minute; null if either is none. */
  public static @Nullable LocalDateTime minute(String dateText, String timeText) {
    LocalDate date = date(dateText);
    if (date == null || timeText.length() < 4 || !digits(timeText)) {
      return null;
    }
    int hour = Integer.parseInt(timeText.substring(0, 2));
    int minute = Integer.parseInt(timeText.substring(2, 4));
    return hour > 23 || minute > 59 ? null : date.atTime(LocalTime.of(hour, minute));
  }

  /**
   * The components of a composite that has at least two. Where the sender separates them by a
   * character that ISA16 does not name, they are taken apart all the same and an error says so.
   */
  public List<String> composite(Segment segment, int element, String loop) {
    List<String> parts = segment.components(element);
    if (parts.size() != 1) {
      return parts;
    }
    Matcher other = OTHER_SEPARATOR.matcher(parts.get(0));
    if (!other.matches()) {
      return parts;
    }
    wrong(segment, element, loop, "ISA16", "is separated by a character that ISA16 does not name");
    return List.of(parts.get(0).split(Pattern.quote(other.group(1)), -1));
  }

  /** The procedure of a composite, null if it has no qualifier or code. */
  public @Nullable Procedure procedure(Segment segment, int element, String loop) {
    List<String> parts = composite(segment, element, loop);
    if (parts.size() < 2 || parts.get(0).isBlank() || parts.get(1).isBlank()) {
      return null;
    }
    List<String> modifiers = new ArrayList<>(4);
    for (int i = 2; i < Math.min(parts.size(), 6); i++) {
      if (!parts.get(i).isEmpty()) {
        modifiers.add(parts.get(i));
      }
    }
    String description = parts.size() > 6 && !parts.get(6).isEmpty() ? parts.get(6) : null;
    return new Procedure(parts.get(0), parts.get(1), modifiers, description);
  }

  /** Notes that a required loop or segment is not there. */
  public void missing(int position, String loop, String element, String what) {
    problems.add(
        Severity.ERROR, position, loop, element, "REQUIRED", what + " is required and missing");
  }

  /** Notes that an element holds what it must not. */
  public void wrong(Segment segment, int element, String loop, String rule, String what) {
    problems.add(
        Severity.ERROR,
        segment.position(),
        loop,
        name(segment, element),
        rule,
        name(segment, element) + " " + what);
  }

  /** A lesser fault: what stands there is used as it is. */
  public void doubtful(Segment segment, String element, String loop, String rule, String message) {
    problems.add(Severity.WARNING, segment.position(), loop, element, rule, message);
  }

  /** Such as {@code CLM02}. */
  static String name(Segment segment, int element) {
    return segment.tag() + (element < 10 ? "0" : "") + element;
  }
}
