package org.cobaltclaims.cli;

import java.util.List;
import org.cobaltclaims.encryption.Vault;
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

  /** Where the keys are, and loudly if they were just made. */
  static List<String> keys(Vault vault) {
    String where = vault.whereMasterKeysAre();
    return vault.madeFirstKey()
        ? List.of(
            "",
            "*** NEW MASTER KEY in " + where,
            "*** Kept files and secrets are encrypted with it. Copy this file to a safe place"
                + " apart",
            "*** from the data and its backups, now: without it nobody can read them, ever.",
            "")
        : List.of("Master keys: " + where + "; keep a copy apart from the data and its backups.");
  }

  /** The same for the engine alone. */
  static List<String> engineLines() {
    return ENGINE_LINES;
  }
}
