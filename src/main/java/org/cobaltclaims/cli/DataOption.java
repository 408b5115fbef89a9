package org.cobaltclaims.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --data}: the data folder that a command works on. */
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data folder (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  /** The folder, which need not be there yet. */
  Path folder() {
    return data.toAbsolutePath().normalize();
  }

  /**
   * The folder, which has to be there.
   *
   * @throws CommandFailed if it is not
   */
  Path existing() {
    if (!Files.isDirectory(folder())) {
      throw new CommandFailed(2, "there is no data folder " + data);
    }
    return folder();
  }

  /** As it was typed, for people. */
  @Override
  public String toString() {
    return data.toString();
  }
}
