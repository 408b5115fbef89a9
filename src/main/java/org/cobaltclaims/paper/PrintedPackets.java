package org.cobaltclaims.paper;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which versions on paper have their packet in the print folder. */
@Repository
public class PrintedPackets {

  private final JdbcClient jdbc;
  private final Clock clock;

  PrintedPackets(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A version on paper that has not been looked at. */
  public record Waiting(String pcn, String payerClaimId) {}

  /**
   * What became of a version's packet.
   *
   * @param fileName in the print folder; null if it cannot be printed
   * @param problem why not; null if it can
   */
  public record Written(@Nullable String fileName, @Nullable String problem) {}

  /** The current versions that wait to be mailed and whose packet was not written, by number. */
  public List<Waiting> waiting() {
    return jdbc.sql(
            """
            SELECT v.pcn, c.id FROM payer_claim c JOIN claim_version v ON v.payer_claim_id = c.id
            WHERE c.state IN ('QUEUED', 'PRINTED') AND v.channel = 'PAPER' AND v.sent_on IS NULL
              AND v.ordinal =
                (SELECT MAX(n.ordinal) FROM claim_version n WHERE n.payer_claim_id = c.id)
              AND NOT EXISTS (SELECT 1 FROM print_packet p WHERE p.pcn = v.pcn)
            ORDER BY v.pcn
            """)
        .query((row, n) -> new Waiting(row.getString("pcn"), row.getString("id")))
        .list();
  }

  /** Notes that a version's packet lies in the folder, or cannot be printed; again, no change. */
  public void note(Waiting version, Written written) {
    try {
      jdbc.sql(
              """
              INSERT INTO print_packet (pcn, payer_claim_id, file_name, problem, written_on)
              VALUES (?, ?, ?, ?, ?)
              """)
          .params(
              version.pcn(),
              version.payerClaimId(),
              written.fileName(),
              written.problem(),
              LocalDate.now(clock))
          .update();
    } catch (DuplicateKeyException notedMeanwhile) {
      // it is there already
    }
  }

  /** What became of a version's packet; empty if it was not looked at. */
  public Optional<Written> of(String pcn) {
    return jdbc.sql("SELECT file_name, problem FROM print_packet WHERE pcn = ?")
        .param(pcn)
        .query((row, n) -> new Written(row.getString("file_name"), row.getString("problem")))
        .optional();
  }
}
