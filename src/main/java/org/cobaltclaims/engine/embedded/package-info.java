/**
 * The Camunda 8.8 engine inside this process: nothing of it outlives the process, and the
 * application reaches it through the same public client as a cluster (docs/engine.md).
 */
@NullMarked
package org.cobaltclaims.engine.embedded;

import org.jspecify.annotations.NullMarked;
