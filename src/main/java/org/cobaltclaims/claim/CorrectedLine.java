package org.cobaltclaims.claim;

import static org.cobaltclaims.claim.CorrectedContent.correctedText;
import static org.cobaltclaims.claim.CorrectedContent.wrong;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.code.CodeSets;
import org.cobaltclaims.code.Codes;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** Applies the correction of one service line. */
final class CorrectedLine {

  private static final int MOST_MODIFIERS = 4;
  private static final int MOST_POINTERS = 4;

  /** SV102 has at most ten characters (DOMAIN 1.2). */
  private static final long MOST_CENTS = 999_999_999;

  private CorrectedLine() {}

  /**
   * The line as it is from now on.
   *
   * @param diagnoses how many the claim has
   * @param changed gets the names of the fields that differ
   */
  static ServiceLine of(
      ServiceLine line, Correction.Line correction, int diagnoses, List<String> changed) {
    String where = "line " + line.number() + " ";
    LocalDate from = correction.serviceFrom();
    LocalDate to = correction.serviceTo() == null ? from : correction.serviceTo();
    LocalDate newFrom = from == null ? line.serviceFrom() : from;
    LocalDate newTo = to == null ? line.serviceTo() : to;
    if (newTo.isBefore(newFrom)) {
      throw wrong(where + "serviceTo", "must not be before serviceFrom");
    }
    if (!newFrom.equals(line.serviceFrom()) || !newTo.equals(line.serviceTo())) {
      changed.add(where + "date of service");
    }
    return new ServiceLine(
        line.number(),
        line.controlNumber(),
        line.practiceControlNumber(),
        procedure(where, line.procedure(), correction, changed),
        charge(where, line.charge(), correction.charge(), changed),
        line.unit(),
        units(where, line.units(), correction.units(), changed),
        correctedText(
            where + "placeOfService",
            correction.placeOfService(),
            line.placeOfService(),
            text -> text.isEmpty() || CodeSets.isPlaceOfService(text),
            "is no place of service",
            changed),
        pointers(where, line.diagnosisPointers(), correction, diagnoses, changed),
        line.emergency(),
        line.epsdt(),
        line.familyPlanning(),
        line.copayExempt(),
        newFrom,
        newTo,
        references(where, line.references(), correction.authorization(), changed),
        line.providers(),
        line.carried());
  }

  private static Procedure procedure(
      String where, Procedure was, Correction.Line correction, List<String> changed) {
    String code =
        correctedText(
            where + "procedure",
            correction.procedure(),
            was.code(),
            Codes::isHcpcs,
            "must be five letters and digits",
            changed);
    List<String> modifiers = was.modifiers();
    if (correction.modifiers() != null) {
      modifiers = correction.modifiers();
      boolean right =
          modifiers.size() <= MOST_MODIFIERS
              && modifiers.stream().allMatch(m -> m.matches("[0-9A-Z]{2}"));
      if (!right) {
        throw wrong(where + "modifiers", "must be up to four of two letters or digits");
      }
      if (!modifiers.equals(was.modifiers())) {
        changed.add(where + "modifiers");
      }
    }
    return new Procedure(
        was.qualifier(), code, modifiers, code.equals(was.code()) ? was.description() : null);
  }

  private static Money charge(String where, Money was, @Nullable Long now, List<String> changed) {
    if (now == null || now == was.cents()) {
      return was;
    }
    if (now <= 0 || now > MOST_CENTS) {
      throw wrong(where + "charge", "must be above zero, in cents");
    }
    changed.add(where + "charge");
    return Money.ofCents(now);
  }

  private static BigDecimal units(
      String where, BigDecimal was, @Nullable BigDecimal now, List<String> changed) {
    if (now == null || now.compareTo(was) == 0) {
      return was;
    }
    if (now.signum() <= 0 || now.precision() > 8) {
      throw wrong(where + "units", "must be above zero");
    }
    changed.add(where + "units");
    return now;
  }

  private static List<Integer> pointers(
      String where,
      List<Integer> was,
      Correction.Line correction,
      int diagnoses,
      List<String> changed) {
    List<Integer> now = correction.diagnosisPointers();
    if (now == null || now.equals(was)) {
      return was;
    }
    boolean right =
        !now.isEmpty()
            && now.size() <= MOST_POINTERS
            && now.stream().allMatch(pointer -> pointer >= 1 && pointer <= diagnoses);
    if (!right) {
      throw wrong(where + "diagnosisPointers", "must be one to four, each to a diagnosis");
    }
    changed.add(where + "diagnosis pointers");
    return now;
  }

  private static List<Reference> references(
      String where, List<Reference> was, @Nullable String authorization, List<String> changed) {
    if (authorization == null) {
      return was;
    }
    List<Reference> now =
        new ArrayList<>(was.stream().filter(r -> !r.qualifier().equals("G1")).toList());
    if (!authorization.isBlank()) {
      now.addFirst(new Reference("G1", authorization.strip()));
    }
    if (!now.equals(was)) {
      changed.add(where + "authorization");
    }
    return now;
  }
}
