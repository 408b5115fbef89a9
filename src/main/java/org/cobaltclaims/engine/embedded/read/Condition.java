package org.cobaltclaims.engine.embedded.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cobaltclaims.engine.embedded.rest.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a filter says of one property. A value that is absent satisfies {@code $neq}, {@code $notIn}
 * and {@code $exists: false}, and nothing else.
 */
@FunctionalInterface
interface Condition {

  /** Whether the value, null when it is absent, satisfies it. */
  boolean holds(@Nullable Object value);

  /** Says nothing. */
  Condition ANY = value -> true;

  private Condition and(Condition other) {
    return this == ANY ? other : value -> holds(value) && other.holds(value);
  }

  /**
   * Reads a condition: a value stands for {@code $eq}, an object holds operators that must all be
   * satisfied.
   *
   * @param allowed the values there are, empty when there is no such list
   * @throws Problem 400 for an unknown operator and for a value that does not fit
   */
  static Condition read(Kind kind, Set<String> allowed, String property, JsonNode json) {
    Reader reader = new Reader(kind, allowed, property);
    if (!json.isObject()) {
      return reader.condition(Operator.EQ, json);
    }
    Condition all = ANY;
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      Operator operator = reader.operator(entry.getKey());
      if (!isAbsent(entry.getValue())) {
        all = all.and(reader.condition(operator, entry.getValue()));
      }
    }
    return all;
  }

  /** Whether a part of a filter says nothing: the client sends empty lists for what is not set. */
  static boolean isAbsent(JsonNode json) {
    return json.isNull() || json.isMissingNode() || (json.isArray() && json.isEmpty());
  }

  /** Reads the values of one property. */
  record Reader(Kind kind, Set<String> allowed, String property) {

    private Operator operator(String symbol) {
      return Operator.of(symbol)
          .filter(kind.operators()::contains)
          .orElseThrow(
              () ->
                  Problem.invalid(
                      "'%s' knows no operator '%s', only %s"
                          .formatted(property, symbol, symbols())));
    }

    private String symbols() {
      return kind.operators().stream().map(Operator::toString).collect(Collectors.joining(", "));
    }

    private Condition condition(Operator operator, JsonNode json) {
      return switch (operator) {
        case EQ -> {
          Comparable<?> wanted = value(json);
          yield wanted::equals;
        }
        case NEQ -> {
          Comparable<?> unwanted = value(json);
          yield value -> !unwanted.equals(value);
        }
        case IN -> {
          Set<Comparable<?>> wanted = values(json);
          yield value -> value != null && wanted.contains(value);
        }
        case NOT_IN -> {
          Set<Comparable<?>> unwanted = values(json);
          yield value -> value == null || !unwanted.contains(value);
        }
        case EXISTS -> {
          boolean wanted = (Boolean) Kind.FLAG.read(json, property + ".$exists");
          yield value -> (value != null) == wanted;
        }
        case LIKE -> {
          Pattern pattern = pattern((String) kind.read(json, property));
          yield value -> value != null && pattern.matcher((String) value).matches();
        }
        case GT -> compared(json, order -> order > 0);
        case GTE -> compared(json, order -> order >= 0);
        case LT -> compared(json, order -> order < 0);
        case LTE -> compared(json, order -> order <= 0);
      };
    }

    private Condition compared(JsonNode json, IntPredicate wanted) {
      Long limit = (Long) kind.read(json, property);
      return value -> value != null && wanted.test(((Long) value).compareTo(limit));
    }

    private Comparable<?> value(JsonNode json) {
      Comparable<?> value = kind.read(json, property);
      if (!allowed.isEmpty() && !allowed.contains(value)) {
        throw Problem.invalid("'%s' must be one of %s".formatted(property, allowed));
      }
      return value;
    }

    private Set<Comparable<?>> values(JsonNode json) {
      if (!json.isArray()) {
        throw Problem.invalid("'%s' must have a list".formatted(property));
      }
      Set<Comparable<?>> values = new HashSet<>();
      json.forEach(value -> values.add(value(value)));
      return values;
    }
  }

  /** Asterisk stands for any text, question mark for any character, a backslash takes that away. */
  static Pattern pattern(String like) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      if (c == '\\' && i + 1 < like.length()) {
        i++;
        regex.append(Pattern.quote(String.valueOf(like.charAt(i))));
      } else {
        regex.append(
            switch (c) {
              case '*' -> ".*";
              case '?' -> ".";
              default -> Pattern.quote(String.valueOf(c));
            });
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
