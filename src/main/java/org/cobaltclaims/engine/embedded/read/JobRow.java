package org.cobaltclaims.engine.embedded.read;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job. Times are milliseconds since the epoch, null for none. */
final class JobRow extends Row {

  final String type;
  final String kind;
  final String listenerEvent;
  final long element;
  final Map<String, String> headers;
  DefinitionRow definition;
  String elementId;
  String state;
  int retries;
  @Nullable String worker;
  @Nullable Long deadline;
  @Nullable Long ended;
  @Nullable String errorCode;
  @Nullable String errorMessage;
  @Nullable Boolean failedWithRetriesLeft;
  @Nullable Boolean denied;
  @Nullable String deniedReason;

  JobRow(
      long key,
      long instance,
      long element,
      DefinitionRow definition,
      String elementId,
      String type,
      String kind,
      String listenerEvent,
      Map<String, String> headers,
      String state) {
    super(RowId.of(key), instance);
    this.element = element;
    this.definition = definition;
    this.elementId = elementId;
    this.type = type;
    this.kind = kind;
    this.listenerEvent = listenerEvent;
    this.headers = headers;
    this.state = state;
  }
}
