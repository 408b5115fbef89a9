package org.cobaltclaims.engine.embedded.read;

/** An element's wait for a message. */
final class SubscriptionRow extends Row {

  final long element;
  final String messageName;
  final String correlationKey;
  DefinitionRow definition;
  String elementId;
  String state;

  /** When the state was last told, in milliseconds since the epoch. */
  long updated;

  SubscriptionRow(
      long key,
      long instance,
      long element,
      DefinitionRow definition,
      String elementId,
      String messageName,
      String correlationKey,
      String state,
      long updated) {
    super(RowId.of(key), instance);
    this.element = element;
    this.definition = definition;
    this.elementId = elementId;
    this.messageName = messageName;
    this.correlationKey = correlationKey;
    this.state = state;
    this.updated = updated;
  }
}
