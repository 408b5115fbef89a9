package org.cobaltclaims.patient.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.CoveragesOnFile;
import org.cobaltclaims.claim.RecentBills;
import org.cobaltclaims.desk.CodeWords;
import org.cobaltclaims.desk.Display;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.patient.Patients;
import org.cobaltclaims.patient.web.ChartPage.Mark;
import org.cobaltclaims.portal.PortalEntries;
import org.cobaltclaims.portal.PortalEntry;
import org.cobaltclaims.portal.PortalEntry.Entered;
import org.cobaltclaims.portal.PortalEntry.Kind;
import org.cobaltclaims.portal.PortalInvitation;
import org.cobaltclaims.portal.PortalInvitations;
import org.cobaltclaims.portal.PortalSettings;
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The part of a chart that is about the patient's portal: invitations, and what was entered. */
@Component
@Transactional(readOnly = true)
class ChartPortal {

  private final PortalSettings settings;
  private final PortalInvitations invitations;
  private final PortalEntries entries;
  private final Patients patients;
  private final CoveragesOnFile file;
  private final RecentBills bills;
  private final Payers payers;
  private final Display show;
  private final Clock clock;

  ChartPortal(
      PortalSettings settings,
      PortalInvitations invitations,
      PortalEntries entries,
      Patients patients,
      CoveragesOnFile file,
      RecentBills bills,
      Payers payers,
      Display show,
      Clock clock) {
    this.settings = settings;
    this.invitations = invitations;
    this.entries = entries;
    this.patients = patients;
    this.file = file;
    this.bills = bills;
    this.payers = payers;
    this.show = show;
    this.clock = clock;
  }

  /**
   * All of it.
   *
   * @param offered whether this practice has a portal
   * @param open whether there is an invitation that can be withdrawn
   */
  public record Shown(
      boolean offered, boolean open, List<Invited> invitations, List<Pending> entries) {}

  /** An invitation; the times are days. */
  public record Invited(
      LocalDate on, String by, LocalDate until, Mark state, @Nullable LocalDateTime lastVisit) {}

  /**
   * An entry beside what the chart has.
   *
   * @param heading what the patient says
   * @param payerId the payer's id; empty if what was typed is none that is known
   * @param gone whether the chart has the coverage no more that it is about
   * @param from the first day that the form begins with
   */
  public record Pending(
      PortalEntry entry,
      String heading,
      String payerId,
      boolean gone,
      List<Row> rows,
      LocalDate from) {}

  /**
   * A fact.
   *
   * @param changed whether the patient says something else than the chart
   */
  public record Row(String label, String onFile, String entered, boolean changed) {

    private Row alone() {
      return new Row(label, "", entered, false);
    }
  }

  Shown of(String patientId) {
    Patient patient = patients.findById(patientId).orElseThrow();
    List<PortalInvitation> all = invitations.of(patientId);
    List<PortalEntry> pending = entries.pending(patientId);
    List<Coverage> onFile =
        pending.isEmpty() ? List.of() : file.of(patient, bills.ofPatient(patientId));
    return new Shown(
        settings.offered(),
        all.stream()
            .anyMatch(
                one ->
                    one.state() == PortalInvitation.State.OPEN
                        || one.state() == PortalInvitation.State.LOCKED),
        all.stream().map(ChartPortal::invited).toList(),
        pending.stream().map(entry -> pending(patient, onFile, entry)).toList());
  }

  private static Invited invited(PortalInvitation one) {
    return new Invited(
        one.invitedAt().toLocalDate(),
        one.by(),
        one.expiresAt().toLocalDate(),
        switch (one.state()) {
          case OPEN -> new Mark("Open", "good");
          case LOCKED -> new Mark("Locked: too many wrong codes", "bad");
          case EXPIRED -> new Mark("Expired", "");
          case ENDED -> new Mark("Ended", "");
        },
        one.lastVisitAt());
  }

  private Pending pending(Patient patient, List<Coverage> onFile, PortalEntry entry) {
    Optional<Coverage> known =
        onFile.stream()
            .filter(
                c ->
                    entry.onFile().payerId().equalsIgnoreCase(c.payerId())
                        && entry.onFile().memberId().equalsIgnoreCase(c.memberId()))
            .findFirst();
    String payer = entry.entered().payerName();
    String payerId = payers.payerByAlias(payer).orElse("");
    LocalDate from = entry.entered().effectiveFrom();
    return new Pending(
        entry,
        switch (entry.kind()) {
          case NEW -> "Another insurance: " + payer;
          case CORRECTION -> "Other numbers or dates of " + payer;
          case ENDED -> payer + " has ended";
        },
        known.map(Coverage::payerId).orElse(payerId),
        entry.kind() != Kind.NEW && known.isEmpty(),
        entry.kind() == Kind.NEW
            ? added(patient, onFile, entry.entered(), payerId)
            : changed(patient, known.orElse(null), entry),
        from == null ? LocalDate.now(clock) : from);
  }

  /** Beside a coverage of the same payer, if the chart has one. */
  private List<Row> added(Patient patient, List<Coverage> onFile, Entered entered, String payerId) {
    Coverage same =
        onFile.stream().filter(c -> c.payerId().equalsIgnoreCase(payerId)).findFirst().orElse(null);
    List<Row> rows = new ArrayList<>();
    rows.add(row("Payer", same == null ? "" : payers.profile(payerId).name(), entered.payerName()));
    rows.add(
        row(
            "Kind",
            same == null ? "" : CodeWords.filing(same.filingIndicator()),
            entered.filingIndicator().isEmpty()
                ? ""
                : CodeWords.filing(entered.filingIndicator())));
    rows.add(member(same, entered));
    rows.add(row("Group", same == null ? "" : same.groupNumber(), entered.groupNumber()));
    rows.add(
        row(
            "Patient is",
            same == null ? "" : CodeWords.relationship(same.relationship()),
            CodeWords.relationship(entered.relationship())));
    if (!entered.self()) {
      rows.add(
          row(
              "Subscriber",
              same == null || same.patientIsSubscriber()
                  ? ""
                  : ChartReader.named(same.subscriber().last(), same.subscriber().first()),
              ChartReader.named(entered.subscriberLast(), entered.subscriberFirst())));
      rows.add(
          row(
              "Subscriber's birth date",
              same == null || same.patientIsSubscriber() ? "" : day(same.subscriberBirthDate()),
              day(entered.subscriberBirthDate())));
    }
    rows.addAll(dates(patient, same, entered));
    // Where nothing is on file there is nothing that differs.
    return same == null ? rows.stream().map(Row::alone).toList() : rows;
  }

  private List<Row> changed(Patient patient, @Nullable Coverage known, PortalEntry entry) {
    List<Row> rows = new ArrayList<>();
    if (entry.kind() == Kind.CORRECTION) {
      rows.add(member(known, entry.entered()));
      rows.add(
          row("Group", known == null ? "" : known.groupNumber(), entry.entered().groupNumber()));
    }
    rows.addAll(dates(patient, known, entry.entered()));
    return rows;
  }

  private List<Row> dates(Patient patient, @Nullable Coverage known, Entered entered) {
    PatientCoverage dates = known == null ? null : patient.coverages().get(known.level() - 1);
    return List.of(
        row("From", dates == null ? "" : day(dates.effectiveFrom()), day(entered.effectiveFrom())),
        row("Until", dates == null ? "" : end(dates.effectiveTo()), end(entered.effectiveTo())));
  }

  private Row member(@Nullable Coverage known, Entered entered) {
    String before = known == null ? "" : known.memberId();
    return new Row(
        "Member ID",
        show.identifier(before),
        show.identifier(entered.memberId()),
        !before.equals(entered.memberId()));
  }

  private static Row row(String label, String onFile, String entered) {
    return new Row(label, onFile, entered, !Objects.equals(onFile, entered));
  }

  private String day(@Nullable LocalDate day) {
    return day == null ? "" : show.day(day);
  }

  private String end(@Nullable LocalDate day) {
    return day == null ? "goes on" : show.day(day);
  }
}
