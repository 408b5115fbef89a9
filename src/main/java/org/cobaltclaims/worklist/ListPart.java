package org.cobaltclaims.worklist;

import org.jspecify.annotations.Nullable;

/**
 * A part of a list of the REST interface that is long in a large practice.
 *
 * @param after id of the last one that was got, behind which the list goes on; null from its
 *     beginning
 * @param size how many at most
 */
public record ListPart(@Nullable String after, int size) {

  /** How many where nothing is said. */
  public static final String USUAL = "100";

  private static final int MOST = 1000;

  /**
   * @throws DecisionRefused if the size is none
   */
  public ListPart {
    if (size < 1 || size > MOST) {
      throw DecisionRefused.invalid("size is a number between 1 and " + MOST);
    }
  }
}
