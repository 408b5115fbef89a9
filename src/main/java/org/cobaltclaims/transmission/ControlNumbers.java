package org.cobaltclaims.transmission;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One sequence for each sender, receiver and T or P (DOMAIN 1.1): no two files to the same receiver
 * bear the same number, whatever became of the first.
 */
@Repository
class ControlNumbers {

  /** ISA13 has nine digits; behind the last comes 1 again. */
  private static final long LAST = 999_999_999;

  private final JdbcClient jdbc;

  ControlNumbers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the next number, 1 to 999999999. Others wait until this transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public long next(String sender, String receiver, boolean test) {
    String partner = "%s|%s|%s".formatted(sender, receiver, test ? "T" : "P");
    if (jdbc.sql("SELECT COUNT(*) FROM control_number WHERE partner = :partner")
            .param("partner", partner)
            .query(Integer.class)
            .single()
        == 0) {
      insert(partner);
    }
    long number =
        jdbc.sql("SELECT next_number FROM control_number WHERE partner = :partner FOR UPDATE")
            .param("partner", partner)
            .query(Long.class)
            .single();
    jdbc.sql("UPDATE control_number SET next_number = :next WHERE partner = :partner")
        .param("next", number == LAST ? 1 : number + 1)
        .param("partner", partner)
        .update();
    return number;
  }

  private void insert(String partner) {
    try {
      jdbc.sql("INSERT INTO control_number (partner, next_number) VALUES (:partner, 1)")
          .param("partner", partner)
          .update();
    } catch (DuplicateKeyException insertedMeanwhile) {
      // the row is there, which is all that is wanted
    }
  }
}
