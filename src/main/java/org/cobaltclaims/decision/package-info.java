/**
 * The decision tables (DMN) that the processes ask: shown, edited, kept in versions with who and
 * why, and rolled back. What is in force stands in the database and is deployed from there.
 */
@NullMarked
package org.cobaltclaims.decision;

import org.jspecify.annotations.NullMarked;
