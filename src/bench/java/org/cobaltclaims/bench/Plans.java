package org.cobaltclaims.bench;

import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How MySQL answered a page, or each of some claims: how many statements it was asked, how many
 * rows it looked at, and which statements looked at many. Needs {@code performance_schema=ON} and a
 * user who may read it.
 */
final class Plans {

  /** A statement that looks at more rows than this for one of them lacks an index. */
  private static final long MANY = 20_000;

  private final JdbcTemplate jdbc;

  Plans(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What some work asks.
   *
   * @param times how often it does the same, so that each may ask as much as one page may
   */
  void print(Figures.Work work, int times) throws Exception {
    jdbc.execute("TRUNCATE TABLE performance_schema.events_statements_summary_by_digest");
    work.run();
    long[] all = new long[2];
    StringBuilder many = new StringBuilder();
    jdbc.query(
        "SELECT digest_text, count_star, sum_rows_examined, sum_no_index_used"
            + " FROM performance_schema.events_statements_summary_by_digest"
            + " WHERE schema_name = DATABASE()"
            + " AND digest_text NOT LIKE '%performance_schema%' AND digest_text NOT LIKE 'SET %'"
            + " AND digest_text <> 'COMMIT'"
            + " ORDER BY sum_rows_examined DESC",
        row -> {
          all[0] += row.getLong("count_star");
          all[1] += row.getLong("sum_rows_examined");
          if (row.getLong("sum_rows_examined") > MANY || row.getLong("count_star") > 10L * times) {
            many.append(
                "pages:     %,12d rows, %d times, %s index: %s%n"
                    .formatted(
                        row.getLong("sum_rows_examined"),
                        row.getLong("count_star"),
                        row.getLong("sum_no_index_used") > 0 ? "no" : "by",
                        row.getString("digest_text")));
          }
        });
    System.out.printf(
        Locale.ROOT, "pages:     %d statements, %,d rows looked at%n%s", all[0], all[1], many);
  }
}
