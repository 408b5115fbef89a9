package org.cobaltclaims.engine.embedded;

import org.junit.jupiter.api.BeforeAll;

/** What may be done over REST to an instance that runs. */
class ServedInstancesOverRestTest extends ServedInstancesTest {

  @BeforeAll
  static void overRest() {
    preferRest();
  }
}
