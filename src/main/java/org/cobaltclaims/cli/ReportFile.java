package org.cobaltclaims.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.cobaltclaims.transmission.SafeDisk;
import org.springframework.context.ApplicationContext;

/** What {@code --json} names. */
final class ReportFile {

  private ReportFile() {}

  /**
   * Writes it whole or not at all; an older one of the name stands until then.
   *
   * @throws CommandFailed if it cannot be written; what it reports is done all the same
   */
  static void write(Path file, Object content, ApplicationContext context) {
    try {
      byte[] bytes =
          context
              .getBean(ObjectMapper.class)
              .writerWithDefaultPrettyPrinter()
              .writeValueAsBytes(content);
      new SafeDisk().write(file.toAbsolutePath(), bytes);
    } catch (IOException e) {
      throw new CommandFailed(
          2,
          "the work is done and kept, but its report cannot be written: "
              + Cobalt.whatFailed(e)
              + "; mend that, or name another file, and run the same command again");
    }
  }
}
