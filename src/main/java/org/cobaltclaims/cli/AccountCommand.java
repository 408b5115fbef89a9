package org.cobaltclaims.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.cobaltclaims.access.Account;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.IllegalAccountException;
import org.cobaltclaims.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cobalt account}: accounts where no page can be reached to make the first one. */
@Command(
    name = "account",
    description = "Accounts of an installation.",
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    synopsisSubcommandLabel = "COMMAND")
final class AccountCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing: add");
  }

  @Command(
      name = "add",
      description = {
        "Makes an account, above all the first one of a server or a container. Its person chooses",
        "another password with the first log-in. The password is asked for, or read from a file.",
        "On a file database the application must not run meanwhile."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Cobalt.Version.class,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {
        "0:the account is there",
        "2:a wrong command line, or a name, role or password that cannot be"
      })
  int add(
      @Parameters(
              paramLabel = "NAME",
              description = "what the person logs in as: small letters, digits, dots, dashes")
          String name,
      @Option(
              names = "--display-name",
              paramLabel = "NAME",
              description = "the person's name (default: as the account)")
          @Nullable String displayName,
      @Option(
              names = "--roles",
              paramLabel = "ROLE",
              split = ",",
              required = true,
              description = "one or more of ${COMPLETION-CANDIDATES}")
          Set<Role> roles,
      @Option(
              names = "--password-file",
              paramLabel = "FILE",
              description = "a file whose first line is the password, instead of asking")
          @Nullable Path passwordFile,
      @Mixin DataOption data)
      throws IOException {
    Path folder = data.existing();
    String password = passwordFile == null ? ask() : firstLine(passwordFile);
    try (ConfigurableApplicationContext context = ReadingContext.open(folder)) {
      Account added =
          context
              .getBean(Accounts.class)
              .add(name, displayName == null ? name : displayName, roles, password, true);
      spec.commandLine().getOut().println("The account %s is there.".formatted(added.name()));
      return 0;
    } catch (IllegalAccountException refused) {
      throw new CommandFailed(2, String.valueOf(refused.getMessage()));
    }
  }

  private static String ask() {
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("Password: ");
    if (typed == null) {
      throw new CommandFailed(2, "there is nobody to ask for the password; name a --password-file");
    }
    return new String(typed);
  }

  private static String firstLine(Path file) throws IOException {
    return Files.readString(file).lines().findFirst().orElse("");
  }
}
