package org.cobaltclaims.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.Scenario;
import org.springframework.util.FileSystemUtils;

/**
 * Memory while families flow through the whole application, one delivery after the other, in a Java
 * machine of its own with 1 GB of heap. Whether it grows is what is asked: the last delivery stands
 * beside the second, because with the first much is loaded.
 */
public final class Endurance {

  private static final int DELIVERIES = 10;
  private static final int COLLECTIONS = 3;
  private static final double MEGABYTE = 1e6;
  private static final Path STATUS = Path.of("/proc/self/status");

  private Endurance() {}

  /** The measured machine. */
  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      print();
    } else {
      flow(Integer.parseInt(args[0]));
    }
  }

  static void print() throws IOException, InterruptedException {
    int families = Integer.getInteger("cobalt.bench.endurance", 20_000);
    int exit =
        OtherJava.running(
                Endurance.class,
                List.of("-Xmx1g"),
                String.valueOf(Math.max(families / DELIVERIES, 1)))
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException("the measured application ended with " + exit);
    }
  }

  private record Use(double heap, double resident) {

    static Use now() throws IOException {
      long heap = Long.MAX_VALUE;
      for (int i = 0; i < COLLECTIONS; i++) {
        System.gc();
        heap = Math.min(heap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      }
      return new Use(heap / MEGABYTE, residentSet());
    }

    /** The resident set; not a number where the system does not say. */
    private static double residentSet() throws IOException {
      if (Files.notExists(STATUS)) {
        return Double.NaN;
      }
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / MEGABYTE)
          .findFirst()
          .orElse(Double.NaN);
    }
  }

  private static void flow(int families) throws Exception {
    Path data = Files.createTempDirectory("cobalt-endurance");
    Families.settings(data, "acknowledgementDays: 20");
    Plan plan = Families.plan(families, DELIVERIES);
    try (Families practice = Families.start(data, Scenario.BOTH_PAY)) {
      practice.settle();
      Use second = null;
      Use last = null;
      for (int delivery = 0; delivery < DELIVERIES; delivery++) {
        practice.takeIn(plan, delivery, families);
        practice.untilDone((long) families * (delivery + 1));
        last = Use.now();
        second = delivery == 1 ? last : second;
        System.out.printf(
            Locale.ROOT,
            "endurance: %,9d families done: %,8.1f MB of heap in use, %,8.1f MB resident,"
                + " %,.1f families a second%n",
            families * (delivery + 1),
            last.heap(),
            last.resident(),
            families / practice.worked());
      }
      practice.nobodyWasAsked();
      if (second != null && last != null) {
        System.out.printf(
            Locale.ROOT,
            "ratio: heap after all families to that after a fifth of them: %.2f, resident %.2f%n",
            last.heap() / second.heap(),
            last.resident() / second.resident());
      }
    } finally {
      FileSystemUtils.deleteRecursively(data);
    }
  }
}
