/**
 * The commands of Camunda's Orchestration Cluster API as the embedded engine serves them over REST,
 * on the client's own transfer objects; and what tests may do besides.
 */
@NullMarked
package org.cobaltclaims.engine.embedded.endpoint;

import org.jspecify.annotations.NullMarked;
