/** The list of claims. */
@NullMarked
package org.cobaltclaims.claim.web;

import org.jspecify.annotations.NullMarked;
