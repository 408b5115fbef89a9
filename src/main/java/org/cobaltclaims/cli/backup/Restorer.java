package org.cobaltclaims.cli.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Puts a backup into an empty data folder and an empty database. The schema is made by the
 * migrations up to the backup's; the next start of the application brings it further, as it does
 * with every older database. Nothing half-restored stays.
 */
public final class Restorer {

  private static final String MIGRATIONS = "classpath:db/migration";

  private final DataSource source;
  private final Path data;

  /**
   * @param source an empty database
   * @param data an empty folder, or none yet
   */
  public Restorer(DataSource source, Path data) {
    this.source = source;
    this.data = data.toAbsolutePath().normalize();
  }

  /** Whether nothing lies in the data folder. */
  public static boolean isEmpty(Path data) throws IOException {
    if (!Files.exists(data)) {
      return true;
    }
    try (Stream<Path> content = Files.list(data)) {
      return content.findAny().isEmpty();
    }
  }

  /**
   * Restores a backup that {@link Backup#faults} has nothing to say of.
   *
   * @param holdOutbound whether files that waited for a clearinghouse are laid aside, into {@code
   *     outbound-held}: it may have fetched them since the backup. Claims that waited for its
   *     server, and ERAs that waited for the practice's system, are held likewise
   * @return how many files are held
   * @throws BackupException if the database is not empty or cannot take the backup
   */
  public int restore(Backup backup, boolean holdOutbound) throws IOException {
    requireEmptyDatabase();
    boolean whole = false;
    try {
      fill(backup);
      if (holdOutbound) {
        holdWhatWaits();
      }
      int held = files(backup, holdOutbound);
      whole = true;
      return held;
    } finally {
      if (!whole) {
        undo();
      }
    }
  }

  /**
   * What waited may have left since the backup: a person uploads the claims of a file, or says that
   * the clearinghouse has it, and lets an ERA go. Files of questions just ask again.
   */
  private void holdWhatWaits() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      if (has(connection, "batch", "by_hand")) {
        statement.executeUpdate(
            "UPDATE batch SET by_hand = TRUE WHERE state IN ('CREATED', 'BUILT')");
        if (has(connection, "sftp_delivery", "id")) {
          statement.executeUpdate(
              "DELETE FROM sftp_delivery WHERE state IN ('WAITING', 'NAMING')"
                  + " AND id IN (SELECT b.id FROM batch b)");
        }
      }
      if (has(connection, "sftp_delivery", "era_id")) {
        statement.executeUpdate(
            "UPDATE sftp_delivery SET state = 'HELD', problem = NULL, remedy = NULL"
                + " WHERE era_id IS NOT NULL AND state IN ('WAITING', 'NAMING')");
      }
    } catch (SQLException e) {
      throw new BackupException("the database does not take the backup: " + e.getMessage(), e);
    }
  }

  /** Backups of earlier versions have less. */
  private static boolean has(Connection connection, String table, String column)
      throws SQLException {
    for (UnaryOperator<String> written :
        List.<UnaryOperator<String>>of(String::toLowerCase, String::toUpperCase)) {
      try (ResultSet columns =
          connection
              .getMetaData()
              .getColumns(
                  connection.getCatalog(),
                  connection.getSchema(),
                  written.apply(table),
                  written.apply(column))) {
        if (columns.next()) {
          return true;
        }
      }
    }
    return false;
  }

  private void requireEmptyDatabase() {
    try (Connection connection = source.getConnection()) {
      Set<String> there = Tables.all(connection);
      if (!there.isEmpty()) {
        throw new BackupException(
            "the database has %d tables already; a backup goes into an empty one"
                .formatted(there.size()));
      }
    } catch (SQLException e) {
      throw new BackupException("the database cannot be opened: " + e.getMessage(), e);
    }
  }

  private void fill(Backup backup) throws IOException {
    Manifest manifest = backup.manifest();
    migrate(manifest.schemaVersion());
    try (Connection connection = source.getConnection()) {
      List<String> tables = Tables.of(connection);
      List<String> named = manifest.tables().stream().map(Manifest.Table::name).toList();
      if (!Set.copyOf(tables).equals(Set.copyOf(named))) {
        throw new BackupException(
            "the tables of schema %s are others than those of the backup"
                .formatted(manifest.schemaVersion()));
      }
      connection.setAutoCommit(false);
      // Migrations write rows of their own.
      for (String table : tables.reversed()) {
        try (Statement statement = connection.createStatement()) {
          statement.executeUpdate("DELETE FROM " + Tables.quoted(connection, table));
        }
      }
      // In our order: the other database may tell of references in another one.
      for (String name : tables) {
        Manifest.Table table =
            manifest.tables().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        fill(connection, backup, table);
      }
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new BackupException("the database does not take the backup: " + e.getMessage(), e);
    }
  }

  private static void fill(Connection connection, Backup backup, Manifest.Table table)
      throws SQLException, IOException {
    try (InputStream in = backup.read(table.entry())) {
      long rows = Rows.read(connection, table.name(), table.columns(), in);
      if (rows != table.rows()) {
        throw new BackupException(
            "table %s: has %,d rows, should have %,d".formatted(table.name(), rows, table.rows()));
      }
    }
  }

  private void migrate(String version) {
    MigrationVersion target = MigrationVersion.fromVersion(version);
    try {
      FluentConfiguration flyway =
          Flyway.configure().dataSource(source).locations(MIGRATIONS).target(target);
      boolean known =
          Arrays.stream(
                  Flyway.configure()
                      .configuration(flyway)
                      .target(MigrationVersion.LATEST)
                      .load()
                      .info()
                      .all())
              .anyMatch(each -> target.equals(each.getVersion()));
      if (!known) {
        throw new BackupException(
            "the backup has schema %s, which this version of Cobalt does not know; restore it with the version that made it, or a newer one"
                .formatted(version));
      }
      flyway.load().migrate();
    } catch (FlywayException e) {
      throw new BackupException("the schema cannot be made: " + e.getMessage(), e);
    }
  }

  private int files(Backup backup, boolean holdOutbound) throws IOException {
    int held = 0;
    for (Manifest.File file : backup.manifest().files()) {
      boolean hold = holdOutbound && DataFiles.isOutgoing(file.path());
      String path = hold ? file.path().replace("/outbound/", "/outbound-held/") : file.path();
      Path target = data.resolve(path).normalize();
      if (!target.startsWith(data)) {
        throw new BackupException("file " + file.path() + ": leads out of the data folder");
      }
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      try (InputStream in = backup.read(file.entry())) {
        Files.copy(in, target);
      }
      Files.setLastModifiedTime(target, FileTime.from(file.modified()));
      held += hold ? 1 : 0;
    }
    return held;
  }

  /** Both were empty, so everything that is there is of the backup. */
  private void undo() throws IOException {
    Flyway.configure().dataSource(source).locations(MIGRATIONS).cleanDisabled(false).load().clean();
    if (!Files.exists(data)) {
      return;
    }
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> all = Files.walk(data)) {
      all.filter(each -> !each.equals(data) && !isDatabase(each))
          .sorted(Comparator.reverseOrder())
          .forEach(paths::add);
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }

  /** The embedded database has its files open; whoever closes it removes them. */
  private boolean isDatabase(Path path) {
    return data.relativize(path).startsWith("db");
  }
}
