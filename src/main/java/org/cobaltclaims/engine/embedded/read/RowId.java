package org.cobaltclaims.engine.embedded.read;

/**
 * What a row is known by, in the order in which rows are listed unless a query says otherwise.
 *
 * @param key the engine's key
 * @param part the number within what shares the key, 0 where nothing does
 */
record RowId(long key, long part) implements Comparable<RowId> {

  static RowId of(long key) {
    return new RowId(key, 0);
  }

  @Override
  public int compareTo(RowId other) {
    int byKey = Long.compare(key, other.key);
    return byKey != 0 ? byKey : Long.compare(part, other.part);
  }
}
