package org.cobaltclaims.decision.web;

import java.util.List;
import org.cobaltclaims.decision.Column;
import org.cobaltclaims.decision.DecisionFile;
import org.cobaltclaims.decision.DecisionTable;
import org.cobaltclaims.decision.DecisionTables;
import org.cobaltclaims.decision.DecisionTables.Standing;
import org.cobaltclaims.decision.DecisionVersion;
import org.cobaltclaims.decision.Fact;
import org.cobaltclaims.decision.Rule;

/** Decision tables as they are told to programs and to the editor. */
final class DecisionViews {

  private DecisionViews() {}

  /**
   * How a table stands.
   *
   * @param own the practice's own is in force
   * @param shipped the newest version that came with the program
   * @param newerShipped that one is newer than the practice's own
   * @param withEngine the process engine has the version in force
   */
  record Summary(
      String id,
      String title,
      String decides,
      DecisionVersion version,
      boolean own,
      int shipped,
      boolean newerShipped,
      boolean withEngine) {}

  static Summary summary(Standing standing) {
    return new Summary(
        standing.topic().id(),
        standing.topic().title(),
        standing.topic().decides(),
        standing.version(),
        standing.ownInForce(),
        standing.shipped().number(),
        standing.newerShipped(),
        standing.withEngine());
  }

  /**
   * A column.
   *
   * @param looksAt what an input looks at, FEEL; an output's name
   * @param values the texts that may stand there; empty if there is no such list
   * @param allowed what may stand there, FEEL; empty for anything
   */
  record ColumnView(
      String label, String looksAt, String type, List<String> values, String allowed) {
    static ColumnView of(Column column) {
      return new ColumnView(
          column.label(), column.expression(), column.type(), column.values(), column.allowed());
    }
  }

  /** A table with its rows. */
  record TableView(
      String id,
      String name,
      String description,
      String hitPolicy,
      List<ColumnView> inputs,
      List<ColumnView> outputs,
      List<Rule> rules) {
    static TableView of(DecisionTable table) {
      return new TableView(
          table.id(),
          table.name(),
          withoutSources(table.description()),
          table.hitPolicy(),
          table.inputs().stream().map(ColumnView::of).toList(),
          table.outputs().stream().map(ColumnView::of).toList(),
          table.rules());
    }
  }

  /** Where a rule comes from is for who keeps the models. */
  static String withoutSources(String description) {
    return description.replaceAll(" ?\\(DOMAIN[^)]*\\)", "");
  }

  /** A table as it is in force. */
  record Detail(Summary about, List<Fact> facts, List<TableView> tables) {}

  static Detail detail(DecisionTables tables, Standing standing) {
    String id = standing.topic().id();
    DecisionFile file = tables.file(id, standing.version().number());
    return new Detail(summary(standing), tables.facts(id, file), views(file));
  }

  static List<TableView> views(DecisionFile file) {
    return file.tables().stream().map(TableView::of).toList();
  }

  /** One version. */
  record Rows(DecisionVersion version, List<TableView> tables) {}

  static Rows rows(DecisionVersion version, DecisionFile file) {
    return new Rows(version, views(file));
  }
}
