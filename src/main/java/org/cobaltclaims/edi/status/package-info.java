/** Claim status inquiry and answer: 276 and 277 (005010X212); DOMAIN 4.4. */
@NullMarked
package org.cobaltclaims.edi.status;

import org.jspecify.annotations.NullMarked;
