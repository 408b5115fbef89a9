/** What follows for visits, claims and money when something about a patient changes. */
@NullMarked
package org.cobaltclaims.patient.process;

import org.jspecify.annotations.NullMarked;
