package org.cobaltclaims.cli;

import java.util.List;
import org.springframework.context.ApplicationContext;

/** What everyone who starts the application has to know. */
final class Banner {

  private static final String ENGINE =
      "Process engine: Camunda 8, licensed by Camunda for non-production use only; production";

  private static final String LICENCE = "needs a licence from Camunda.";

  private static final List<String> ENGINE_LINES = List.of(ENGINE, LICENCE);

  private Banner() {}

  /** About the engine and the database of an application that has started. */
  static List<String> lines(ApplicationContext context) {
    String url = context.getEnvironment().getProperty("spring.datasource.url", "");
    if (!url.startsWith("jdbc:h2:")) {
      return ENGINE_LINES;
    }
    return List.of(
        ENGINE,
        LICENCE + " Database: H2 in a file, safe when the process dies, not when",
        "the power fails; a practice uses MySQL.");
  }

  /** The same for the engine alone. */
  static List<String> engineLines() {
    return ENGINE_LINES;
  }
}
