package org.cobaltclaims.retention;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cobaltclaims.remittance.PurgedMoney;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Removes patients whose last visit is gone, with coverages, answers, statements and portal. */
@Repository
class PatientRemoval {

  private final JdbcClient jdbc;
  private final RowRemoval rows;
  private final TaskRemoval tasks;
  private final PurgedMoney money;
  private final LegalHolds holds;

  PatientRemoval(
      JdbcClient jdbc, RowRemoval rows, TaskRemoval tasks, PurgedMoney money, LegalHolds holds) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.tasks = tasks;
    this.money = money;
    this.holds = holds;
  }

  /**
   * Removes patients.
   *
   * @return files in the data folder that are about them, by their places
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<String> remove(Collection<String> patients) {
    if (patients.isEmpty()) {
      return List.of();
    }
    List<String> subjects = new ArrayList<>(patients);
    for (String table : List.of("eligibility", "portal_entry", "patient_payment")) {
      subjects.addAll(
          rows.find("SELECT id FROM %s WHERE patient_id IN (:values)".formatted(table), patients));
    }
    tasks.removeOf(subjects);
    List<String> places = statements(patients);
    List<String> payments =
        rows.find("SELECT id FROM patient_payment WHERE patient_id IN (:values)", patients);
    money.keepPatientPayments(payments);
    rows.remove("patient_allocation", "payment_id", payments);
    rows.remove(
        "portal_session",
        "invitation_id",
        rows.find("SELECT id FROM portal_invitation WHERE patient_id IN (:values)", patients));
    for (String table :
        List.of(
            "portal_entry",
            "portal_invitation",
            "patient_payment",
            "patient_statement",
            "eligibility",
            "qualified_beneficiary",
            "added_coverage",
            "coverage_history",
            "coverage")) {
      rows.remove(table, "patient_id", patients);
    }
    rows.remove("patient", "id", patients);
    holds.forget(patients);
    return places;
  }

  /** The day's list for the mailing service names them too; it was used long ago. */
  private List<String> statements(Collection<String> patients) {
    List<String> places = new ArrayList<>();
    jdbc.sql("SELECT stated_on, file_name FROM patient_statement WHERE patient_id IN (:ids)")
        .param("ids", patients)
        .query(
            row -> {
              String day = "statements/" + row.getString("stated_on") + "/";
              places.add(day + row.getString("file_name"));
              places.add(day + "statements.csv");
            });
    return places;
  }
}
