package org.cobaltclaims.decision;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The language of the cells: FEEL, as the engine understands it. */
public interface CellLanguage {

  /** Why something cannot be understood. */
  enum Why {
    /** It is no sentence of the language. */
    UNREADABLE,
    /** It names a fact that there is not. */
    UNKNOWN_NAME,
    /** It asks for a function that there is not. */
    UNKNOWN_FUNCTION,
    /** It compares what cannot be compared, such as a number with a text. */
    WRONG_TYPE
  }

  /**
   * What is wrong with a cell.
   *
   * @param name that is not known; empty if it is about something else
   */
  record Trouble(Why why, String name) {}

  /**
   * Looks for what is wrong with a test.
   *
   * @param value a value as its column has them
   * @param facts a value for everything that may be named
   */
  Optional<Trouble> troubleWithTest(String test, Object value, Map<String, Object> facts);

  /** Looks for what is wrong with an expression. */
  Optional<Trouble> troubleWithExpression(String expression, Map<String, Object> facts);

  /** Whether a value passes a test that is understood. */
  boolean passes(String test, Object value, Map<String, Object> facts);

  /** What an expression comes to: a text, a number, a boolean; null for none. */
  @Nullable Object valueOf(String expression, Map<String, Object> facts);
}
