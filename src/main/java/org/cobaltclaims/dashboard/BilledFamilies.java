package org.cobaltclaims.dashboard;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Since when each visit counts as billed, and who has decided about it last: worked out once, for
 * the millions of ledger entries that ask for it ({@code kpi/open-money.sql}).
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BilledFamilies {

  private static final String INSERT =
      """
      INSERT INTO billed_family (family_id, service_from, billed_on, decided_level)
      SELECT b.family_id, b.service_from, b.billed_on, b.decided_level FROM (
        SELECT f.id AS family_id, f.service_from,
          COALESCE(MIN(CASE WHEN c.level = 1 AND c.origin <> 'SENT' THEN f.opened_on END), MIN(v.sent_on))
            AS billed_on,
          COALESCE(MAX(CASE WHEN c.adjudicated_on IS NOT NULL THEN c.level END), 1) AS decided_level
        FROM claim_family f JOIN payer_claim c ON c.family_id = f.id
          LEFT JOIN claim_version v ON v.payer_claim_id = c.id
        GROUP BY f.id, f.service_from
      ) b WHERE b.billed_on IS NOT NULL
      """;

  private final JdbcClient jdbc;

  BilledFamilies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Looks at every visit anew. */
  void find() {
    jdbc.sql("DELETE FROM billed_family").update();
    jdbc.sql(INSERT).update();
  }
}
