package org.cobaltclaims.claim;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cobaltclaims.claim.Scrubber.Subject;
import org.cobaltclaims.code.Codes;

/** Scrubber rules about service lines (DOMAIN 1.6). */
final class LineRules {

  private static final int MAX_LINES = 50;
  private static final int MAX_POINTERS = 4;

  private LineRules() {}

  static Stream<Finding> lineCount(Subject s) {
    int count = s.content().lines().size();
    return count >= 1 && count <= MAX_LINES
        ? Stream.empty()
        : Stream.of(Finding.block("LINE_COUNT", "a claim needs one to fifty service lines"));
  }

  /** X12 allows a charge of zero, but many payers refuse it. */
  static Stream<Finding> charges(Subject s) {
    return eachLine(
        s,
        line -> !line.charge().isPositive(),
        line -> Finding.block("LINE_CHARGE", line.number(), "the charge must be more than zero"));
  }

  static Stream<Finding> units(Subject s) {
    return eachLine(
        s,
        line -> line.units().signum() <= 0 || !line.unit().matches("UN|MJ"),
        line ->
            Finding.block(
                "UNITS", line.number(), "units must be more than zero, counted in UN or MJ"));
  }

  static Stream<Finding> serviceDates(Subject s) {
    return eachLine(
        s,
        line ->
            line.serviceTo().isBefore(line.serviceFrom())
                || line.serviceTo().isAfter(s.facts().today()),
        line ->
            Finding.block(
                "SERVICE_DATE",
                line.number(),
                "the dates of service must be in order and not in the future"));
  }

  static Stream<Finding> pointers(Subject s) {
    int diagnoses = s.content().diagnoses().size();
    return eachLine(
        s,
        line ->
            line.diagnosisPointers().isEmpty()
                || line.diagnosisPointers().size() > MAX_POINTERS
                || line.diagnosisPointers().stream().anyMatch(p -> p < 1 || p > diagnoses),
        line ->
            Finding.block(
                "DIAGNOSIS_POINTER",
                line.number(),
                "one to four pointers, each to a diagnosis that the claim has"));
  }

  static Stream<Finding> procedures(Subject s) {
    return eachLine(
        s,
        line ->
            line.procedure().qualifier().equals("HC") && !Codes.isHcpcs(line.procedure().code()),
        line ->
            Finding.warn(
                "PROCEDURE_FORMAT", line.number(), "the procedure code has no form of HCPCS"));
  }

  private static Stream<Finding> eachLine(
      Subject s, Predicate<ServiceLine> wrong, Function<ServiceLine, Finding> finding) {
    return s.content().lines().stream().filter(wrong).map(finding);
  }
}
