package org.cobaltclaims.remittance;

import java.util.List;
import org.cobaltclaims.money.Imbalance;

/**
 * What was typed in from a paper EOB cannot be posted; nothing was kept of it. Names places and
 * amounts, never content of a claim.
 */
public final class EobRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * What is wrong at one place.
   *
   * @param claim our claim; empty for the check itself
   */
  public record Fault(String claim, Imbalance imbalance) {}

  /**
   * Where something is missing or means nothing.
   *
   * @param claim our claim; empty for the check itself
   * @param line 0 for the claim as a whole
   * @param field of the entry, as JSON calls it; empty if it is about several
   */
  public record Place(String claim, int line, String field) {
    static final Place UNKNOWN = new Place("", 0, "");
  }

  private final transient List<Fault> faults;
  private final transient Place place;

  /** Sums that do not add up. */
  public EobRefused(List<Fault> faults) {
    super(
        faults.getFirst().claim().isEmpty()
            ? faults.getFirst().imbalance().message()
            : faults.getFirst().claim() + ": " + faults.getFirst().imbalance().message());
    this.faults = List.copyOf(faults);
    this.place = Place.UNKNOWN;
  }

  /** Something is missing or means nothing. */
  public EobRefused(String message) {
    this(message, Place.UNKNOWN);
  }

  /** Something at one place is missing or means nothing. */
  public EobRefused(String message, Place place) {
    super(message);
    this.faults = List.of();
    this.place = place;
  }

  /** Where it is, if it is no sum that does not add up. */
  public Place place() {
    return place;
  }

  /** Every sum that does not add up; empty if it is about something else. */
  public List<Fault> faults() {
    return faults;
  }

  /** The message, which there always is. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
