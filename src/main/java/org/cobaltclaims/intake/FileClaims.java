package org.cobaltclaims.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.Problem.Severity;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.jspecify.annotations.Nullable;

/** The claims of a file with what is wrong in each, those that could not be read included. */
final class FileClaims {

  /** Loops that several claims share: what is wrong there is wrong in all of them. */
  private static final Set<String> BILLING_PROVIDER = Set.of("2000A", "2010AA", "2010AB", "2010AC");

  private static final Set<String> PATIENT = Set.of("2000B", "2010BA", "2010BB", "2000C", "2010CA");
  private static final int MOST_SHOWN = 5;

  private FileClaims() {}

  /**
   * One CLM.
   *
   * @param ordinal its place in the file, from 1
   * @param chargeable false if its transaction only reports it (BHT06 is not CH)
   * @param claim null if it could not be read
   * @param faults what is wrong in it
   */
  record Found(
      int ordinal, boolean chargeable, @Nullable ProfessionalClaim claim, List<Problem> faults) {

    /** The faults for a person; empty if there are none. */
    String faultSummary() {
      String shown =
          faults.stream()
              .limit(MOST_SHOWN)
              .map(
                  p ->
                      "%s %s at segment %d: %s"
                          .formatted(p.loop(), p.element(), p.segment(), p.message()))
              .distinct()
              .collect(Collectors.joining("; "));
      int rest = faults.size() - MOST_SHOWN;
      return rest > 0 ? shown + "; and " + rest + " more" : shown;
    }
  }

  /** Every CLM of a file that was read whole, in file order. */
  static List<Found> of(X12File file) {
    List<Found> found = new ArrayList<>();
    for (ClaimTransaction transaction : file.claims()) {
      List<Problem> problems =
          file.problems().stream().filter(p -> p.transaction() == transaction.ordinal()).toList();
      found.addAll(of(transaction, problems, found.size()));
    }
    return found;
  }

  /**
   * Every CLM of a transaction, in file order.
   *
   * @param problems what is wrong in the transaction
   * @param before how many claims stand before it in its file
   */
  static List<Found> of(ClaimTransaction transaction, List<Problem> problems, int before) {
    return new Placing(
            transaction,
            problems.stream()
                .filter(p -> p.severity() != Severity.WARNING && p.loop().startsWith("2"))
                .toList())
        .found(before);
  }

  /** One transaction: which claim stands where, and which problem belongs to which claims. */
  private static final class Placing {
    private final boolean chargeable;
    private final List<Spot> spots = new ArrayList<>();

    /** A CLM at its position. */
    private static final class Spot {
      final int position;
      final @Nullable ProfessionalClaim claim;
      final List<Problem> faults = new ArrayList<>();

      Spot(int position, @Nullable ProfessionalClaim claim) {
        this.position = position;
        this.claim = claim;
      }
    }

    Placing(ClaimTransaction transaction, List<Problem> problems) {
      chargeable =
          transaction.claimOrEncounter().isEmpty() || transaction.claimOrEncounter().equals("CH");
      Set<Integer> positions = new HashSet<>();
      for (ProfessionalClaim claim : transaction.claims()) {
        spots.add(new Spot(claim.position(), claim));
        positions.add(claim.position());
      }
      for (Problem problem : problems) {
        if (problem.rule().equals("CLAIM") && positions.add(problem.segment())) {
          spots.add(new Spot(problem.segment(), null));
        }
      }
      spots.sort(Comparator.comparingInt(spot -> spot.position));
      problems.forEach(this::place);
    }

    List<Found> found(int before) {
      List<Found> found = new ArrayList<>();
      for (Spot spot : spots) {
        found.add(
            new Found(before + found.size() + 1, chargeable, spot.claim, List.copyOf(spot.faults)));
      }
      return found;
    }

    private void place(Problem problem) {
      boolean ofProvider = BILLING_PROVIDER.contains(problem.loop());
      if (!ofProvider && !PATIENT.contains(problem.loop())) {
        last(problem.segment()).ifPresent(spot -> spot.faults.add(problem));
        return;
      }
      // Stands above the first claim that it concerns, or is noted at that claim.
      Spot first = null;
      for (Spot spot : spots) {
        if (first == null && spot.position >= problem.segment()) {
          first = spot;
        }
        if (first == null) {
          continue;
        }
        if (spot != first && !shares(first.claim, spot.claim, ofProvider)) {
          return;
        }
        spot.faults.add(problem);
      }
    }

    private Optional<Spot> last(int segment) {
      return spots.stream()
          .filter(spot -> spot.position <= segment)
          .reduce((earlier, later) -> later);
    }

    private static boolean shares(
        @Nullable ProfessionalClaim one, @Nullable ProfessionalClaim other, boolean provider) {
      return one == null
          || other == null
          || (one.billing().equals(other.billing())
              && (provider
                  || (one.subscriber().equals(other.subscriber())
                      && Objects.equals(one.dependent(), other.dependent()))));
    }
  }
}
