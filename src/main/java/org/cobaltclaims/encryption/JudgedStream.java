package org.cobaltclaims.encryption;

import com.google.crypto.tink.StreamingAead;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a disk that fails, which is an {@link IOException} and may be over soon, from a file that
 * was changed, which is a {@link BrokenSealException} and stays.
 */
final class JudgedStream extends FilterInputStream {

  private static final int SKIPPED_AT_ONCE = 8 * 1024;

  private final Watched raw;
  private final String place;

  private JudgedStream(InputStream opened, Watched raw, String place) {
    super(opened);
    this.raw = raw;
    this.place = place;
  }

  static InputStream of(InputStream sealed, StreamingAead key, byte[] about, String place)
      throws GeneralSecurityException, IOException {
    Watched raw = new Watched(sealed);
    return new JudgedStream(key.newDecryptingStream(raw, about), raw, place);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    try {
      return super.read(into, from, length);
    } catch (IOException e) {
      if (raw.failed != null) {
        throw raw.failed;
      }
      throw new BrokenSealException(place);
    }
  }

  /** What is skipped is judged too. */
  @Override
  public long skip(long wanted) throws IOException {
    return wanted <= 0 ? 0 : readNBytes((int) Math.min(wanted, SKIPPED_AT_ONCE)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Remembers whether the disk failed. */
  private static final class Watched extends FilterInputStream {
    private @Nullable IOException failed;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        failed = e;
        throw e;
      }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      try {
        return super.read(into, from, length);
      } catch (IOException e) {
        failed = e;
        throw e;
      }
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
