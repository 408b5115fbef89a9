package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.remittance.BankStatement;
import org.cobaltclaims.remittance.BankStatements;
import org.cobaltclaims.transmission.ExchangeFile.Direction;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes bank statements, {@code <data>/bank/*.csv} or as they are uploaded. Each is kept in the
 * archive, used and recorded in one transaction, then moved out of the folder; one that came before
 * changes nothing.
 */
@Component
public class BankFolder {

  private static final String KIND = "BANK";

  private final DataFolder data;
  private final Archive archive;
  private final Disk disk;
  private final ExchangeFiles files;
  private final BankStatements statements;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final Clock clock;

  BankFolder(
      DataFolder data,
      Archive archive,
      Disk disk,
      ExchangeFiles files,
      BankStatements statements,
      ApplicationEventPublisher events,
      TransactionTemplate transactions,
      Clock clock) {
    this.data = data;
    this.archive = archive;
    this.disk = disk;
    this.files = files;
    this.statements = statements;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Takes every statement that lies in the folder. */
  List<ExchangeFile> take() {
    List<ExchangeFile> taken = new ArrayList<>();
    for (Path file : InboundFolders.list(data.bank())) {
      if (Files.isRegularFile(file) && name(file).toLowerCase(Locale.ROOT).endsWith(".csv")) {
        try {
          taken.add(take(file));
        } catch (NoSuchFileException gone) {
          // Whoever took it away before it could be read may put it back.
        } catch (IOException e) {
          throw new UncheckedIOException("a bank statement", e);
        }
      }
    }
    return taken;
  }

  private ExchangeFile take(Path file) throws IOException {
    byte[] content;
    try (InputStream in = disk.open(file)) {
      content = in.readAllBytes();
    }
    Optional<ExchangeFile> interrupted =
        files.stillInFolder(DataFolder.BANK, name(file), Sha256.hex(content));
    ExchangeFile recorded = interrupted.isPresent() ? interrupted.get() : take(name(file), content);
    InboundFolders.putAway(archive, data, file, recorded);
    files.leftFolder(recorded.id());
    return recorded;
  }

  /** Takes a statement that somebody uploads. */
  public ExchangeFile upload(String name, byte[] content) {
    ExchangeFile recorded = take(name, content);
    files.leftFolder(recorded.id());
    return recorded;
  }

  private ExchangeFile take(String name, byte[] content) {
    String sha256 = Sha256.hex(content);
    String path = archive.keep(content, LocalDate.now(clock).getYear());
    return Objects.requireNonNull(
        transactions.execute(status -> record(name, content, sha256, path)));
  }

  private ExchangeFile record(String name, byte[] content, String sha256, String path) {
    Optional<ExchangeFile> first = files.first(Direction.IN, sha256);
    Fate received =
        first
            .map(
                f ->
                    Fate.of(
                        Fate.Kind.DUPLICATE,
                        "the same bytes came on %s as file %s; nothing of it was used again"
                            .formatted(f.on(), f.id())))
            .orElseGet(() -> Fate.of(Fate.Kind.RECEIVED, null));
    ExchangeFile file =
        files.record(
            Direction.IN,
            DataFolder.BANK,
            name,
            KIND,
            sha256,
            content.length,
            path,
            received,
            first.isPresent());
    if (first.isPresent()) {
      return file;
    }
    Fate fate = use(file.id(), content);
    files.worked(file.id(), fate);
    if (fate.kind() != Fate.Kind.TAKEN) {
      events.publishEvent(
          new TaskNeeded(TaskKind.UNREADABLE_FILE, file.id(), null, fate.kind().name()));
    }
    return files.find(file.id()).orElseThrow();
  }

  private Fate use(String fileId, byte[] content) {
    BankStatement statement;
    try {
      statement = BankStatement.read(content);
    } catch (IllegalArgumentException unreadable) {
      return Fate.of(Fate.Kind.UNREADABLE, String.valueOf(unreadable.getMessage()));
    }
    BankStatements.Taken taken = statements.take(fileId, statement);
    String said =
        "deposits: %d matched, %d without a remittance, %d known before; %d other rows"
            .formatted(taken.matched(), taken.unexplained(), taken.known(), taken.ignored());
    return taken.problems().isEmpty()
        ? Fate.of(Fate.Kind.TAKEN, said)
        : Fate.of(Fate.Kind.PARTLY, said + "\n" + String.join("\n", taken.problems()));
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.length() > 255 ? name.substring(0, 255) : name;
  }
}
