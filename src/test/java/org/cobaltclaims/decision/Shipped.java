package org.cobaltclaims.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The tables that come with the program, and changes of them. */
final class Shipped {

  private Shipped() {}

  static DecisionFile file(DecisionTopic topic) {
    return DecisionFile.parse(DecisionsInForce.shipped(topic.id()));
  }

  static DecisionTable table(DecisionTopic topic, String id) {
    return file(topic).tables().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
  }

  /** The rows of a file's table, changed. */
  static Map<String, List<Rule>> rows(
      DecisionFile file, String table, UnaryOperator<List<Rule>> change) {
    List<Rule> rules =
        file.tables().stream().filter(t -> t.id().equals(table)).findFirst().orElseThrow().rules();
    return Map.of(table, change.apply(new ArrayList<>(rules)));
  }

  /** A row with another test. */
  static Rule withInput(Rule rule, int place, String test) {
    List<String> inputs = new ArrayList<>(rule.inputs());
    inputs.set(place, test);
    return new Rule(rule.id(), rule.note(), inputs, rule.outputs());
  }

  /** A row with another answer. */
  static Rule withOutput(Rule rule, int place, String answer) {
    List<String> outputs = new ArrayList<>(rule.outputs());
    outputs.set(place, answer);
    return new Rule(rule.id(), rule.note(), rule.inputs(), outputs);
  }
}
