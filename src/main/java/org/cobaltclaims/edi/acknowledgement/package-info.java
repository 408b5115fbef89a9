/**
 * What comes back before the remittance: TA1, 999 (005010X231A1) and 277CA (005010X214); DOMAIN 4.
 */
@NullMarked
package org.cobaltclaims.edi.acknowledgement;

import org.jspecify.annotations.NullMarked;
