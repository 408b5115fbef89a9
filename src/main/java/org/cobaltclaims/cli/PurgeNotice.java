package org.cobaltclaims.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.cobaltclaims.practice.PracticeFile;
import org.cobaltclaims.practice.PracticeFileException;
import org.cobaltclaims.practice.Retention;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What has to be done before anybody works with a restored practice that purges old records: the
 * backup brings back what was purged since, and knows nothing of legal holds placed since.
 */
final class PurgeNotice {

  private PurgeNotice() {}

  /** Line by line; empty for a practice that has never purged and does not want to. */
  static List<String> of(DataSource source, Path data, Path shown) throws IOException {
    JdbcClient jdbc = JdbcClient.create(source);
    Retention.Purge purge = wanted(jdbc, data);
    // A backup of an older version has no such tables.
    boolean purged = !strings(jdbc, "purge_run", "SELECT id FROM purge_run LIMIT 1").isEmpty();
    if (purge == Retention.Purge.OFF && !purged) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "This practice purges old records. What was purged since the backup was made is back,");
    lines.add("and legal holds that were placed or released since are gone. Before anybody works:");
    lines.add(
        "  1. cobalt hold list --data %s; place the holds that are missing (cobalt hold place)."
            .formatted(shown));
    lines.add(
        switch (purge) {
          case DAILY ->
              "  2. Only then start it: it purges by itself at once (retention.purge is DAILY).";
          case BY_HAND -> "  2. cobalt purge --really --data %s.".formatted(shown);
          case OFF ->
              "  2. Purge again: set retention.purge to BY_HAND (it is OFF in the backup), then"
                  + " cobalt purge --really --data %s.".formatted(shown);
        });
    return lines;
  }

  /** By the newest settings, and by the file, which a person may have changed since. */
  private static Retention.Purge wanted(JdbcClient jdbc, Path data) throws IOException {
    Path file = data.resolve("practice.yml");
    return Stream.concat(
            strings(
                jdbc,
                "practice_settings_version",
                "SELECT body FROM practice_settings_version ORDER BY version_no DESC LIMIT 1")
                .stream(),
            Files.exists(file) ? Stream.of(Files.readString(file)) : Stream.empty())
        .map(PurgeNotice::purge)
        .max(Enum::compareTo)
        .orElse(Retention.Purge.OFF);
  }

  /** A file that is wrong is refused at the start, which says what is wrong with it. */
  private static Retention.Purge purge(String yaml) {
    try {
      return PracticeFile.parse(yaml).retention().purge();
    } catch (PracticeFileException wrong) {
      return Retention.Purge.OFF;
    }
  }

  /** Of a table that may not be there yet. */
  private static List<String> strings(JdbcClient jdbc, String table, String sql) {
    boolean there =
        jdbc.sql(
                    "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = SCHEMA()"
                        + " AND LOWER(table_name) = :table")
                .param("table", table)
                .query(Integer.class)
                .single()
            > 0;
    return there ? jdbc.sql(sql).query(String.class).list() : List.of();
  }
}
