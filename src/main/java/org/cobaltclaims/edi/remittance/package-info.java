/**
 * Remittance advice, 835 (005010X221A1): typed records, reader, writer and balance checks (DOMAIN
 * 3).
 */
@NullMarked
package org.cobaltclaims.edi.remittance;

import org.jspecify.annotations.NullMarked;
