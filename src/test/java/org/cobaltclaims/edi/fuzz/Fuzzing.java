package org.cobaltclaims.edi.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the fuzzer, each reader for some seconds: {@code -Pfuzz}, with {@code -Dfuzz.seconds=600}
 * for longer. What it finds lies in {@code target/fuzz}; mended, it belongs into {@code
 * src/test/resources/fuzz}, where {@link KeptInputsTest} reads it ever after.
 */
public final class Fuzzing {
  private static final Path SEEDS = Path.of("src/test/resources/fuzz");
  private static final Path FOUND = Path.of("target/fuzz");

  private Fuzzing() {}

  /**
   * @param args the seconds per reader
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int seconds = Integer.parseInt(args[0]);
    List<String> failed = new ArrayList<>();
    if (run(FileFuzz.class, "", "files", seconds) != 0) {
      failed.add("files");
    }
    for (String kind : TransactionFuzz.kinds()) {
      if (run(TransactionFuzz.class, kind, "transactions", seconds) != 0) {
        failed.add(kind);
      }
    }
    System.out.println(
        failed.isEmpty()
            ? "fuzzing: nothing found"
            : "fuzzing: found something in " + failed + "; see " + FOUND);
    System.exit(failed.isEmpty() ? 0 : 1);
  }

  private static int run(Class<?> target, String kind, String inputs, int seconds)
      throws IOException, InterruptedException {
    String name = kind.isEmpty() ? inputs : kind;
    Path corpus = Files.createDirectories(FOUND.resolve(name));
    System.out.println("fuzzing: " + name + " for " + seconds + " s");
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-D" + TransactionFuzz.KIND + "=" + kind,
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + target.getName(),
            "--instrumentation_includes=org.cobaltclaims.**:io.xlate.edi.**",
            "--custom_hook_includes=none",
            "--reproducer_path=" + FOUND,
            "-max_total_time=" + seconds,
            "-timeout=30",
            "-artifact_prefix=" + FOUND + "/" + name + "-",
            corpus.toString(),
            SEEDS.resolve(inputs).toString())
        .inheritIO()
        .start()
        .waitFor();
  }
}
