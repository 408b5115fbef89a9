package org.cobaltclaims.engine;

import java.nio.file.Path;

/** Another running application works on this database with the files of another folder. */
public final class OtherFolderException extends RuntimeException {

  private static final long serialVersionUID = 1;

  OtherFolderException(Path folder) {
    super(
        "another application works on this database, and its data folder is another one than "
            + folder
            + ": give both the same folder, on a disk that both reach");
  }
}
