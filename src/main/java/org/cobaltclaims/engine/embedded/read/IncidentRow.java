package org.cobaltclaims.engine.embedded.read;

import java.util.Arrays;

/** Something that stopped and waits, or waited, for a person. */
final class IncidentRow extends Row {

  final String errorType;
  final String errorMessage;
  final long element;

  /** The job that failed, -1 when there was none. */
  final long job;

  final long created;

  /**
   * The keys of the process and element instances, from the root down, that it stands in, its own
   * included.
   */
  final long[] path;

  DefinitionRow definition;
  String elementId;
  boolean resolved;

  IncidentRow(
      long key,
      long instance,
      DefinitionRow definition,
      String elementId,
      String errorType,
      String errorMessage,
      long element,
      long job,
      long created,
      long[] path) {
    super(RowId.of(key), instance);
    this.definition = definition;
    this.elementId = elementId;
    this.errorType = errorType;
    this.errorMessage = errorMessage;
    this.element = element;
    this.job = job;
    this.created = created;
    this.path = path;
  }

  /** Whether it stands in the process or element instance, or in what that called. */
  boolean isBelow(long key) {
    return Arrays.stream(path).anyMatch(each -> each == key);
  }
}
