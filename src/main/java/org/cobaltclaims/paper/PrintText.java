package org.cobaltclaims.paper;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.StringJoiner;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.money.Money;

/**
 * How values are written on the form: upper case, and no punctuation but where DOMAIN 6.2 wants it.
 */
final class PrintText {

  private static final int ZIP = 5;
  private static final int LONG_ZIP = 9;

  private PrintText() {}

  /** Upper case, accents taken off, everything that the form's font lacks left out. */
  static String upper(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^\\x20-\\x7E]", " ")
        .replaceAll(" +", " ")
        .strip();
  }

  /** What any font has; the case stays. */
  static String printable(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^\\x20-\\x7E]", " ");
  }

  /** Without punctuation; hyphens stay. */
  static String plain(String text) {
    return upper(upper(text).replace("'", "").replaceAll("[^A-Z0-9 &/-]", " "));
  }

  /** Letters and digits alone. */
  static String bare(String text) {
    return upper(text).replaceAll("[^A-Z0-9]", "");
  }

  /** LAST SUFFIX, FIRST, MIDDLE, or an organisation's name. */
  static String name(Name name) {
    if (!name.person()) {
      return plain(name.last());
    }
    StringJoiner parts = new StringJoiner(", ");
    parts.add(plain(name.last() + " " + name.suffix()));
    add(parts, plain(name.first()));
    add(parts, plain(name.middle()));
    return parts.toString();
  }

  /** The same with the initial of the middle name. */
  static String nameWithInitial(Name name) {
    String initial = name.middle().isEmpty() ? "" : name.middle().substring(0, 1);
    return name(new Name(name.person(), name.last(), name.first(), initial, name.suffix()));
  }

  /** FIRST MIDDLE LAST SUFFIX, as providers are named. */
  static String spokenName(Name name) {
    return plain(String.join(" ", name.first(), name.middle(), name.last(), name.suffix()));
  }

  private static void add(StringJoiner parts, String part) {
    if (!part.isEmpty()) {
      parts.add(part);
    }
  }

  /** Street and what follows it. */
  static String street(Address address) {
    return plain(address.line1() + " " + address.line2());
  }

  /** CITY ST 12345-6789. */
  static String cityLine(Address address) {
    return plain(address.city() + " " + address.state() + " " + zip(address));
  }

  /** 12345 or 12345-6789. */
  static String zip(Address address) {
    String digits = bare(address.zip());
    return digits.length() == LONG_ZIP
        ? digits.substring(0, ZIP) + "-" + digits.substring(ZIP)
        : digits;
  }

  /** Dollars, a blank where the form divides, cents: {@code 200 00}. */
  static String money(Money amount) {
    long cents = Math.abs(amount.cents());
    return "%s%d %02d".formatted(amount.isNegative() ? "-" : "", cents / 100, cents % 100);
  }

  /** MM DD CCYY. */
  static String date(LocalDate date) {
    return "%s %s %s".formatted(month(date), day(date), year(date));
  }

  static String month(LocalDate date) {
    return "%02d".formatted(date.getMonthValue());
  }

  static String day(LocalDate date) {
    return "%02d".formatted(date.getDayOfMonth());
  }

  static String year(LocalDate date) {
    return "%04d".formatted(date.getYear());
  }

  static String shortYear(LocalDate date) {
    return "%02d".formatted(date.getYear() % 100);
  }
}
