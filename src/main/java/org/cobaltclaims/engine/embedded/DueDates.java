package org.cobaltclaims.engine.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** When what is due, by key; instants in milliseconds since the epoch. Not thread-safe. */
final class DueDates {

  private final Map<Long, Long> dueByKey = new HashMap<>();
  private final TreeMap<Long, Integer> countByDue = new TreeMap<>();

  void put(long key, long due) {
    remove(key);
    dueByKey.put(key, due);
    countByDue.merge(due, 1, Integer::sum);
  }

  void remove(long key) {
    Long due = dueByKey.remove(key);
    if (due != null) {
      countByDue.computeIfPresent(due, (at, count) -> count == 1 ? null : count - 1);
    }
  }

  void clear() {
    dueByKey.clear();
    countByDue.clear();
  }

  int size() {
    return dueByKey.size();
  }

  /** The earliest of all, empty for none. */
  OptionalLong next() {
    return countByDue.isEmpty() ? OptionalLong.empty() : OptionalLong.of(countByDue.firstKey());
  }

  boolean anyDue(long nowMillis) {
    return !countByDue.isEmpty() && countByDue.firstKey() <= nowMillis;
  }
}
