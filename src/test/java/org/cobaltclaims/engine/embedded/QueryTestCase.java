package org.cobaltclaims.engine.embedded;

import static org.awaitility.Awaitility.await;

import org.awaitility.core.ThrowingRunnable;

/** Tests of queries, whose answers may lag behind commands. */
abstract class QueryTestCase extends EngineTestCase {

  static void eventually(ThrowingRunnable assertions) {
    await().atMost(PATIENCE).ignoreExceptions().untilAsserted(assertions);
  }
}
