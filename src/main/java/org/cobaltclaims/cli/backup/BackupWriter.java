package org.cobaltclaims.cli.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.cobaltclaims.CobaltApplication;

/**
 * Makes a backup: the rows of one moment, and the files that belong to them. The application may go
 * on working meanwhile:
 *
 * <ul>
 *   <li>What waits to be taken in is set aside first. If it has been taken in before the backup
 *       comes to it, it may not be in the rows yet, so it goes into the backup as it lay there;
 *       taken in twice it is known by its bytes.
 *   <li>What the rows tell of lies in the archive before they do, and stays there: it goes into the
 *       backup behind them.
 *   <li>A file for a clearinghouse goes into the backup if the rows know it. What was written after
 *       them is written again by whoever restores them.
 * </ul>
 */
public final class BackupWriter {

  private final DataSource source;
  private final Path data;
  private final Clock clock;

  /**
   * @param data the data folder
   */
  public BackupWriter(DataSource source, Path data, Clock clock) {
    this.source = source;
    this.data = data.toAbsolutePath().normalize();
    this.clock = clock;
  }

  private static String ourVersion() {
    String version = CobaltApplication.class.getPackage().getImplementationVersion();
    return version == null ? "(not from a jar)" : version;
  }

  /**
   * Makes a backup; the file is there whole or not at all, and for its owner alone.
   *
   * @param target the file, which is not there yet
   * @throws BackupException if there is nothing to back up, or the target cannot be used
   */
  public Manifest write(Path target) throws IOException {
    Path file = target.toAbsolutePath().normalize();
    Path folder = Objects.requireNonNull(file.getParent());
    if (Files.exists(file)) {
      throw new BackupException(target + " is there already; name another file");
    }
    if (file.startsWith(data)) {
      throw new BackupException(
          "a backup does not belong into the data folder; name a file on another disk");
    }
    Files.createDirectories(folder);
    Path aside = folder.resolve("." + file.getFileName() + ".tmp");
    Path waiting = Files.createTempDirectory(folder, ".waiting-", attributes("rwx------"));
    try {
      Manifest manifest = writeAside(aside, waiting);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
      return manifest;
    } finally {
      Files.deleteIfExists(aside);
      clear(waiting);
    }
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static void clear(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(folder);
  }

  private Manifest writeAside(Path aside, Path waiting) throws IOException {
    Files.deleteIfExists(aside);
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(aside, options, attributes("rw-------"))) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      ZipOutputStream zip = new ZipOutputStream(out);
      Manifest manifest;
      try (Connection connection = source.getConnection()) {
        manifest = write(connection, waiting, zip);
      } catch (SQLException e) {
        throw new BackupException("the database cannot be read: " + e.getMessage(), e);
      }
      zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
      zip.write(Manifest.JSON.writeValueAsBytes(manifest));
      zip.closeEntry();
      zip.finish();
      out.flush();
      channel.force(true);
      return manifest;
    }
  }

  private Manifest write(Connection connection, Path waiting, ZipOutputStream zip)
      throws SQLException, IOException {
    String schema =
        Tables.schemaVersion(connection)
            .orElseThrow(() -> new BackupException("there is no practice in the database"));
    List<String> tables = Tables.of(connection);
    Set<String> before = DataFiles.in(data);
    Map<String, Path> incoming = setAside(before, waiting);
    begin(connection);
    try {
      Instant now = clock.instant();
      List<Manifest.Table> dumped = new ArrayList<>();
      for (String table : tables) {
        dumped.add(dump(connection, table, zip));
      }
      List<Manifest.File> files = new ArrayList<>();
      for (String path : pathsAround(connection, before)) {
        Path there = data.resolve(path);
        Path file = Files.exists(there) ? there : incoming.get(path);
        if (file != null) {
          copy(path, file, zip, files);
        }
      }
      return new Manifest(
          Manifest.FORMAT,
          ourVersion(),
          now,
          connection.getMetaData().getDatabaseProductName(),
          schema,
          dumped,
          files);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Everything that is read from here on is of one moment. */
  private static void begin(Connection connection) throws SQLException {
    if (Tables.isH2(connection)) {
      // H2's weaker levels take each table's moment with the first look at it.
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      connection.setAutoCommit(false);
    } else {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      }
    }
  }

  private Map<String, Path> setAside(Set<String> paths, Path waiting) throws IOException {
    Map<String, Path> copies = new LinkedHashMap<>();
    for (String path : paths) {
      if (DataFiles.isIncoming(path)) {
        Path copy = waiting.resolve(String.valueOf(copies.size()));
        try {
          Files.copy(data.resolve(path), copy, StandardCopyOption.COPY_ATTRIBUTES);
          copies.put(path, copy);
        } catch (NoSuchFileException taken) {
          // Taken in before we came to it; then the rows tell of it.
        }
      }
    }
    return copies;
  }

  private Set<String> pathsAround(Connection connection, Set<String> before)
      throws SQLException, IOException {
    Set<String> paths = new TreeSet<>();
    for (String path : DataFiles.in(data)) {
      if (!DataFiles.isOutgoing(path) || before.contains(path) || knows(connection, path)) {
        paths.add(path);
      }
    }
    before.stream().filter(DataFiles::isIncoming).forEach(paths::add);
    return paths;
  }

  private static boolean knows(Connection connection, String path) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT 1 FROM exchange_file WHERE direction = 'OUT' AND name = ?")) {
      statement.setString(1, path.substring(path.lastIndexOf('/') + 1));
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static Manifest.Table dump(Connection connection, String table, ZipOutputStream zip)
      throws SQLException, IOException {
    zip.putNextEntry(new ZipEntry(new Manifest.Table(table, List.of(), 0, "").entry()));
    MessageDigest digest = Digests.sha256();
    Rows.Written written = Rows.write(connection, table, new DigestOutputStream(zip, digest));
    zip.closeEntry();
    return new Manifest.Table(table, written.columns(), written.rows(), Digests.hex(digest));
  }

  private static void copy(String path, Path file, ZipOutputStream zip, List<Manifest.File> files)
      throws IOException {
    Instant modified;
    try (InputStream in = Files.newInputStream(file)) {
      modified = Files.getLastModifiedTime(file).toInstant();
      zip.putNextEntry(new ZipEntry(new Manifest.File(path, 0, modified, "").entry()));
      MessageDigest digest = Digests.sha256();
      long size = in.transferTo(new DigestOutputStream(zip, digest));
      zip.closeEntry();
      files.add(new Manifest.File(path, size, modified, Digests.hex(digest)));
    } catch (NoSuchFileException moved) {
      // Between the look and the copy it was moved on; what it was moved to is here.
    }
  }
}
