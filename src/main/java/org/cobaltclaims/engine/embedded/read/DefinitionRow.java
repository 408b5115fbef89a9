package org.cobaltclaims.engine.embedded.read;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A version of a process. */
final class DefinitionRow extends Row {

  final String processId;
  final int version;
  final @Nullable String versionTag;
  final String resourceName;
  final byte[] xml;
  final ProcessModel model;

  DefinitionRow(
      long key,
      String processId,
      int version,
      @Nullable String versionTag,
      String resourceName,
      byte[] xml,
      ProcessModel model) {
    super(RowId.of(key), NOBODY);
    this.processId = processId;
    this.version = version;
    this.versionTag = versionTag;
    this.resourceName = resourceName;
    this.xml = xml;
    this.model = model;
  }

  /** Stands in for a definition whose deployment was not seen. */
  static DefinitionRow unknown(long key, String processId, int version) {
    return new DefinitionRow(
        key, processId, version, null, "", new byte[0], new ProcessModel(null, Map.of(), null));
  }

  @Nullable String name() {
    return model.name();
  }

  /** The element's name in the diagram, its id when it has none. */
  String nameOf(String elementId) {
    return model.elementNames().getOrDefault(elementId, elementId);
  }
}
