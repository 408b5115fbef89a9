package org.cobaltclaims.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cobaltclaims.cli.backup.Backup;
import org.cobaltclaims.cli.backup.BackupDatabase;
import org.cobaltclaims.cli.backup.BackupException;
import org.cobaltclaims.cli.backup.Manifest;
import org.cobaltclaims.cli.backup.Restorer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cobalt restore}. */
@Command(
    name = "restore",
    description = {
      "Puts a backup into an empty data folder and an empty database, H2 or MySQL, whichever it"
          + " was",
      "made from. The next start continues where the practice stood."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:restored",
      "1:the backup is not whole; nothing is restored",
      "2:a wrong command line, no backup, or a data folder or database that is not empty"
    })
final class RestoreCommand implements Callable<Integer> {

  private static final int UNUSABLE = 2;

  @Parameters(paramLabel = "FILE", description = "the backup")
  private Path file = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data folder, empty or not there yet (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Option(
      names = "--hold-outbound",
      description = {
        "lay files that waited for a clearinghouse into outbound-held instead of outbound:",
        "it may have fetched them since the backup was made"
      })
  private boolean holdOutbound;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Path folder = data.toAbsolutePath().normalize();
    if (!Restorer.isEmpty(folder)) {
      throw new CommandFailed(
          UNUSABLE, data + " is not empty; a backup goes into an empty folder, or one to be made");
    }
    try (Backup backup = Backup.open(file)) {
      BackupCommand.requireWhole(backup, file);
      Restored restored = restore(backup, folder);
      say(backup.manifest(), restored.held());
      restored.notice().forEach(spec.commandLine().getOut()::println);
      return 0;
    } catch (BackupException failed) {
      throw new CommandFailed(UNUSABLE, String.valueOf(failed.getMessage()));
    }
  }

  /**
   * What was restored.
   *
   * @param held files in outbound-held
   * @param notice what to do about the purge; empty for nothing
   */
  private record Restored(int held, List<String> notice) {}

  private Restored restore(Backup backup, Path folder) throws IOException {
    boolean whole = false;
    try (BackupDatabase database = BackupDatabase.open(folder)) {
      int held = new Restorer(database.source(), folder).restore(backup, holdOutbound);
      whole = true;
      return new Restored(held, PurgeNotice.of(database.source(), folder, data));
    } finally {
      if (!whole) {
        removeDatabase(folder.resolve("db"));
      }
    }
  }

  /** The folder was empty; a database in it is what we began. */
  private static void removeDatabase(Path database) throws IOException {
    if (!Files.exists(database)) {
      return;
    }
    try (Stream<Path> all = Files.walk(database)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    }
  }

  private void say(Manifest manifest, int held) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "Restored what was backed up at %s: %,d rows of %,d tables, %,d files."
            .formatted(
                manifest.madeAt(),
                manifest.rows(),
                manifest.tables().size(),
                manifest.files().size()));
    if (held > 0) {
      out.println(
          "%,d files lie in outbound-held; move to outbound what the clearinghouse has not got."
              .formatted(held));
    }
  }
}
