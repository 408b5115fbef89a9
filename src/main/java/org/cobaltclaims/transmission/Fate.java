package org.cobaltclaims.transmission;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param kind in a word
 * @param reason for a person: what was not used and why; null if there is nothing to say
 */
public record Fate(Kind kind, @Nullable String reason) {

  /** Ordered from good to bad. */
  public enum Kind {
    /** Ours, made and not yet handed over. */
    BUILT,
    /** Ours, handed over. */
    SENT,
    /** Ours, made and not sent after all; its claims go with another one. */
    GIVEN_UP,
    /** Stored; what is in it has yet to be worked. */
    RECEIVED,
    /** A remittance that was posted. */
    POSTED,
    /** All that is in it was used. */
    TAKEN,
    /** The same bytes came before. */
    DUPLICATE,
    /** Some of what is in it was used; the reason says what was not. */
    PARTLY,
    /** A remittance that waits for a person. */
    HELD,
    /** Read, but nothing of it can be used. */
    REFUSED,
    /** Could not be read. */
    UNREADABLE
  }

  public static Fate taken() {
    return new Fate(Kind.TAKEN, null);
  }

  public static Fate of(Kind kind, @Nullable String reason) {
    return new Fate(kind, reason);
  }

  /** Of a file with several kinds of transactions: the worst, with all reasons. */
  static Fate together(Collection<Fate> fates) {
    Kind worst = fates.stream().map(Fate::kind).max(Kind::compareTo).orElse(Kind.REFUSED);
    String reasons =
        fates.stream()
            .map(Fate::reason)
            .filter(r -> r != null && !r.isEmpty())
            .distinct()
            .collect(Collectors.joining("\n"));
    return new Fate(worst, reasons.isEmpty() ? null : reasons);
  }
}
