package org.cobaltclaims.edi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One segment with its data, free of delimiters.
 *
 * @param tag the segment id, such as {@code CLM}
 * @param elements the elements from 01 on; each is the list of its components, empty elements are
 *     empty lists
 * @param position the place in its transaction, ST = 1, as a 999 counts (IK302); 0 where it stands
 *     in no transaction. It is no part of what the segment says: segments of equal data are equal
 */
public record Segment(String tag, List<List<String>> elements, int position) {

  public Segment {
    elements = frozen(elements);
  }

  /** Copies only what can still change; what the reader makes cannot. */
  private static List<List<String>> frozen(List<List<String>> elements) {
    boolean unchangeable = true;
    for (int i = 0; i < elements.size() && unchangeable; i++) {
      List<String> element = elements.get(i);
      unchangeable = List.copyOf(element) == element;
    }
    if (unchangeable) {
      return List.copyOf(elements);
    }
    List<List<String>> copy = new ArrayList<>(elements.size());
    for (List<String> element : elements) {
      copy.add(List.copyOf(element));
    }
    return List.copyOf(copy);
  }

  /** A segment to be written: elements without components, empty strings where nothing stands. */
  public static Segment of(String tag, String... elements) {
    List<List<String>> list = new ArrayList<>(elements.length);
    for (String element : elements) {
      list.add(element.isEmpty() ? List.of() : List.of(element));
    }
    return new Segment(tag, list, 0);
  }

  /**
   * A segment to be written, of text and composites.
   *
   * @param elements each a {@link String} or a {@code List<String>} of components
   */
  public static Segment ofMixed(String tag, Object... elements) {
    List<List<String>> list = new ArrayList<>(elements.length);
    for (Object element : elements) {
      if (element instanceof List<?> components) {
        list.add(components.stream().map(String.class::cast).toList());
      } else {
        String text = (String) element;
        list.add(text.isEmpty() ? List.of() : List.of(text));
      }
    }
    return new Segment(tag, list, 0);
  }

  /** The same data, standing in no transaction; so that equal data is an equal record. */
  public Segment unplaced() {
    return position == 0 ? this : new Segment(tag, elements, 0);
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

  /** The components of element {@code index} (from 1), empty if there is none. */
  public List<String> components(int index) {
    return index > elements.size() ? List.of() : elements.get(index - 1);
  }

  /**
   * Element {@code index} (from 1) as free text: components, into which a colon of the sender's has
   * cut it, are put together again.
   */
  public String text(int index) {
    List<String> components = components(index);
    return components.size() == 1 ? components.get(0) : String.join(":", components);
  }

  /** True if an element behind {@code index} (from 1) holds something. */
  public boolean saysMoreThan(int index) {
    for (int i = index; i < elements.size(); i++) {
      if (!elements.get(i).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** True if the tag is {@code tag} and the first element is one of {@code qualifiers}. */
  public boolean is(String tag, String... qualifiers) {
    if (!this.tag.equals(tag)) {
      return false;
    }
    String first = element(1);
    for (String qualifier : qualifiers) {
      if (qualifier.equals(first)) {
        return true;
      }
    }
    return qualifiers.length == 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Segment that && tag.equals(that.tag) && elements.equals(that.elements);
  }

  @Override
  public int hashCode() {
    return 31 * tag.hashCode() + elements.hashCode();
  }
}
