/** Claims that come in. */
@NullMarked
package org.cobaltclaims.intake;

import org.jspecify.annotations.NullMarked;
