package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.edi.FileKinds;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.TransactionKind;
import org.cobaltclaims.edi.X12Reader;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.remittance.RemittanceHandler;

/**
 * What can be seen of a file without using it; read once from beginning to end, none of it kept.
 *
 * @param kinds of its transactions, never empty
 * @param cutOff true if an interchange does not end, or nothing begins: someone may still write it
 * @param sha256 of its bytes
 */
record FileLook(Set<TransactionKind> kinds, boolean cutOff, String sha256) {

  private static final Set<String> ENDS_EARLY =
      Set.of("IEA", "SE", "CUT", "SYNTAX", "NOT_X12", "ISA");

  static FileLook at(Disk disk, Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    Passing passing = new Passing();
    List<Problem> problems;
    try (InputStream in = new DigestInputStream(disk.open(file), digest)) {
      problems = X12Reader.read(in, passing);
      in.transferTo(OutputStream.nullOutputStream());
    }
    boolean cutOff =
        problems.stream()
            .anyMatch(p -> p.severity() == Problem.Severity.FATAL && ENDS_EARLY.contains(p.rule()));
    return new FileLook(passing.kinds(problems), cutOff, HexFormat.of().formatHex(digest.digest()));
  }

  /** Lets claims and payments go by. */
  private static final class Passing extends FileKinds {
    @Override
    public boolean claim(Transaction transaction, ProfessionalClaim claim) {
      return true;
    }

    @Override
    public RemittanceHandler remittancePieces(Transaction transaction) {
      return new RemittanceHandler() {};
    }
  }
}
