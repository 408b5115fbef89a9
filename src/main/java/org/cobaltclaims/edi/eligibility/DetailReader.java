package org.cobaltclaims.edi.eligibility;

import org.cobaltclaims.edi.Segment;

/** Gathers a 2110 loop, from its EQ or EB on. */
interface DetailReader<T> {
  /** Takes a segment of the loop; false if it has no place in it. */
  boolean accept(Segment segment);

  T build();
}
