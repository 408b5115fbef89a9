package org.cobaltclaims.engine.embedded;

import org.junit.jupiter.api.BeforeAll;

/** What requests and jobs carry over REST beside their variables. */
class ServedAttributesOverRestTest extends ServedAttributesTest {

  @BeforeAll
  static void overRest() {
    preferRest();
  }
}
