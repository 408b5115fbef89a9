/** Carries out what people decide about denials. */
@NullMarked
package org.cobaltclaims.denial.process;

import org.jspecify.annotations.NullMarked;
