package org.cobaltclaims.edi.claim;

import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.Party.Address;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Demographics;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Subscriber;
import org.jspecify.annotations.Nullable;

/** What stands above a CLM: loops 2000A to 2010CA, as {@link ProfessionalClaim} names them. */
record ClaimContext(
    Party billingProvider,
    @Nullable Address payTo,
    boolean payToPerson,
    @Nullable Party payToPlan,
    Subscriber subscriber,
    @Nullable Party patient,
    String patientRelationship,
    @Nullable Demographics patientDemographics,
    @Nullable Segment patientStatus) {}
