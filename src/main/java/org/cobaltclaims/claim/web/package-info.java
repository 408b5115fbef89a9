/** The page of a claim family: its coverages, money, history and place in the processes. */
@NullMarked
package org.cobaltclaims.claim.web;

import org.jspecify.annotations.NullMarked;
