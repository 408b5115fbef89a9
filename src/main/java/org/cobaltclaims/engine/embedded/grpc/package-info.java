/** The embedded engine's gRPC gateway: Camunda's own protocol, translated to commands. */
@NullMarked
package org.cobaltclaims.engine.embedded.grpc;

import org.jspecify.annotations.NullMarked;
