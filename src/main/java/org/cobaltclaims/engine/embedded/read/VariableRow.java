package org.cobaltclaims.engine.embedded.read;

/** A variable in its scope. */
final class VariableRow extends Row {

  /** How much of a long value a search shows, in characters, as the cluster does. */
  static final int PREVIEW = 8191;

  final String name;
  final long scope;

  /** JSON. */
  String value;

  VariableRow(long key, long instance, String name, long scope, String value) {
    super(RowId.of(key), instance);
    this.name = name;
    this.scope = scope;
    this.value = value;
  }

  boolean isLong() {
    return value.length() > PREVIEW;
  }

  String preview() {
    return isLong() ? value.substring(0, PREVIEW) : value;
  }
}
