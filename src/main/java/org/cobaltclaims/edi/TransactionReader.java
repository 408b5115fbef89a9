package org.cobaltclaims.edi;

/**
 * Takes the segments of one transaction, ST and SE left out, and makes typed records of them. What
 * is wrong goes to {@link Problems}; nothing is thrown for what a file may hold.
 */
public interface TransactionReader {
  void accept(Segment segment);

  /**
   * The transaction is over.
   *
   * @param segments the number of segments, ST and SE included
   */
  void end(int segments);
}
