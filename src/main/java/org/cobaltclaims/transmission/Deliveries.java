package org.cobaltclaims.transmission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobaltclaims.transmission.sftp.SftpTrouble;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files of ours on their way to a server. Who has a file asks for it to be delivered and is told by
 * {@link FileDelivered} when it is there; asked again, it is the same delivery.
 */
@Repository
class Deliveries {

  private static final String SELECT =
      """
      SELECT id, clearinghouse, file_name, archive_path, sha256, size_bytes, state, place, asked_at,
        era_id, problem, remedy, note, delivered_at, asked_by
      FROM sftp_delivery
      """;

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Deliveries(
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** How far a file is. */
  enum State {
    WAITING,
    /** The server was, or is about to be, asked to give it its final name. */
    NAMING,
    DELIVERED,
    /**
     * Of an ERA: restored from a backup, and perhaps delivered since. It goes when a person says
     * so.
     */
    HELD
  }

  /**
   * One file.
   *
   * @param id of the batch, or of the file of questions, or of the ERA where it goes by itself
   * @param clearinghouse or {@link Destination#RELAY}
   * @param place server and folder in which it was to get its name; null before
   * @param askedAt UTC
   * @param eraId the file that came of which this is the practice's copy; null for files of ours
   * @param problem why it could not go when it was tried last; null for nothing
   * @param remedy what to do about it; null for nothing
   * @param note what a person should know about how it was delivered; null for nothing
   * @param deliveredAt UTC; null before
   * @param askedBy who asked for it; null for the application itself
   */
  record Delivery(
      String id,
      String clearinghouse,
      String fileName,
      String archivePath,
      String sha256,
      long size,
      State state,
      @Nullable String place,
      LocalDateTime askedAt,
      @Nullable String eraId,
      @Nullable String problem,
      @Nullable String remedy,
      @Nullable String note,
      @Nullable LocalDateTime deliveredAt,
      @Nullable String askedBy) {}

  /**
   * Asks for a file to be delivered, once.
   *
   * @param id of the batch, or of the file of questions
   * @param archivePath where its bytes are kept
   */
  @Transactional
  void ask(
      String id,
      String clearinghouse,
      String fileName,
      String archivePath,
      String sha256,
      long size) {
    ask(id, clearinghouse, fileName, archivePath, sha256, size, null, null);
  }

  /**
   * Asks for a copy of an ERA to be delivered to the practice's own system, once.
   *
   * @param id the ERA's own where it goes by itself, another where a person sends it again
   * @param eraId the file that came
   * @param by who asks; null for the application itself
   */
  @Transactional
  void askRelay(
      String id,
      String eraId,
      String fileName,
      String archivePath,
      String sha256,
      long size,
      @Nullable String by) {
    ask(id, Destination.RELAY, fileName, archivePath, sha256, size, eraId, by);
  }

  private void ask(
      String id,
      String clearinghouse,
      String fileName,
      String archivePath,
      String sha256,
      long size,
      @Nullable String eraId,
      @Nullable String by) {
    if (find(id).isPresent()) {
      return;
    }
    try {
      jdbc.sql(
              """
              INSERT INTO sftp_delivery (id, clearinghouse, file_name, archive_path, sha256,
                size_bytes, state, asked_at, era_id, asked_by)
              VALUES (:id, :clearinghouse, :name, :path, :sha, :size, 'WAITING', :at, :era, :by)
              """)
          .param("id", id)
          .param("clearinghouse", clearinghouse)
          .param("name", fileName)
          .param("path", archivePath)
          .param("sha", sha256)
          .param("size", size)
          .param("at", now())
          .param("era", eraId, Types.VARCHAR)
          .param("by", by, Types.VARCHAR)
          .update();
    } catch (DuplicateKeyException askedMeanwhile) {
      // by whoever does the same work at the same time
    }
  }

  Optional<Delivery> find(String id) {
    return jdbc.sql(SELECT + "WHERE id = :id")
        .param("id", id)
        .query(Deliveries::delivery)
        .optional();
  }

  /** What has yet to be delivered to a clearinghouse, in the order in which it was asked for. */
  List<Delivery> waiting(String clearinghouse) {
    return jdbc.sql(
            SELECT
                + """
                WHERE state IN ('WAITING', 'NAMING') AND clearinghouse = :clearinghouse
                ORDER BY asked_at, file_name
                """)
        .param("clearinghouse", clearinghouse)
        .query(Deliveries::delivery)
        .list();
  }

  /** The clearinghouses that have files to wait for. */
  List<String> clearinghouses() {
    return jdbc.sql(
            """
            SELECT DISTINCT clearinghouse FROM sftp_delivery WHERE state IN ('WAITING', 'NAMING')
            ORDER BY clearinghouse
            """)
        .query(String.class)
        .list();
  }

  /** Deliveries of ERAs, by ERA; of each the one that waits, or else the newest. */
  Map<String, Delivery> newestOf(Collection<String> eras) {
    Map<String, Delivery> newest = new HashMap<>();
    if (!eras.isEmpty()) {
      jdbc.sql(
              SELECT
                  + """
                  WHERE era_id IN (:eras)
                  ORDER BY CASE WHEN state = 'DELIVERED' THEN 0 ELSE 1 END, asked_at, delivered_at
                  """)
          .param("eras", eras)
          .query(Deliveries::delivery)
          .list()
          .forEach(one -> newest.put(String.valueOf(one.eraId()), one));
    }
    return newest;
  }

  /** Lets a held delivery go. */
  @Transactional
  void release(String id, String by) {
    jdbc.sql(
            "UPDATE sftp_delivery SET state = 'WAITING', asked_by = :by"
                + " WHERE id = :id AND state = 'HELD'")
        .param("by", by)
        .param("id", id)
        .update();
  }

  /** Says why a file could not go this time. */
  @Transactional
  void troubled(String id, SftpTrouble trouble) {
    jdbc.sql(
            "UPDATE sftp_delivery SET problem = :problem, remedy = :remedy"
                + " WHERE id = :id AND state <> 'DELIVERED'")
        .param("problem", SftpLines.shortened(trouble.found()))
        .param("remedy", SftpLines.shortened(trouble.remedy()))
        .param("id", id)
        .update();
  }

  /** Says that the file is about to get its final name in a place: from here on it may be there. */
  @Transactional
  void naming(String id, String place) {
    jdbc.sql(
            "UPDATE sftp_delivery SET state = 'NAMING', place = :place"
                + " WHERE id = :id AND state <> 'DELIVERED'")
        .param("id", id)
        .param("place", place)
        .update();
  }

  /** Says that the file certainly did not get its name. */
  @Transactional
  void notNamed(String id) {
    jdbc.sql(
            "UPDATE sftp_delivery SET state = 'WAITING', place = NULL"
                + " WHERE id = :id AND state = 'NAMING'")
        .param("id", id)
        .update();
  }

  /** Says that the file is there, and tells who asked; a second time nothing is told. */
  void delivered(Delivery delivery, @Nullable String note) {
    Repeating.inTransaction(
        transactions,
        () -> {
          int changed =
              jdbc.sql(
                      """
                      UPDATE sftp_delivery SET state = 'DELIVERED', note = :note,
                        delivered_at = :at, problem = NULL, remedy = NULL
                      WHERE id = :id AND state <> 'DELIVERED'
                      """)
                  .param("note", note)
                  .param("at", now())
                  .param("id", delivery.id())
                  .update();
          if (changed > 0 && delivery.eraId() == null) {
            events.publishEvent(new FileDelivered(delivery, note));
          }
          return changed;
        });
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static Delivery delivery(ResultSet row, int ordinal) throws SQLException {
    return new Delivery(
        row.getString("id"),
        row.getString("clearinghouse"),
        row.getString("file_name"),
        row.getString("archive_path"),
        row.getString("sha256"),
        row.getLong("size_bytes"),
        State.valueOf(row.getString("state")),
        row.getString("place"),
        row.getObject("asked_at", LocalDateTime.class),
        row.getString("era_id"),
        row.getString("problem"),
        row.getString("remedy"),
        row.getString("note"),
        row.getObject("delivered_at", LocalDateTime.class),
        row.getString("asked_by"));
  }
}
