/** When the sums behind the figures are built. */
@NullMarked
package org.cobaltclaims.dashboard.process;

import org.jspecify.annotations.NullMarked;
