/**
 * Payers and a clearinghouse that only see files, for demonstration and tests, and the sample
 * practice whose claims they answer. They read and write X12 with their own code, so that a mistake
 * in the application's codec cannot hide behind itself. Nothing else may import this package but
 * the demonstration.
 */
@NullMarked
package org.cobaltclaims.simulator;

import org.jspecify.annotations.NullMarked;
