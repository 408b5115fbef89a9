/** How claim files reach intake. */
@NullMarked
package org.cobaltclaims.intake.process;

import org.jspecify.annotations.NullMarked;
