package org.cobaltclaims.encryption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Files with secrets are for who runs Cobalt, and for nobody else. */
public final class OwnerOnly {

  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnerOnly() {}

  /**
   * Whether neither group nor others have any right to a file. True where the system knows of no
   * such rights (Windows): who may read it is up to the folder there.
   *
   * @throws IOException if the file's rights cannot be read
   */
  public static boolean holds(Path file) throws IOException {
    try {
      return OWNERS.containsAll(Files.getPosixFilePermissions(file));
    } catch (UnsupportedOperationException noSuchRights) {
      return true;
    }
  }
}
