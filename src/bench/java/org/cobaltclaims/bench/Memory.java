package org.cobaltclaims.bench;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.cobaltclaims.edi.Inspection;

/** The heap that is in use while files of growing size are inspected. */
final class Memory {
  private static final int CLAIMS_PER_MEGABYTE = 2725;

  private Memory() {}

  /**
   * Prints the largest heap in use after a collection, for files from 1 MB to 500 MB in one
   * transaction.
   */
  static void print() throws IOException {
    for (int megabytes : new int[] {1, 10, 100, 500}) {
      Watched watched = new Watched(SampleFiles.remittanceOf(megabytes * CLAIMS_PER_MEGABYTE));
      long begin = System.nanoTime();
      Inspection inspection = Inspection.of(watched);
      System.out.printf(
          Locale.ROOT,
          "memory: %6.1f MB, %8d claims: at most %.1f MB of heap in use, %.1f MB per second%n",
          watched.bytes / 1e6,
          inspection.claims(),
          watched.mostUsed / 1e6,
          watched.bytes / 1e6 / ((System.nanoTime() - begin) / 1e9));
    }
  }

  /** Collects garbage and looks at the heap ten times on the way. */
  private static final class Watched extends FilterInputStream {
    private long bytes;
    private long next;
    private long mostUsed;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (bytes >= next) {
        System.gc();
        mostUsed =
            Math.max(mostUsed, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        next = Math.max(bytes * 2, 500_000);
      }
      int count = super.read(target, offset, length);
      bytes += Math.max(count, 0);
      return count;
    }
  }
}
