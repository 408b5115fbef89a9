/** REST of posted payments. */
@NullMarked
package org.cobaltclaims.remittance.web;

import org.jspecify.annotations.NullMarked;
