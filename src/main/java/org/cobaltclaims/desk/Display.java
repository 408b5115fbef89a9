package org.cobaltclaims.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.access.Permission;
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

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss", Locale.US);

  /**
   * Behind the qualifiers under which payers and plans know a person: of names (NM108), also of the
   * corrected insured (NM1*74), and of references (REF01).
   */
  private static final Pattern MEMBER_NUMBER =
      Pattern.compile(
          "(?<=\\W(?:MI|34|HN|MR|II)\\W"
              + "|^NM1\\W74\\W[^~]{0,240}\\WC\\W"
              + "|^REF\\W(?:0F|1W|23|28|A6|F6|IG|NQ|SY)\\W)"
              + "([^\\s*~|>:^]+)");

  /** Of an identifier, where not all is shown. */
  private static final int SHOWN = 4;

  private final ActingUser user;
  private final Clock clock;

  Display(ActingUser user, Clock clock) {
    this.user = user;
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

  /** A moment to the second, in UTC. */
  public String moment(Instant moment) {
    return MOMENT.format(moment.atOffset(ZoneOffset.UTC));
  }

  /**
   * A number by which others know a patient, such as the member id: whole to who needs it, its last
   * four characters to others (DOMAIN 11, minimum necessary).
   */
  public String identifier(@Nullable String identifier) {
    String whole = identifier == null ? "" : identifier;
    if (whole.isEmpty() || seesWhole()) {
      return whole;
    }
    return "••••" + whole.substring(Math.max(whole.length() - SHOWN, whole.length() / 2));
  }

  /** Whether who looks may open whole files and forms, in which identifiers stand whole. */
  public boolean seesWhole() {
    return user.may(Permission.SEE_IDENTIFIERS);
  }

  /** A segment of X12, its member numbers as {@link #identifier} shows them. */
  public String segment(String segment) {
    return MEMBER_NUMBER
        .matcher(segment)
        .replaceAll(found -> Matcher.quoteReplacement(identifier(found.group(1))));
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
