/**
 * Claims that come in from practice systems: an 837P claim becomes a claim family with its patient,
 * coverages in payer order, and what earlier payers decided.
 */
@NullMarked
package org.cobaltclaims.intake;

import org.jspecify.annotations.NullMarked;
