package org.cobaltclaims.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.claim.Finding.Severity;
import org.cobaltclaims.claim.RecentBills;
import org.cobaltclaims.claim.Scrubber;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says of a visit that is typed in what keeps its claims from going out: what is missing, what the
 * scrubber finds for each of its payers (DOMAIN 1.9), and what its chart says otherwise. What only
 * a later payer's claim needs warns: it is not made yet.
 */
@Component
class VisitChecks {

  private final RecentBills bills;
  private final Payers payers;
  private final Clock clock;

  VisitChecks(RecentBills bills, Payers payers, Clock clock) {
    this.bills = bills;
    this.payers = payers;
    this.clock = clock;
  }

  /** Everything that is to be said, what blocks first. */
  List<VisitMessage> of(DrawnVisit visit) {
    List<VisitMessage> messages = new ArrayList<>(visit.messages());
    scrub(visit, messages);
    Set<String> said = new HashSet<>();
    List<VisitMessage> once =
        messages.stream()
            .filter(m -> said.add(m.rule() + '\n' + m.field() + '\n' + m.message()))
            .toList();
    List<VisitMessage> sorted =
        new ArrayList<>(once.stream().filter(VisitMessage::blocks).toList());
    once.stream().filter(message -> !message.blocks()).forEach(sorted::add);
    return sorted;
  }

  private void scrub(DrawnVisit visit, List<VisitMessage> messages) {
    ClaimContent content = content(visit);
    Set<String> missing = messages.stream().map(VisitMessage::field).collect(Collectors.toSet());
    Scrubber.Facts facts = facts(visit.patient(), content);
    for (Coverage coverage : content.coverages()) {
      VisitFields fields = new VisitFields(content, visit.lines());
      int level = coverage.level();
      for (Finding finding :
          Scrubber.scrub(content, level, payers.profile(coverage.payerId()), facts)) {
        String field =
            visit.lines().isEmpty() && finding.line() > 0 ? "" : fields.of(finding, level);
        boolean ofPayer = field.startsWith("coverages[");
        boolean toldAlready =
            missing.contains(field)
                || finding.line() > 0 && visit.lines().isEmpty()
                || field.startsWith("patient.") && missing.contains("patient.last")
                || ofPayer && visit.coverages().isEmpty();
        if (!toldAlready && (level == 1 || ofPayer)) {
          messages.add(
              new VisitMessage(
                  finding.rule(),
                  level == 1 ? finding.severity() : Severity.WARN,
                  field,
                  finding.line(),
                  ofPayer ? level : 0,
                  finding.message(),
                  false));
        }
      }
    }
    neverBilled(visit, content, messages);
    Patient patient = visit.patient();
    if (patient != null) {
      chart(patient, content, messages);
    }
  }

  /** The bill; with a stand-in where the visit has no coverage yet. */
  static ClaimContent content(DrawnVisit visit) {
    ClaimContent content =
        ClaimContentMapping.content(visit.claim(), PayerOrder.of(visit.claim()), null);
    return visit.coverages().isEmpty() ? content : content.withCoverages(visit.coverages());
  }

  private Scrubber.Facts facts(@Nullable Patient patient, ClaimContent content) {
    return new Scrubber.Facts(
        LocalDate.now(clock),
        "1",
        "",
        true,
        patient == null ? null : duplicateOf(patient, content),
        "",
        false);
  }

  /** The visit that bills the same services of the same day already. */
  private @Nullable String duplicateOf(Patient patient, ClaimContent content) {
    LocalDate first =
        content.lines().stream()
            .map(ServiceLine::serviceFrom)
            .min(LocalDate::compareTo)
            .orElseThrow();
    return bills.ofDay(patient.id(), first).stream()
        .filter(billed -> services(billed.content()).equals(services(content)))
        .map(RecentBills.Billed::familyId)
        .findFirst()
        .orElse(null);
  }

  private static Set<String> services(ClaimContent content) {
    return content.lines().stream()
        .map(
            line ->
                "%s %s %s"
                    .formatted(
                        line.serviceFrom(), line.procedure().code(), line.procedure().modifiers()))
        .collect(Collectors.toSet());
  }

  private void neverBilled(DrawnVisit visit, ClaimContent content, List<VisitMessage> messages) {
    List<String> never = payers.automation().neverBilledProcedures();
    for (ServiceLine line : content.lines()) {
      if (never.contains(line.procedure().code())) {
        messages.add(
            new VisitMessage(
                "NEVER_BILLED",
                Severity.WARN,
                "lines[%d].procedure".formatted(visit.lines().get(line.number() - 1)),
                line.number(),
                0,
                "the practice makes no claim of this service (neverBilledProcedures)",
                false));
      }
    }
  }

  private static void chart(Patient patient, ClaimContent content, List<VisitMessage> messages) {
    LocalDate from =
        content.lines().stream()
            .map(ServiceLine::serviceFrom)
            .min(LocalDate::compareTo)
            .orElseThrow();
    LocalDate to =
        content.lines().stream()
            .map(ServiceLine::serviceTo)
            .max(LocalDate::compareTo)
            .orElseThrow();
    for (Coverage coverage : content.coverages()) {
      boolean ended =
          patient.coverages().stream()
              .filter(c -> c.isOf(coverage.payerId(), coverage.memberId()))
              .anyMatch(c -> !c.holdsOn(from, to));
      if (ended) {
        messages.add(
            new VisitMessage(
                "COVERAGE_INACTIVE",
                Severity.WARN,
                "coverages[%d].payer".formatted(coverage.level() - 1),
                0,
                coverage.level(),
                coverage.level() == 1
                    ? "by its dates this coverage does not hold on the day of service: the claim"
                        + " would be on hold; correct the dates in the chart, or leave it out"
                    : "by its dates this coverage does not hold on the day of service: this payer"
                        + " would be left out",
                false));
      }
    }
    List<PatientCoverage> shown =
        content.coverages().stream()
            .map(
                c ->
                    PatientCoverage.shown(
                        c.payerId(), c.memberId(), c.groupNumber(), c.relationship(), from))
            .toList();
    if (patient.isOrderedOtherwise(shown)) {
      messages.add(
          VisitMessage.warn(
              "PAYER_ORDER",
              "coverages",
              "a person has set another order of the payers in the chart: this visit would wait"
                  + " for a decision about it"));
    }
  }
}
