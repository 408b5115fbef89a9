package org.cobaltclaims.intake;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The visit that a person has begun to type in: one each, and nobody else's business. */
@Repository
public class VisitDrafts {

  private final JdbcClient jdbc;
  private final Clock clock;

  VisitDrafts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps a draft in place of the person's earlier one. */
  @Transactional
  public void save(String person, String json) {
    discard(person);
    jdbc.sql("INSERT INTO visit_draft (person, body, saved_at) VALUES (:who, :body, :at)")
        .param("who", person)
        .param("body", json)
        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  /** The person's draft, as JSON. */
  public Optional<String> find(String person) {
    return jdbc.sql("SELECT body FROM visit_draft WHERE person = :who")
        .param("who", person)
        .query(String.class)
        .optional();
  }

  /** The visit was taken in, or given up. */
  @Transactional
  public void discard(String person) {
    jdbc.sql("DELETE FROM visit_draft WHERE person = :who").param("who", person).update();
  }
}
