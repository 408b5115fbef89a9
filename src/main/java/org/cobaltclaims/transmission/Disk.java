package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the files of the data folder are written, read and moved. */
public interface Disk {

  /** What a file is written from. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file so that it is there wholly or not at all, also if the machine dies. Its folder is
   * made where it is missing.
   *
   * @throws IOException if it cannot be written, or the content cannot be given; nothing is left
   *     behind then
   */
  void write(Path file, Content content) throws IOException;

  /** The same, from bytes at hand. */
  default void write(Path file, byte[] bytes) throws IOException {
    write(file, out -> out.write(bytes));
  }

  /** Opens a file to be read from its beginning. */
  InputStream open(Path file) throws IOException;

  /** Removes a file that is kept elsewhere by now. */
  default void remove(Path file) throws IOException {
    Files.delete(file);
  }

  /** Moves a file to another folder on the same disk. The folder is made where it is missing. */
  void move(Path file, Path target) throws IOException;
}
