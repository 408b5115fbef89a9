package org.cobaltclaims.edi.status;

import org.cobaltclaims.edi.Segment;
import org.jspecify.annotations.Nullable;

/** Gathers a 2200 loop of a 276 or 277, from its TRN on. */
interface ClaimReader<T> {
  void accept(Segment segment);

  /** The claim; null, with problems, if it cannot be used. */
  @Nullable T build();
}
