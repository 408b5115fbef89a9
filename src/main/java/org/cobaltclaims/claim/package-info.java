/** Claim families, payer claims, their versions, lines, states and the scrubber. */
@NullMarked
package org.cobaltclaims.claim;

import org.jspecify.annotations.NullMarked;
