package org.cobaltclaims.engine.embedded.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.cobaltclaims.engine.embedded.rest.Problem;

/** What a column holds, how that is written in JSON, and how it may be compared. */
enum Kind {
  /** A Long, written as a string. */
  KEY(EnumSet.noneOf(Operator.class)) {
    @Override
    Comparable<?> read(JsonNode json, String where) {
      String text = json.isIntegralNumber() || json.isTextual() ? json.asText() : "";
      if (!text.matches("-?[0-9]{1,18}")) {
        throw expected(where, "a key, a number in quotes");
      }
      return Long.valueOf(text);
    }

    @Override
    Object write(Object value) {
      return value.toString();
    }
  },

  /** A String. */
  TEXT(EnumSet.of(Operator.LIKE)) {
    @Override
    Comparable<?> read(JsonNode json, String where) {
      if (!json.isTextual()) {
        throw expected(where, "a text");
      }
      return json.textValue();
    }
  },

  /** A Long, written as a number. */
  NUMBER(EnumSet.of(Operator.GT, Operator.GTE, Operator.LT, Operator.LTE)) {
    @Override
    Comparable<?> read(JsonNode json, String where) {
      if (!json.isIntegralNumber() || !json.canConvertToLong()) {
        throw expected(where, "a whole number");
      }
      return json.longValue();
    }
  },

  /** A Long, milliseconds since the epoch, written as an ISO 8601 date-time. */
  DATE(EnumSet.of(Operator.GT, Operator.GTE, Operator.LT, Operator.LTE)) {
    @Override
    Comparable<?> read(JsonNode json, String where) {
      try {
        return ZonedDateTime.parse(json.asText()).toInstant().toEpochMilli();
      } catch (DateTimeException e) {
        throw expected(where, "a date-time with an offset, as 2026-01-31T08:00:00Z");
      }
    }

    @Override
    Object write(Object value) {
      return Instant.ofEpochMilli((Long) value).toString();
    }
  },

  /** A Boolean. */
  FLAG(EnumSet.noneOf(Operator.class)) {
    @Override
    Comparable<?> read(JsonNode json, String where) {
      if (!json.isBoolean()) {
        throw expected(where, "true or false");
      }
      return json.booleanValue();
    }
  },

  /** Anything that is shown as it is and not compared. */
  OBJECT(EnumSet.noneOf(Operator.class)) {
    @Override
    Comparable<?> read(JsonNode json, String where) {
      throw expected(where, "nothing: it cannot be compared");
    }
  };

  private final Set<Operator> operators;

  Kind(Set<Operator> ownOperators) {
    this.operators =
        EnumSet.of(Operator.EQ, Operator.NEQ, Operator.IN, Operator.NOT_IN, Operator.EXISTS);
    operators.addAll(ownOperators);
  }

  /** The operators that a filter may use. */
  Set<Operator> operators() {
    return operators;
  }

  /**
   * A value to compare with.
   *
   * @param where names the property in a message
   * @throws Problem 400 when it is none of this kind
   */
  abstract Comparable<?> read(JsonNode json, String where);

  /** The value as it stands in an answer. */
  Object write(Object value) {
    return value;
  }

  private static Problem expected(String where, String what) {
    return Problem.invalid("'%s' must be %s".formatted(where, what));
  }
}
