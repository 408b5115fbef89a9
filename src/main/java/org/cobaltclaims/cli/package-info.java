/** The command line. */
@NullMarked
package org.cobaltclaims.cli;

import org.jspecify.annotations.NullMarked;
