package org.cobaltclaims.edi.claim;

import org.cobaltclaims.edi.claim.ProfessionalClaim.BillingProvider;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Dependent;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Subscriber;
import org.jspecify.annotations.Nullable;

/** What stands above a CLM: loops 2000A to 2010CA. */
record ClaimContext(
    BillingProvider billing, Subscriber subscriber, @Nullable Dependent dependent) {}
