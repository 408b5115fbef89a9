package org.cobaltclaims.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.encryption.VaultException;
import org.cobaltclaims.transmission.ExchangeFile;
import org.cobaltclaims.transmission.ExchangeFiles;
import org.cobaltclaims.transmission.KeptFiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes files that came or went long ago. A file stays as long as one claim, question or payment
 * in it stays: they are known from what was recorded of it, and from the numbers that stand in it.
 */
@Repository
class FileRemoval {

  /** Each lists visits that a file is about. */
  private static final List<String> VISITS_OF =
      List.of(
          """
          SELECT p.family_id FROM claim_payment p JOIN remittance r ON r.id = p.remittance_id
          WHERE r.file_id = :id AND p.family_id IS NOT NULL
          """,
          """
          SELECT i.family_id FROM intake_claim i JOIN claim_family f ON f.id = i.family_id
          WHERE i.file_id = :id
          """,
          """
          SELECT c.family_id FROM batch b JOIN batch_claim m ON m.batch_id = b.id
            JOIN claim_version v ON v.pcn = m.pcn JOIN payer_claim c ON c.id = v.payer_claim_id
          WHERE b.file_id = :id
          """);

  /** Each lists visits whose numbers stand in a file. */
  private static final List<String> VISITS_NAMED =
      List.of(
          """
          SELECT c.family_id FROM claim_version v JOIN payer_claim c ON c.id = v.payer_claim_id
          WHERE v.pcn IN (:values)
          """,
          """
          SELECT c.family_id FROM status_inquiry q JOIN payer_claim c ON c.id = q.payer_claim_id
          WHERE q.id IN (:values)
          """);

  private final JdbcClient jdbc;
  private final RowRemoval rows;
  private final TaskRemoval tasks;
  private final ExchangeFiles exchange;
  private final KeptFiles files;

  FileRemoval(
      JdbcClient jdbc,
      RowRemoval rows,
      TaskRemoval tasks,
      ExchangeFiles exchange,
      KeptFiles files) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.tasks = tasks;
    this.exchange = exchange;
    this.files = files;
  }

  /** Some old files that nobody has to look after, behind a place in the order of their coming. */
  List<Old> old(long last, LocalDate before, int most) {
    return jdbc.sql(
            """
            SELECT f.ordinal, f.id, f.taken_on FROM exchange_file f
            WHERE f.ordinal > :last AND f.taken_on < :day AND f.in_folder = FALSE
              AND f.fate NOT IN ('RECEIVED', 'BUILT', 'HELD')
              AND NOT EXISTS (SELECT 1 FROM task t WHERE t.subject = f.id AND t.state = 'OPEN')
            ORDER BY f.ordinal LIMIT :most
            """)
        .param("last", last)
        .param("day", before)
        .param("most", most)
        .query(
            (row, n) ->
                new Old(
                    row.getLong("ordinal"),
                    row.getString("id"),
                    row.getObject("taken_on", LocalDate.class)))
        .list();
  }

  /** A file by its place in the order of their coming. */
  record Old(long ordinal, String id, LocalDate takenOn) {}

  /**
   * Whether nothing of a file stays.
   *
   * @param visits that are going, too
   * @param patients who are going, too
   * @param claims payments without a visit are as old as this at most
   */
  boolean mayGo(String id, Set<String> visits, Set<String> patients, LocalDate claims) {
    for (String sql : VISITS_OF) {
      if (!visits.containsAll(jdbc.sql(sql).param("id", id).query(String.class).list())) {
        return false;
      }
    }
    if (holdsFiles(id)) {
      return false;
    }
    int waiting =
        jdbc.sql(
                """
                SELECT COUNT(*) FROM remittance r
                WHERE r.file_id = :id AND (r.received_on >= :day
                  OR r.state NOT IN ('POSTED', 'DISCARDED', 'DUPLICATE'))
                """)
            .param("id", id)
            .param("day", claims)
            .query(Integer.class)
            .single();
    return waiting == 0 && exchange.find(id).map(f -> mayGo(f, visits, patients)).orElse(false);
  }

  /** An archive stays as long as one of the files that were taken out of it. */
  private boolean holdsFiles(String id) {
    return jdbc.sql("SELECT COUNT(*) FROM exchange_file WHERE archive_id = :id")
            .param("id", id)
            .query(Integer.class)
            .single()
        > 0;
  }

  private boolean mayGo(ExchangeFile file, Set<String> visits, Set<String> patients) {
    Set<String> words;
    try {
      words = files.words(file.archivePath());
    } catch (VaultException unreadable) {
      // Whom it is about nobody can tell.
      return false;
    }
    for (String sql : VISITS_NAMED) {
      if (!visits.containsAll(rows.find(sql, words))) {
        return false;
      }
    }
    return patients.containsAll(
        rows.find("SELECT patient_id FROM eligibility WHERE trace IN (:values)", words));
  }

  /**
   * Removes a file's rows.
   *
   * @return where its bytes lie
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<String> remove(String id) {
    ExchangeFile file = exchange.find(id).orElseThrow();
    List<String> places = new ArrayList<>(files.copies(file));
    List<String> one = List.of(id);
    tasks.removeOf(one);
    rows.update("UPDATE batch SET file_id = NULL, reason = NULL WHERE file_id IN (:values)", one);
    rows.remove("intake_claim", "file_id", one);
    jdbc.sql("DELETE FROM sftp_delivery WHERE archive_path = :path AND state = 'DELIVERED'")
        .param("path", file.archivePath())
        .update();
    places.addAll(relayed(id));
    rows.remove("sftp_delivery", "era_id", one);
    rows.remove("exchange_file", "id", one);
    places.add(files.archived(file.archivePath()));
    return places;
  }

  /** Where the copies lie that went, or were to go, to the practice's own system. */
  private List<String> relayed(String id) {
    return jdbc
        .sql("SELECT DISTINCT archive_path FROM sftp_delivery WHERE era_id = :id")
        .param("id", id)
        .query(String.class)
        .list()
        .stream()
        .map(files::archived)
        .toList();
  }

  /** Notes what is to be removed from the disk once this transaction has committed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void note(List<String> places, LocalDate today) {
    for (String place : new HashSet<>(places)) {
      jdbc.sql(
              "INSERT INTO purged_file (place, purged_on) VALUES (:place, :today) ON DUPLICATE KEY"
                  + " UPDATE purged_on = VALUES(purged_on)")
          .param("place", place)
          .param("today", today)
          .update();
    }
  }

  /** Places of files whose rows are gone, and that may lie on the disk yet. */
  List<String> noted() {
    return jdbc.sql("SELECT place FROM purged_file ORDER BY place LIMIT 500")
        .query(String.class)
        .list();
  }

  /** Removes a file from the disk, unless its bytes are another record's too. */
  @Transactional
  public void erase(String place) {
    String archived = files.archived("");
    if (!place.startsWith(archived) || isNobodys(place.substring(archived.length()))) {
      files.remove(place);
    }
    rows.remove("purged_file", "place", List.of(place));
  }

  private boolean isNobodys(String path) {
    String name = path.startsWith("/") ? path.substring(1) : path;
    return Stream.of("exchange_file", "remittance_scan", "sftp_delivery")
        .allMatch(
            table ->
                jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE archive_path = :path")
                        .param("path", name)
                        .query(Integer.class)
                        .single()
                    == 0);
  }
}
