package org.cobaltclaims.cli;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.money.Imbalance;

/** What does not add up: line, expected, found, difference. */
final class ImbalanceTable {
  private static final String ROW = "  %-6s %-9s %13s %13s %13s  ";

  private ImbalanceTable() {}

  /** The table's lines, with their heading. */
  static List<String> lines(List<Imbalance> imbalances, int width) {
    List<String> lines = new ArrayList<>();
    String heading = ROW.formatted("line", "rule", "expected", "found", "difference");
    lines.add(heading + "what is wrong");
    for (Imbalance imbalance : imbalances) {
      String start =
          ROW.formatted(
              imbalance.line() == 0 ? "claim" : String.valueOf(imbalance.line()),
              imbalance.rule(),
              imbalance.expected(),
              imbalance.found(),
              imbalance.difference());
      for (String part : Terminal.wrap(imbalance.message(), Math.max(30, width - start.length()))) {
        lines.add(start + part);
        start = " ".repeat(start.length());
      }
    }
    return lines;
  }
}
