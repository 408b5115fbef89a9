package org.cobaltclaims.testing.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a proof found wrong, one sentence each. */
public final class Findings {

  private final List<String> wrong = new ArrayList<>();

  void check(boolean right, String otherwise, Object... arguments) {
    if (!right) {
      wrong.add(otherwise.formatted(arguments));
    }
  }

  void equal(Object expected, Object found, String what, Object... arguments) {
    check(
        Objects.equals(expected, found),
        what.formatted(arguments).replace("%", "%%") + ": expected %s, found %s",
        expected,
        found);
  }

  /** Empty if all is as it has to be. */
  public List<String> all() {
    return List.copyOf(wrong);
  }
}
