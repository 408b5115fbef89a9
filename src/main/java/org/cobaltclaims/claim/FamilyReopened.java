package org.cobaltclaims.claim;

/** A family whose payers were done has to be worked on again. */
public record FamilyReopened(String familyId) {}
