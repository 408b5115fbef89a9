package org.cobaltclaims.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cobaltclaims.dashboard.Reports;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cobalt show}. */
@Command(
    name = "show",
    description = "Shows one claim family: its claims, versions, money, tasks and timeline.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CLAIM",
      description = "the practice's claim number, a control number of ours, or a family's id")
  private String claim = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data folder (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = data.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new CommandFailed(2, "there is no data folder " + data);
    }
    try (ConfigurableApplicationContext context = ReadingContext.open(folder)) {
      return context
          .getBean(Reports.class)
          .find(claim)
          .map(
              family -> {
                FamilyText.of(family).forEach(out::println);
                return 0;
              })
          .orElseThrow(
              () ->
                  new CommandFailed(
                      1, "no claim with this number in " + data + "; it may not have come in yet"));
    }
  }
}
