package org.cobaltclaims.decision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What two versions of a table decide differently, over the situations that its cells tell apart:
 * every value that they name, the numbers beside it, and one that they do not name, all combined.
 * Where that is too much, a fixed choice of them.
 */
public final class TableComparison {

  private static final int MOST = 150_000;
  private static final int SEED = 20_261_101;

  /**
   * Situations that are decided differently by the same two rows.
   *
   * @param count how many of those that were looked at
   * @param was the row before, from 1; 0 if none fits
   * @param wouldBe the row now, from 1; 0 if none fits
   * @param example one of them: what the two rows ask for, by the columns' titles
   * @param words the same as a sentence
   */
  public record Difference(
      int count, int was, int wouldBe, Map<String, String> example, String words) {}

  /**
   * What was found.
   *
   * @param table its id
   * @param situations how many there are
   * @param looked how many of them were looked at
   * @param unreached rows of the new version, from 1, that decided none of them; the last one, if
   *     it is there for what nobody thought of, does not count
   */
  public record Result(
      String table,
      long situations,
      int looked,
      List<Difference> differences,
      List<Integer> unreached) {}

  private final DecisionTable before;
  private final DecisionTable after;
  private final Situations situations;
  private final Map<List<Integer>, int[]> found = new LinkedHashMap<>();
  private final Map<List<Integer>, Map<String, String>> examples = new LinkedHashMap<>();
  private final BitSet reached = new BitSet();

  private TableComparison(DecisionTable before, DecisionTable after, Situations situations) {
    this.before = before;
    this.after = after;
    this.situations = situations;
  }

  /**
   * Compares two versions of a table.
   *
   * @param facts what may be named in its cells
   */
  static Result compare(
      CellLanguage language, List<Fact> facts, DecisionTable before, DecisionTable after) {
    Situations situations = Situations.of(language, facts, List.of(before, after));
    return new TableComparison(before, after, situations).result();
  }

  private Result result() {
    Situations.Matcher old = situations.matcher(before);
    Situations.Matcher young = situations.matcher(after);
    long all = situations.size();
    SplittableRandom chance = new SplittableRandom(SEED);
    int looked = (int) Math.min(all, MOST);
    for (int i = 0; i < looked; i++) {
      int[] situation = situations.at(looked == all ? i : chance.nextLong(all));
      int was = old.row(situation);
      int is = young.row(situation);
      if (is >= 0) {
        reached.set(is);
      }
      if (!answersOf(before, was).equals(answersOf(after, is))) {
        List<Integer> rows = List.of(was, is);
        found.computeIfAbsent(rows, key -> new int[1])[0]++;
        examples.computeIfAbsent(rows, key -> example(situation, was, is));
      }
    }
    List<Integer> unreached = new ArrayList<>();
    for (int row = 0; looked == all && row < after.rules().size(); row++) {
      boolean net = row == after.rules().size() - 1 && after.rules().get(row).fitsEverything();
      if (!reached.get(row) && !net) {
        unreached.add(row + 1);
      }
    }
    List<Difference> differences =
        found.entrySet().stream()
            .sorted((a, b) -> Integer.compare(b.getValue()[0], a.getValue()[0]))
            .map(entry -> difference(entry.getKey(), entry.getValue()[0]))
            .toList();
    return new Result(after.id(), all, looked, differences, unreached);
  }

  private static List<String> answersOf(DecisionTable table, int row) {
    return row < 0 ? List.of() : table.rules().get(row).outputs();
  }

  private Difference difference(List<Integer> rows, int count) {
    Map<String, String> example = examples.getOrDefault(rows, Map.of());
    String when =
        example.isEmpty()
            ? "In every case"
            : "Such as "
                + String.join(
                    ", ",
                    example.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
    return new Difference(
        count,
        rows.getFirst() + 1,
        rows.getLast() + 1,
        example,
        "%s: was %s, would be %s."
            .formatted(when, said(before, rows.getFirst()), said(after, rows.getLast())));
  }

  private static String said(DecisionTable table, int row) {
    if (row < 0) {
      return "no answer";
    }
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < table.outputs().size(); i++) {
      String answer = CellWords.ofAnswer(table.rules().get(row).outputs().get(i));
      answers.add(table.outputs().get(i).label() + " " + answer);
    }
    return String.join(", ", answers) + " (row " + (row + 1) + ")";
  }

  /** What the two rows, and the rows that they stand behind, ask for would be too much to read. */
  private Map<String, String> example(int[] situation, int was, int is) {
    Map<String, String> example = new LinkedHashMap<>();
    for (int i = 0; i < after.inputs().size(); i++) {
      if (asks(before, was, i) || asks(after, is, i)) {
        example.put(after.inputs().get(i).label(), situations.words(situation, i));
      }
    }
    return example;
  }

  private static boolean asks(DecisionTable table, int row, int column) {
    return row >= 0 && !Rule.isAnything(table.rules().get(row).inputs().get(column));
  }
}
