package org.cobaltclaims.engine.embedded.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows of one kind in the order of their ids, found by id and by owner. Not thread-safe. */
final class Table<R extends Row> {

  private final TreeMap<RowId, R> rows = new TreeMap<>();
  private final Map<Long, List<R>> byOwner = new HashMap<>();

  /** Adds a row, in place of the one with its id if there is one. */
  void put(R row) {
    R old = rows.put(row.id, row);
    if (row.owner == Row.NOBODY) {
      return;
    }
    List<R> owned = byOwner.computeIfAbsent(row.owner, owner -> new ArrayList<>(4));
    if (old != null) {
      owned.remove(old);
    }
    owned.add(row);
  }

  @Nullable R get(RowId id) {
    return rows.get(id);
  }

  @Nullable R get(long key) {
    return rows.get(RowId.of(key));
  }

  Collection<R> all() {
    return rows.values();
  }

  /** The rows of an owner, in the order in which they came. */
  List<R> of(long owner) {
    return byOwner.getOrDefault(owner, List.of());
  }

  void removeOf(long owner) {
    List<R> owned = byOwner.remove(owner);
    if (owned != null) {
      owned.forEach(row -> rows.remove(row.id));
    }
  }

  int size() {
    return rows.size();
  }

  void clear() {
    rows.clear();
    byOwner.clear();
  }
}
