package org.cobaltclaims.paper;

/** Every place of a service line: item 24, a shaded and an unshaded row each (DOMAIN 6.3, 6.4). */
public enum LineBox {
  SUPPLEMENTAL("24", "supplemental", Half.SHADED, 1, 61),
  RENDERING_QUALIFIER("24I", "", Half.SHADED, 65, 2),
  RENDERING_OTHER_ID("24J", "other id", Half.SHADED, 68, 11),
  FROM_MONTH("24A", "from month", Half.PLAIN, 1, 2),
  FROM_DAY("24A", "from day", Half.PLAIN, 4, 2),
  FROM_YEAR("24A", "from year", Half.PLAIN, 7, 2),
  TO_MONTH("24A", "to month", Half.PLAIN, 10, 2),
  TO_DAY("24A", "to day", Half.PLAIN, 13, 2),
  TO_YEAR("24A", "to year", Half.PLAIN, 16, 2),
  PLACE_OF_SERVICE("24B", "", Half.PLAIN, 19, 2),
  EMERGENCY("24C", "", Half.PLAIN, 22, 2),
  PROCEDURE("24D", "code", Half.PLAIN, 25, 6),
  MODIFIER_1("24D", "modifier 1", Half.PLAIN, 33, 2),
  MODIFIER_2("24D", "modifier 2", Half.PLAIN, 36, 2),
  MODIFIER_3("24D", "modifier 3", Half.PLAIN, 39, 2),
  MODIFIER_4("24D", "modifier 4", Half.PLAIN, 42, 2),
  POINTER("24E", "", Half.PLAIN, 45, 4),
  CHARGE("24F", "", Half.PLAIN, 50, 8, true),
  UNITS("24G", "", Half.PLAIN, 59, 3),
  EPSDT("24H", "", Half.PLAIN, 63, 2),
  RENDERING_NPI("24J", "NPI", Half.PLAIN, 68, 10);

  /** Lines of a form. */
  public static final int PER_SHEET = 6;

  private static final int ROWS_BEFORE = 41;
  private static final int ROWS_EACH = 2;

  /** A line has a shaded row and below it one that is not. */
  private enum Half {
    SHADED,
    PLAIN
  }

  private final String item;
  private final String part;
  private final Half half;
  private final int column;
  private final int width;
  private final boolean right;

  LineBox(String item, String part, Half half, int column, int width) {
    this(item, part, half, column, width, false);
  }

  LineBox(String item, String part, Half half, int column, int width, boolean right) {
    this.item = item;
    this.part = part;
    this.half = half;
    this.column = column;
    this.width = width;
    this.right = right;
  }

  /**
   * Where it stands.
   *
   * @param line on its form, 1 to 6
   */
  public Place on(int line) {
    if (line < 1 || line > PER_SHEET) {
      throw new IllegalArgumentException("a form has six lines");
    }
    int row = ROWS_BEFORE + ROWS_EACH * line + half.ordinal();
    return new Place(item, part, row, column, width, right);
  }
}
