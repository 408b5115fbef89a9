package org.cobaltclaims.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What may be named in the cells of a file. */
final class DecisionFacts {

  private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z]\\w*");

  private DecisionFacts() {}

  /** What the decision is given: what its columns look at, and what it knows besides. */
  static List<Fact> of(DecisionTopic topic, DecisionFile file) {
    Map<String, Fact> facts = new LinkedHashMap<>();
    for (DecisionTable table : file.tables()) {
      for (Column column : table.inputs()) {
        Fact known = facts.get(column.expression());
        if (column.isFact() && (known == null || known.values().isEmpty())) {
          facts.put(
              column.expression(),
              new Fact(column.expression(), column.label(), column.type(), column.values()));
        }
      }
    }
    topic.moreFacts().forEach(fact -> facts.putIfAbsent(fact.name(), fact));
    return new ArrayList<>(facts.values());
  }

  /** A value for everything that a cell may name: facts, and what other tables of the file say. */
  static Map<String, Object> samples(DecisionTopic topic, DecisionFile file) {
    Map<String, Object> samples = new HashMap<>();
    of(topic, file).forEach(fact -> samples.put(fact.name(), sample(fact.type(), fact.values())));
    for (DecisionTable table : file.tables()) {
      Map<String, Object> answers = new HashMap<>();
      table.outputs().forEach(output -> answers.put(output.expression(), sample(output)));
      samples.put(table.id(), answers.size() == 1 ? answers.values().iterator().next() : answers);
    }
    return samples;
  }

  /** A value as a column has them. */
  static Object sample(Column column) {
    return sample(column.type(), column.values());
  }

  private static Object sample(String type, List<String> values) {
    return switch (type) {
      case "number" -> 1L;
      case "boolean" -> true;
      default -> values.isEmpty() ? "text" : values.getFirst();
    };
  }

  /** Which of the facts a piece of FEEL names. */
  static Set<String> named(String feel, List<Fact> facts) {
    Set<String> known = facts.stream().map(Fact::name).collect(Collectors.toSet());
    // A dot before a name is a part of something; two of them are a range.
    return NAME.matcher(Column.withoutTexts(feel).replace("..", " .. "))
        .results()
        .map(MatchResult::group)
        .filter(known::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
