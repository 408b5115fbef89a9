package org.cobaltclaims.engine.embedded;

import org.junit.jupiter.api.BeforeAll;

/** What clients ask for before and while processes run, over REST. */
class ServedProcessesOverRestTest extends ServedProcessesTest {

  @BeforeAll
  static void overRest() {
    preferRest();
  }
}
