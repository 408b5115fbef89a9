/** Codes and identifiers of the trade, as values that refuse what cannot be right. */
@NullMarked
package org.cobaltclaims.code;

import org.jspecify.annotations.NullMarked;
