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
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.remittance.RemittanceHandler;

/**
 * Who sent a file to whom.
 *
 * @param interchanges the first ISA, in file order
 * @param count how many there are
 * @param versions the implementation guides of its transactions, such as 005010X222A1
 */
record Envelopes(List<Interchange> interchanges, int count, SortedSet<String> versions) {
  private static final int MOST_INTERCHANGES = 5;
  private static final int MOST_VERSIONS = 20;

  /** Reads the envelopes of a file. */
  static Envelopes of(InputStream in) throws IOException {
    List<Interchange> interchanges = new ArrayList<>();
    int[] count = {0};
    SortedSet<String> versions = new TreeSet<>();
    X12Reader.read(
        in,
        new X12Handler() {
          @Override
          public void interchange(Interchange interchange) {
            count[0]++;
            if (interchanges.size() < MOST_INTERCHANGES) {
              interchanges.add(interchange);
            }
          }

          @Override
          public boolean transaction(Transaction transaction) {
            if (versions.size() < MOST_VERSIONS) {
              versions.add(transaction.version());
            }
            return true;
          }

          @Override
          public boolean claim(Transaction transaction, ProfessionalClaim claim) {
            return true;
          }

          @Override
          public RemittanceHandler remittancePieces(Transaction transaction) {
            return new RemittanceHandler() {};
          }
        });
    return new Envelopes(interchanges, count[0], versions);
  }
}
