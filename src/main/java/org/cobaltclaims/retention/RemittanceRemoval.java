package org.cobaltclaims.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.dashboard.PurgedFigures;
import org.cobaltclaims.remittance.PurgedMoney;
import org.cobaltclaims.transmission.KeptFiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends remittances whose claims are all gone: what they paid for claims that were never ours, and
 * scanned pages. The remittance itself stays, with its check, its sums and its deposit.
 */
@Repository
class RemittanceRemoval {

  /** Such remittances that something is left of. */
  private static final String ENDED =
      """
      SELECT r.id FROM remittance r
      WHERE r.id > :last AND r.received_on < :day AND r.state IN ('POSTED', 'DISCARDED', 'DUPLICATE')
        AND NOT EXISTS (
          SELECT 1 FROM claim_payment p WHERE p.remittance_id = r.id AND (p.family_id IS NOT NULL
            OR r.state = 'POSTED' AND p.disposition IN ('NEW', 'HELD', 'UNMATCHED')))
        AND NOT EXISTS (SELECT 1 FROM deposit d WHERE d.remittance_id = r.id AND d.state = 'OPEN')
        AND NOT EXISTS (SELECT 1 FROM task t WHERE t.subject = r.id AND t.state = 'OPEN')
        AND (EXISTS (SELECT 1 FROM claim_payment p WHERE p.remittance_id = r.id)
          OR EXISTS (SELECT 1 FROM remittance_scan s WHERE s.remittance_id = r.id))
      ORDER BY r.id LIMIT 50
      """;

  private final JdbcClient jdbc;
  private final RowRemoval rows;
  private final TaskRemoval tasks;
  private final ReferenceRemoval references;
  private final PurgedMoney money;
  private final PurgedFigures figures;
  private final KeptFiles files;

  RemittanceRemoval(
      JdbcClient jdbc,
      RowRemoval rows,
      TaskRemoval tasks,
      ReferenceRemoval references,
      PurgedMoney money,
      PurgedFigures figures,
      KeptFiles files) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.tasks = tasks;
    this.references = references;
    this.money = money;
    this.figures = figures;
    this.files = files;
  }

  /** Some that are ended, behind an id. */
  List<String> ended(String last, LocalDate before) {
    return jdbc.sql(ENDED).param("last", last).param("day", before).query(String.class).list();
  }

  /**
   * Removes what is left of remittances.
   *
   * @param places takes the places of scanned pages
   * @return how many payments went
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long remove(List<String> remittances, List<String> places) {
    List<String> payments =
        rows.find("SELECT id FROM claim_payment WHERE remittance_id IN (:values)", remittances);
    figures.keepRemittances(remittances);
    money.keepPayments(payments);
    references.forgetNumbers(List.of(), List.of(), payments);
    references.forget(List.of(), payments);
    List<String> subjects = new ArrayList<>(remittances);
    subjects.addAll(payments);
    tasks.removeOf(subjects);
    for (String path :
        rows.find(
            "SELECT archive_path FROM remittance_scan WHERE remittance_id IN (:values)",
            remittances)) {
      places.add(files.archived(path));
    }
    rows.remove("remittance_scan", "remittance_id", remittances);
    rows.remove("remittance_entry", "remittance_id", remittances);
    VisitRemoval.paymentsGo(rows, payments);
    return payments.size();
  }
}
