/** REST on patients: coverages, eligibility, statements. */
@NullMarked
package org.cobaltclaims.patient.web;

import org.jspecify.annotations.NullMarked;
