package org.cobaltclaims.remittance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.FamilyReopened;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.patient.CoverageDates;
import org.cobaltclaims.practice.Automation.PatientUpdate;
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What of a visit may be asked of the patient when all payers are done: nothing beyond their own
 * copay from Medicaid patients, nothing at all from qualified Medicare beneficiaries (DOMAIN 7.5),
 * and where the practice wants it so, nothing that nobody has approved.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PatientBalances {

  /** The reason of a task that waits for nothing but a yes. */
  public static final String APPROVAL = "APPROVAL";

  private static final String MEDICAID = "MEDICAID";
  private static final String QMB = "QMB";
  private static final Set<String> MEDICARE = Set.of("MA", "MB", "16");

  /** Copay and spend-down: what Medicaid itself leaves to its patients. */
  private static final Set<String> MEDICAIDS_OWN = Set.of("3", "142", "178");

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final Remittances remittances;
  private final Ledger ledger;
  private final ClaimClosing closing;
  private final PatientMoney money;
  private final CoverageDates coverages;
  private final Payers payers;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final Clock clock;

  PatientBalances(
      ClaimFamilies families,
      PayerClaims claims,
      Remittances remittances,
      Ledger ledger,
      ClaimClosing closing,
      PatientMoney money,
      CoverageDates coverages,
      Payers payers,
      Timeline timeline,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      Clock clock) {
    this.families = families;
    this.claims = claims;
    this.remittances = remittances;
    this.ledger = ledger;
    this.closing = closing;
    this.money = money;
    this.coverages = coverages;
    this.payers = payers;
    this.timeline = timeline;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Why a patient may not be asked for more than an amount. */
  private record Limit(String reason, Money most) {}

  /**
   * Takes from the patient's balance what the law forbids to ask for; a person writes it off.
   *
   * @return whether something is so kept from the patient and not decided yet
   */
  public boolean protect(ClaimFamily family) {
    FamilyLedger now = money(family.id());
    if (now.plus(PatientShare.release(now)).balance(Bucket.PATIENT_OPEN).isNegative()) {
      // A payer has taken back what was kept from the patient: looked at anew.
      closing.undo(family.id(), series(family.id()));
      now = money(family.id());
    }
    Limit limit = limit(family);
    if (limit != null) {
      money.release(family);
      now = money(family.id());
      Money owed = now.balance(Bucket.PATIENT_OPEN);
      Money kept = owed.minus(limit.most().min(owed));
      if (kept.isPositive()) {
        book(family.id(), PatientShare.move(now, kept, Bucket.DENIED_OPEN, limit.reason()));
        timeline.append(
            family.id(),
            null,
            "7.5",
            "%s may not be asked of the patient: %s".formatted(kept, words(limit.reason())));
        events.publishEvent(
            new TaskNeeded(
                TaskKind.APPROVE_PATIENT_BALANCE, family.id(), family.id(), limit.reason()));
        now = money(family.id());
      }
    }
    return keptBack(now).isPositive();
  }

  /** What is kept from the patient by law and was not written off. */
  private static Money keptBack(FamilyLedger now) {
    return now.entries().stream()
        .filter(e -> e.bucket() == Bucket.DENIED_OPEN)
        .filter(e -> e.reason().equals(MEDICAID) || e.reason().equals(QMB))
        .map(LedgerEntry::amount)
        .collect(Money.sum());
  }

  private @Nullable Limit limit(ClaimFamily family) {
    if (hasMedicare(family) && isQmb(family.patientId())) {
      return new Limit(QMB, Money.ZERO);
    }
    Limit medicaid = null;
    for (Coverage coverage : family.content().coverages()) {
      if (kind(coverage).equals("MC") && holds(family, coverage)) {
        medicaid = new Limit(MEDICAID, medicaidsOwn(family.id(), coverage.level()));
      }
    }
    return medicaid;
  }

  private boolean hasMedicare(ClaimFamily family) {
    return family.content().coverages().stream().anyMatch(c -> MEDICARE.contains(kind(c)));
  }

  private String kind(Coverage coverage) {
    return coverage.filingIndicator().isEmpty()
        ? payers.profile(coverage.payerId()).filingIndicator()
        : coverage.filingIndicator();
  }

  private boolean holds(ClaimFamily family, Coverage coverage) {
    return coverages.on(
            family.patientId(),
            coverage.payerId(),
            coverage.memberId(),
            family.serviceFrom(),
            family.serviceTo())
        != CoverageDates.Holds.INACTIVE;
  }

  private Money medicaidsOwn(String familyId, int level) {
    return remittances.posted(PayerClaim.idOf(familyId, level)).stream()
        .flatMap(ClaimPayment::allAdjustments)
        .filter(row -> row.group() == AdjustmentGroup.PR && MEDICAIDS_OWN.contains(row.reason()))
        .map(Adjustment::amount)
        .collect(Money.sum())
        .max(Money.ZERO);
  }

  /** True if the patient is known as a qualified Medicare beneficiary. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public boolean isQualified(String patientId) {
    return isQmb(patientId);
  }

  private boolean isQmb(String patientId) {
    return jdbc.sql("SELECT COUNT(*) FROM qualified_beneficiary WHERE patient_id = :patient")
            .param("patient", patientId)
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * The patient is known as a qualified Medicare beneficiary, or is one no longer. Visits whose
   * payers are done are looked at anew.
   */
  public void qualified(String patientId, boolean yes, String source) {
    boolean before = isQmb(patientId);
    jdbc.sql("DELETE FROM qualified_beneficiary WHERE patient_id = :patient")
        .param("patient", patientId)
        .update();
    if (yes) {
      jdbc.sql(
              "INSERT INTO qualified_beneficiary (patient_id, told_by, told_on)"
                  + " VALUES (:patient, :source, :on)")
          .param("patient", patientId)
          .param("source", source.length() > 80 ? source.substring(0, 80) : source)
          .param("on", LocalDate.now(clock))
          .update();
    }
    if (before != yes) {
      money.lock(patientId);
      families.findByPatientIds(List.of(patientId)).forEach(family -> lookAgain(family, yes));
    }
  }

  private void lookAgain(ClaimFamily family, boolean qualified) {
    if (!hasMedicare(family)) {
      return;
    }
    boolean kept =
        money(family.id()).entries().stream()
            .filter(e -> e.bucket() == Bucket.DENIED_OPEN && e.reason().equals(QMB))
            .map(LedgerEntry::amount)
            .collect(Money.sum())
            .isPositive();
    if (!qualified && kept) {
      closing.undo(family.id(), series(family.id()));
    }
    if (qualified ? money.charged(family.id()).isPositive() : kept) {
      events.publishEvent(new FamilyReopened(family.id()));
    }
  }

  /**
   * Whether what the patient is charged waits for a person's approval; if so, one is asked.
   * Approved is an amount: what a later decision adds is approved anew.
   */
  public boolean waitsForApproval(ClaimFamily family) {
    Money charged = money.charged(family.id());
    boolean waits =
        payers.automation().updatePatientResponsibility() == PatientUpdate.APPROVAL
            && charged.isPositive()
            && !charged.equals(approved(family.id()));
    if (waits) {
      events.publishEvent(
          new TaskNeeded(TaskKind.APPROVE_PATIENT_BALANCE, family.id(), family.id(), APPROVAL));
    } else {
      events.publishEvent(new TaskSettled(TaskKind.APPROVE_PATIENT_BALANCE, family.id()));
    }
    return waits;
  }

  private Money approved(String familyId) {
    return jdbc.sql("SELECT amount_cents FROM patient_approval WHERE family_id = :family")
        .param("family", familyId)
        .query(Long.class)
        .optional()
        .map(Money::ofCents)
        .orElse(Money.ZERO);
  }

  /** A person approves what the patient is charged for a visit. */
  public void approve(String familyId, String by) {
    Money charged = money.charged(familyId);
    jdbc.sql("DELETE FROM patient_approval WHERE family_id = :family")
        .param("family", familyId)
        .update();
    jdbc.sql(
            "INSERT INTO patient_approval (family_id, amount_cents, approved_by, approved_on)"
                + " VALUES (:family, :amount, :by, :on)")
        .param("family", familyId)
        .param("amount", charged.cents())
        .param("by", by)
        .param("on", LocalDate.now(clock))
        .update();
    events.publishEvent(new FamilyReopened(familyId));
  }

  /**
   * A person writes off what the patient is charged, or may not be charged.
   *
   * @return how much
   */
  public Money writeOff(String familyId, String reason) {
    money.release(families.findById(familyId).orElseThrow());
    FamilyLedger now = money(familyId);
    Money kept = keptBack(now);
    Money sum = kept;
    if (kept.isPositive()) {
      book(
          familyId,
          now.entries().stream()
              .filter(e -> e.bucket() == Bucket.DENIED_OPEN)
              .filter(e -> e.reason().equals(MEDICAID) || e.reason().equals(QMB))
              .flatMap(
                  e ->
                      List.of(
                          new LedgerEntry(
                              Bucket.DENIED_OPEN, 0, e.line(), e.amount().negated(), e.reason(), 0),
                          new LedgerEntry(
                              Bucket.OTHER_WRITE_OFF, 0, e.line(), e.amount(), e.reason(), 0))
                          .stream())
              .toList());
    } else {
      sum = now.balance(Bucket.PATIENT_OPEN);
      book(familyId, PatientShare.move(now, sum, Bucket.OTHER_WRITE_OFF, reason));
    }
    events.publishEvent(new FamilyReopened(familyId));
    return sum;
  }

  private void book(String familyId, List<LedgerEntry> entries) {
    if (!entries.isEmpty()) {
      String series = series(familyId) + "-";
      ledger.post(series + (ledger.occurrences(series) + 1), familyId, entries);
    }
  }

  private static String series(String familyId) {
    return "PRT-" + familyId;
  }

  private static String words(String reason) {
    return reason.equals(QMB)
        ? "a qualified Medicare beneficiary pays no cost sharing"
        : "a Medicaid patient pays nothing beyond Medicaid's own copay or spend-down";
  }

  private FamilyLedger money(String familyId) {
    return new FamilyLedger(ledger.entries(familyId));
  }
}
