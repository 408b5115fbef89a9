package org.cobaltclaims.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cases that the cells of a table tell apart, as combinations of values: one value for each
 * input, and for each fact that a cell names besides.
 */
final class Situations {

  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])-?\\d+(?:\\.\\d+)?(?!\\w)");

  /** Stands for every text that no cell names. */
  private static final String ANOTHER = "(anything else)";

  /**
   * What varies.
   *
   * @param fact its name in cells; empty for a column that looks at what is made of several
   */
  private record Dimension(String fact, List<Object> values) {}

  private final CellLanguage language;
  private final List<Fact> facts;
  private final List<Dimension> dimensions;

  private Situations(CellLanguage language, List<Fact> facts, List<Dimension> dimensions) {
    this.language = language;
    this.facts = facts;
    this.dimensions = dimensions;
  }

  /** The situations of several versions of one table. */
  static Situations of(CellLanguage language, List<Fact> facts, List<DecisionTable> versions) {
    DecisionTable one = versions.getFirst();
    List<Dimension> dimensions = new ArrayList<>();
    Set<String> own = new LinkedHashSet<>();
    for (int i = 0; i < one.inputs().size(); i++) {
      Column column = one.inputs().get(i);
      int place = i;
      List<String> cells = cells(versions).map(rule -> rule.inputs().get(place)).toList();
      dimensions.add(
          new Dimension(
              column.isFact() ? column.expression() : "",
              values(column.type(), column.values(), cells)));
      own.add(column.expression());
    }
    Set<String> besides = new TreeSet<>();
    cells(versions)
        .flatMap(rule -> rule.inputs().stream())
        .forEach(cell -> besides.addAll(DecisionFacts.named(cell, facts)));
    besides.removeAll(own);
    for (Fact fact : facts) {
      if (besides.contains(fact.name())) {
        List<Object> values =
            fact.type().equals("number")
                ? List.of(0L, 1L, 2L)
                : values(fact.type(), fact.values(), List.of());
        dimensions.add(new Dimension(fact.name(), values));
      }
    }
    return new Situations(language, facts, dimensions);
  }

  private static Stream<Rule> cells(List<DecisionTable> versions) {
    return versions.stream().flatMap(table -> table.rules().stream());
  }

  private static List<Object> values(String type, List<String> allowed, List<String> cells) {
    return switch (type) {
      case "boolean" -> List.of(true, false);
      case "number" -> numbers(cells);
      default -> texts(allowed, cells);
    };
  }

  private static List<Object> numbers(List<String> cells) {
    Set<BigDecimal> numbers = new TreeSet<>();
    // Days can be negative, payers cannot: below nothing only where a cell asks for it.
    boolean negative = cells.stream().anyMatch(cell -> cell.contains("<") || cell.contains("-"));
    for (String cell : cells) {
      NUMBER
          .matcher(Column.withoutTexts(cell).replace("..", " .. "))
          .results()
          .map(found -> new BigDecimal(found.group()))
          .forEach(
              number -> {
                BigDecimal less = number.subtract(BigDecimal.ONE);
                if (negative || less.signum() >= 0) {
                  numbers.add(less);
                }
                numbers.add(number);
                numbers.add(number.add(BigDecimal.ONE));
              });
    }
    if (numbers.isEmpty()) {
      numbers.add(BigDecimal.ONE);
    }
    return List.copyOf(numbers);
  }

  private static List<Object> texts(List<String> allowed, List<String> cells) {
    if (!allowed.isEmpty()) {
      return List.copyOf(allowed);
    }
    Set<Object> texts = new LinkedHashSet<>();
    cells.forEach(cell -> texts.addAll(Column.texts(cell)));
    texts.add(ANOTHER);
    return List.copyOf(texts);
  }

  /** How many there are; nobody counts further than a {@code long} does. */
  long size() {
    long size = 1;
    for (Dimension dimension : dimensions) {
      long values = dimension.values().size();
      size = size > Long.MAX_VALUE / values ? Long.MAX_VALUE : size * values;
    }
    return size;
  }

  /** One of them: which of its values each dimension has. */
  int[] at(long number) {
    int[] situation = new int[dimensions.size()];
    long rest = number;
    for (int i = dimensions.size() - 1; i >= 0; i--) {
      int size = dimensions.get(i).values().size();
      situation[i] = (int) (rest % size);
      rest /= size;
    }
    return situation;
  }

  /** The value of an input in words. */
  String words(int[] situation, int input) {
    Object value = dimensions.get(input).values().get(situation[input]);
    if (value instanceof Boolean yes) {
      return yes ? "yes" : "no";
    }
    return value.equals("") ? "nothing" : String.valueOf(value);
  }

  /** Says which row of a table fits a situation first. */
  Matcher matcher(DecisionTable table) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Rule rule : table.rules()) {
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < rule.inputs().size(); i++) {
        if (!Rule.isAnything(rule.inputs().get(i))) {
          cells.add(new Cell(rule.inputs().get(i), i));
        }
      }
      rows.add(cells);
    }
    return new Matcher(rows);
  }

  /** See {@link #matcher}. */
  static final class Matcher {

    private final List<List<Cell>> rows;

    private Matcher(List<List<Cell>> rows) {
      this.rows = rows;
    }

    /** The first row that fits, from 0; -1 if none does. */
    int row(int[] situation) {
      for (int row = 0; row < rows.size(); row++) {
        if (fits(rows.get(row), situation)) {
          return row;
        }
      }
      return -1;
    }

    private static boolean fits(List<Cell> cells, int[] situation) {
      for (Cell cell : cells) {
        if (!cell.fits(situation)) {
          return false;
        }
      }
      return true;
    }
  }

  /** A cell that asks for something; what it says to each value is worked out once. */
  private final class Cell {

    private final String test;
    private final int[] over;
    private final Map<Integer, Boolean> known = new HashMap<>();

    private Cell(String test, int input) {
      this.test = test;
      Set<String> named = DecisionFacts.named(test, facts);
      List<Integer> places = new ArrayList<>(List.of(input));
      for (int i = 0; i < dimensions.size(); i++) {
        if (i != input && named.contains(dimensions.get(i).fact())) {
          places.add(i);
        }
      }
      over = places.stream().mapToInt(Integer::intValue).toArray();
    }

    private boolean fits(int[] situation) {
      int key = 0;
      for (int place : over) {
        key = key * dimensions.get(place).values().size() + situation[place];
      }
      return known.computeIfAbsent(key, none -> ask(situation));
    }

    private boolean ask(int[] situation) {
      Map<String, Object> named = new HashMap<>();
      for (int place : over) {
        Dimension dimension = dimensions.get(place);
        named.put(dimension.fact(), dimension.values().get(situation[place]));
      }
      Dimension own = dimensions.get(over[0]);
      return language.passes(test, own.values().get(situation[over[0]]), named);
    }
  }
}
