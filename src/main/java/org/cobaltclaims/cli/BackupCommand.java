package org.cobaltclaims.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cobaltclaims.cli.backup.Backup;
import org.cobaltclaims.cli.backup.BackupDatabase;
import org.cobaltclaims.cli.backup.BackupException;
import org.cobaltclaims.cli.backup.BackupRequest;
import org.cobaltclaims.cli.backup.BackupWriter;
import org.cobaltclaims.cli.backup.Manifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cobalt backup}. */
@Command(
    name = "backup",
    description = {
      "Writes the database and the files of a practice into one file, all of one moment.",
      "The application may be running on the data folder meanwhile."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the backup is written",
      "2:a wrong command line, a data folder or a file that cannot be used; nothing is written"
    })
final class BackupCommand implements Callable<Integer> {

  private static final int UNUSABLE = 2;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "the file to write, outside of the data folder; it is not there yet")
  private @Nullable Path target;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (target == null) {
      throw new ParameterException(spec.commandLine(), "--to FILE is missing");
    }
    Path folder = data.existing();
    if (!askRunning(folder, target)) {
      make(folder, target);
    }
    return 0;
  }

  /** False if nobody answers. */
  private boolean askRunning(Path folder, Path to) throws IOException, InterruptedException {
    BackupRequest.leave(folder, to.toAbsolutePath().normalize());
    try {
      Optional<HttpResponse<String>> answer = RunningApplication.ask(folder, "backup", "{}");
      answer.ifPresent(this::say);
      return answer.isPresent();
    } finally {
      BackupRequest.withdraw(folder);
    }
  }

  private void say(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new CommandFailed(
          UNUSABLE,
          "the running application could not make the backup (HTTP %d); its log says why"
              .formatted(answer.statusCode()));
    }
    try {
      JsonNode made = JsonMapper.builder().build().readTree(answer.body());
      if (made.hasNonNull("refused")) {
        throw new CommandFailed(UNUSABLE, made.get("refused").asText());
      }
      say(
          made.get("tables").asInt(),
          made.get("rows").asLong(),
          made.get("files").asInt(),
          made.get("bytes").asLong());
    } catch (JsonProcessingException e) {
      throw new CommandFailed(UNUSABLE, "what answered is no Cobalt; see what runs on its port");
    }
  }

  private void make(Path folder, Path to) throws IOException {
    try (BackupDatabase database = BackupDatabase.open(folder)) {
      if (database.isMissing(folder)) {
        throw new CommandFailed(UNUSABLE, "there is no practice in " + data);
      }
      Manifest made = new BackupWriter(database.source(), folder, Clock.systemUTC()).write(to);
      say(made.tables().size(), made.rows(), made.files().size(), made.bytes());
    } catch (BackupException failed) {
      throw new CommandFailed(UNUSABLE, String.valueOf(failed.getMessage()));
    }
  }

  private void say(int tables, long rows, int files, long bytes) {
    spec.commandLine()
        .getOut()
        .println(
            "Backed up: %,d rows of %,d tables, %,d files with %,d bytes, in %s"
                .formatted(rows, tables, files, bytes, target));
  }

  @Command(
      name = "verify",
      description = "Reads a whole backup and says whether every part of it is as it was written.",
      mixinStandardHelpOptions = true,
      versionProvider = Cobalt.Version.class,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {
        "0:the backup is whole",
        "1:something in it was changed or is missing; standard error says what",
        "2:no backup"
      })
  int verify(@Parameters(paramLabel = "FILE", description = "the backup") Path file)
      throws IOException {
    try (Backup backup = Backup.open(file)) {
      requireWhole(backup, file);
      Manifest manifest = backup.manifest();
      spec.commandLine()
          .getOut()
          .println(
              "The backup is whole: made %s by version %s from %s, schema %s; %,d rows of %,d tables, %,d files with %,d bytes."
                  .formatted(
                      manifest.madeAt(),
                      manifest.application(),
                      manifest.database(),
                      manifest.schemaVersion(),
                      manifest.rows(),
                      manifest.tables().size(),
                      manifest.files().size(),
                      manifest.bytes()));
      return 0;
    } catch (BackupException none) {
      throw new CommandFailed(UNUSABLE, String.valueOf(none.getMessage()));
    }
  }

  static void requireWhole(Backup backup, Path file) {
    List<String> faults = backup.faults();
    if (!faults.isEmpty()) {
      throw new CommandFailed(1, file + " is not whole:\n  " + String.join("\n  ", faults));
    }
  }
}
