package org.cobaltclaims.cli;

import java.nio.file.Path;
import org.cobaltclaims.access.AuditLog;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cobalt audit}. */
@Command(
    name = "audit",
    description = "Who did and saw what.",
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing: verify");
  }

  @Command(
      name = "verify",
      description = {
        "Walks the audit log and says whether an entry was changed or is missing.",
        "The application must not run on the data folder meanwhile; it verifies by itself at",
        "/api/audit/verdict."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Cobalt.Version.class,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {
        "0:the log is whole",
        "1:an entry was changed or is missing",
        "2:a wrong command line, or a data folder that cannot be used"
      })
  int verify(@Mixin DataOption data) {
    Path folder = data.existing();
    try (ConfigurableApplicationContext context = ReadingContext.open(folder)) {
      AuditLog.Verdict verdict = context.getBean(AuditLog.class).verify();
      verdict
          .fault()
          .ifPresent(
              fault -> {
                throw new CommandFailed(1, "the audit log is not whole: " + fault);
              });
      spec.commandLine()
          .getOut()
          .println("The audit log is whole: %,d entries.".formatted(verdict.entries()));
      return 0;
    }
  }
}
