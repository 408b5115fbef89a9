/** What becomes of money that a payer denied: who is asked for it next, or that nobody is. */
@NullMarked
package org.cobaltclaims.denial;

import org.jspecify.annotations.NullMarked;
