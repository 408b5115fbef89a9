/** Batches, control numbers, files to and from clearinghouses, acknowledgements. */
@NullMarked
package org.cobaltclaims.transmission;

import org.jspecify.annotations.NullMarked;
