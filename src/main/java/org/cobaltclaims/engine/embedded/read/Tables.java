package org.cobaltclaims.engine.embedded.read;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Definition;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Evaluated;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Form;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Requirements;

/** All that the read model holds. Not thread-safe: see {@link ReadModel}. */
final class Tables {

  final Table<DefinitionRow> definitions = new Table<>();
  final Table<Requirements> requirements = new Table<>();
  final Table<Definition> decisions = new Table<>();
  final Table<Form> forms = new Table<>();

  final Table<InstanceRow> instances = new Table<>();
  final Table<ElementRow> elements = new Table<>();
  final Table<VariableRow> variables = new Table<>();
  final Table<IncidentRow> incidents = new Table<>();
  final Table<UserTaskRow> userTasks = new Table<>();
  final Table<JobRow> jobs = new Table<>();
  final Table<SubscriptionRow> subscriptions = new Table<>();
  final Table<CorrelatedRow> correlated = new Table<>();
  final Table<Evaluated> evaluated = new Table<>();

  private final List<Table<?>> owned =
      List.of(
          instances,
          elements,
          variables,
          incidents,
          userTasks,
          jobs,
          subscriptions,
          correlated,
          evaluated);

  /** The definition with the key, a stand-in when its deployment was not seen. */
  DefinitionRow definition(long key, String processId, int version) {
    DefinitionRow known = definitions.get(key);
    return known != null ? known : DefinitionRow.unknown(key, processId, version);
  }

  /** Whether there is no later version of the process. */
  boolean isLatest(DefinitionRow definition) {
    return definitions.all().stream()
        .noneMatch(
            other ->
                other.processId.equals(definition.processId) && other.version > definition.version);
  }

  /** The latest version of a form. */
  Optional<Form> latestForm(String formId) {
    return forms.all().stream()
        .filter(form -> form.formId.equals(formId))
        .max(Comparator.comparingInt(form -> form.version));
  }

  /** Removes an owner and all that is its. */
  void removeOf(long owner) {
    owned.forEach(table -> table.removeOf(owner));
  }

  /** How many rows belong to owners. */
  int ownedRows() {
    return owned.stream().mapToInt(Table::size).sum();
  }

  void clear() {
    definitions.clear();
    requirements.clear();
    decisions.clear();
    forms.clear();
    owned.forEach(Table::clear);
  }
}
