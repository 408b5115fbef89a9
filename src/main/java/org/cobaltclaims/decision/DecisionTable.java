package org.cobaltclaims.decision;

import java.util.List;

/**
 * One table. The first row that fits decides.
 *
 * @param id of its decision
 * @param name in words
 * @param description what it decides
 * @param hitPolicy such as {@code FIRST}
 */
public record DecisionTable(
    String id,
    String name,
    String description,
    String hitPolicy,
    List<Column> inputs,
    List<Column> outputs,
    List<Rule> rules) {
  public DecisionTable {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    rules = List.copyOf(rules);
  }

  /** The same table with other rows. */
  public DecisionTable withRules(List<Rule> other) {
    return new DecisionTable(id, name, description, hitPolicy, inputs, outputs, other);
  }

  /** Whether the processes can lean on both alike: the same facts in, the same answers out. */
  boolean hasTheColumnsOf(DecisionTable other) {
    return hitPolicy.equals(other.hitPolicy)
        && expressions(inputs).equals(expressions(other.inputs))
        && expressions(outputs).equals(expressions(other.outputs));
  }

  private static List<String> expressions(List<Column> columns) {
    return columns.stream().map(column -> column.expression() + ":" + column.type()).toList();
  }
}
