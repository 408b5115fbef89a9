package org.cobaltclaims.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.Scenario;
import org.springframework.util.FileSystemUtils;

/**
 * From the start of a Java machine until the application can be used, and until the engine has an
 * instance for everything that is open again and rests. Against the same application without an
 * engine, and against a Java machine that does nothing.
 */
public final class Starting {

  private final int open = Integer.getInteger("cobalt.bench.open", 1_000);
  private final int rounds = Figures.rounds();

  private Starting() {}

  public static void main(String[] args) throws Exception {
    print();
  }

  static void print() throws Exception {
    new Starting().measure();
  }

  private void measure() throws Exception {
    Path nothing = Files.createTempDirectory("cobalt-starting");
    Path waiting = Files.createTempDirectory("cobalt-starting");
    try {
      say("a Java machine alone", Started.NOTHING, nothing, false);
      Figures bare = say("without an engine, empty", Started.NO_ENGINE, nothing, true);
      Figures empty = say("empty", Started.ENGINE, nothing, true);
      fill(waiting);
      Figures resumed =
          say(
              String.format(Locale.ROOT, "%,d families open", open),
              Started.ENGINE,
              waiting,
              false);
      Figures.ratio("start with nothing to that without an engine", empty, bare);
      Figures.ratio(
          "start until all is resumed, with open families to that with none", resumed, empty);
    } finally {
      FileSystemUtils.deleteRecursively(nothing);
      FileSystemUtils.deleteRecursively(waiting);
    }
  }

  /** Families that wait for the first payer's remittance. */
  private void fill(Path data) throws Exception {
    Families.settings(data, "acknowledgementDays: 20");
    Plan plan = Families.plan(open, 1);
    try (Families practice = Families.start(data, Scenario.BOTH_PAY);
        Payers silent = Payers.open(Scenario.BOTH_PAY, false)) {
      practice.settle();
      practice.takeIn(plan, 0, open);
      practice.until(open, "SELECT COUNT(*) FROM payer_claim WHERE state = 'ACCEPTED'", silent);
    }
  }

  /**
   * Starts it some times.
   *
   * @param fresh whether each start finds an empty folder
   */
  private Figures say(String what, String how, Path data, boolean fresh) throws Exception {
    TreeMap<String, List<Double>> times = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      if (fresh) {
        FileSystemUtils.deleteRecursively(data);
        Files.createDirectories(data);
        Families.settings(data);
      }
      start(how, data, times);
    }
    Figures last = null;
    for (var time : times.entrySet()) {
      last = Figures.of(time.getValue());
      System.out.printf(
          Locale.ROOT, "starting, %-26s %-9s after %s ms%n", what + ":", time.getKey(), last);
    }
    if (last == null) {
      throw new IllegalStateException("nothing was started");
    }
    return last;
  }

  private static void start(String how, Path data, TreeMap<String, List<Double>> times)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Process process = OtherJava.running(Started.class, List.of(), how, data.toString()).start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        double millis = (System.nanoTime() - begin) / 1e6;
        if (line.startsWith(Started.SAYS)) {
          times
              .computeIfAbsent(line.substring(Started.SAYS.length()), unseen -> new ArrayList<>())
              .add(millis);
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException("what was started ended with " + process.exitValue());
    }
  }
}
