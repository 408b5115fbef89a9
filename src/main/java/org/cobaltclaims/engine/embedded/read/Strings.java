package org.cobaltclaims.engine.embedded.read;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts of records: ids that repeat are held once, what is empty is absent. Not thread-safe. */
final class Strings {

  /** Ids come from models and are few; a bound all the same. */
  private static final int MOST = 20_000;

  private final Map<String, String> pool = new HashMap<>();

  /** The text, held once however often it comes. */
  String shared(String text) {
    String known = pool.get(text);
    if (known != null) {
      return known;
    }
    if (pool.size() < MOST) {
      pool.put(text, text);
    }
    return text;
  }

  static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /** Milliseconds since the epoch of an ISO date-time with offset or zone, null when it is none. */
  static @Nullable Long instant(@Nullable String date) {
    if (date == null || date.isEmpty()) {
      return null;
    }
    try {
      return ZonedDateTime.parse(date).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      return null;
    }
  }

  void clear() {
    pool.clear();
  }
}
