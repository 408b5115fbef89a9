package org.cobaltclaims.transmission;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
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
 * @param zip whether it is an archive of files
 * @param size in bytes
 */
record FileLook(Set<TransactionKind> kinds, boolean cutOff, String sha256, boolean zip, long size) {

  private static final Set<String> ENDS_EARLY =
      Set.of("IEA", "SE", "CUT", "SYNTAX", "NOT_X12", "ISA");

  private static final int HEAD = 4;

  static FileLook at(Disk disk, Path file) throws IOException {
    try (InputStream in = disk.open(file)) {
      return at(in);
    }
  }

  /** The same of what is read from its beginning to its end. */
  static FileLook at(InputStream file) throws IOException {
    MessageDigest digest = Sha256.digest();
    Counting counting = new Counting(new DigestInputStream(file, digest));
    PushbackInputStream in = new PushbackInputStream(counting, HEAD);
    byte[] head = in.readNBytes(HEAD);
    if (ZipContent.isZip(head)) {
      ZipEnd end = new ZipEnd(head);
      in.transferTo(end);
      return new FileLook(
          Set.of(TransactionKind.NOT_X12),
          !end.isThere(),
          HexFormat.of().formatHex(digest.digest()),
          true,
          counting.count);
    }
    in.unread(head);
    Passing passing = new Passing();
    List<Problem> problems = X12Reader.read(in, passing);
    in.transferTo(OutputStream.nullOutputStream());
    boolean cutOff =
        problems.stream()
            .anyMatch(p -> p.severity() == Problem.Severity.FATAL && ENDS_EARLY.contains(p.rule()));
    return new FileLook(
        passing.kinds(problems),
        cutOff,
        HexFormat.of().formatHex(digest.digest()),
        false,
        counting.count);
  }

  /** Counts what passes. */
  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count += Math.max(0, read);
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }

  /** Sees whether an archive has its end: the list of what is in it is written last. */
  private static final class ZipEnd extends OutputStream {
    private static final int LONGEST = 65_557;
    private static final byte[] BEGINS = {0x50, 0x4B, 0x05, 0x06};

    private byte[] last;

    ZipEnd(byte[] head) {
      last = head;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      int kept = Math.min(last.length, Math.max(0, LONGEST - length));
      int taken = Math.min(length, LONGEST);
      byte[] now = new byte[kept + taken];
      System.arraycopy(last, last.length - kept, now, 0, kept);
      System.arraycopy(bytes, from + length - taken, now, kept, taken);
      last = now;
    }

    boolean isThere() {
      for (int at = last.length - BEGINS.length; at >= 0; at--) {
        if (Arrays.equals(last, at, at + BEGINS.length, BEGINS, 0, BEGINS.length)) {
          return true;
        }
      }
      return false;
    }
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
