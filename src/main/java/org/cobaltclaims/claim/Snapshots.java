package org.cobaltclaims.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What each version of a claim said when it was sent. Written once, never changed. */
@Repository
public class Snapshots {

  private final JdbcClient jdbc;
  private final Clock clock;

  Snapshots(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Keeps a version's content. The same content again is no change.
   *
   * @throws IllegalStateException if another content is kept under the control number
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void save(String pcn, String json) {
    try {
      jdbc.sql("INSERT INTO claim_snapshot (pcn, body, created_at) VALUES (:pcn, :body, :at)")
          .param("pcn", pcn)
          .param("body", json)
          .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
          .update();
      return;
    } catch (DuplicateKeyException savedBefore) {
      // compared below
    }
    if (!load(pcn).orElse(json).equals(json)) {
      throw new IllegalStateException("another content was sent as " + pcn);
    }
  }

  /** The day on which a version was made; empty if it was never sent by us. */
  public Optional<LocalDate> madeOn(String pcn) {
    return jdbc.sql("SELECT created_at FROM claim_snapshot WHERE pcn = :pcn")
        .param("pcn", pcn)
        .query(LocalDateTime.class)
        .optional()
        .map(LocalDateTime::toLocalDate);
  }

  /** The contents of versions by control number; those that were never sent by us are missing. */
  public Map<String, String> loadAll(Collection<String> pcns) {
    Map<String, String> contents = new HashMap<>();
    if (!pcns.isEmpty()) {
      jdbc.sql("SELECT pcn, body FROM claim_snapshot WHERE pcn IN (:pcns)")
          .param("pcns", pcns)
          .query(
              row -> {
                contents.put(row.getString("pcn"), row.getString("body"));
              });
    }
    return contents;
  }

  /** The content of a version; empty if it was never sent by us. */
  public Optional<String> load(String pcn) {
    return jdbc.sql("SELECT body FROM claim_snapshot WHERE pcn = :pcn")
        .param("pcn", pcn)
        .query(String.class)
        .optional();
  }
}
