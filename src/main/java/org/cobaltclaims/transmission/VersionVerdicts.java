package org.cobaltclaims.transmission;

import java.time.LocalDate;
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

  VersionVerdicts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The payer, or the clearinghouse for it, took it; a refusal that is known stands. */
  void accepted(String pcn, String codes, LocalDate on) {
    write(pcn, "ACCEPTED", codes, on, "pcn = VALUES(pcn)");
  }

  /** It was refused, also after it had been taken. */
  void rejected(String pcn, String codes, LocalDate on) {
    write(
        pcn,
        "REJECTED",
        codes,
        on,
        "fate = VALUES(fate), codes = VALUES(codes), answered_on = VALUES(answered_on)");
  }

  private void write(String pcn, String fate, String codes, LocalDate on, String otherwise) {
    jdbc.sql(
            """
            INSERT INTO version_answer (pcn, fate, codes, answered_on) VALUES (:pcn, :fate, :codes, :on)
            ON DUPLICATE KEY UPDATE %s
            """
                .formatted(otherwise))
        .param("pcn", pcn)
        .param("fate", fate)
        .param("codes", codes.length() <= LONGEST ? codes : codes.substring(0, LONGEST))
        .param("on", on)
        .update();
  }
}
