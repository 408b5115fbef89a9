package org.cobaltclaims.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.simulator.Mix;
import org.cobaltclaims.simulator.SamplePractice;
import org.cobaltclaims.simulator.Scenario;
import org.cobaltclaims.simulator.SimulatedClearinghouse;
import org.springframework.util.FileSystemUtils;

/**
 * Simulated payers in a folder and a Java machine of their own, so that neither their work nor what
 * they remember is measured.
 */
public final class Payers implements AutoCloseable {

  private static final String DONE = "done";

  private final Path aside;
  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter questions;
  private final boolean pay;

  private Payers(Path aside, Process process, boolean pay) {
    this.aside = aside;
    this.process = process;
    this.pay = pay;
    answers = process.inputReader(StandardCharsets.UTF_8);
    questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  /**
   * Starts them.
   *
   * @param scenario what happens to every claim
   * @param pay whether their remittances arrive; their acknowledgements do
   */
  static Payers open(Scenario scenario, boolean pay) throws IOException {
    Path aside = Files.createTempDirectory("cobalt-payers");
    Process process =
        OtherJava.running(Payers.class, List.of("-Xmx1g"), aside.toString(), scenario.name())
            .start();
    return new Payers(aside, process, pay);
  }

  /** The payers' machine: answers each day that it is given. */
  public static void main(String[] args) throws IOException {
    SimulatedClearinghouse clearinghouse =
        SimulatedClearinghouse.open(
            Path.of(args[0]),
            SamplePractice.CLEARINGHOUSE,
            Families.SEED,
            Mix.only(Scenario.valueOf(args[1])));
    BufferedReader days =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String day = days.readLine(); day != null; day = days.readLine()) {
      clearinghouse.day(LocalDate.parse(day));
      System.out.println(DONE);
    }
  }

  /** Takes what a practice has sent and delivers what is due up to the day. */
  void day(Path data, LocalDate date) throws IOException {
    move(exchange(data).resolve("outbound"), exchange(aside).resolve("outbound"));
    questions.println(date);
    if (!DONE.equals(answers.readLine())) {
      throw new IOException("the simulated payers have ended");
    }
    Path inbound = exchange(aside).resolve("inbound");
    if (!pay) {
      for (Path file : files(inbound)) {
        if (Files.readString(file, StandardCharsets.US_ASCII).contains("~ST*835*")) {
          Files.delete(file);
        }
      }
    }
    move(inbound, exchange(data).resolve("inbound"));
  }

  private static Path exchange(Path root) {
    return root.resolve("clearinghouse").resolve(SamplePractice.CLEARINGHOUSE);
  }

  private static void move(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : files(from)) {
      Files.move(file, to.resolve(file.getFileName()));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Override
  public void close() throws IOException {
    questions.close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
    FileSystemUtils.deleteRecursively(aside);
  }
}
