package org.cobaltclaims.testing.broker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cobaltclaims.testing.CobaltProcess;

/**
 * The application's class path for a broker 8.6, which refuses a model with task listeners: the
 * same classes, and the models without those. What is asked of nobody goes its way as it does with
 * them.
 */
final class OlderModels {

  private static final Pattern LISTENERS =
      Pattern.compile("\\s*<zeebe:taskListeners>.*?</zeebe:taskListeners>", Pattern.DOTALL);

  private OlderModels() {}

  /**
   * Makes the class path.
   *
   * @param copy folder for a copy of the application's own classes and resources
   */
  static String classPath(Path copy) throws IOException {
    List<String> entries = new ArrayList<>();
    for (String entry : CobaltProcess.classPath().split(File.pathSeparator)) {
      Path folder = Path.of(entry);
      if (Files.isDirectory(folder.resolve("bpmn"))) {
        copy(folder, copy);
        entries.add(copy.toString());
      } else {
        entries.add(entry);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else if (each.toString().endsWith(".bpmn")) {
          Files.writeString(target, withoutListeners(Files.readString(each)));
        } else {
          Files.copy(each, target);
        }
      }
    }
  }

  static String withoutListeners(String model) {
    String without = LISTENERS.matcher(model).replaceAll("");
    if (without.contains("taskListener")) {
      throw new IllegalStateException("a model has task listeners where none were looked for");
    }
    return without;
  }
}
