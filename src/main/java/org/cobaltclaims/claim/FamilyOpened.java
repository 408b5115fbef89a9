package org.cobaltclaims.claim;

/** A claim family was made and stored. */
public record FamilyOpened(String familyId) {}
