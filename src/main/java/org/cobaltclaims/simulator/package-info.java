/** Payers and a clearinghouse that only see files, for demonstration and tests. */
@NullMarked
package org.cobaltclaims.simulator;

import org.jspecify.annotations.NullMarked;
