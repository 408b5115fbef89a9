/**
 * X12 codec on StAEDI: segments, envelopes, delimiters, problems; the transactions stand in the
 * packages below. No Spring, no database; trees of segments do not leave the package, only typed
 * records do.
 */
@NullMarked
package org.cobaltclaims.edi;

import org.jspecify.annotations.NullMarked;
