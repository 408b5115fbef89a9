package org.cobaltclaims.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line's entry point. Nothing here starts Spring: a command that needs it starts it
 * itself, so that the others are quick.
 */
@Command(
    name = "cobalt",
    description = "Bills every payer of a claim in its turn, and follows the money.",
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      OnceCommand.class,
      ShowCommand.class,
      AccountCommand.class,
      AuditCommand.class,
      KeysCommand.class,
      HealthCommand.class,
      ResumeCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      PurgeCommand.class,
      HoldCommand.class,
      EngineCommand.class,
      EdiCommand.class
    })
public final class Cobalt implements Runnable {

  /** A fault of the program itself; apart from the codes by which commands answer. */
  static final int SOFTWARE_FAULT = 70;

  /** Ended by SIGTERM: 128 and the signal's number. */
  static final int TERMINATED = 143;

  /** A file or folder cannot be used, or the disk is full. */
  private static final int DISK_FAILED = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command that the arguments name and ends with its exit code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = commandLine().setOut(out).setErr(err).execute(args);
    out.flush();
    err.flush();
    System.exit(status);
  }

  /** What a file system refused, wherever a command came upon it; null if it was none. */
  private static @Nullable IOException diskFailure(Throwable exception) {
    return switch (exception) {
      case FileSystemException refused -> refused;
      case UncheckedIOException unchecked when unchecked.getCause() != null ->
          diskFailure(unchecked.getCause());
      case IOException failed
          when failed.getMessage() != null && failed.getMessage().contains("No space left") ->
          failed;
      default -> null;
    };
  }

  /** The file, where it is known, and the reason. */
  static String whatFailed(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> denied.getFile() + ": may not be read or written";
      case NoSuchFileException missing -> missing.getFile() + ": is not there";
      case FileAlreadyExistsException other -> other.getFile() + ": is no folder";
      default -> failure.getMessage() == null ? "a file cannot be used" : failure.getMessage();
    };
  }

  /** The whole command line, as {@link #main} runs it and tests do. */
  static CommandLine commandLine() {
    return new CommandLine(new Cobalt())
        .setExecutionExceptionHandler(
            (exception, commandLine, parsed) -> {
              PrintWriter err = commandLine.getErr();
              if (exception instanceof CommandFailed failed) {
                err.println("cobalt: " + failed.getMessage());
                return failed.status();
              }
              if (exception instanceof InterruptedException) {
                err.println("cobalt: asked to end; what was done is kept");
                return TERMINATED;
              }
              IOException disk = diskFailure(exception);
              if (disk != null) {
                err.println(
                    "cobalt: "
                        + whatFailed(disk)
                        + "; mend that and run the same command again: what was done is kept");
                return DISK_FAILED;
              }
              err.println("cobalt: this is a fault of the program; please report it:");
              exception.printStackTrace(err);
              return SOFTWARE_FAULT;
            });
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Cobalt.class.getPackage().getImplementationVersion();
      return new String[] {"cobalt " + (version == null ? "(not from a jar)" : version)};
    }
  }
}
