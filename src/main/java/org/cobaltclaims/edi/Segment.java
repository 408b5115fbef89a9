package org.cobaltclaims.edi;

import java.util.List;

/**
 * One segment with its data, free of delimiters.
 *
 * @param tag the segment id, such as {@code CLM}
 * @param elements the elements from 01 on; each is the list of its components, empty elements are
 *     empty lists
 * @param position the place in its transaction, ST = 1, as a 999 counts (IK302); 0 where it stands
 *     in no transaction
 */
public record Segment(String tag, List<List<String>> elements, int position) {

  public Segment {
    elements = elements.stream().map(List::copyOf).toList();
  }

  /** A segment to be written: elements without components, empty strings where nothing stands. */
  public static Segment of(String tag, String... elements) {
    return new Segment(
        tag,
        java.util.Arrays.stream(elements)
            .map(e -> e.isEmpty() ? List.<String>of() : List.of(e))
            .toList(),
        0);
  }

  /** The first component of element {@code index} (01 = 1), empty if there is none. */
  public String element(int index) {
    return component(index, 1);
  }

  /**
   * Component {@code component} (from 1) of element {@code index} (from 1), empty if there is none.
   */
  public String component(int index, int component) {
    if (index > elements.size() || component > elements.get(index - 1).size()) {
      return "";
    }
    return elements.get(index - 1).get(component - 1);
  }
}
