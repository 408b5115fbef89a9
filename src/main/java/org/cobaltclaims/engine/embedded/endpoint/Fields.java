package org.cobaltclaims.engine.embedded.endpoint;

import java.util.List;
import org.cobaltclaims.engine.embedded.rest.Problem;
import org.jspecify.annotations.Nullable;

/** Fields of requests: those that must be there and what stands for those that are not. */
final class Fields {

  private static final long NO_KEY = -1;

  private Fields() {}

  static <T> T required(String name, @Nullable T value) {
    if (value == null || value instanceof String text && text.isBlank()) {
      throw Problem.invalid("the field '%s' is missing".formatted(name));
    }
    return value;
  }

  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  static boolean flag(@Nullable Boolean value) {
    return value != null && value;
  }

  static <T> List<T> list(@Nullable List<T> value) {
    return value == null ? List.of() : value;
  }

  /** A key, -1 when it is not given. */
  static long key(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return NO_KEY;
    }
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw Problem.invalid("the field '%s' must be a key, a number".formatted(name));
    }
  }

  static long requiredKey(String name, @Nullable String value) {
    return key(name, required(name, value));
  }
}
