package org.cobaltclaims.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Work on X12 files alone: no database, no engine, no Spring. */
@Command(
    name = "edi",
    description = "Looks at X12 files and makes them, without database and engine.",
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      InspectCommand.class,
      CheckCommand.class,
      SecondaryCommand.class,
      Cms1500Command.class
    })
final class EdiCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing: inspect, check, secondary or cms1500");
  }
}
