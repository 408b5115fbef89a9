package org.cobaltclaims.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.stream.Collector;

/**
 * An amount of US dollars in whole cents, of either sign. Arithmetic is exact: an overflow throws
 * {@link ArithmeticException} and never wraps.
 *
 * @param cents the amount in cents
 */
public record Money(@JsonValue long cents) implements Comparable<Money> {

  public static final Money ZERO = new Money(0);

  /** The amount in cents, as JSON and the database hold it. */
  @JsonCreator
  public static Money ofCents(long cents) {
    return cents == 0 ? ZERO : new Money(cents);
  }

  /**
   * Reads an X12 monetary element (type R): {@code 64}, {@code 64.00}, {@code -1.25}, {@code .5}.
   *
   * @throws NumberFormatException if the text is no number or has a fraction of a cent; the message
   *     does not repeat the text
   */
  public static Money parse(String text) {
    int length = text.length();
    int start = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    long cents = 0;
    int digits = 0;
    int decimals = -1;
    for (int i = start; i < length; i++) {
      char c = text.charAt(i);
      if (c == '.' && decimals < 0) {
        decimals = 0;
      } else if (c < '0' || c > '9') {
        throw new NumberFormatException("not an amount of money");
      } else if (decimals >= 2) {
        if (c != '0') {
          throw new NumberFormatException("amount has a fraction of a cent");
        }
      } else {
        cents = cents * 10 + (c - '0');
        digits++;
        decimals = decimals < 0 ? decimals : decimals + 1;
      }
    }
    if (digits == 0 || digits - Math.max(decimals, 0) > 16) {
      throw new NumberFormatException("not an amount of money");
    }
    for (int i = Math.max(decimals, 0); i < 2; i++) {
      cents = Math.multiplyExact(cents, 10L);
    }
    return ofCents(text.charAt(0) == '-' ? -cents : cents);
  }

  public Money plus(Money other) {
    return ofCents(Math.addExact(cents, other.cents));
  }

  public Money minus(Money other) {
    return ofCents(Math.subtractExact(cents, other.cents));
  }

  public Money negated() {
    return ofCents(Math.negateExact(cents));
  }

  public boolean isZero() {
    return cents == 0;
  }

  public boolean isPositive() {
    return cents > 0;
  }

  public boolean isNegative() {
    return cents < 0;
  }

  public Money min(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public Money max(Money other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** A collector that adds up. */
  public static Collector<Money, ?, Money> sum() {
    return Collector.of(
        () -> new long[1],
        (total, money) -> total[0] = Math.addExact(total[0], money.cents),
        (left, right) -> {
          left[0] = Math.addExact(left[0], right[0]);
          return left;
        },
        total -> ofCents(total[0]));
  }

  /**
   * The shortest X12 form (type R, DOMAIN 1.1-7): {@code 64}, {@code 64.5}, {@code -1.25}, {@code
   * 0}.
   */
  public String toX12() {
    return BigDecimal.valueOf(cents, 2).stripTrailingZeros().toPlainString();
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(cents, other.cents);
  }

  /** For people: {@code 64.00}, {@code -1.25}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }
}
