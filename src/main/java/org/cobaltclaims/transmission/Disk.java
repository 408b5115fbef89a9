package org.cobaltclaims.transmission;

import java.io.IOException;
import java.nio.file.Path;

/** How the files of the data folder are written, read and moved. */
public interface Disk {

  /**
   * Writes a file so that it is there wholly or not at all, also if the machine dies. Its folder is
   * made where it is missing.
   *
   * @throws IOException if it cannot be written; nothing is left behind then
   */
  void write(Path file, byte[] bytes) throws IOException;

  byte[] read(Path file) throws IOException;

  /** Moves a file to another folder on the same disk. The folder is made where it is missing. */
  void move(Path file, Path target) throws IOException;
}
