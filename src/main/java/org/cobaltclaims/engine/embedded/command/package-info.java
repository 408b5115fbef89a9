/**
 * What clients may ask of the embedded engine, as commands, and the one way in for them. Protocols
 * (gRPC, REST) stand on this package and only translate.
 */
@NullMarked
package org.cobaltclaims.engine.embedded.command;

import org.jspecify.annotations.NullMarked;
