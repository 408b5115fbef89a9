package org.cobaltclaims.dashboard.web;

import java.util.Locale;
import java.util.OptionalDouble;
import org.cobaltclaims.dashboard.Figure;
import org.cobaltclaims.dashboard.Kpi;
import org.cobaltclaims.dashboard.Kpi.Target.Sense;
import org.cobaltclaims.dashboard.Kpi.Unit;
import org.cobaltclaims.dashboard.KpiTargets;
import org.cobaltclaims.dashboard.TestFiles;
import org.cobaltclaims.desk.Display;
import org.cobaltclaims.money.Money;
import org.springframework.stereotype.Component;

/** Figures as pages show them; templates call it {@code @kpis}. */
@Component("kpis")
class KpiWords {

  private static final String NONE = "–";
  private static final double THOUSAND = 100_000;
  private static final double MILLION = 100_000_000;

  private final Display show;
  private final TestFiles testFiles;
  private final KpiTargets targets;

  KpiWords(Display show, TestFiles testFiles, KpiTargets targets) {
    this.show = show;
    this.testFiles = testFiles;
    this.targets = targets;
  }

  /**
   * True if all files that were sent were test files, so that what is shown is no real business.
   */
  public boolean testsOnly() {
    return testFiles.areAll();
  }

  /** The value without its unit; a dash where there is none. */
  public String number(Figure figure) {
    OptionalDouble value = figure.value();
    if (value.isEmpty()) {
      return NONE;
    }
    return figure.kpi().unit() == Unit.AMOUNT
        ? shortDollars(Math.round(value.getAsDouble()))
        : decimal(value.getAsDouble());
  }

  /** What stands behind the number: a percent sign, days, or nothing. */
  public String unit(Kpi kpi) {
    return switch (kpi.unit()) {
      case SHARE, SHARE_OF_MONEY -> "%";
      case MEDIAN_DAYS, DAYS_OF_CHARGES -> " d";
      case AMOUNT -> "";
    };
  }

  /** Number and unit. */
  public String value(Figure figure) {
    return figure.value().isEmpty() ? NONE : number(figure) + unit(figure.kpi());
  }

  /** What is to be reached, such as {@code at least 95%}; empty if nothing is. */
  public String target(Kpi kpi) {
    Kpi.Target target = targets.of(kpi);
    if (target.sense() == Sense.NONE) {
      return "";
    }
    String goal = goal(kpi, target.percentOrDays());
    return target.sense() == Sense.AT_LEAST ? "at least " + goal : "at most " + goal;
  }

  /** A target's number with its unit. */
  public String goal(Kpi kpi, int goal) {
    return kpi.unit() == Unit.AMOUNT ? show.dollars(Money.ofCents(goal)) : goal + unit(kpi);
  }

  /** {@code good}, {@code bad}, or empty where there is no value or no target. */
  public String tone(Figure figure) {
    Kpi.Target target = targets.of(figure.kpi());
    boolean judged = figure.value().isPresent() && target.sense() != Sense.NONE;
    return !judged ? "" : target.reachedBy(figure.value().getAsDouble()) ? "good" : "bad";
  }

  /**
   * How much more or less than before, with its sign; empty where nothing changed or one of both
   * has no value.
   */
  public String change(Figure now, Figure before) {
    if (now.value().isEmpty() || before.value().isEmpty()) {
      return "";
    }
    double more = now.value().getAsDouble() - before.value().getAsDouble();
    if (more == 0) {
      return "";
    }
    String sign = more > 0 ? "+" : "−";
    double size = Math.abs(more);
    return sign
        + switch (now.kpi().unit()) {
          case SHARE, SHARE_OF_MONEY -> decimal(size) + " pt";
          case MEDIAN_DAYS, DAYS_OF_CHARGES -> decimal(size) + " d";
          case AMOUNT -> shortDollars(Math.round(size));
        };
  }

  /** {@code up}, {@code down} or {@code same}. */
  public String direction(Figure now, Figure before) {
    String change = change(now, before);
    return change.startsWith("+") ? "up" : change.startsWith("−") ? "down" : "same";
  }

  /** {@code good} or {@code bad} for a change; empty where it is neither. */
  public String changeTone(Figure now, Figure before) {
    Sense sense = now.kpi().target().sense();
    String direction = direction(now, before);
    if (direction.equals("same") || sense == Sense.NONE) {
      return "";
    }
    return direction.equals("up") == (sense == Sense.AT_LEAST) ? "good" : "bad";
  }

  /** A sum above the line, as the figure counts. */
  public String part(Kpi kpi, long sum) {
    return kpi.unit().isMoney() ? show.dollars(Money.ofCents(sum)) : count(sum);
  }

  /** A sum below the line; of an amount it is how many there are. */
  public String whole(Kpi kpi, long sum) {
    return kpi.unit() == Unit.AMOUNT ? count(sum) : part(kpi, sum);
  }

  /** What a figure is made of, such as {@code 19 of 23}. */
  public String made(Figure figure) {
    if (figure.value().isEmpty()) {
      return "nothing counts in these days";
    }
    return switch (figure.kpi().unit()) {
      case SHARE -> count(figure.numerator()) + " of " + count(figure.denominator());
      case SHARE_OF_MONEY, DAYS_OF_CHARGES ->
          shortDollars(figure.numerator()) + " of " + shortDollars(figure.denominator());
      case MEDIAN_DAYS, AMOUNT ->
          count(figure.items()) + (figure.items() == 1 ? " claim" : " claims");
    };
  }

  /** Whole numbers with separators. */
  public String count(long number) {
    return String.format(Locale.US, "%,d", number);
  }

  /** Dollars for where there is little room, such as {@code $1.27M}. */
  public String shortDollars(long cents) {
    String sign = cents < 0 ? "-$" : "$";
    double size = Math.abs((double) cents);
    if (size >= MILLION) {
      return sign + String.format(Locale.US, "%.2fM", size / MILLION);
    }
    if (size >= 10 * THOUSAND) {
      return sign + String.format(Locale.US, "%,.0fk", size / THOUSAND);
    }
    return show.dollars(Money.ofCents(cents));
  }

  /** A percentage of a share. */
  public String percent(double value) {
    return decimal(value) + "%";
  }

  private static String decimal(double value) {
    return String.format(Locale.US, "%,.1f", value);
  }
}
