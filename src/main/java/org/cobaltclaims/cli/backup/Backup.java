package org.cobaltclaims.cli.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A backup that is there, to be verified or restored. */
public final class Backup implements AutoCloseable {

  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private Backup(Path file, ZipFile zip, Manifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens a backup and reads what it says of itself.
   *
   * @throws BackupException if it is none, was cut short, or is of a format that we do not know
   */
  public static Backup open(Path file) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (NoSuchFileException e) {
      throw new BackupException("there is no file " + file, e);
    } catch (ZipException e) {
      throw new BackupException(file + " is no backup, or was cut short", e);
    }
    try {
      ZipEntry entry = zip.getEntry(Manifest.ENTRY);
      if (entry == null) {
        throw new BackupException(file + " is no backup: it has no " + Manifest.ENTRY);
      }
      Manifest manifest;
      try (InputStream in = zip.getInputStream(entry)) {
        manifest = Manifest.JSON.readValue(in, Manifest.class);
      } catch (IOException e) {
        throw new BackupException(
            "what " + file + " says of itself cannot be read (" + Manifest.ENTRY + ")", e);
      }
      if (manifest.format() != Manifest.FORMAT) {
        throw new BackupException(
            "%s has the format %d, and this version knows %d; use the version that made it, %s"
                .formatted(file, manifest.format(), Manifest.FORMAT, manifest.application()));
      }
      return new Backup(file, zip, manifest);
    } catch (RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  public Manifest manifest() {
    return manifest;
  }

  Path file() {
    return file;
  }

  InputStream read(String entry) throws IOException {
    return zip.getInputStream(zip.getEntry(entry));
  }

  /**
   * Reads all of it.
   *
   * @return what is wrong, a sentence for each part; empty if the backup is whole
   */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    Set<String> expected = new HashSet<>();
    expected.add(Manifest.ENTRY);
    for (Manifest.Table table : manifest.tables()) {
      expected.add(table.entry());
      check("table " + table.name(), table.entry(), table.sha256(), faults);
    }
    for (Manifest.File each : manifest.files()) {
      expected.add(each.entry());
      check("file " + each.path(), each.entry(), each.sha256(), faults);
    }
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      String name = all.nextElement().getName();
      if (!expected.contains(name)) {
        faults.add(name + ": is in the backup and does not belong there");
      }
    }
    return faults;
  }

  private void check(String what, String entry, String expected, List<String> faults) {
    String wrong = wrong(entry, expected);
    if (wrong != null) {
      faults.add(what + ": " + wrong);
    }
  }

  private @Nullable String wrong(String entry, String expected) {
    ZipEntry there = zip.getEntry(entry);
    if (there == null) {
      return "is missing in the backup";
    }
    try {
      String found = Digests.of(zip.getInputStream(there));
      return found.equals(expected)
          ? null
          : "was changed: SHA-256 is %s, should be %s".formatted(found, expected);
    } catch (IOException e) {
      return "cannot be read (" + e.getMessage() + ")";
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
