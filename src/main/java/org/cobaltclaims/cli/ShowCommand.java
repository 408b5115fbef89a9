package org.cobaltclaims.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cobaltclaims.dashboard.Reports;
import org.cobaltclaims.engine.Resumption;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cobalt show}. */
@Command(
    name = "show",
    description = "Shows one claim family: its claims, versions, money, tasks and timeline.",
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:shown",
      "1:no claim with this number",
      "2:a wrong command line, or a data folder that cannot be used"
    })
final class ShowCommand implements Callable<Integer> {

  private static final int MOST_REFUSED = 20;

  @Parameters(
      paramLabel = "CLAIM",
      description = "the practice's claim number, a control number of ours, or a family's id")
  private String claim = "";

  @Mixin private DataOption data = new DataOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = data.existing();
    try (ConfigurableApplicationContext context = ReadingContext.open(folder)) {
      return context
          .getBean(Reports.class)
          .find(claim)
          .map(
              family -> {
                FamilyText.of(family).forEach(out::println);
                context
                    .getBean(Resumption.class)
                    .deadMessagesAbout(family.family(), MOST_REFUSED)
                    .forEach(message -> out.println(ResumeCommand.refused(message)));
                return 0;
              })
          .orElseThrow(
              () ->
                  new CommandFailed(
                      1, "no claim with this number in " + data + "; it may not have come in yet"));
    }
  }
}
