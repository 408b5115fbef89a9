/** The REST interface to denials and appeals, under {@code /api/payer-claims}. */
@NullMarked
package org.cobaltclaims.denial.web;

import org.jspecify.annotations.NullMarked;
