package org.cobaltclaims.desk;

/**
 * A word with a colour.
 *
 * @param tone {@code good}, {@code bad}, {@code warn}, {@code info}, {@code alt}, or empty for none
 */
public record Mark(String text, String tone) {}
