package org.cobaltclaims.desk;

import org.jspecify.annotations.Nullable;

/**
 * How many rows a list on a page shows.
 *
 * @param first at first, and at least
 * @param most after "show more", as often as it is pressed
 */
public record ListSize(int first, int most) {

  /** Of a list whose rows take a person's time. */
  public static final ListSize USUAL = new ListSize(100, 1_000);

  /**
   * How many there are to be.
   *
   * @param wished null if nobody said
   */
  public int rows(@Nullable Integer wished) {
    return wished == null ? first : Math.clamp(wished, first, most);
  }
}
