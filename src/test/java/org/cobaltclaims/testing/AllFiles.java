package org.cobaltclaims.testing;

import java.util.List;
import org.cobaltclaims.transmission.ExchangeFile;
import org.cobaltclaims.transmission.ExchangeFiles;

/** The few files of a test. */
public final class AllFiles {

  private static final int MORE_THAN_ANY_TEST_HAS = 1000;

  private AllFiles() {}

  /** All that came and went, in their order. */
  public static List<ExchangeFile> of(ExchangeFiles files) {
    return files.newest(null, "", false, null, MORE_THAN_ANY_TEST_HAS).reversed();
  }
}
