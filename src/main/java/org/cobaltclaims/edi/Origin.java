package org.cobaltclaims.edi;

import org.jspecify.annotations.Nullable;

/**
 * Where in a file something was read: the segment as it stood, and its position. A remark beside
 * the data, never part of what it says: all origins are equal, so that records which hold one are
 * equal when they say the same, wherever they were read.
 */
public final class Origin {

  /** Of what was built, not read. */
  public static final Origin NONE = new Origin(null);

  private final @Nullable Segment segment;

  private Origin(@Nullable Segment segment) {
    this.segment = segment;
  }

  /** The segment that was read, with its position. */
  public static Origin of(Segment segment) {
    return new Origin(segment);
  }

  /** The raw segment; null if the data was not read from a file. */
  public @Nullable Segment segment() {
    return segment;
  }

  /** The segment's place in its transaction, ST = 1; 0 if the data was not read from a file. */
  public int position() {
    return segment == null ? 0 : segment.position();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Origin;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  /** The place alone, never the content. */
  @Override
  public String toString() {
    return segment == null ? "not read" : segment.tag() + " at " + segment.position();
  }
}
