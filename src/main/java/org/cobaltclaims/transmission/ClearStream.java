package org.cobaltclaims.transmission;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.encryption.BrokenSealException;

/**
 * An archived file that lies there in clear, from before files were encrypted. Nothing seals it but
 * its digest, which is its name: one put in its place is found out at its end.
 */
final class ClearStream extends FilterInputStream {

  private final MessageDigest digest = Sha256.digest();
  private final String path;

  private ClearStream(InputStream in, String path) {
    super(in);
    this.path = path;
  }

  static InputStream of(InputStream in, String path) {
    return new ClearStream(in, path);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    if (read > 0) {
      digest.update(into, from, read);
    } else if (read < 0 && !isWhatItsNameSays()) {
      throw new BrokenSealException("archived file " + path);
    }
    return read;
  }

  private boolean isWhatItsNameSays() throws IOException {
    MessageDigest sofar;
    try {
      sofar = (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IOException(e);
    }
    return path.endsWith("/" + HexFormat.of().formatHex(sofar.digest()));
  }

  @Override
  public long skip(long wanted) throws IOException {
    return wanted <= 0 ? 0 : readNBytes((int) Math.min(wanted, 8 * 1024)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
