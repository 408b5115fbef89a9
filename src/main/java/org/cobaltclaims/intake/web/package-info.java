/** Visits that are typed in: the page of charge entry, and the same over REST. */
@NullMarked
package org.cobaltclaims.intake.web;

import org.jspecify.annotations.NullMarked;
