package org.cobaltclaims.bench;

import java.io.InputStream;

/** A head, the same middle many times, and a tail, without ever being in memory. */
final class RepeatedStream extends InputStream {
  private final byte[] middle;
  private final byte[] tail;
  private byte[] part;
  private int at;
  private int left;
  private boolean atTail;

  RepeatedStream(byte[] head, byte[] middle, int times, byte[] tail) {
    this.part = head;
    this.middle = middle;
    this.left = times;
    this.tail = tail;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (at == part.length && !nextPart()) {
      return -1;
    }
    int count = Math.min(length, part.length - at);
    System.arraycopy(part, at, target, offset, count);
    at += count;
    return count;
  }

  private boolean nextPart() {
    if (atTail) {
      return false;
    }
    at = 0;
    atTail = left == 0;
    part = atTail ? tail : middle;
    left--;
    return true;
  }
}
