package org.cobaltclaims.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobaltclaims.decision.CellLanguage.Trouble;
import org.jspecify.annotations.Nullable;

/** Whether every cell of a file's tables can be understood, and whether they answer every case. */
final class TableCheck {

  private static final int LONGEST_CELL = 2_000;

  private final CellLanguage language;
  private final Map<String, Object> samples;
  private final List<CellFault> faults = new ArrayList<>();

  private TableCheck(CellLanguage language, Map<String, Object> samples) {
    this.language = language;
    this.samples = samples;
  }

  /** What is wrong; empty if nothing is. */
  static List<CellFault> check(CellLanguage language, DecisionTopic topic, DecisionFile file) {
    TableCheck check = new TableCheck(language, DecisionFacts.samples(topic, file));
    file.tables().forEach(check::table);
    return List.copyOf(check.faults);
  }

  /**
   * Rows that have another number of cells than the table has columns: they cannot be written.
   *
   * @throws InvalidDecisionException if there are such
   */
  static void requireShape(DecisionTable table, List<Rule> rules) {
    for (Rule rule : rules) {
      if (rule.inputs().size() != table.inputs().size()
          || rule.outputs().size() != table.outputs().size()) {
        throw new InvalidDecisionException(
            "a row of %s has another number of cells than the table has columns"
                .formatted(table.id()));
      }
    }
    if (rules.isEmpty()) {
      throw new InvalidDecisionException(
          "there are no rows",
          List.of(new CellFault(table.id(), -1, -1, "A table needs at least one row.")));
    }
  }

  private void table(DecisionTable table) {
    for (int row = 0; row < table.rules().size(); row++) {
      Rule rule = table.rules().get(row);
      for (int i = 0; i < table.inputs().size(); i++) {
        add(table, row, i, test(table.inputs().get(i), rule.inputs().get(i)));
      }
      for (int i = 0; i < table.outputs().size(); i++) {
        add(
            table,
            row,
            table.inputs().size() + i,
            answer(table.outputs().get(i), rule.outputs().get(i)));
      }
    }
    if (table.rules().stream().noneMatch(Rule::fitsEverything)) {
      faults.add(
          new CellFault(
              table.id(),
              -1,
              -1,
              "No row fits what the others leave over, and a claim would stop there. Add a last row"
                  + " whose conditions are all empty."));
    }
  }

  private void add(DecisionTable table, int row, int column, @Nullable String fault) {
    if (fault != null) {
      faults.add(new CellFault(table.id(), row, column, fault));
    }
  }

  private @Nullable String test(Column column, String test) {
    if (Rule.isAnything(test)) {
      return null;
    }
    if (test.length() > LONGEST_CELL) {
      return "This is too long.";
    }
    Optional<Trouble> trouble =
        language.troubleWithTest(test, DecisionFacts.sample(column), samples);
    if (trouble.isPresent()) {
      return words(trouble.get(), column, true);
    }
    List<String> allowed = column.values();
    return allowed.isEmpty()
        ? null
        : Column.texts(test).stream()
            .filter(text -> !allowed.contains(text))
            .findFirst()
            .map(text -> notAllowed(text, allowed))
            .orElse(null);
  }

  private @Nullable String answer(Column column, String expression) {
    if (expression.isEmpty()) {
      return "An answer is missing here. " + howToAnswer(column);
    }
    if (expression.length() > LONGEST_CELL) {
      return "This is too long.";
    }
    Optional<Trouble> trouble = language.troubleWithExpression(expression, samples);
    if (trouble.isPresent()) {
      return words(trouble.get(), column, false);
    }
    Object value = language.valueOf(expression, samples);
    if (!isOf(column.type(), value)) {
      return howToAnswer(column);
    }
    boolean constant = language.troubleWithExpression(expression, Map.of()).isEmpty();
    if (!constant || value == null || column.allowed().isEmpty()) {
      return null;
    }
    if (language.passes(column.allowed(), value, Map.of())) {
      return null;
    }
    return column.values().isEmpty()
        ? "This has to be " + CellWords.ofTest(column.allowed()) + "."
        : notAllowed(String.valueOf(value), column.values());
  }

  private static String notAllowed(String text, List<String> allowed) {
    return "“%s” is none of what can stand here: %s."
        .formatted(
            text, String.join(", ", allowed.stream().map(a -> a.isEmpty() ? "\"\"" : a).toList()));
  }

  private static boolean isOf(String type, @Nullable Object value) {
    return switch (type) {
      case "number" -> value instanceof Number;
      case "boolean" -> value instanceof Boolean;
      default -> value instanceof String;
    };
  }

  private static String words(Trouble trouble, Column column, boolean test) {
    return switch (trouble.why()) {
      case UNREADABLE ->
          "This cannot be read. "
              + (test ? howToTest(column) : howToAnswer(column))
              + (test ? " Leave it empty for anything." : "");
      case UNKNOWN_NAME ->
          "“%s” is nothing that this table knows. A text stands in quotes: \"%s\"."
              .formatted(trouble.name(), trouble.name());
      case UNKNOWN_FUNCTION -> "There is no such function.";
      case WRONG_TYPE -> test ? howToTest(column) : howToAnswer(column);
    };
  }

  private static String howToTest(Column column) {
    return switch (column.type()) {
      case "number" -> "Write a number, a comparison such as >= 1000, or a range such as [1..5].";
      case "boolean" -> "Write true or false.";
      default ->
          "Write a text in quotes, such as %s, or several with commas."
              .formatted(example(column, "\"197\""));
    };
  }

  private static String howToAnswer(Column column) {
    return switch (column.type()) {
      case "number" -> "Write a number.";
      case "boolean" -> "Write true or false.";
      default -> "Write a text in quotes, such as %s.".formatted(example(column, "\"REVIEW\""));
    };
  }

  private static String example(Column column, String otherwise) {
    return column.values().stream()
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(value -> "\"" + value + "\"")
        .orElse(otherwise);
  }
}
