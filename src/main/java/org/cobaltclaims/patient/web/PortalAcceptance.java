package org.cobaltclaims.patient.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cobaltclaims.patient.CoverageFields;
import org.cobaltclaims.patient.EligibilityWanted;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.patient.process.CoverageChanges;
import org.cobaltclaims.patient.process.CoverageChanges.Dates;
import org.cobaltclaims.patient.web.CoverageController.NewCoverage;
import org.cobaltclaims.portal.PortalEntry;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What follows when an entry of the portal is accepted: the same as if somebody of the staff had
 * entered it, by the same checks and the same services.
 */
@Component
class PortalAcceptance {

  private final CoverageChanges changes;
  private final Payers payers;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PortalAcceptance(
      CoverageChanges changes, Payers payers, ApplicationEventPublisher events, Clock clock) {
    this.changes = changes;
    this.payers = payers;
    this.events = events;
    this.clock = clock;
  }

  /**
   * What is to be done, in the transaction in which the entry is decided.
   *
   * @param accepted what was entered, as the person who accepts it has corrected it
   * @throws BadEntry if something of it is missing or wrong
   * @throws DecisionRefused if there is nothing to be done
   */
  Runnable of(Patient patient, PortalEntry entry, NewCoverage accepted, String by) {
    return switch (entry.kind()) {
      case NEW -> added(patient, accepted, by);
      case CORRECTION -> corrected(patient, entry, accepted, by);
      case ENDED -> ended(patient, entry, accepted, by);
    };
  }

  private Runnable added(Patient patient, NewCoverage accepted, String by) {
    CoverageEntry entry = new CoverageEntry(patient, accepted, payers);
    int place = Objects.requireNonNullElse(accepted.place(), patient.coverages().size() + 1);
    return () -> {
      changes.add(patient.id(), place, entry.coverage(), entry.dates(), entry.why(), by);
      ask(patient, entry.coverage().payerId(), entry.coverage().memberId(), by);
    };
  }

  private Runnable corrected(Patient patient, PortalEntry entry, NewCoverage accepted, String by) {
    int place = place(patient, entry);
    PatientCoverage now = patient.coverages().get(place - 1);
    String member = PatientCalls.text(accepted.memberId(), "");
    String group = PatientCalls.text(accepted.groupNumber(), "");
    List<CoverageFields.Fault> faults =
        new ArrayList<>(CoverageFields.numbers(payers.profile(now.payerId()), member, group));
    faults.addAll(CoverageFields.dates(accepted.effectiveFrom(), accepted.effectiveTo()));
    if (!faults.isEmpty()) {
      throw new BadEntry(faults);
    }
    Dates dates =
        CoverageEntry.dates(accepted.effectiveFrom(), accepted.effectiveTo(), accepted.reason());
    String why = PatientCalls.why(accepted.reason());
    boolean numbers = !now.memberId().equals(member) || !now.groupNumber().equals(group);
    boolean dated =
        !now.effectiveFrom().equals(dates.from()) || !Objects.equals(now.effectiveTo(), dates.to());
    if (!numbers && !dated) {
      throw DecisionRefused.state(
          "the chart has it so already: refuse the entry, and tell the patient");
    }
    return () -> {
      if (numbers) {
        changes.correct(patient.id(), place, member, group, why, by);
      }
      if (dated) {
        changes.date(patient.id(), place, dates, why, by);
      }
      ask(patient, now.payerId(), member, by);
    };
  }

  private Runnable ended(Patient patient, PortalEntry entry, NewCoverage accepted, String by) {
    int place = place(patient, entry);
    PatientCoverage now = patient.coverages().get(place - 1);
    @Nullable LocalDate last = accepted.effectiveTo();
    if (last == null) {
      throw new BadEntry(
          List.of(new CoverageFields.Fault("effectiveTo", "the last day is needed")));
    }
    Dates dates = CoverageEntry.dates(now.effectiveFrom(), last, accepted.reason());
    String why = PatientCalls.why(accepted.reason());
    return () -> changes.date(patient.id(), place, dates, why, by);
  }

  /** Where the coverage stands now that the patient meant. */
  private static int place(Patient patient, PortalEntry entry) {
    List<PatientCoverage> all = patient.coverages();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isOf(entry.onFile().payerId(), entry.onFile().memberId())) {
        return i + 1;
      }
    }
    throw DecisionRefused.state(
        "the chart has this coverage no more as the patient saw it: refuse the entry, and enter by"
            + " hand what still holds");
  }

  private void ask(Patient patient, String payer, String member, String by) {
    events.publishEvent(
        new EligibilityWanted(patient.id(), payer, member, LocalDate.now(clock), by));
  }
}
