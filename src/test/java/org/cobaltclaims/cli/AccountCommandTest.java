package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.access.Account;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The first account of a server, whose pages cannot be reached from its own machine. */
class AccountCommandTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void anAccountIsMadeInAnEmptyFolderAndItsPasswordHasToBeChanged() throws IOException {
    assertThat(add("a long enough secret", "root.1", "--roles", "ADMIN,AUDITOR")).isZero();

    assertThat(out.toString()).contains("root.1").doesNotContain("secret");
    try (ConfigurableApplicationContext context = ReadingContext.open(data())) {
      Account account = context.getBean(Accounts.class).find("root.1").orElseThrow();
      assertThat(account.roles()).containsExactlyInAnyOrder(Role.ADMIN, Role.AUDITOR);
      assertThat(account.passwordExpired()).isTrue();
    }
  }

  @Test
  void whatCannotBeIsRefusedWithTheReason() throws IOException {
    assertThat(add("short", "anna", "--roles", "ADMIN")).isEqualTo(2);
    assertThat(err.toString()).contains("cobalt: ").contains("12").doesNotContain("\tat ");

    assertThat(add("a long enough secret", "anna", "--roles", "KING")).isEqualTo(2);
    assertThat(err.toString()).contains("KING").contains("BILLER");
  }

  private Path data() throws IOException {
    return Files.createDirectories(folder.resolve("data"));
  }

  private int add(String password, String... arguments) throws IOException {
    Path file = Files.writeString(folder.resolve("password"), password + "\n");
    List<String> all =
        new ArrayList<>(
            List.of(
                "account", "add", "--data", data().toString(), "--password-file", file.toString()));
    all.addAll(List.of(arguments));
    return Cobalt.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
