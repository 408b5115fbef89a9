package org.cobaltclaims.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happened to a row between two versions of a table.
 *
 * @param table its id
 * @param kind what happened
 * @param was its place before, from 1; 0 if it was not there
 * @param is its place now, from 1; 0 if it is gone
 * @param columns which cells changed, inputs before outputs, from 0
 * @param words the same for people
 */
public record RowChange(
    String table, Kind kind, int was, int is, List<Integer> columns, String words) {

  /** What can happen to a row. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    MOVED
  }

  public RowChange {
    columns = List.copyOf(columns);
  }

  /** What happened to the rows of a table, in the order of the new one; what is gone comes last. */
  public static List<RowChange> between(DecisionTable before, DecisionTable after) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < before.rules().size(); i++) {
      places.put(before.rules().get(i).id(), i);
    }
    Set<String> moved = moved(after, places);
    List<RowChange> changes = new ArrayList<>();
    for (int i = 0; i < after.rules().size(); i++) {
      Rule rule = after.rules().get(i);
      Integer was = places.remove(rule.id());
      if (was == null) {
        changes.add(
            new RowChange(
                after.id(),
                Kind.ADDED,
                0,
                i + 1,
                List.of(),
                "Row %d is new: %s.".formatted(i + 1, sentence(after, rule))));
        continue;
      }
      Rule old = before.rules().get(was);
      if (!old.saysTheSameAs(rule)) {
        changes.add(changed(after, was, i, old, rule));
      } else if (moved.contains(rule.id())) {
        changes.add(
            new RowChange(
                after.id(),
                Kind.MOVED,
                was + 1,
                i + 1,
                List.of(),
                "Row %d was row %d: %s.".formatted(i + 1, was + 1, sentence(after, rule))));
      }
    }
    places.values().stream()
        .sorted()
        .forEach(
            was ->
                changes.add(
                    new RowChange(
                        after.id(),
                        Kind.REMOVED,
                        was + 1,
                        0,
                        List.of(),
                        "Row %d is gone: %s."
                            .formatted(was + 1, sentence(before, before.rules().get(was))))));
    return changes;
  }

  private static RowChange changed(DecisionTable table, int was, int is, Rule old, Rule rule) {
    List<Integer> columns = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < rule.inputs().size(); i++) {
      String now = rule.inputs().get(i);
      String then = old.inputs().get(i);
      if (!now.equals(then)) {
        columns.add(i);
        words.add(word(table.inputs().get(i), CellWords.ofTest(then), CellWords.ofTest(now)));
      }
    }
    for (int i = 0; i < rule.outputs().size(); i++) {
      String now = rule.outputs().get(i);
      String then = old.outputs().get(i);
      if (!now.equals(then)) {
        columns.add(rule.inputs().size() + i);
        words.add(word(table.outputs().get(i), CellWords.ofAnswer(then), CellWords.ofAnswer(now)));
      }
    }
    if (!old.note().equals(rule.note())) {
      words.add("the note is now “" + rule.note() + "”");
    }
    String moved = was == is ? "" : " (row %d before)".formatted(was + 1);
    return new RowChange(
        table.id(),
        Kind.CHANGED,
        was + 1,
        is + 1,
        columns,
        "Row %d%s: %s.".formatted(is + 1, moved, String.join("; ", words)));
  }

  private static String word(Column column, String then, String now) {
    return "%s was %s, is now %s".formatted(column.label(), then, now);
  }

  /** A row as a sentence: when, and what then. */
  static String sentence(DecisionTable table, Rule rule) {
    List<String> when = new ArrayList<>();
    for (int i = 0; i < rule.inputs().size(); i++) {
      if (!Rule.isAnything(rule.inputs().get(i))) {
        when.add(table.inputs().get(i).label() + " " + CellWords.ofTest(rule.inputs().get(i)));
      }
    }
    List<String> then = new ArrayList<>();
    for (int i = 0; i < rule.outputs().size(); i++) {
      then.add(table.outputs().get(i).label() + " " + CellWords.ofAnswer(rule.outputs().get(i)));
    }
    return (when.isEmpty() ? "in every case" : String.join(", ", when))
        + " → "
        + String.join(", ", then);
  }

  /** Those that have to move if all others stay in their order: as few as possible. */
  private static Set<String> moved(DecisionTable after, Map<String, Integer> places) {
    List<Rule> common =
        after.rules().stream().filter(rule -> places.containsKey(rule.id())).toList();
    int[] was = common.stream().mapToInt(rule -> places.getOrDefault(rule.id(), 0)).toArray();
    int n = common.size();
    int[] length = new int[n];
    int[] from = new int[n];
    int best = -1;
    for (int i = 0; i < n; i++) {
      length[i] = 1;
      from[i] = -1;
      for (int j = 0; j < i; j++) {
        if (was[j] < was[i] && length[j] + 1 > length[i]) {
          length[i] = length[j] + 1;
          from[i] = j;
        }
      }
      best = best < 0 || length[i] > length[best] ? i : best;
    }
    Set<String> moved = new HashSet<>();
    common.forEach(rule -> moved.add(rule.id()));
    for (int i = best; i >= 0; i = from[i]) {
      moved.remove(common.get(i).id());
    }
    return moved;
  }
}
