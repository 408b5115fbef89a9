package org.cobaltclaims.simulator;

import static org.cobaltclaims.simulator.SamplePayer.ACME;
import static org.cobaltclaims.simulator.SamplePayer.BETA;
import static org.cobaltclaims.simulator.SamplePayer.HARVEST;
import static org.cobaltclaims.simulator.SamplePayer.MEDICAID;
import static org.cobaltclaims.simulator.SamplePayer.MEDICARE;

import java.util.ArrayList;
import java.util.List;

/** Who insures the patient of a claim, and through whom. */
final class SampleCoverages {

  private SampleCoverages() {}

  /** The payers of a claim in payer order: most have two, some one, some three. */
  static List<SamplePayer> payers(Draw draw, long index, Scenario scenario) {
    return switch (scenario) {
      case CROSSOVER, CROSSOVER_LOST -> List.of(MEDICARE, BETA);
      case PRINT_SECONDARY -> List.of(ACME, HARVEST);
      case REVERSED_SAME_ERA, REVERSED_LATER -> List.of(ACME);
      case CORRECTED_AFTER_SECONDARY, OTHER_PAYER_FIRST -> List.of(ACME, BETA);
      case THREE_PAYERS -> List.of(ACME, BETA, MEDICAID);
      case DENIED_NOT_COVERED, SECONDARY_DENIED, BOTH_PAY -> List.of(ACME, BETA);
      case PAID, DEDUCTIBLE, LATE, NEVER_ANSWERED, INTEREST, REJECTED_277CA ->
          index == 0 ? List.of(ACME, BETA) : any(draw, index);
      default -> commercial(draw, index);
    };
  }

  private static List<SamplePayer> any(Draw draw, long index) {
    int drawn = draw.below(index, "primary payer", 100);
    if (drawn < 6) {
      return List.of(MEDICARE);
    } else if (drawn < 12) {
      return List.of(MEDICARE, BETA);
    } else if (drawn < 16) {
      return List.of(MEDICAID);
    } else {
      return commercial(draw, index);
    }
  }

  private static List<SamplePayer> commercial(Draw draw, long index) {
    int drawn = draw.below(index, "coverages", 100);
    if (drawn < 18) {
      return List.of(ACME);
    } else if (drawn < 24) {
      return List.of(BETA);
    } else if (drawn < 72) {
      return List.of(ACME, BETA);
    } else if (drawn < 86) {
      return List.of(ACME, MEDICAID);
    } else if (drawn < 95) {
      return List.of(BETA, ACME);
    } else {
      return List.of(ACME, BETA, MEDICAID);
    }
  }

  /** The coverages of a claim in payer order, with the persons through whom they come. */
  static List<Coverage> coverages(
      Draw draw, long index, Scenario scenario, SamplePerson patient, String relation) {
    List<Coverage> coverages = new ArrayList<>();
    for (SamplePayer payer : payers(draw, index, scenario)) {
      int level = coverages.size() + 1;
      String relationship = relationship(draw, index, payer, level, relation);
      SamplePerson subscriber =
          relationship.equals("18")
              ? patient
              : SamplePerson.relative(draw, index, patient, relationship, level);
      String group =
          payer == MEDICARE || payer == MEDICAID
              ? ""
              : "GRP%04d".formatted(draw.between(index, "group" + level, 100, 9899));
      coverages.add(
          new Coverage(payer, level, relationship, subscriber, payer.memberId(index), group));
    }
    return coverages;
  }

  /** How the patient belongs to the subscriber; public programmes know only the patient himself. */
  private static String relationship(
      Draw draw, long index, SamplePayer payer, int level, String relation) {
    if (payer == MEDICARE || payer == MEDICAID) {
      return "18";
    }
    if (relation.equals("19")) {
      return "19";
    }
    if (level > 1) {
      // Who is insured through a spouse has the own plan second, and the other way round.
      return relation.equals("01") || !draw.chance(index, "second plan", 30) ? "18" : "01";
    }
    return relation;
  }

  /**
   * @param relationship of the patient to the subscriber: 18 self, 01 spouse, 19 child
   * @param group the group number, empty if none
   */
  record Coverage(
      SamplePayer payer,
      int level,
      String relationship,
      SamplePerson subscriber,
      String memberId,
      String group) {}
}
