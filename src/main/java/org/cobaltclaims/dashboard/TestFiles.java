package org.cobaltclaims.dashboard;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leaves visits that went out in test files only (ISA15 T) out of every figure (DOMAIN 9). A
 * practice that has sent nothing but test files, as a demo does, would see nothing then: there they
 * count, and the pages say so.
 */
@Component
public class TestFiles {

  /** True for what counts, of rows of {@code i} that have a family. */
  static final String COUNTS =
      "NOT EXISTS (SELECT 1 FROM test_family x WHERE x.family_id = i.family_id)";

  private final JdbcClient jdbc;

  TestFiles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** True if files were sent, and all of them were test files. */
  @Transactional(readOnly = true)
  public boolean areAll() {
    return sent(true) && !sent(false);
  }

  private boolean sent(boolean test) {
    return jdbc.sql(
                "SELECT CASE WHEN EXISTS (SELECT 1 FROM batch WHERE test_data = :test AND sent_on"
                    + " IS NOT NULL) THEN 1 ELSE 0 END")
            .param("test", test)
            .query(Integer.class)
            .single()
        == 1;
  }

  /** Looks anew which visits they are; what was also sent in earnest, or mailed, is none. */
  @Transactional
  public void find() {
    jdbc.sql("DELETE FROM test_family").update();
    if (sent(false)) {
      jdbc.sql(
              """
              INSERT INTO test_family (family_id)
              SELECT DISTINCT c.family_id FROM batch b JOIN claim_version v ON v.batch_id = b.id
                JOIN payer_claim c ON c.id = v.payer_claim_id
              WHERE b.test_data = TRUE AND v.sent_on IS NOT NULL
                AND NOT EXISTS (
                  SELECT 1 FROM payer_claim o JOIN claim_version w ON w.payer_claim_id = o.id
                    LEFT JOIN batch q ON q.id = w.batch_id
                  WHERE o.family_id = c.family_id AND w.sent_on IS NOT NULL
                    AND (q.id IS NULL OR q.test_data = FALSE))
              """)
          .update();
    }
  }
}
