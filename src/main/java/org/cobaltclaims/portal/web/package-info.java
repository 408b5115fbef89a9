/** The pages of the patients' portal. */
@NullMarked
package org.cobaltclaims.portal.web;

import org.jspecify.annotations.NullMarked;
