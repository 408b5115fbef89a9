package org.cobaltclaims.remittance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** A claim that the payer decided in several parts, each a CLP of its own (DOMAIN 2.10, 3.7). */
public final class SplitClaim {

  private SplitClaim() {}

  /** How far the parts of a claim are together. */
  public enum State {
    /** Every line is in exactly one of them, and their charges are the claim's. */
    WHOLE,
    /** Some are missing. */
    INCOMPLETE,
    /** They are about the same lines, about lines that are none of ours, or about other money. */
    NOT_PARTS
  }

  /**
   * Whether the decisions are the parts of the claim.
   *
   * @param parts their lines matched to ours
   */
  public static State state(ClaimContent content, List<ClaimPayment> parts) {
    Set<Integer> seen = new HashSet<>();
    for (ClaimPayment part : parts) {
      Set<Integer> lines = new HashSet<>();
      for (PaymentLine line : part.lines()) {
        if (Matching.carriesMoney(line)) {
          lines.add(line.lineNumber());
        }
      }
      if (lines.isEmpty()
          || lines.contains(0)
          || lines.stream().anyMatch(seen::contains)
          || !part.charge().equals(billed(content, lines))) {
        return State.NOT_PARTS;
      }
      seen.addAll(lines);
    }
    return seen.size() == content.lines().size() ? State.WHOLE : State.INCOMPLETE;
  }

  private static Money billed(ClaimContent content, Set<Integer> lines) {
    return content.lines().stream()
        .filter(line -> lines.contains(line.number()))
        .map(line -> line.charge())
        .collect(Money.sum());
  }

  /** The parts as if the payer had decided them in one. The first one gives its names. */
  public static ClaimPayment merged(List<ClaimPayment> parts) {
    ClaimPayment first = parts.getFirst();
    if (parts.size() == 1) {
      return first;
    }
    return new ClaimPayment(
        first.id(),
        first.claimNumber(),
        first.status(),
        sum(parts.stream().map(ClaimPayment::charge)),
        sum(parts.stream().map(ClaimPayment::paid)),
        patientResponsibility(parts),
        first.filingIndicator(),
        parts.getLast().payerClaimControlNumber(),
        first.frequency(),
        parts.stream().flatMap(part -> part.adjustments().stream()).toList(),
        parts.stream().flatMap(part -> part.remarks().stream()).distinct().toList(),
        first.outpatientAdjudication(),
        parts.stream()
            .map(ClaimPayment::forwardedTo)
            .filter(to -> !to.isEmpty())
            .findFirst()
            .orElse(""),
        first.originalControlNumber(),
        first.serviceFrom(),
        parts.stream().map(ClaimPayment::adjudicated).max(LocalDate::compareTo).orElseThrow(),
        parts.stream().flatMap(part -> part.lines().stream()).toList(),
        first.segment(),
        first.memberIds(),
        parts.stream()
            .map(ClaimPayment::priorityPayer)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
  }

  private static @Nullable Money patientResponsibility(List<ClaimPayment> parts) {
    List<Money> stated = new ArrayList<>();
    for (ClaimPayment part : parts) {
      if (part.patientResponsibility() == null) {
        return null;
      }
      stated.add(part.patientResponsibility());
    }
    return sum(stated.stream());
  }

  private static Money sum(Stream<Money> amounts) {
    return amounts.collect(Money.sum());
  }
}
