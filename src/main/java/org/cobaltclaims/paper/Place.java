package org.cobaltclaims.paper;

/**
 * Where a value stands on the form, on a grid of ten characters and six rows to the inch (DOMAIN
 * 6.4).
 *
 * @param item of the form, such as {@code 9a} or {@code 24F}
 * @param part of the item, such as {@code month}; empty if it is the only one
 * @param row from 1
 * @param column of the leftmost character, from 1
 * @param width the most characters that may stand there
 * @param right true if shorter values end where the longest does
 */
public record Place(String item, String part, int row, int column, int width, boolean right) {

  /** The column in which a value of the length begins. */
  int columnOf(int length) {
    return right ? column + width - length : column;
  }

  /** For people: {@code 3 month}. */
  String name() {
    return part.isEmpty() ? item : item + " " + part;
  }
}
