package org.cobaltclaims.engine.embedded.read;

/** A message that reached an element or started an instance. Known by message and subscription. */
final class CorrelatedRow extends Row {

  final DefinitionRow definition;
  final String elementId;

  /** -1 for a start event. */
  final long element;

  final String messageName;
  final String correlationKey;
  final long time;

  CorrelatedRow(
      long message,
      long subscription,
      long instance,
      DefinitionRow definition,
      String elementId,
      long element,
      String messageName,
      String correlationKey,
      long time) {
    super(new RowId(message, subscription), instance);
    this.definition = definition;
    this.elementId = elementId;
    this.element = element;
    this.messageName = messageName;
    this.correlationKey = correlationKey;
    this.time = time;
  }
}
