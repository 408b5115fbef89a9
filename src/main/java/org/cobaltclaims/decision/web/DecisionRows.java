package org.cobaltclaims.decision.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.decision.CellWords;
import org.cobaltclaims.decision.DecisionFile;
import org.cobaltclaims.decision.DecisionTable;
import org.cobaltclaims.decision.RowChange;
import org.cobaltclaims.decision.Rule;
import org.jspecify.annotations.Nullable;

/** Tables in words, as pages show them that change nothing. */
final class DecisionRows {

  private DecisionRows() {}

  /**
   * A cell.
   *
   * @param answer it stands in an output
   * @param was what stood there before; empty if nothing changed
   */
  record Cell(String words, boolean answer, String was) {}

  /**
   * A row.
   *
   * @param number from 1; of a row that is gone, the one that it had
   * @param mark what happened to it in words; empty if nothing did
   * @param gone it is not there any more
   */
  record Row(int number, String mark, boolean gone, String note, List<Cell> cells) {}

  /** A table. */
  record Shown(DecisionViews.TableView table, List<Row> rows, List<RowChange> changes) {}

  /** A version by itself. */
  static List<Shown> of(DecisionFile file) {
    return between(file, file, List.of());
  }

  /** A version with what has changed in it. */
  static List<Shown> between(DecisionFile before, DecisionFile after, List<RowChange> changes) {
    Map<String, DecisionTable> old = new HashMap<>();
    before.tables().forEach(table -> old.put(table.id(), table));
    List<Shown> shown = new ArrayList<>();
    for (DecisionTable table : after.tables()) {
      List<RowChange> own =
          changes.stream().filter(change -> change.table().equals(table.id())).toList();
      shown.add(
          new Shown(DecisionViews.TableView.of(table), rows(old.get(table.id()), table, own), own));
    }
    return shown;
  }

  private static List<Row> rows(
      @Nullable DecisionTable before, DecisionTable after, List<RowChange> changes) {
    Map<Integer, RowChange> byRow = new HashMap<>();
    changes.forEach(change -> byRow.put(change.is(), change));
    List<Row> rows = new ArrayList<>();
    for (int number = 1; number <= after.rules().size(); number++) {
      RowChange change = byRow.get(number);
      Rule rule = after.rules().get(number - 1);
      Rule was =
          change == null || change.was() == 0 || before == null
              ? rule
              : before.rules().get(change.was() - 1);
      String mark = change == null ? "" : mark(change);
      rows.add(new Row(number, mark, false, rule.note(), cells(rule, was)));
    }
    for (RowChange change : changes) {
      if (change.is() == 0 && before != null) {
        Rule gone = before.rules().get(change.was() - 1);
        rows.add(new Row(change.was(), "gone", true, gone.note(), cells(gone, gone)));
      }
    }
    return rows;
  }

  private static String mark(RowChange change) {
    return switch (change.kind()) {
      case ADDED -> "new";
      case REMOVED -> "gone";
      case CHANGED -> "changed";
      case MOVED -> "was row " + change.was();
    };
  }

  private static List<Cell> cells(Rule rule, Rule was) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < rule.inputs().size(); i++) {
      String now = CellWords.ofTest(rule.inputs().get(i));
      String then = CellWords.ofTest(was.inputs().get(i));
      cells.add(new Cell(now, false, then.equals(now) ? "" : then));
    }
    for (int i = 0; i < rule.outputs().size(); i++) {
      String now = CellWords.ofAnswer(rule.outputs().get(i));
      String then = CellWords.ofAnswer(was.outputs().get(i));
      cells.add(new Cell(now, true, then.equals(now) ? "" : then));
    }
    return cells;
  }
}
