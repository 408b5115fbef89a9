package org.cobaltclaims.practice;

import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What was typed in of an installation that has no settings yet: the practice, until it has a
 * clearinghouse. So the set-up can be left and continued, also by somebody else.
 */
@Service
public class SetupDraft {

  private static final String PRACTICE = "practice";

  /** Stands in for what is not typed in yet, so that the rest can be checked. */
  private static final Map<String, Object> SOME_CLEARINGHOUSE =
      Map.of("name", "main", "receiverId", "X", "receiverName", "X", "senderId", "X");

  private final JdbcClient jdbc;
  private final SettingsDesk desk;

  SetupDraft(JdbcClient jdbc, SettingsDesk desk) {
    this.jdbc = jdbc;
    this.desk = desk;
  }

  /** The practice as far as it is typed in; empty if it is not. */
  public Optional<Map<String, Object>> practice() {
    return jdbc.sql("SELECT body FROM practice_setup WHERE id = 1")
        .query(String.class)
        .optional()
        .map(yaml -> SettingsDocument.parse(yaml).section(PRACTICE));
  }

  /**
   * Keeps the practice.
   *
   * @throws SettingsRefused if it breaks rules
   */
  public void keep(Map<String, Object> practice) {
    SettingsDocument document = new SettingsDocument();
    document.put(PRACTICE, practice);
    String yaml = document.toYaml();
    document.putItem("clearinghouses", null, SOME_CLEARINGHOUSE);
    desk.check(document);
    int changed =
        jdbc.sql("UPDATE practice_setup SET body = :body WHERE id = 1")
            .param("body", yaml)
            .update();
    if (changed == 0) {
      try {
        jdbc.sql("INSERT INTO practice_setup (id, body) VALUES (1, :body)")
            .param("body", yaml)
            .update();
      } catch (DuplicateKeyException meanwhile) {
        keep(practice);
      }
    }
  }

  /**
   * Makes the first version of the settings.
   *
   * @throws SettingsRefused if it breaks rules, somebody else was faster, or practice.yml is there
   *     and has to be read
   */
  public SettingsVersion finish(Map<String, Object> clearinghouse, String by) {
    Map<String, Object> practice = practice().orElse(Map.of());
    SettingsVersion first =
        desk.save(
            new SettingsDesk.Change(0, "clearinghouses", null, "Set up", "", by),
            document -> {
              if (document.section(PRACTICE).isEmpty()) {
                document.put(PRACTICE, practice);
              }
              if (!document.items("clearinghouses").contains(clearinghouse)) {
                document.putItem("clearinghouses", null, clearinghouse);
              }
            });
    jdbc.sql("DELETE FROM practice_setup").update();
    return first;
  }
}
