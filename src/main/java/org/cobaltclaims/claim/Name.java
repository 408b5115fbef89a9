package org.cobaltclaims.claim;

/**
 * A person's or organisation's name, NM102-NM107.
 *
 * @param person false for an organisation, whose name is in {@code last}
 * @param last NM103
 * @param first NM104, empty if none
 * @param middle NM105, empty if none
 * @param suffix NM107, empty if none
 */
public record Name(boolean person, String last, String first, String middle, String suffix) {}
