/** Amounts of money in whole cents. */
@NullMarked
package org.cobaltclaims.money;

import org.jspecify.annotations.NullMarked;
