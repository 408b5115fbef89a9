package org.cobaltclaims.transmission;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a version was taken or refused before adjudication (TA1, 999, 277CA; DOMAIN 4.3). A claim
 * goes on to its next version; what became of this one stays known.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class VersionVerdicts {

  private static final int LONGEST = 255;

  private final JdbcClient jdbc;
  private final JdbcOperations rows;

  VersionVerdicts(JdbcClient jdbc, JdbcOperations rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /** The payer, or the clearinghouse for it, took them; a refusal that is known stands. */
  void accepted(List<Accepted> all) {
    rows.batchUpdate(
        """
        INSERT INTO version_answer (pcn, fate, codes, answered_on) VALUES (?, 'ACCEPTED', ?, ?)
        ON DUPLICATE KEY UPDATE pcn = VALUES(pcn)
        """,
        all.stream()
            .map(one -> new Object[] {one.pcn(), shortened(one.codes()), one.on()})
            .toList());
  }

  /** A version that was taken. */
  record Accepted(String pcn, String codes, LocalDate on) {}

  private static String shortened(String codes) {
    return codes.length() <= LONGEST ? codes : codes.substring(0, LONGEST);
  }

  /** It was refused, also after it had been taken. */
  void rejected(String pcn, String codes, LocalDate on) {
    jdbc.sql(
            """
            INSERT INTO version_answer (pcn, fate, codes, answered_on)
            VALUES (:pcn, 'REJECTED', :codes, :on)
            ON DUPLICATE KEY UPDATE fate = VALUES(fate), codes = VALUES(codes),
              answered_on = VALUES(answered_on)
            """)
        .param("pcn", pcn)
        .param("codes", shortened(codes))
        .param("on", on)
        .update();
  }
}
