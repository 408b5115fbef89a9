/** Brings the decision tables to the engine, and asks the engine's own languages about them. */
@NullMarked
package org.cobaltclaims.decision.process;

import org.jspecify.annotations.NullMarked;
