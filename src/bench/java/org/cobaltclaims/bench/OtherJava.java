package org.cobaltclaims.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Another Java machine, with this one's class path and the properties of the benchmarks. */
final class OtherJava {
  private OtherJava() {}

  /**
   * How it is started.
   *
   * @param options of the machine, as {@code -Xmx1g}
   */
  static ProcessBuilder running(Class<?> main, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    Properties properties = System.getProperties();
    properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith("cobalt.bench."))
        .forEach(name -> command.add("-D" + name + "=" + properties.getProperty(name)));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }
}
