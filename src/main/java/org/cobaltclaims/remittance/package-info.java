/**
 * What payers decided: remittances read, balanced, matched to our claims and posted into the
 * ledger.
 */
@NullMarked
package org.cobaltclaims.remittance;

import org.jspecify.annotations.NullMarked;
