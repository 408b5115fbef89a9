package org.cobaltclaims.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobaltclaims.dashboard.PurgedFigures;
import org.cobaltclaims.remittance.PurgedMoney;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes visits with all that stands about them. What the books need of them is added to sums
 * first, which name nobody.
 */
@Repository
class VisitRemoval {

  private final JdbcClient jdbc;
  private final RowRemoval rows;
  private final PurgedMoney money;
  private final PurgedFigures figures;
  private final TaskRemoval tasks;
  private final ReferenceRemoval references;
  private final LegalHolds holds;

  VisitRemoval(
      JdbcClient jdbc,
      RowRemoval rows,
      PurgedMoney money,
      PurgedFigures figures,
      TaskRemoval tasks,
      ReferenceRemoval references,
      LegalHolds holds) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.money = money;
    this.figures = figures;
    this.tasks = tasks;
    this.references = references;
    this.holds = holds;
  }

  /**
   * Removes families.
   *
   * @return files in the data folder that are about them alone, by their places
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<String> remove(Collection<String> families) {
    List<String> claims =
        rows.find("SELECT id FROM payer_claim WHERE family_id IN (:values)", families);
    List<String> versions =
        rows.find("SELECT pcn FROM claim_version WHERE payer_claim_id IN (:values)", claims);
    List<String> payments =
        rows.find("SELECT id FROM claim_payment WHERE family_id IN (:values)", families);
    List<String> patientPayments =
        rows.find(
            "SELECT DISTINCT payment_id FROM patient_allocation WHERE family_id IN (:values)",
            families);
    figures.keep(families);
    money.keep(families, payments, patientPayments);
    countFamilies(families);
    List<String> places = packets(claims);
    references.forgetNumbers(versions, claims, payments);

    List<String> subjects = new ArrayList<>(families);
    subjects.addAll(claims);
    subjects.addAll(payments);
    tasks.remove(
        rows.find("SELECT id FROM task WHERE family_id IN (:values)", families), List.of());
    tasks.removeOf(subjects);
    versionsGo(versions);
    claimsGo(claims);
    paymentsGo(rows, payments);
    references.forget(claims, payments);
    patientMoneyGoes(families, patientPayments);
    familiesGo(families, subjects);
    holds.forget(families);
    return places;
  }

  private List<String> packets(List<String> claims) {
    return rows
        .find(
            "SELECT file_name FROM print_packet WHERE payer_claim_id IN (:values) AND file_name IS"
                + " NOT NULL",
            claims)
        .stream()
        .map(name -> "print/" + name)
        .toList();
  }

  private void countFamilies(Collection<String> families) {
    Map<LocalDate, long[]> byDay = new HashMap<>();
    jdbc.sql("SELECT opened_on, charge_cents FROM claim_family WHERE id IN (:ids)")
        .param("ids", families)
        .query(
            row -> {
              long[] sums =
                  byDay.computeIfAbsent(
                      Objects.requireNonNull(row.getObject("opened_on", LocalDate.class)),
                      day -> new long[2]);
              sums[0]++;
              sums[1] += row.getLong("charge_cents");
            });
    byDay.forEach(
        (day, sums) -> {
          int known =
              jdbc.sql(
                      "UPDATE purged_family SET families = families + :count, charge_cents ="
                          + " charge_cents + :cents WHERE opened_on = :day")
                  .param("count", sums[0])
                  .param("cents", sums[1])
                  .param("day", day)
                  .update();
          if (known == 0) {
            jdbc.sql(
                    "INSERT INTO purged_family (opened_on, families, charge_cents) VALUES (:day,"
                        + " :count, :cents)")
                .param("count", sums[0])
                .param("cents", sums[1])
                .param("day", day)
                .update();
          }
        });
  }

  private void versionsGo(List<String> versions) {
    for (String table :
        List.of("batch_claim", "version_answer", "claim_snapshot", "claim_version")) {
      rows.remove(table, "pcn", versions);
    }
  }

  private void claimsGo(List<String> claims) {
    for (String table :
        List.of(
            "denial_suggestion",
            "appeal",
            "status_inquiry",
            "deadline_alarm",
            "underpaid_line",
            "filing_release",
            "claim_channel",
            "claim_paperwork",
            "print_batch_claim",
            "paper_mailing",
            "print_packet")) {
      rows.remove(table, "payer_claim_id", claims);
    }
  }

  static void paymentsGo(RowRemoval rows, List<String> payments) {
    rows.remove("payment_result", "payment_id", payments);
    rows.remove("denied_line", "payment_id", payments);
    rows.remove("remittance_entry", "remittance_id", payments);
    rows.remove("claim_payment", "id", payments);
  }

  private void patientMoneyGoes(Collection<String> families, List<String> payments) {
    rows.remove("patient_allocation", "family_id", families);
    rows.remove("patient_payment", "id", payments);
    // Those that were taken back before any of them was used.
    List<String> voided =
        rows.find(
            "SELECT id FROM patient_payment WHERE family_id IN (:values) AND voided_on IS NOT NULL",
            families);
    money.keepPatientPayments(voided);
    rows.remove("patient_allocation", "payment_id", voided);
    rows.remove("patient_payment", "id", voided);
    rows.update(
        "UPDATE patient_payment SET family_id = NULL WHERE family_id IN (:values)", families);
  }

  private void familiesGo(Collection<String> families, List<String> subjects) {
    for (String table :
        List.of(
            "timeline_entry",
            "intake_family",
            "intake_claim",
            "coverage_evidence",
            "redirected_claim",
            "patient_approval",
            "payer_refund",
            "open_balance",
            "billed_family",
            "kpi_claim",
            "process_place",
            "test_family",
            "ledger_entry")) {
      rows.remove(table, "family_id", families);
    }
    rows.remove("process_root", "root_id", subjects);
    rows.remove("engine_message", "correlation_key", subjects);
    rows.remove("payer_claim", "family_id", families);
    rows.remove("claim_family", "id", families);
  }
}
