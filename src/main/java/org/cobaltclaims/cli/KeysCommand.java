package org.cobaltclaims.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.cobaltclaims.encryption.EncryptionConfiguration;
import org.cobaltclaims.encryption.Vault;
import org.cobaltclaims.encryption.VaultException;
import org.cobaltclaims.transmission.ArchiveSealing;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cobalt keys}. */
@Command(
    name = "keys",
    description = {
      "The keys that kept files and secrets are encrypted with (docs/security.md).",
      "The application may run meanwhile."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    synopsisSubcommandLabel = "COMMAND")
final class KeysCommand implements Runnable {

  private static final String EXITS = "Exit codes:%n";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing: new, rotate, seal, check or read");
  }

  @Command(
      name = "new",
      description = {
        "Prints a new master key, for those who keep keys in cobalt.encryption.keys or in a",
        "key store. Whoever uses the key file needs none: 'rotate' adds one."
      },
      mixinStandardHelpOptions = true)
  int make() {
    out().println(Vault.newMasterKey(Clock.systemUTC()));
    return 0;
  }

  @Command(
      name = "rotate",
      description = {
        "Adds a master key to the key file, has every data key wrapped by it, and encrypts what",
        "lies in clear. No encrypted file is written again. Interrupted, it is run again.",
        "With cobalt.encryption.keys, put the new key first there before."
      },
      mixinStandardHelpOptions = true,
      exitCodeListHeading = EXITS,
      exitCodeList = {"0:done", "2:a key or the data folder cannot be used"})
  int rotate(
      @Mixin DataOption data,
      @Option(
              names = "--finish",
              description = "adds no key: finishes a rotation that was interrupted")
          boolean finish) {
    return with(
        data,
        vault -> {
          vault.checkKeys();
          if (vault.hasKeyFile() && !finish) {
            out()
                .println(
                    "New master key %s in %s."
                        .formatted(vault.addMasterKey(), vault.whereMasterKeysAre()));
          }
          out().println("%,d data keys are wrapped by it now.".formatted(vault.rewrap()));
          out()
              .println(
                  "%,d files were encrypted that lay in clear.".formatted(sealed(data, vault)));
          out()
              .println(
                  "Keep a copy of the master keys apart from the data. Older keys stay in them:"
                      + " backups need them.");
          return 0;
        });
  }

  @Command(
      name = "seal",
      description = "Encrypts kept files that lie in clear from before files were encrypted.",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = EXITS,
      exitCodeList = {"0:done", "2:a key or the data folder cannot be used"})
  int seal(@Mixin DataOption data) {
    return with(
        data,
        vault -> {
          out().println("%,d files were encrypted.".formatted(sealed(data, vault)));
          return 0;
        });
  }

  private static int sealed(DataOption data, Vault vault) {
    return new ArchiveSealing(data.folder(), vault).seal();
  }

  @Command(
      name = "check",
      description = "Opens every data key, and every kept file to its end.",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = EXITS,
      exitCodeList = {
        "0:every key and every file opens",
        "1:a file was changed, cut off or exchanged",
        "2:a key or the data folder cannot be used"
      })
  int check(@Mixin DataOption data) {
    return with(
        data,
        vault -> {
          List<String> masters = vault.masterKeys();
          out().println("Master keys in %s:".formatted(vault.whereMasterKeysAre()));
          for (String id : masters) {
            long wrapped = vault.dataKeys().stream().filter(k -> k.master().equals(id)).count();
            out()
                .println(
                    "  %-20s wraps %,d data keys%s"
                        .formatted(id, wrapped, id.equals(masters.getFirst()) ? ", in use" : ""));
          }
          vault.checkKeys();
          ArchiveSealing.Standing files = new ArchiveSealing(data.folder(), vault).check(true);
          out()
              .println(
                  "Files: %,d encrypted, %,d in clear, %,d unreadable."
                      .formatted(files.sealed(), files.clear(), files.unreadable().size()));
          files.unreadable().forEach(file -> out().println("  cannot be read: " + file));
          if (files.clear() > 0) {
            out().println("'cobalt keys seal' encrypts those in clear.");
          }
          return files.unreadable().isEmpty() ? 0 : 1;
        });
  }

  @Command(
      name = "read",
      description = "Decrypts one kept file, where the application cannot be asked for it.",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = EXITS,
      exitCodeList = {"0:it was written", "2:it cannot be read, or there is a file already"})
  int read(
      @Mixin DataOption data,
      @Option(names = "--out", paramLabel = "FILE", required = true, description = "where to")
          Path target,
      @Parameters(paramLabel = "FILE", description = "the kept file, in the data folder")
          Path file) {
    return with(
        data,
        vault -> {
          if (Files.exists(target)
              || !file.toAbsolutePath().normalize().startsWith(data.folder())) {
            throw new CommandFailed(
                2,
                Files.exists(target)
                    ? target + " is there already"
                    : file + " does not lie in the data folder " + data);
          }
          try (InputStream in = new ArchiveSealing(data.folder(), vault).open(file);
              OutputStream to = Files.newOutputStream(target)) {
            in.transferTo(to);
            return 0;
          } catch (IOException e) {
            throw new CommandFailed(2, Cobalt.whatFailed(e));
          } catch (VaultException broken) {
            discard(target);
            throw broken;
          }
        });
  }

  /** What could not be read to its end is not taken for the whole. */
  private static void discard(Path target) {
    try {
      Files.deleteIfExists(target);
    } catch (IOException e) {
      throw new CommandFailed(2, Cobalt.whatFailed(e));
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static int with(DataOption data, Function<Vault, Integer> work) {
    Path folder = data.existing();
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Keys.class)
            .web(WebApplicationType.NONE)
            .run("--cobalt.data=" + folder, "--logging.level.root=OFF")) {
      return work.apply(context.getBean(Vault.class));
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof VaultException wrong) {
          throw new CommandFailed(2, wrong.text());
        }
      }
      throw e;
    }
  }

  /** No {@code @Configuration}, so that the whole application does not take it up. */
  @Import(EncryptionConfiguration.class)
  static class Keys {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
