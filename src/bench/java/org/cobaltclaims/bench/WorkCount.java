package org.cobaltclaims.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Statements and transactions, by what they are run for. What goes on without any claim is told
 * apart: looking whether there is work, watching the engine, what is done once a day.
 */
final class WorkCount {
  private static final StackWalker STACK = StackWalker.getInstance();

  /** Parts of this name are no claim's cost. */
  private static final String ANYWAY = "~ ";

  /** These look for work again and again; what they only read in vain is no claim's cost. */
  private static final Set<String> LOOKING = Set.of("outbox", "batches formed");

  private static final class Part {
    private long transactions;
    private final Map<String, Long> statements = new TreeMap<>();

    private long count() {
      return statements.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * What was counted.
   *
   * @param transactions that were committed
   * @param statements that were run; a batch of rows is one
   */
  record Total(long transactions, long statements) {}

  private final Map<String, Part> parts = new TreeMap<>();

  /** A transaction with these statements was committed. */
  void committed(List<String> statements) {
    String part = STACK.walk(WorkCount::part);
    if (part == null) {
      return;
    }
    boolean reads = statements.stream().allMatch(sql -> sql.startsWith("SELECT"));
    boolean inVain =
        LOOKING.contains(part) && reads
            || statements.stream().anyMatch(sql -> sql.contains("exchange_file WHERE direction"));
    add(inVain ? ANYWAY + "looking for work" : part, statements);
  }

  private synchronized void add(String name, List<String> statements) {
    Part part = parts.computeIfAbsent(name, unseen -> new Part());
    part.transactions++;
    statements.forEach(sql -> part.statements.merge(sql, 1L, Long::sum));
  }

  /** The statement without line ends, and with lists of any length alike. */
  static String normal(String sql) {
    return sql.replaceAll("\\s+", " ").replaceAll("\\?(, ?\\?)+", "?..").strip();
  }

  synchronized void reset() {
    parts.clear();
  }

  /** The outermost frame decides; null for what the benchmark itself asks. */
  private static @Nullable String part(Stream<StackWalker.StackFrame> frames) {
    List<String> ours = new ArrayList<>();
    frames
        .map(frame -> frame.getClassName() + "." + frame.getMethodName())
        .filter(name -> name.startsWith("org.cobaltclaims."))
        .filter(name -> !name.startsWith("org.cobaltclaims.bench.CountedDataSource"))
        .filter(name -> !name.startsWith("org.cobaltclaims.bench.WorkCount"))
        .forEach(ours::add);
    for (String name : ours.reversed()) {
      String part = part(name.replaceFirst("\\$\\$.*\\.", "."));
      if (part != null) {
        return part;
      }
    }
    return ours.stream().allMatch(name -> name.startsWith("org.cobaltclaims.bench."))
        ? null
        : "other";
  }

  private static @Nullable String part(String frame) {
    String method = frame.substring(frame.lastIndexOf('.') + 1);
    String type = frame.substring(0, frame.lastIndexOf('.'));
    type = type.substring(type.lastIndexOf('.') + 1);
    if (type.endsWith("Workers") && !method.startsWith("lambda")) {
      return "job " + type + "." + method;
    }
    return switch (type) {
      case "FileExchange" -> "files taken in";
      case "Batches" -> "batches formed";
      case "OutboxRelay" -> "outbox";
      case "EngineEpoch", "Roots" -> ANYWAY + "watching the engine";
      case "RoundWork" -> method.equals("sendTheRest") ? ANYWAY + "once a day" : null;
      default -> null;
    };
  }

  /** Of all parts but those that go on without any claim. */
  synchronized Total total() {
    List<Part> counted =
        parts.entrySet().stream()
            .filter(part -> !part.getKey().startsWith(ANYWAY))
            .map(Map.Entry::getValue)
            .toList();
    return new Total(
        counted.stream().mapToLong(part -> part.transactions).sum(),
        counted.stream().mapToLong(Part::count).sum());
  }

  /** A line for each part, per family. */
  synchronized void print(int families) {
    parts.forEach(
        (name, part) ->
            System.out.printf(
                Locale.ROOT,
                "  %-44s %8.2f transactions %8.2f statements%n",
                name,
                (double) part.transactions / families,
                (double) part.count() / families));
  }

  /** Every statement of every part, per family, the most frequent first. */
  synchronized void printStatements(int families) {
    parts.forEach(
        (name, part) -> {
          System.out.println("  " + name);
          part.statements.entrySet().stream()
              .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
              .forEach(
                  statement ->
                      System.out.printf(
                          Locale.ROOT,
                          "    %7.2f %s%n",
                          (double) statement.getValue() / families,
                          statement.getKey()));
        });
  }
}
