package org.cobaltclaims.transmission;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.cobaltclaims.transmission.sftp.RemoteFile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was fetched from a server and still lies there, so that it is not fetched each time. */
@Repository
class FetchedFiles {

  private final JdbcClient jdbc;

  FetchedFiles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A file as it was when it was fetched. */
  record Fetched(RemoteFile file, String sha256) {}

  /** By name. */
  Map<String, Fetched> of(String clearinghouse) {
    Map<String, Fetched> fetched = new HashMap<>();
    jdbc.sql(
            """
            SELECT name, size_bytes, modified_second, sha256 FROM sftp_fetched
            WHERE clearinghouse = :clearinghouse
            """)
        .param("clearinghouse", clearinghouse)
        .query(
            row -> {
              fetched.put(
                  row.getString("name"),
                  new Fetched(
                      new RemoteFile(
                          row.getString("name"),
                          row.getLong("size_bytes"),
                          row.getLong("modified_second")),
                      row.getString("sha256")));
            });
    return fetched;
  }

  /** Notes a file, over what was noted under its name before. */
  @Transactional
  void note(String clearinghouse, RemoteFile file, String sha256) {
    if (update(clearinghouse, file, sha256) == 0) {
      try {
        jdbc.sql(
                """
                INSERT INTO sftp_fetched (clearinghouse, name, size_bytes, modified_second, sha256)
                VALUES (:clearinghouse, :name, :size, :modified, :sha)
                """)
            .param("clearinghouse", clearinghouse)
            .param("name", file.name())
            .param("size", file.size())
            .param("modified", file.modified())
            .param("sha", sha256)
            .update();
      } catch (DuplicateKeyException same) {
        // MySQL counts a row that stays as it is as not updated
      }
    }
  }

  private int update(String clearinghouse, RemoteFile file, String sha256) {
    return jdbc.sql(
            """
            UPDATE sftp_fetched SET size_bytes = :size, modified_second = :modified, sha256 = :sha
            WHERE clearinghouse = :clearinghouse AND name = :name
            """)
        .param("size", file.size())
        .param("modified", file.modified())
        .param("sha", sha256)
        .param("clearinghouse", clearinghouse)
        .param("name", file.name())
        .update();
  }

  /** Forgets files that do not lie on the server any more. */
  @Transactional
  void forget(String clearinghouse, Collection<String> names) {
    for (String name : names) {
      jdbc.sql("DELETE FROM sftp_fetched WHERE clearinghouse = :clearinghouse AND name = :name")
          .param("clearinghouse", clearinghouse)
          .param("name", name)
          .update();
    }
  }
}
