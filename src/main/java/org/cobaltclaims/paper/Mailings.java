package org.cobaltclaims.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When and how versions went out that went in no file: the proof of timely filing (DOMAIN 6.1). */
@Repository
public class Mailings {

  private final JdbcClient jdbc;

  Mailings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How a version went out. */
  public enum Way {
    /** In an envelope. */
    MAIL,
    /** Typed into the payer's portal. */
    PORTAL
  }

  /**
   * One version on its way.
   *
   * @param sentOn put into the post, or entered
   * @param method such as certified mail; may be empty
   * @param tracking a tracking number, or what the portal calls the claim; may be empty
   * @param address as it was printed, a line each; empty for a portal
   */
  public record Mailing(
      String pcn,
      Way way,
      LocalDate sentOn,
      String method,
      String tracking,
      List<String> address,
      String recordedBy,
      LocalDate recordedOn) {
    public Mailing {
      address = List.copyOf(address);
    }
  }

  /** Keeps a mailing; a version goes out once. */
  public void record(String payerClaimId, Mailing mailing) {
    jdbc.sql(
            """
            INSERT INTO paper_mailing (pcn, payer_claim_id, way, sent_on, method, tracking, address,
              recorded_by, recorded_on)
            VALUES (:pcn, :claim, :way, :on, :method, :tracking, :address, :by, :recorded)
            """)
        .param("pcn", mailing.pcn())
        .param("claim", payerClaimId)
        .param("way", mailing.way().name())
        .param("on", mailing.sentOn())
        .param("method", mailing.method())
        .param("tracking", mailing.tracking())
        .param("address", String.join("\n", mailing.address()))
        .param("by", mailing.recordedBy())
        .param("recorded", mailing.recordedOn())
        .update();
  }

  /** How a version went out; empty if it did not, or in a file. */
  public Optional<Mailing> of(String pcn) {
    return jdbc.sql("SELECT * FROM paper_mailing WHERE pcn = :pcn")
        .param("pcn", pcn)
        .query(
            (row, n) ->
                new Mailing(
                    row.getString("pcn"),
                    Way.valueOf(row.getString("way")),
                    row.getObject("sent_on", LocalDate.class),
                    row.getString("method"),
                    row.getString("tracking"),
                    row.getString("address").lines().toList(),
                    row.getString("recorded_by"),
                    row.getObject("recorded_on", LocalDate.class)))
        .optional();
  }
}
