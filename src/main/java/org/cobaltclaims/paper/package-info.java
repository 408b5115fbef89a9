/**
 * What goes out on paper (DOMAIN 6): the CMS-1500 form, pages that show what earlier payers
 * decided, and the packets that are mailed. Who prints what stands in {@code process}.
 */
@NullMarked
package org.cobaltclaims.paper;

import org.jspecify.annotations.NullMarked;
