package org.cobaltclaims.cli;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.cobaltclaims.retention.LegalHold;
import org.cobaltclaims.retention.LegalHold.Scope;
import org.cobaltclaims.retention.LegalHolds;
import org.cobaltclaims.retention.LegalHolds.Refused.Why;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cobalt hold}. */
@Command(
    name = "hold",
    description = {
      "Legal holds: what is held is never purged.",
      "With the embedded database the application must not run on the data folder meanwhile."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    synopsisSubcommandLabel = "COMMAND")
final class HoldCommand implements Runnable {

  private static final int RELEASED = 1;
  private static final int UNUSABLE = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing: list, place or release");
  }

  @Command(
      name = "list",
      description = "Lists all holds, those that stand first.",
      mixinStandardHelpOptions = true,
      versionProvider = Cobalt.Version.class)
  int list(@Mixin DataOption data) {
    return with(
        data,
        holds -> {
          List<LegalHold> all = holds.all();
          all.forEach(hold -> say(text(hold)));
          if (all.isEmpty()) {
            say("There are no legal holds.");
          }
          return 0;
        });
  }

  @Command(
      name = "place",
      description =
          "Places a hold on a patient, a claim (the visit with all its claims) or a payer.",
      mixinStandardHelpOptions = true,
      versionProvider = Cobalt.Version.class,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:placed", "2:no such record, no reason, or an unusable data folder"})
  int place(
      @Mixin DataOption data,
      @Option(names = "--by", paramLabel = "NAME", required = true, description = "who wants it")
          String by,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              required = true,
              description = "the matter, and who asked for it")
          String reason,
      @Parameters(index = "0", paramLabel = "KIND", description = "patient, claim or payer")
          String kind,
      @Parameters(
              index = "1",
              paramLabel = "ID",
              description = "id of the patient (in the chart's address), the claim, or the payer")
          String subject) {
    Scope scope = scope(kind);
    return with(
        data,
        holds -> {
          LegalHold hold =
              holds.place(UUID.randomUUID().toString(), scope, subject, reason, actor(by));
          say("Placed: " + text(hold));
          return 0;
        });
  }

  @Command(
      name = "release",
      description = "Releases a hold; it stays in the list.",
      mixinStandardHelpOptions = true,
      versionProvider = Cobalt.Version.class,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {
        "0:released",
        "1:it was released before, and stays as it was",
        "2:no such hold, no reason, or an unusable data folder"
      })
  int release(
      @Mixin DataOption data,
      @Option(names = "--by", paramLabel = "NAME", required = true, description = "who wants it")
          String by,
      @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why it ends")
          String reason,
      @Parameters(index = "0", paramLabel = "HOLD", description = "its id, as the list shows it")
          String id) {
    return with(
        data,
        holds -> {
          say("Released: " + text(holds.release(id, reason, actor(by))));
          return 0;
        });
  }

  private static LegalHolds.Actor actor(String by) {
    if (by.isBlank()) {
      throw new CommandFailed(UNUSABLE, "--by says who wants it");
    }
    return new LegalHolds.Actor(by, "command line");
  }

  private Scope scope(String kind) {
    try {
      return Scope.valueOf(kind.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(spec.commandLine(), "KIND is patient, claim or payer");
    }
  }

  private static String text(LegalHold hold) {
    String placed =
        "%s  %-7s %s  since %s by %s: %s"
            .formatted(
                hold.id(),
                hold.scope().name().toLowerCase(Locale.ROOT),
                hold.subject(),
                hold.placedAt(),
                hold.placedBy(),
                hold.reason());
    return hold.stands()
        ? placed
        : placed
            + "; released %s by %s: %s"
                .formatted(hold.releasedAt(), hold.releasedBy(), hold.releaseReason());
  }

  private static String said(LegalHolds.Refused refused) {
    return refused.field().equals("reason") ? "--reason: " + refused.text() : refused.text();
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }

  private static int with(DataOption data, Function<LegalHolds, Integer> work) {
    try (ConfigurableApplicationContext context =
        PurgeContext.open(data.existing(), Clock.systemUTC())) {
      return work.apply(context.getBean(LegalHolds.class));
    } catch (LegalHolds.Refused refused) {
      throw new CommandFailed(refused.why() == Why.RELEASED ? RELEASED : UNUSABLE, said(refused));
    }
  }
}
