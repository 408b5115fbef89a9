package org.cobaltclaims.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cobaltclaims.edi.Inspection;
import org.cobaltclaims.edi.Interchange;
import org.cobaltclaims.edi.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** An inspection for people. */
final class InspectionText {
  private static final int MOST_PROBLEMS = 50;
  private static final int LABEL = 28;
  private static final int NUMBER = 16;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private static final Map<String, String> NAMES =
      Map.of(
          "837P", "professional claims",
          "835", "remittance advice",
          "999", "implementation acknowledgement",
          "TA1", "interchange acknowledgement",
          "277CA", "claim acknowledgement",
          "276", "claim status inquiry",
          "277", "claim status",
          "270", "eligibility inquiry",
          "271", "eligibility");

  private final Inspection inspection;
  private final Envelopes envelopes;
  private final Path file;

  InspectionText(Inspection inspection, Envelopes envelopes, Path file) {
    this.inspection = inspection;
    this.envelopes = envelopes;
    this.file = file;
  }

  void print(PrintWriter out, int width) {
    out.println(bold(String.valueOf(file.getFileName())) + ": " + whatItIs());
    out.println();
    for (Interchange interchange : envelopes.interchanges()) {
      out.println("  " + envelope(interchange));
    }
    int more = envelopes.count() - envelopes.interchanges().size();
    if (more > 0) {
      out.println("  and " + more + " more interchanges");
    }
    out.println();
    figures().forEach((label, figure) -> out.println("  " + row(label, figure)));
    String verdict = verdict();
    if (!verdict.isEmpty()) {
      out.println();
      Terminal.wrap(verdict, width - 2).forEach(line -> out.println("  " + bold(line)));
    }
    out.println();
    problems(out, width);
  }

  private String whatItIs() {
    String kinds =
        inspection.kinds().stream()
            .map(kind -> NAMES.containsKey(kind) ? kind + " " + NAMES.get(kind) : kind)
            .collect(Collectors.joining(" and "));
    return envelopes.versions().isEmpty()
        ? kinds
        : kinds + " (" + String.join(", ", envelopes.versions()) + ")";
  }

  private static String envelope(Interchange isa) {
    return "From %s to %s, %s, interchange %d, %s"
        .formatted(
            isa.senderId().isEmpty() ? "(nobody named)" : isa.senderId(),
            isa.receiverId().isEmpty() ? "(nobody named)" : isa.receiverId(),
            TIME.format(isa.time()),
            isa.controlNumber(),
            isa.test() ? "test" : "production");
  }

  private Map<String, String> figures() {
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("Transactions", count(inspection.transactions()));
    count(figures, "Claims", inspection.claims());
    count(figures, "Service lines", inspection.lines());
    count(figures, "Claims with COB data", inspection.cobClaims());
    money(figures, "Charged", inspection.chargedCents());
    money(figures, "Paid on claims", inspection.paidCents());
    money(figures, "Adjusted", inspection.adjustmentCents());
    money(figures, "Taken by PLB (- is given)", inspection.plbCents());
    money(figures, "Payment (BPR02)", inspection.bprCents());
    count(figures, "Accepted", inspection.accepted());
    count(figures, "Rejected", inspection.rejected());
    count(figures, "Inquiries", inspection.inquiries());
    count(figures, "Benefits", inspection.benefits());
    count(figures, "Refused (AAA)", inspection.eligibilityRejections());
    if (inspection.statuses() != null) {
      inspection
          .statuses()
          .forEach((category, claims) -> figures.put("Claims with " + category, count(claims)));
    }
    return figures;
  }

  private static void count(Map<String, String> figures, String label, @Nullable Integer count) {
    if (count != null) {
      figures.put(label, count(count));
    }
  }

  private static void money(Map<String, String> figures, String label, @Nullable Long cents) {
    if (cents != null) {
      figures.put(label, dollars(cents));
    }
  }

  private static String count(int count) {
    return String.format(Locale.US, "%,d   ", count);
  }

  static String dollars(long cents) {
    return String.format(
        Locale.US,
        "%s%,d.%02d",
        cents < 0 ? "-" : "",
        Math.abs(cents / 100),
        Math.abs(cents % 100));
  }

  private static String row(String label, String figure) {
    return label
        + " ".repeat(Math.max(1, LABEL - label.length()))
        + " ".repeat(Math.max(0, NUMBER - figure.length()))
        + figure.stripTrailing();
  }

  private String verdict() {
    Boolean balanced = inspection.balanced();
    if (balanced == null) {
      return "";
    }
    if (!balanced) {
      return "It does not balance; see below where.";
    }
    Integer cobClaims = inspection.cobClaims();
    if (inspection.bprCents() != null) {
      return "It balances to the cent: the payment is what the claims were paid, less PLB.";
    }
    return cobClaims != null && cobClaims > 0
        ? "It balances to the cent: every claim's lines, and every prior payer's decision."
        : "It balances to the cent: every claim is charged what its lines are.";
  }

  private void problems(PrintWriter out, int width) {
    List<Problem> problems = inspection.problems();
    if (problems.isEmpty()) {
      out.println("  No problems.");
      return;
    }
    out.println("  " + bold(problems.size() == 1 ? "1 problem" : problems.size() + " problems"));
    for (Problem problem : problems.stream().limit(MOST_PROBLEMS).toList()) {
      out.println();
      out.println(
          "  %-8s %s  (%s)"
              .formatted(
                  problem.severity().name().toLowerCase(Locale.ROOT),
                  ProblemText.where(problem),
                  problem.rule()));
      Terminal.wrap(problem.message(), width - 11)
          .forEach(line -> out.println(" ".repeat(11) + line));
    }
    if (problems.size() > MOST_PROBLEMS) {
      out.println();
      out.println("  and " + (problems.size() - MOST_PROBLEMS) + " more; --json shows all");
    }
  }

  private static String bold(String text) {
    return Ansi.AUTO.enabled() ? Ansi.Style.bold.on() + text + Ansi.Style.bold.off() : text;
  }
}
