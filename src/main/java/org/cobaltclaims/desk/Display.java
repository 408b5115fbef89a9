package org.cobaltclaims.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How things look on a page; templates call it {@code @show}. */
@Component("show")
public class Display {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.US);
  private static final int SOON = 3;
  private static final int NEAR = 6;
  private static final List<String> COLOURS = List.of("a", "b", "c", "d", "e");

  private final Clock clock;

  Display(Clock clock) {
    this.clock = clock;
  }

  /** Dollars and cents with a dollar sign, such as {@code $2,418.00}. */
  public String dollars(Money money) {
    return (money.cents() < 0 ? "-$" : "$") + digits(money);
  }

  /** Dollars and cents, as tables with many amounts have them, such as {@code 2,418.00}. */
  public String amount(Money money) {
    return (money.cents() < 0 ? "-" : "") + digits(money);
  }

  private static String digits(Money money) {
    long cents = Math.abs(money.cents());
    return String.format(Locale.US, "%,d.%02d", cents / 100, cents % 100);
  }

  /** A day as American offices write it; a dash for none. */
  public String day(@Nullable LocalDate day) {
    return day == null ? "–" : DAY.format(day);
  }

  /** Month and day. */
  public String shortDay(@Nullable LocalDate day) {
    return day == null ? "–" : day(day).substring(0, 5);
  }

  /** How long until a day, such as {@code 2 d left} or {@code 4 d late}. */
  public String left(LocalDate due) {
    long days = ChronoUnit.DAYS.between(LocalDate.now(clock), due);
    if (days == 0) {
      return "today";
    }
    return days < 0 ? -days + " d late" : days + " d left";
  }

  /** How loud that is shown: {@code bad}, {@code warn} or {@code ok}. */
  public String urgency(LocalDate due) {
    long days = ChronoUnit.DAYS.between(LocalDate.now(clock), due);
    return days <= SOON ? "bad" : days <= NEAR ? "warn" : "ok";
  }

  /** Up to two letters of an account's name. */
  public String initials(String name) {
    String letters = name.replaceAll("[^A-Za-z0-9]", "");
    return letters.substring(0, Math.min(2, letters.length())).toUpperCase(Locale.ROOT);
  }

  /** Always the same of five colours for a name. */
  public String colour(String name) {
    return COLOURS.get(Math.floorMod(name.hashCode(), COLOURS.size()));
  }
}
