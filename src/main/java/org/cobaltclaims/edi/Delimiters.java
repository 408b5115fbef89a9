package org.cobaltclaims.edi;

/**
 * The four characters that cut an interchange (DOMAIN 1.1-1).
 *
 * @param element ISA's character index 3
 * @param component ISA16
 * @param repetition ISA11
 * @param terminator the character behind ISA16
 */
record Delimiters(char element, char component, char repetition, char terminator) {
  /** What Cobalt writes (DOMAIN 1.1-2). */
  static final Delimiters STANDARD = new Delimiters('*', ':', '^', '~');

  /** Distinct, and none of them a letter or digit, so that data cannot be cut by mistake. */
  boolean usable() {
    return element != component
        && element != terminator
        && component != terminator
        && !Character.isLetterOrDigit(element)
        && !Character.isLetterOrDigit(component)
        && !Character.isLetterOrDigit(terminator);
  }
}
