package org.cobaltclaims.edi;

/**
 * Something wrong in a file: what, where, and what to do. Names places and codes, never the content
 * (no PHI).
 *
 * @param severity how much is lost by it
 * @param interchange the interchange's ordinal in the file, from 1; 0 if the file is none
 * @param transaction the transaction's ordinal in the file, from 1; 0 in envelope segments
 * @param segment the segment's position, ST = 1; in envelope segments 0
 * @param loop the loop, such as {@code 2430}; empty if not known
 * @param element the segment or element, such as {@code CAS} or {@code CAS03}
 * @param rule a short stable id, such as {@code B1} (DOMAIN 2.5), {@code SE01} or {@code REQUIRED}
 * @param message for a person: what is wrong, what was expected, what to do
 */
public record Problem(
    Severity severity,
    int interchange,
    int transaction,
    int segment,
    String loop,
    String element,
    String rule,
    String message) {

  public enum Severity {
    /** Read and usable as it stands; a person may want to know. */
    WARNING,
    /** The claim or payment in which it stands cannot be used. */
    ERROR,
    /** Nothing behind it in this transaction or file could be read. */
    FATAL
  }
}
