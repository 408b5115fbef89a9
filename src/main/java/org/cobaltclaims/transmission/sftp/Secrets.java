package org.cobaltclaims.transmission.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.cobaltclaims.encryption.OwnerOnly;
import org.cobaltclaims.transmission.sftp.SftpTrouble.About;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Passwords and keys, read from where the settings say that they stand each time they are needed:
 * {@code env:NAME} or {@code file:/path}. They are kept nowhere.
 */
@Component
public class Secrets {

  private static final String ENVIRONMENT = "env:";
  private static final String FILE = "file:";

  /** A key is some kilobytes long; what is longer is something else. */
  private static final long LARGEST = 64 * 1024;

  private final UnaryOperator<@Nullable String> environment;

  @Autowired
  public Secrets() {
    this(System::getenv);
  }

  Secrets(UnaryOperator<@Nullable String> environment) {
    this.environment = environment;
  }

  /**
   * Reads a secret.
   *
   * @param where as the settings say it
   * @param what it is, for a person
   * @throws SftpTrouble if it is not there, or a file that others may read too
   */
  String read(String where, String what) throws SftpTrouble {
    if (where.startsWith(ENVIRONMENT)) {
      String name = where.substring(ENVIRONMENT.length());
      String value = environment.apply(name);
      if (value == null || value.isEmpty()) {
        throw new SftpTrouble(
            About.SETTINGS,
            "the %s is to be in the environment variable %s, which is not set"
                .formatted(what, name),
            "Set the variable for the user that runs Cobalt, and start Cobalt again.");
      }
      return value;
    }
    if (!where.startsWith(FILE)) {
      throw new SftpTrouble(
          About.SETTINGS,
          "the settings do not say where the %s stands".formatted(what),
          "Write env:NAME or file:/path.");
    }
    return content(Path.of(where.substring(FILE.length())), what);
  }

  private static String content(Path file, String what) throws SftpTrouble {
    try {
      if (!Files.isRegularFile(file)) {
        throw new SftpTrouble(
            About.SETTINGS,
            "the %s is to be in the file %s, which is not there".formatted(what, file),
            "Put it there, or write into the settings where it is.");
      }
      if (!OwnerOnly.holds(file)) {
        throw new SftpTrouble(
            About.SETTINGS,
            "the file %s with the %s may be read or changed by others".formatted(file, what),
            "Leave rights to Cobalt's own user alone: chmod 600 " + file + ".");
      }
      if (Files.size(file) > LARGEST) {
        throw new SftpTrouble(
            About.SETTINGS,
            "the file %s is too long for a %s".formatted(file, what),
            "Write into the settings where it is.");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new SftpTrouble(
          About.SETTINGS,
          "the file %s with the %s cannot be read".formatted(file, what),
          "Make Cobalt's own user its owner, with the rights 600; it has to be plain text.");
    }
  }
}
