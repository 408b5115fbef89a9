package org.cobaltclaims.engine.embedded.read;

/**
 * Something that a query can find. Rows change while the engine goes on: they are read and written
 * under the lock of {@link ReadModel} only.
 */
abstract class Row {

  /** The owner of what belongs to no process instance and stays. */
  static final long NOBODY = 0;

  final RowId id;

  /**
   * The key of the process instance that the row belongs to and goes with; for a decision that was
   * evaluated by itself, the key of the evaluation.
   */
  final long owner;

  Row(RowId id, long owner) {
    this.id = id;
    this.owner = owner;
  }

  final long key() {
    return id.key();
  }
}
