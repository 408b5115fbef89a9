/** The practice, its payers and their profiles: every switch that decides how a payer is billed. */
@NullMarked
package org.cobaltclaims.practice;

import org.jspecify.annotations.NullMarked;
