package org.cobaltclaims.transmission;

/** A batch was made and stored. */
public record BatchCreated(String batchId) {}
