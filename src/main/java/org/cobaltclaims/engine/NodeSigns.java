package org.cobaltclaims.engine;

import java.util.function.Supplier;

/**
 * Signs of life in the data folder, by which applications that share a database see whether they
 * share the files as well.
 */
interface NodeSigns {

  NodeSigns NONE =
      new NodeSigns() {
        @Override
        public void set(String node) {
          // Nobody works beside this application.
        }

        @Override
        public void remove(String node) {
          // There is none.
        }

        @Override
        public void requireSharedWith(String node, Supplier<String> now) {
          // Nobody works beside this application.
        }
      };

  /** Leaves the sign of this application, or renews it; a disk that fails is others' to tell. */
  void set(String node);

  void remove(String node);

  /**
   * Refuses if an application that is alive has left no sign here.
   *
   * @param node who is on duty
   * @param now who is, asked again
   * @throws OtherFolderException if so
   */
  void requireSharedWith(String node, Supplier<String> now);
}
