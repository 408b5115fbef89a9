/**
 * Professional claims, 837P (005010X222A1): typed records, reader, writer and balance checks of the
 * COB data.
 */
@NullMarked
package org.cobaltclaims.edi.claim;

import org.jspecify.annotations.NullMarked;
