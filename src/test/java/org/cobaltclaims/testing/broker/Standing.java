package org.cobaltclaims.testing.broker;

import java.util.List;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far all claims are, by the application's database.
 *
 * @param families claim families that were taken in
 * @param started process roots that an instance works on, or did
 * @param primarySent versions of primary claims that have left
 * @param secondarySent versions of secondary claims that have left
 * @param finished families that nothing waits for any more
 * @param openRoots process roots that are under way
 * @param messages messages that the engine has not taken yet
 * @param asked kinds of open tasks: what a person is asked
 */
record Standing(
    int families,
    int started,
    int primarySent,
    int secondarySent,
    int finished,
    int openRoots,
    int messages,
    List<String> asked) {

  private static final Standing NOTHING = new Standing(0, 0, 0, 0, 0, 0, 0, List.of());

  /** Nothing while the application makes its tables. */
  static Standing of(JdbcClient jdbc) {
    try {
      return count(jdbc);
    } catch (BadSqlGrammarException notYet) {
      return NOTHING;
    }
  }

  private static Standing count(JdbcClient jdbc) {
    return new Standing(
        count(jdbc, "SELECT COUNT(*) FROM claim_family"),
        count(jdbc, "SELECT COUNT(*) FROM process_root WHERE instance_key IS NOT NULL"),
        sent(jdbc, 1),
        sent(jdbc, 2),
        count(jdbc, "SELECT COUNT(*) FROM claim_family WHERE state <> 'OPEN'"),
        count(jdbc, "SELECT COUNT(*) FROM process_root WHERE state = 'OPEN'"),
        count(jdbc, "SELECT COUNT(*) FROM engine_message"),
        jdbc.sql("SELECT DISTINCT kind FROM task WHERE state = 'OPEN' ORDER BY kind")
            .query(String.class)
            .list());
  }

  private static int sent(JdbcClient jdbc, int level) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM claim_version v JOIN payer_claim c ON c.id = v.payer_claim_id
            WHERE c.level = ? AND v.sent_on IS NOT NULL
            """)
        .param(level)
        .query(Integer.class)
        .single();
  }

  private static int count(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  boolean isOver(int claims) {
    return finished == claims && openRoots == 0 && messages == 0;
  }

  @Override
  public String toString() {
    return "%d taken in, %d started, %d primary and %d secondary claims sent, %d finished; %d open roots, %d messages"
        .formatted(families, started, primarySent, secondarySent, finished, openRoots, messages);
  }
}
