package org.cobaltclaims.claim;

/** REF01 and REF02. */
public record Reference(String qualifier, String value) {}
