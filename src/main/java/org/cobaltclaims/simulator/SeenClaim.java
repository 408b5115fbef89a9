package org.cobaltclaims.simulator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A claim as the clearinghouse and the payers see it in a file: only what they look at.
 *
 * @param number CLM01
 * @param sequence 2000B SBR01
 * @param originalNumber 2300 REF*F8, empty if none
 * @param payer 2010BB: name and id
 * @param subscriber 2010BA
 * @param patient 2010CA, or the subscriber
 * @param others 2320 loops
 * @param position the place of the CLM in its transaction, ST = 1
 */
record SeenClaim(
    String number,
    Money charge,
    String placeOfService,
    String frequency,
    String originalNumber,
    String sequence,
    Name payer,
    Name subscriber,
    Name patient,
    Name billingProvider,
    String taxId,
    @Nullable Name rendering,
    List<Line> lines,
    List<Other> others,
    int position) {

  static final String SEQUENCES = "PSTABCDEFGH";

  SeenClaim {
    lines = List.copyOf(lines);
    others = List.copyOf(others);
  }

  /** NM1: names and NM109. */
  record Name(String last, String first, String middle, String id) {}

  /** CAS, one reason. */
  record Cas(String group, String reason, Money amount) {}

  /**
   * 2400.
   *
   * @param procedure SV101 with its components, joined by colons
   */
  record Line(
      int number,
      String procedure,
      Money charge,
      BigDecimal units,
      LocalDate service,
      String controlNumber,
      List<PriorLine> priors) {
    Line {
      priors = List.copyOf(priors);
    }
  }

  /** 2430: what a prior payer decided. */
  record PriorLine(
      String payerId,
      Money paid,
      List<Cas> adjustments,
      @Nullable LocalDate adjudicated,
      @Nullable Money remaining) {
    PriorLine {
      adjustments = List.copyOf(adjustments);
    }
  }

  /**
   * 2320: another payer.
   *
   * @param paid AMT*D, null if it has not adjudicated
   * @param remaining AMT*EAF at claim level
   * @param bypassed AMT*A8 stands there
   */
  record Other(
      String sequence,
      Name payer,
      Name subscriber,
      List<Cas> adjustments,
      @Nullable Money paid,
      @Nullable Money remaining,
      boolean bypassed,
      @Nullable LocalDate adjudicated) {
    Other {
      adjustments = List.copyOf(adjustments);
    }
  }

  /** The destination's place in the payer order, 1 for P; 0 if SBR01 names none. */
  int level() {
    return levelOf(sequence);
  }

  static int levelOf(String sequence) {
    return sequence.length() == 1 ? SEQUENCES.indexOf(sequence) + 1 : 0;
  }

  /** The payer right before the destination that has adjudicated; empty on a primary claim. */
  Optional<Other> lastPrior() {
    return others.stream()
        .filter(o -> o.paid() != null && levelOf(o.sequence()) < level())
        .max(Comparator.comparingInt(o -> levelOf(o.sequence())));
  }

  LocalDate firstService() {
    return lines.stream().map(Line::service).min(LocalDate::compareTo).orElseThrow();
  }
}
