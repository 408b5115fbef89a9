/**
 * The frame around all pages: who looks, what stands in the side bar, how money and dates are
 * shown.
 */
@NullMarked
package org.cobaltclaims.desk;

import org.jspecify.annotations.NullMarked;
