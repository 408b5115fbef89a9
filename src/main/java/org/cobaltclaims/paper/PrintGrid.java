package org.cobaltclaims.paper;

/**
 * Where rows and columns lie on the sheet, in points (1/72 inch) from its top left corner: ten
 * columns and six rows to the inch; column 1 is the page's fourth, row 1 its third (DOMAIN 6.4).
 */
final class PrintGrid {

  static final float COLUMN = 7.2f;
  static final float ROW = 12;

  /** Columns of the page left of column 1. */
  static final int LEFT = 3;

  /** Rows of the page above row 1. */
  static final int ABOVE = 2;

  /** From a row's upper edge down to the line on which its letters stand. */
  static final float BASELINE = 9;

  private PrintGrid() {}

  /** The left edge of a column. */
  static float x(double column) {
    return (float) (column - 1 + LEFT) * COLUMN;
  }

  /** The upper edge of a row, from the top of the sheet. */
  static float y(double row) {
    return (float) (row - 1 + ABOVE) * ROW;
  }
}
