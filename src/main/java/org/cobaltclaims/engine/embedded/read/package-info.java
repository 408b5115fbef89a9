/**
 * What the embedded engine can be asked: a read model fed by its events, and the queries of the
 * REST API v2 over it (docs/engine.md).
 */
@NullMarked
package org.cobaltclaims.engine.embedded.read;

import org.jspecify.annotations.NullMarked;
