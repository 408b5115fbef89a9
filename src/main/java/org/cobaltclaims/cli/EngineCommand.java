package org.cobaltclaims.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.engine.embedded.EngineOptions;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cobalt engine}. */
@Command(
    name = "engine",
    description = {
      "Runs the embedded process engine alone, for other Camunda 8 applications, tests and modelers",
      "on this machine. It asks for no token, and forgets everything when it ends."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:ended as asked",
      "1:the engine failed",
      "2:a wrong command line, or a port in use"
    })
final class EngineCommand implements Callable<Integer> {

  @Option(
      names = "--grpc-port",
      paramLabel = "PORT",
      description = "0 for any that is free (default: ${DEFAULT-VALUE})")
  private int grpcPort = 26500;

  @Option(
      names = "--rest-port",
      paramLabel = "PORT",
      description = "0 for any that is free (default: ${DEFAULT-VALUE})")
  private int restPort = 8080;

  @Option(
      names = "--test-controls",
      description = "let callers set the clock and empty the engine, as Camunda Process Test does")
  private boolean testControls;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    // What the engine says of itself while it starts is not for this terminal.
    LoggingSystem.get(getClass().getClassLoader())
        .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
    CountDownLatch failed = new CountDownLatch(1);
    EngineOptions options =
        EngineOptions.defaults()
            .listeningAt(grpcPort, restPort)
            .withOpenAccess()
            .onFailure(cause -> failed.countDown());
    try (EmbeddedEngine engine =
        EmbeddedEngine.start(testControls ? options.withTestControls() : options)) {
      Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
      out.println(
          "The process engine listens on this machine; it forgets everything when it ends.");
      out.println("  gRPC  " + engine.grpcAddress());
      out.println("  REST  " + engine.restAddress());
      Banner.engineLines().forEach(out::println);
      out.flush();
      failed.await();
      return 1;
    } catch (UncheckedIOException portInUse) {
      throw new CommandFailed(
          2,
          portInUse.getMessage()
              + ": another program may use it; choose other ports by --grpc-port and --rest-port");
    }
  }
}
