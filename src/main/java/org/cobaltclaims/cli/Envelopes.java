package org.cobaltclaims.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cobaltclaims.edi.Interchange;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.X12Handler;
import org.cobaltclaims.edi.X12Reader;

/**
 * Who sent a file to whom.
 *
 * @param interchanges every ISA, in file order
 * @param versions the implementation guides of its transactions, such as 005010X222A1
 */
record Envelopes(List<Interchange> interchanges, SortedSet<String> versions) {

  /** Reads the envelopes of a file. */
  static Envelopes of(InputStream in) throws IOException {
    List<Interchange> interchanges = new ArrayList<>();
    SortedSet<String> versions = new TreeSet<>();
    X12Reader.read(
        in,
        new X12Handler() {
          @Override
          public void interchange(Interchange interchange) {
            interchanges.add(interchange);
          }

          @Override
          public boolean transaction(Transaction transaction) {
            versions.add(transaction.version());
            return true;
          }
        });
    return new Envelopes(interchanges, versions);
  }
}
