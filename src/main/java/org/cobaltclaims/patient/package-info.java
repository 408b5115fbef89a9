/** Patients and their coverages in payer order. */
@NullMarked
package org.cobaltclaims.patient;

import org.jspecify.annotations.NullMarked;
