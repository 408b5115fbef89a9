package org.cobaltclaims.transmission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobaltclaims.transmission.ExchangeFile.Direction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every file that came or went. */
@Repository
public class ExchangeFiles {

  private static final String SELECT =
      """
      SELECT id, direction, source, name, kind, sha256, size_bytes, archive_path, fate, reason,
        taken_on, archive_id,
        (SELECT z.name FROM exchange_file z WHERE z.id = exchange_file.archive_id) AS archive_name
      FROM exchange_file
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  ExchangeFiles(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<ExchangeFile> find(String id) {
    return jdbc.sql(SELECT + "WHERE id = :id")
        .param("id", id)
        .query(ExchangeFiles::file)
        .optional();
  }

  /** The files with the ids, by id. */
  public Map<String, ExchangeFile> find(Collection<String> ids) {
    return ids.isEmpty()
        ? Map.of()
        : jdbc
            .sql(SELECT + "WHERE id IN (:ids)")
            .param("ids", ids)
            .query(ExchangeFiles::file)
            .list()
            .stream()
            .collect(Collectors.toMap(ExchangeFile::id, Function.identity()));
  }

  /**
   * The newest files of payments of which nothing, or not all, was used, and that left no
   * remittance behind: the same bytes again, or what cannot be read.
   */
  public List<ExchangeFile> unusedRemittances(int most) {
    return jdbc.sql(
            SELECT
                + """
                WHERE direction = 'IN' AND kind LIKE '%835%'
                  AND fate IN ('DUPLICATE', 'REFUSED', 'PARTLY', 'UNREADABLE')
                  AND NOT EXISTS (SELECT 1 FROM remittance r WHERE r.file_id = exchange_file.id)
                ORDER BY ordinal DESC LIMIT :most
                """)
        .param("most", most)
        .query(ExchangeFiles::file)
        .list();
  }

  /**
   * The newest files.
   *
   * @param direction null for both
   * @param name part of a file's name; empty for all
   * @param worry only those that were not, or not wholly, used
   * @param after only those that are older than the one with this id; null for all
   */
  public List<ExchangeFile> newest(
      @Nullable Direction direction, String name, boolean worry, @Nullable String after, int most) {
    return jdbc.sql(
            SELECT
                + """
                WHERE (:direction IS NULL OR direction = :direction) AND name LIKE :name
                  AND (:worry = FALSE OR fate IN ('REFUSED', 'PARTLY', 'UNREADABLE'))
                """
                + (after == null
                    ? ""
                    : "AND ordinal < (SELECT o.ordinal FROM exchange_file o WHERE o.id = :after) ")
                + "ORDER BY ordinal DESC LIMIT :most")
        .param("direction", direction == null ? null : direction.name(), Types.VARCHAR)
        .param("name", part(name))
        .param("worry", worry)
        .param("after", after)
        .param("most", most)
        .query(ExchangeFiles::file)
        .list();
  }

  /**
   * The newest ERAs, each of its bytes once.
   *
   * @param name part of a file's name; empty for all
   * @param from the first day; null for the earliest
   * @param to the last day; null for the latest
   * @param waiting only those whose copy waits to be sent to the practice's system
   */
  List<ExchangeFile> eras(
      String name, @Nullable LocalDate from, @Nullable LocalDate to, boolean waiting, int most) {
    return jdbc.sql(
            SELECT
                + """
                WHERE direction = 'IN' AND kind LIKE '%835%' AND name LIKE :name
                  AND content_key = CONCAT('IN:', sha256) AND to_work = FALSE
                  AND taken_on >= :from AND taken_on <= :to
                  AND (:waiting = FALSE OR EXISTS (SELECT 1 FROM sftp_delivery d
                    WHERE d.era_id = exchange_file.id AND d.state <> 'DELIVERED'))
                ORDER BY ordinal DESC LIMIT :most
                """)
        .param("name", part(name))
        .param("from", from == null ? LocalDate.of(1900, 1, 1) : from)
        .param("to", to == null ? LocalDate.of(9999, 12, 31) : to)
        .param("waiting", waiting)
        .param("most", most)
        .query(ExchangeFiles::file)
        .list();
  }

  private static String part(String name) {
    return "%" + name.replace("%", "").replace("_", "\\_") + "%";
  }

  /**
   * Says what became of a file later, such as {@link Fate.Kind#POSTED}. Of a file that could be
   * used in part only, the reasons stay.
   */
  @Transactional
  public void settle(String id, Fate fate) {
    jdbc.sql(
            "UPDATE exchange_file SET fate = :fate, reason = :reason WHERE id = :id AND fate <>"
                + " 'PARTLY'")
        .param("fate", fate.kind().name())
        .param("reason", fate.reason())
        .param("id", id)
        .update();
  }

  /**
   * Files that came and have yet to be worked to their end, in the order in which they came;
   * whatever became of what was read of them before.
   */
  List<ExchangeFile> unfinished() {
    return jdbc.sql(SELECT + "WHERE direction = 'IN' AND to_work = TRUE ORDER BY ordinal")
        .query(ExchangeFiles::file)
        .list();
  }

  /**
   * Says what working a file came to, unless somebody has said already what became of it: what was
   * started by it may be done before.
   */
  @Transactional
  void worked(String id, Fate fate) {
    if (fate.kind() != Fate.Kind.RECEIVED) {
      jdbc.sql("UPDATE exchange_file SET to_work = FALSE WHERE id = :id").param("id", id).update();
    }
    jdbc.sql(
            "UPDATE exchange_file SET fate = :fate, reason = :reason WHERE id = :id AND (fate ="
                + " 'RECEIVED' OR :fate = 'PARTLY')")
        .param("fate", fate.kind().name())
        .param("reason", fate.reason())
        .param("id", id)
        .update();
  }

  /** The first file with these bytes in this direction. */
  Optional<ExchangeFile> first(Direction direction, String sha256) {
    return jdbc.sql(SELECT + "WHERE content_key = :key")
        .param("key", direction + ":" + sha256)
        .query(ExchangeFiles::file)
        .optional();
  }

  /** Whether a file of this content and name came from a source and was recorded. */
  boolean came(String source, String name, String sha256) {
    return !jdbc.sql(
            """
            SELECT id FROM exchange_file
            WHERE sha256 = :sha AND direction = 'IN' AND source = :source AND name = :name LIMIT 1
            """)
        .param("sha", sha256)
        .param("source", source)
        .param("name", name)
        .query(String.class)
        .list()
        .isEmpty();
  }

  /** Files that were recorded and, as far as we know, still lie in their folder. */
  List<ExchangeFile> inFolder() {
    return jdbc.sql(SELECT + "WHERE in_folder = TRUE ORDER BY ordinal")
        .query(ExchangeFiles::file)
        .list();
  }

  /** A file of this content and name that was recorded but still lies in its folder. */
  Optional<ExchangeFile> stillInFolder(String source, String name, String sha256) {
    return jdbc.sql(
            SELECT
                + """
                WHERE sha256 = :sha AND direction = 'IN' AND source = :source AND name = :name
                  AND in_folder = TRUE
                ORDER BY ordinal LIMIT 1
                """)
        .param("sha", sha256)
        .param("source", source)
        .param("name", name)
        .query(ExchangeFiles::file)
        .optional();
  }

  @Transactional
  void leftFolder(String id) {
    leftFolder(List.of(id));
  }

  @Transactional
  void leftFolder(Collection<String> ids) {
    jdbc.sql("UPDATE exchange_file SET in_folder = FALSE WHERE id IN (:ids)")
        .param("ids", ids)
        .update();
  }

  /**
   * Records a file.
   *
   * @param again true if its bytes came before
   * @throws org.springframework.dao.DuplicateKeyException if its bytes came before and {@code
   *     again} is false
   */
  @Transactional
  ExchangeFile record(
      Direction direction,
      String source,
      String name,
      String kind,
      String sha256,
      long size,
      String archivePath,
      Fate fate,
      boolean again) {
    return record(
        direction, source, name, kind, sha256, size, archivePath, fate, again, null, null);
  }

  /**
   * Records a file that came, by whether its bytes came before. One that was recorded but not yet
   * moved out of its folder is known again.
   *
   * @throws org.springframework.dao.DuplicateKeyException if they came at this moment
   */
  @Transactional
  ExchangeFile recordReceived(
      String source, String name, String kind, String sha256, long size, String archivePath) {
    Optional<ExchangeFile> interrupted = stillInFolder(source, name, sha256);
    if (interrupted.isPresent()) {
      return interrupted.get();
    }
    Optional<ExchangeFile> first = first(Direction.IN, sha256);
    return record(
        Direction.IN,
        source,
        name,
        kind,
        sha256,
        size,
        archivePath,
        received(first),
        first.isPresent());
  }

  /**
   * Records a file that was taken out of an archive, by whether its bytes came before.
   *
   * @param place in the archive
   * @throws org.springframework.dao.DuplicateKeyException if it was taken out before, or its bytes
   *     came at this moment
   */
  @Transactional
  ExchangeFile recordMember(
      ExchangeFile archive, int place, String name, FileLook look, String archivePath) {
    Optional<ExchangeFile> first = first(Direction.IN, look.sha256());
    return record(
        Direction.IN,
        archive.source(),
        name,
        InboundFolders.kinds(look),
        look.sha256(),
        look.size(),
        archivePath,
        received(first),
        first.isPresent(),
        new ExchangeFile.Packed(archive.id(), archive.name()),
        place);
  }

  /** What becomes of bytes for now, by whether they came before. */
  private static Fate received(Optional<ExchangeFile> first) {
    return first
        .map(
            f ->
                Fate.of(
                    Fate.Kind.DUPLICATE,
                    "the same bytes came on %s as file %s; nothing of it was used again"
                        .formatted(f.on(), f.id())))
        .orElseGet(() -> Fate.of(Fate.Kind.RECEIVED, null));
  }

  /** The places of files that were taken out of an archive. */
  Set<Integer> membersOf(String archiveId) {
    return new HashSet<>(
        jdbc.sql("SELECT archive_place FROM exchange_file WHERE archive_id = :id")
            .param("id", archiveId)
            .query(Integer.class)
            .list());
  }

  private ExchangeFile record(
      Direction direction,
      String source,
      String name,
      String kind,
      String sha256,
      long size,
      String archivePath,
      Fate fate,
      boolean again,
      ExchangeFile.@Nullable Packed archive,
      @Nullable Integer place) {
    String id = UUID.randomUUID().toString();
    LocalDate today = LocalDate.now(clock);
    jdbc.sql(
            """
            INSERT INTO exchange_file (id, direction, source, name, kind, sha256, size_bytes,
              archive_path, content_key, fate, reason, in_folder, to_work, taken_on, taken_at,
              archive_id, archive_place)
            VALUES (:id, :direction, :source, :name, :kind, :sha, :size,
              :path, :key, :fate, :reason, :in, :work, :on, :at, :archive, :place)
            """)
        .param("id", id)
        .param("direction", direction.name())
        .param("source", source)
        .param("name", name)
        .param("kind", kind)
        .param("sha", sha256)
        .param("size", size)
        .param("path", archivePath)
        .param("key", direction + ":" + sha256 + (again ? ":" + id : ""))
        .param("fate", fate.kind().name())
        .param("reason", fate.reason())
        .param("in", direction == Direction.IN && archive == null)
        .param("archive", archive == null ? null : archive.id(), Types.VARCHAR)
        .param("place", place, Types.INTEGER)
        .param("work", direction == Direction.IN && fate.kind() == Fate.Kind.RECEIVED)
        .param("on", today)
        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
    return new ExchangeFile(
        id, direction, source, name, kind, sha256, size, archivePath, fate, today, archive);
  }

  private static ExchangeFile file(ResultSet row, int ordinal) throws SQLException {
    String archive = row.getString("archive_id");
    String archiveName = row.getString("archive_name");
    return new ExchangeFile(
        row.getString("id"),
        Direction.valueOf(row.getString("direction")),
        row.getString("source"),
        row.getString("name"),
        row.getString("kind"),
        row.getString("sha256"),
        row.getLong("size_bytes"),
        row.getString("archive_path"),
        new Fate(Fate.Kind.valueOf(row.getString("fate")), row.getString("reason")),
        row.getObject("taken_on", LocalDate.class),
        archive == null
            ? null
            : new ExchangeFile.Packed(archive, archiveName == null ? "" : archiveName));
  }
}
