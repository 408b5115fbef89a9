/** From what a payer's file says to what is posted: reading, mapping, and the jobs that do it. */
@NullMarked
package org.cobaltclaims.remittance.process;

import org.jspecify.annotations.NullMarked;
