package org.cobaltclaims.engine.embedded.read;

/** One run of an element in a process instance. */
final class ElementRow extends Row {

  final String type;

  /** The element instance or process instance that it runs in. */
  final long scope;

  final Span span;
  DefinitionRow definition;
  String elementId;

  /** How many open incidents it and what it called have. */
  int incidents;

  /** The open incident of its own, 0 when there is none. */
  long incidentKey;

  ElementRow(
      long key,
      long instance,
      DefinitionRow definition,
      String elementId,
      String type,
      long scope,
      long start) {
    super(RowId.of(key), instance);
    this.definition = definition;
    this.elementId = elementId;
    this.type = type;
    this.scope = scope;
    this.span = new Span(start);
  }
}
