package org.cobaltclaims.decision;

import java.util.List;

/**
 * Something that a decision looks at.
 *
 * @param name as in expressions
 * @param label in words
 * @param type {@code string}, {@code number} or {@code boolean}
 * @param values the texts that it can be, where there are few; otherwise empty
 */
public record Fact(String name, String label, String type, List<String> values) {
  public Fact {
    values = List.copyOf(values);
  }
}
