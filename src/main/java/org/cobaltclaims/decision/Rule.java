package org.cobaltclaims.decision;

import java.util.List;

/**
 * A row of a table.
 *
 * @param id by which it is found again in another version; empty for a new one
 * @param note why it is there
 * @param inputs FEEL unary tests, one for each input; empty or a dash for anything
 * @param outputs FEEL expressions, one for each output
 */
public record Rule(String id, String note, List<String> inputs, List<String> outputs) {
  public Rule {
    id = id.strip();
    note = clean(note);
    inputs = inputs.stream().map(Rule::clean).toList();
    outputs = outputs.stream().map(Rule::clean).toList();
  }

  /** One line, without what may not stand in XML. */
  private static String clean(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF]", "").strip();
  }

  /** Whether it fits every case. */
  public boolean fitsEverything() {
    return inputs.stream().allMatch(Rule::isAnything);
  }

  /** Whether both say the same, whatever their ids. */
  public boolean saysTheSameAs(Rule other) {
    return note.equals(other.note) && decidesTheSameAs(other);
  }

  /** Whether both decide the same; the notes may differ. */
  public boolean decidesTheSameAs(Rule other) {
    return inputs.equals(other.inputs) && outputs.equals(other.outputs);
  }

  static boolean isAnything(String test) {
    return test.isEmpty() || test.equals("-");
  }
}
