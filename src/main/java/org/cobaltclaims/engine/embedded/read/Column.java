package org.cobaltclaims.engine.embedded.read;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A property of the rows of a table, under its name in the API.
 *
 * @param allowed the values there are, empty when there is no such list
 * @param uses what it serves for
 */
record Column<R>(String name, Kind kind, Value<R> value, Set<String> allowed, Set<Use> uses) {

  /** What a property serves for. */
  enum Use {
    /** It stands in an answer. */
    SHOW,
    /** A filter may ask for it. */
    FILTER,
    /** Rows may be sorted by it. */
    SORT
  }

  /** Reads the property from a row. */
  @FunctionalInterface
  interface Value<R> {

    /** The value as the column's kind has it, null when it is absent. */
    @Nullable Object of(R row);
  }

  boolean serves(Use use) {
    return uses.contains(use);
  }
}
