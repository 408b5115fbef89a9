package org.cobaltclaims.engine.embedded.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A process instance. */
final class InstanceRow extends Row {

  final long parentInstance;
  final long parentElement;
  final List<String> tags;
  final Span span;

  /** The ids of the sequence flows that were taken, in the order in which they first were. */
  final Set<String> flows = new LinkedHashSet<>();

  DefinitionRow definition;

  /** How many open incidents it and the instances below it have. */
  int incidents;

  InstanceRow(
      long key,
      DefinitionRow definition,
      long parentInstance,
      long parentElement,
      List<String> tags,
      long start) {
    super(RowId.of(key), key);
    this.definition = definition;
    this.parentInstance = parentInstance;
    this.parentElement = parentElement;
    this.tags = tags;
    this.span = new Span(start);
  }
}
