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

  /** How often is looked. */
  private static final int LOOKS = 10;

  /** More at once would measure how the engine pushes back. */
  private static final int LARGEST_DELIVERY = 2_000;

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
                Endurance.class, List.of("-Xmx1g"), String.valueOf(Math.max(families / LOOKS, 1)))
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

  /**
   * Lets families through.
   *
   * @param families how many between two looks
   */
  private static void flow(int families) throws Exception {
    Path data = Files.createTempDirectory("cobalt-endurance");
    Families.settings(data, "acknowledgementDays: 20");
    int each = Math.ceilDiv(families, LARGEST_DELIVERY);
    int delivery = Math.ceilDiv(families, each);
    Plan plan = Families.plan(delivery, each * LOOKS);
    try (Families practice = Families.start(data, Scenario.BOTH_PAY)) {
      practice.settle();
      Use second = null;
      Use last = null;
      int delivered = 0;
      for (int look = 0; look < LOOKS; look++) {
        for (int i = 0; i < each; i++) {
          practice.takeIn(plan, delivered, delivery);
          delivered++;
          practice.untilDone((long) delivery * delivered);
        }
        last = Use.now();
        second = look == 1 ? last : second;
        System.out.printf(
            Locale.ROOT,
            "endurance: %,9d families done: %,8.1f MB of heap in use, %,8.1f MB resident,"
                + " %,.1f families a second%n",
            delivery * delivered,
            last.heap(),
            last.resident(),
            delivery * each / practice.worked());
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
