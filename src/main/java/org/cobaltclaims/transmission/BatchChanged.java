package org.cobaltclaims.transmission;

/** Something happened to a batch that whoever waits for it has to look at. */
public record BatchChanged(String batchId) {}
