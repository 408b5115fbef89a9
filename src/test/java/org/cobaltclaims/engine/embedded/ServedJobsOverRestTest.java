package org.cobaltclaims.engine.embedded;

import org.junit.jupiter.api.BeforeAll;

/** How workers get their jobs over REST and what they may say about them. */
class ServedJobsOverRestTest extends ServedJobsTest {

  @BeforeAll
  static void overRest() {
    preferRest();
  }
}
