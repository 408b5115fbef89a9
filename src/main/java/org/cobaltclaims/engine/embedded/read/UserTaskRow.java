package org.cobaltclaims.engine.embedded.read;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user task. Times are milliseconds since the epoch, null for none. */
final class UserTaskRow extends Row {

  final long element;
  final long created;
  DefinitionRow definition;
  String elementId;
  String state;
  @Nullable String assignee;
  List<String> candidateGroups = List.of();
  List<String> candidateUsers = List.of();
  @Nullable Long completed;
  @Nullable Long followUp;
  @Nullable Long due;
  int priority;

  /** -1 for none. */
  long form = -1;

  @Nullable String externalForm;
  Map<String, String> headers = Map.of();

  UserTaskRow(
      long key,
      long instance,
      long element,
      DefinitionRow definition,
      String elementId,
      String state,
      long created) {
    super(RowId.of(key), instance);
    this.element = element;
    this.definition = definition;
    this.elementId = elementId;
    this.state = state;
    this.created = created;
  }
}
