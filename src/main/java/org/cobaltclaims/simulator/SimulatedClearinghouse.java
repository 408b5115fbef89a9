package org.cobaltclaims.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A clearinghouse with its payers that sees nothing but files: it reads {@code
 * <data>/clearinghouse/<name>/outbound} and answers into {@code inbound}.
 *
 * <p>What it has seen is kept as a journal under {@code <data>/simulator/<name>}: each visit with
 * the files that it took. Everything else follows from the journal and the seed, so a process
 * killed at any moment goes on with the same answers; an answer may then be delivered again, under
 * the same name with the same bytes.
 */
public final class SimulatedClearinghouse {

  private final Path outbound;
  private final Path inbound;
  private final Path aside;
  private final Journal journal;
  private final Desk desk;
  private final Set<String> takenNames = new HashSet<>();
  private LocalDate last = LocalDate.MIN;

  private SimulatedClearinghouse(Path data, String name, long seed, Mix mix) throws IOException {
    Path exchange = data.resolve("clearinghouse").resolve(name);
    outbound = exchange.resolve("outbound");
    inbound = exchange.resolve("inbound");
    aside = data.resolve("simulator").resolve("aside");
    Files.createDirectories(outbound);
    Files.createDirectories(inbound);
    desk = new Desk(seed, mix);
    journal = new Journal(data.resolve("simulator").resolve(name), aside);
    journal.begin("seed=" + seed + "\nmix=" + mix.fingerprint() + "\n");
  }

  /** Opens the clearinghouse with the standard mix of behaviours. */
  public static SimulatedClearinghouse open(Path data, String name, long seed) throws IOException {
    return open(data, name, seed, Mix.standard());
  }

  /**
   * Opens the clearinghouse and goes on where it was.
   *
   * @param data the application's data folder
   * @param name the clearinghouse's name in practice.yml
   * @throws IllegalStateException if the folder was begun with another seed or mix, or its journal
   *     was changed
   */
  public static SimulatedClearinghouse open(Path data, String name, long seed, Mix mix)
      throws IOException {
    SimulatedClearinghouse clearinghouse = new SimulatedClearinghouse(data, name, seed, mix);
    clearinghouse.replay();
    return clearinghouse;
  }

  private void replay() throws IOException {
    for (Journal.Visit visit : journal.visits()) {
      List<Desk.Delivery> deliveries = desk.day(visit.date(), visit.files());
      visit.files().forEach(f -> takenNames.add(f.name()));
      last = visit.date();
      if (!journal.isDone(visit.number())) {
        deliver(deliveries);
        journal.done(visit.number());
      }
    }
  }

  /**
   * Takes what is new in the outbound folder and delivers everything that is due up to the day. May
   * be called many times a day, and may leave days out.
   *
   * @throws IllegalArgumentException if the day lies before one that has been
   */
  public void day(LocalDate date) throws IOException {
    if (date.isBefore(last)) {
      throw new IllegalArgumentException("the clearinghouse is already at " + last);
    }
    List<Desk.Taken> files = new ArrayList<>();
    for (Path file : newFiles()) {
      files.add(new Desk.Taken(file.getFileName().toString(), Files.readAllBytes(file)));
    }
    boolean nothingDue = desk.nextDue().map(d -> d.isAfter(date)).orElse(true);
    if (files.isEmpty() && nothingDue) {
      return;
    }
    long number = journal.visit(date, files);
    deliver(desk.day(date, files));
    journal.done(number);
    files.forEach(f -> takenNames.add(f.name()));
    last = date;
  }

  /** Whether something was taken or delivered on this day; also if that was before a restart. */
  public boolean hasBeen(LocalDate date) {
    return last.equals(date);
  }

  /** Whether an answer is still to come, or a file still to be taken. */
  public boolean hasPending() throws IOException {
    return desk.nextDue().isPresent() || !newFiles().isEmpty();
  }

  /** The day of the next answer to files already taken. */
  public Optional<LocalDate> nextDue() {
    return desk.nextDue();
  }

  /** What was seen and said since the folder was begun. */
  public Tally tally() {
    return desk.tally();
  }

  /** Files under a final name that were not taken yet, in the order of their names. */
  private List<Path> newFiles() throws IOException {
    try (Stream<Path> files = Files.list(outbound)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> isFinal(f.getFileName().toString()))
          .filter(f -> !takenNames.contains(f.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  private static boolean isFinal(String name) {
    return !name.startsWith(".") && !name.endsWith(".part") && !name.endsWith(".tmp");
  }

  private void deliver(List<Desk.Delivery> deliveries) throws IOException {
    for (Desk.Delivery delivery : deliveries) {
      SafeFiles.write(aside, inbound.resolve(delivery.name()), delivery.bytes());
    }
  }
}
