package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.transmission.ZipContent.Damaged;
import org.cobaltclaims.transmission.ZipContent.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Unpacks archives that came: the archive stays as it was, and each file in it is a file of its own
 * from then on, known by its bytes as all others. Interrupted anywhere, it goes on with the files
 * that have yet to be taken out.
 */
@Component
class ZipUnpacking {

  /** What archives are recorded as. */
  static final String KIND = "ZIP";

  private static final int NAMED = 20;

  private final Archive archive;
  private final ExchangeFiles files;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ZipUnpacking(
      Archive archive,
      ExchangeFiles files,
      ApplicationEventPublisher events,
      TransactionTemplate transactions,
      Clock clock) {
    this.archive = archive;
    this.files = files;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Takes out of an archive what can be; what cannot be is told to a person. */
  void unpack(ExchangeFile file) {
    List<String> troubles = new ArrayList<>();
    int out = 0;
    try (InputStream in = archive.open(file.archivePath());
        ZipContent content = ZipContent.open(in)) {
      Set<Integer> before = files.membersOf(file.id());
      for (Member member : content.members()) {
        if (!before.contains(member.number())) {
          String obstacle = content.obstacle(member);
          if (obstacle == null) {
            obstacle = take(file, content, member);
          }
          if (obstacle != null) {
            troubles.add(obstacle);
            continue;
          }
        }
        out++;
      }
    } catch (Damaged whole) {
      settle(file, Fate.of(Fate.Kind.REFUSED, whole.why() + ". It is kept as it came."));
      return;
    } catch (IOException e) {
      throw new UncheckedIOException("archived file of " + file.id() + " cannot be read", e);
    }
    settle(file, fate(file, out, troubles));
  }

  private static Fate fate(ExchangeFile file, int out, List<String> troubles) {
    String said = out == 1 ? "1 file was taken out of it" : out + " files were taken out of it";
    if (troubles.isEmpty()) {
      return Fate.of(Fate.Kind.TAKEN, said);
    }
    List<String> words = new ArrayList<>(List.of(said + "; " + troubles.size() + " not:"));
    troubles.stream().limit(NAMED).forEach(trouble -> words.add(trouble + "."));
    if (troubles.size() > NAMED) {
      words.add("And " + (troubles.size() - NAMED) + " more.");
    }
    words.add(
        "Upload into the folder %s. The archive is kept as it came.".formatted(file.source()));
    return Fate.of(out == 0 ? Fate.Kind.REFUSED : Fate.Kind.PARTLY, String.join("\n", words));
  }

  /**
   * Takes one file out.
   *
   * @return why it could not be; null if it is taken
   */
  private @Nullable String take(ExchangeFile file, ZipContent content, Member member)
      throws IOException {
    FileLook look;
    try (InputStream in = content.whole(member)) {
      look = FileLook.at(in);
    } catch (Damaged damaged) {
      return damaged.why();
    }
    String path =
        archive.keep(
            out -> {
              try (InputStream in = content.whole(member)) {
                in.transferTo(out);
              }
            },
            look.sha256(),
            LocalDate.now(clock).getYear());
    try {
      files.recordMember(file, member.number(), member.label(), look, path);
    } catch (DuplicateKeyException takenMeanwhile) {
      // by whoever does the same work at the same time
    }
    return null;
  }

  private void settle(ExchangeFile file, Fate fate) {
    transactions.executeWithoutResult(
        tx -> {
          files.worked(file.id(), fate);
          if (fate.kind() != Fate.Kind.TAKEN) {
            events.publishEvent(
                new TaskNeeded(TaskKind.UNREADABLE_FILE, file.id(), null, fate.kind().name()));
          }
        });
  }
}
