package org.cobaltclaims.cli.backup;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of a data folder that belong to a backup: all but the embedded database, which goes as
 * rows, the log, and what is half-written. A folder that is a link to another disk is followed.
 */
final class DataFiles {

  /** The embedded database, and the signs of applications that share the folder. */
  private static final Set<String> FOLDERS_OF_THE_PROCESS = Set.of("db", "nodes");

  private static final Set<String> OF_THE_PROCESS = Set.of("master.keys", BackupRequest.FILE);

  /** Of one application, or of one of several on the folder. */
  private static final String LOG_OR_PORT = "cobalt(-[A-Za-z0-9-]+)?\\.(port|log(\\..*)?)";

  private static final List<String> HALF_WRITTEN = List.of(".tmp", ".part");

  private DataFiles() {}

  /** Their paths in the folder, with slashes. */
  static Set<String> in(Path folder) throws IOException {
    Set<String> found = new TreeSet<>();
    Files.walkFileTree(
        folder,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes a) {
            return FOLDERS_OF_THE_PROCESS.contains(path(folder, directory))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = path(folder, file);
            if (attributes.isRegularFile() && belongs(path)) {
              found.add(path);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            // It was moved on in the meantime.
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
    return found;
  }

  private static String path(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static boolean belongs(String path) {
    boolean ofTheProcess =
        OF_THE_PROCESS.contains(path)
            || path.matches(LOG_OR_PORT)
            || FOLDERS_OF_THE_PROCESS.contains(path);
    String name = path.substring(path.lastIndexOf('/') + 1);
    return !ofTheProcess
        && (!name.startsWith(".") || HALF_WRITTEN.stream().noneMatch(name::endsWith));
  }

  /** Whether it lies where files wait to be taken in. */
  static boolean isIncoming(String path) {
    return path.matches("(intake|bank)/[^/]+|clearinghouse/[^/]+/inbound/[^/]+");
  }

  /** Whether it lies where a clearinghouse takes files from. */
  static boolean isOutgoing(String path) {
    return path.matches("clearinghouse/[^/]+/outbound/[^/]+");
  }
}
