package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.edi.TransactionKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The folders in which files appear. A file is kept in the archive, then recorded, then moved out
 * of its folder; after a crash between two of these it is known by its bytes, and taken no second
 * time.
 */
@Component
class InboundFolders {

  private static final Logger LOG = LoggerFactory.getLogger(InboundFolders.class);

  /** Names under which programs write what is not finished. */
  private static final Set<String> UNFINISHED =
      Set.of("tmp", "part", "partial", "filepart", "crdownload", "swp");

  /** How long a file may stand still before one without an end is taken as it is. */
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private final DataFolder data;
  private final Archive archive;
  private final Disk disk;
  private final ExchangeFiles files;
  private final Clock clock;
  private boolean looked;

  InboundFolders(DataFolder data, Archive archive, Disk disk, ExchangeFiles files, Clock clock) {
    this.data = data;
    this.archive = archive;
    this.disk = disk;
    this.files = files;
    this.clock = clock;
  }

  /** Takes every finished file out of every folder; duplicates are recorded as such. */
  List<ExchangeFile> take() {
    if (!looked) {
      forgetMoved();
      looked = true;
    }
    List<ExchangeFile> taken = new ArrayList<>();
    take(DataFolder.INTAKE, data.intake(), taken);
    for (Path clearinghouse : list(data.clearinghouses())) {
      if (Files.isDirectory(clearinghouse)) {
        String name = clearinghouse.getFileName().toString();
        take(name, data.inbound(name), taken);
      }
    }
    return taken;
  }

  /** A process that died right after it moved a file could not say so any more. */
  private void forgetMoved() {
    for (ExchangeFile file : files.inFolder()) {
      if (!Files.exists(data.folder(file.source()).resolve(file.name()))) {
        files.leftFolder(file.id());
      }
    }
  }

  private void take(String source, Path folder, List<ExchangeFile> taken) {
    List<String> moved = new ArrayList<>();
    try {
      for (Path file : list(folder)) {
        if (Files.isRegularFile(file) && finishedName(file)) {
          ExchangeFile one = takeIfThere(source, file);
          if (one != null) {
            taken.add(one);
            moved.add(one.id());
          }
        }
      }
    } finally {
      if (!moved.isEmpty()) {
        files.leftFolder(moved);
      }
    }
  }

  private @Nullable ExchangeFile takeIfThere(String source, Path file) {
    try {
      return take(source, file);
    } catch (NoSuchFileException gone) {
      LOG.info("a file of {} was taken away before it could be read", source);
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("a file in the folder of " + source, e);
    }
  }

  private @Nullable ExchangeFile take(String source, Path file) throws IOException {
    BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
    FileLook look = FileLook.at(disk, file);
    BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
    if (before.size() != after.size()
        || !before.lastModifiedTime().equals(after.lastModifiedTime())) {
      return null;
    }
    if ((after.size() == 0 || look.cutOff())
        && after.lastModifiedTime().toInstant().plus(SETTLED).isAfter(fileSystemTime(file))) {
      return null;
    }
    ExchangeFile recorded = record(source, file, look, after.size());
    if (recorded != null) {
      move(file, recorded);
    }
    return recorded;
  }

  /** Now, as the folder's file system has it; the application's time may be simulated. */
  private static Instant fileSystemTime(Path beside) throws IOException {
    Path probe = Objects.requireNonNull(beside.getParent()).resolve(".now.tmp");
    Files.write(probe, new byte[0]);
    try {
      return Files.getLastModifiedTime(probe).toInstant();
    } finally {
      Files.delete(probe);
    }
  }

  private @Nullable ExchangeFile record(String source, Path file, FileLook look, long size)
      throws IOException {
    String name = name(file);
    String sha256 = look.sha256();
    String path;
    try {
      path = archive.keep(file, sha256, LocalDate.now(clock).getYear());
    } catch (Archive.FileChangedException stillWritten) {
      return null;
    }
    try {
      return files.recordReceived(source, name, kinds(look), sha256, size, path);
    } catch (DuplicateKeyException takenMeanwhile) {
      return null;
    }
  }

  static String kinds(FileLook look) {
    return look.zip() ? ZipUnpacking.KIND : kinds(look.kinds());
  }

  static String kinds(Set<TransactionKind> kinds) {
    return kinds.stream().map(InboundFolders::kind).collect(Collectors.joining(","));
  }

  private static String kind(TransactionKind kind) {
    return switch (kind) {
      case CLAIM_837P -> "837P";
      case REMITTANCE_835 -> "835";
      case ACKNOWLEDGEMENT_999 -> "999";
      case INTERCHANGE_ACKNOWLEDGEMENT_TA1 -> "TA1";
      case CLAIM_ACKNOWLEDGEMENT_277CA -> "277CA";
      case STATUS_INQUIRY_276 -> "276";
      case STATUS_RESPONSE_277 -> "277";
      case ELIGIBILITY_270 -> "270";
      case ELIGIBILITY_271 -> "271";
      case OTHER_X12 -> "X12";
      case NOT_X12 -> "OTHER";
    };
  }

  private void move(Path file, ExchangeFile recorded) throws IOException {
    putAway(archive, data, file, recorded);
  }

  /** Puts a file away that was taken out of its folder. */
  static void putAway(Archive archive, DataFolder data, Path file, ExchangeFile recorded)
      throws IOException {
    Path folder = data.takenFrom(recorded.source());
    archive.putAway(
        file,
        recorded.sha256(),
        folder.resolve(file.getFileName().toString()),
        folder.resolve(recorded.id() + "-" + file.getFileName()));
  }

  private static boolean finishedName(Path file) {
    return isFinished(file.getFileName().toString());
  }

  /** False for names under which programs write what is not finished. */
  static boolean isFinished(String name) {
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && !name.endsWith("~") && !UNFINISHED.contains(extension);
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.length() > 255 ? name.substring(0, 255) : name;
  }

  static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("a folder cannot be listed", e);
    }
  }
}
