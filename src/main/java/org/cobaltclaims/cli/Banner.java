package org.cobaltclaims.cli;

import java.util.List;

/** What everyone who starts the application has to know. */
final class Banner {

  private static final String ENGINE =
      "Process engine: Camunda 8, licensed by Camunda for non-production use only; production";

  private static final List<String> LINES =
      List.of(
          ENGINE,
          "needs a licence from Camunda. Database: H2 in a file, safe when the process dies, not when",
          "the power fails; a practice uses MySQL.");

  private static final List<String> ENGINE_LINES = List.of(ENGINE, "needs a licence from Camunda.");

  private Banner() {}

  static List<String> lines() {
    return LINES;
  }

  /** The same for the engine alone. */
  static List<String> engineLines() {
    return ENGINE_LINES;
  }
}
