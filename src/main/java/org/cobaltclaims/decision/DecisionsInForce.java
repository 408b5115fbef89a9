package org.cobaltclaims.decision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which text of a table counts now: the database says so, whoever changed it and where. */
@Component
public class DecisionsInForce {

  private static final Head SHIPPED = new Head(0, "");

  private final JdbcClient jdbc;
  private final Map<String, Known> read = new ConcurrentHashMap<>();

  DecisionsInForce(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is in force.
   *
   * @param version its number; 0 if the database does not know the table yet, and what was shipped
   *     counts
   */
  public record InForce(int version, String text) {}

  private record Head(int version, String hash) {}

  /** What was read last: a text is large, and asked for with every task that opens. */
  private record Known(Head head, InForce text) {}

  /** The text of a table that is in force. */
  public InForce of(String decision) {
    Head head =
        jdbc.sql(
                """
                SELECT v.version_number, v.body_hash FROM decision_table t
                JOIN decision_table_version v
                  ON v.decision_id = t.id AND v.version_number = t.in_force
                WHERE t.id = :id
                """)
            .param("id", decision)
            .query((row, n) -> new Head(row.getInt("version_number"), row.getString("body_hash")))
            .optional()
            .orElse(SHIPPED);
    Known known = read.get(decision);
    if (known != null && known.head().equals(head)) {
      return known.text();
    }
    InForce now =
        new InForce(
            head.version(),
            head.version() == 0 ? shipped(decision) : text(decision, head.version()));
    read.put(decision, new Known(head, now));
    return now;
  }

  private String text(String decision, int version) {
    return jdbc.sql(
            """
            SELECT body FROM decision_table_version
            WHERE decision_id = :id AND version_number = :number
            """)
        .param("id", decision)
        .param("number", version)
        .query(String.class)
        .single();
  }

  /** The ids of all tables. */
  public List<String> all() {
    return List.of(DecisionTopic.values()).stream().map(DecisionTopic::id).toList();
  }

  /** The text that came with the program. */
  static String shipped(String decision) {
    DecisionTopic topic = DecisionTopic.find(decision).orElseThrow();
    try (InputStream file = new ClassPathResource(topic.resource()).getInputStream()) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
