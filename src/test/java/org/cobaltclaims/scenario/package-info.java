/**
 * A practice at work: files come and go, people decide, days pass. The whole application does what
 * it does, on an engine of its own kind; nothing is played.
 */
@NullMarked
package org.cobaltclaims.scenario;

import org.jspecify.annotations.NullMarked;
