/** Eligibility inquiry and answer: 270 and 271 (005010X279A1); DOMAIN 10. */
@NullMarked
package org.cobaltclaims.edi.eligibility;

import org.jspecify.annotations.NullMarked;
