package org.cobaltclaims.dashboard;

import java.util.OptionalDouble;

/**
 * The value of a figure with the sums that it is made of.
 *
 * @param numerator the sum above the line, a count or cents; of a median twice the median, so that
 *     the middle between two days is exact
 * @param denominator the sum below the line; of a median 2, or 0 if there is none
 * @param items how many claims, versions or lines count
 */
public record Figure(Kpi kpi, long numerator, long denominator, long items) {

  private static final int DAYS_OF_CHARGES = 90;
  private static final int PERCENT = 100;

  /** In percent, days, or cents; empty where there is nothing to divide by. */
  public OptionalDouble value() {
    if (kpi.unit() == Kpi.Unit.AMOUNT) {
      return OptionalDouble.of(numerator);
    }
    if (denominator == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        switch (kpi.unit()) {
          case SHARE, SHARE_OF_MONEY -> (double) numerator * PERCENT / denominator;
          case DAYS_OF_CHARGES -> (double) numerator * DAYS_OF_CHARGES / denominator;
          case MEDIAN_DAYS, AMOUNT -> (double) numerator / denominator;
        });
  }
}
