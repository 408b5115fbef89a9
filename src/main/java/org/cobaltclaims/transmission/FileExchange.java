package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.TransactionKind;
import org.cobaltclaims.edi.X12Reader;
import org.cobaltclaims.encryption.BrokenSealException;
import org.cobaltclaims.encryption.MissingKeyException;
import org.cobaltclaims.practice.CurrentSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what lies in the intake folder, in every clearinghouse's inbound folder and in the bank's:
 * each file once, classified by its content, its bytes kept unchanged. It can be interrupted
 * anywhere; the next scan goes on where it stopped.
 */
@Service
public class FileExchange {

  private static final Logger LOG = LoggerFactory.getLogger(FileExchange.class);
  private static final int PROBLEMS_SHOWN = 20;

  private final CurrentSettings settings;
  private final InboundFolders folders;
  private final BankFolder bank;
  private final ExchangeFiles files;
  private final Archive archive;
  private final ZipUnpacking archives;
  private final List<InboundHandler> handlers;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;

  /** Files whose trouble was logged; it may show with every scan. */
  private final Set<String> told = new HashSet<>();

  FileExchange(
      CurrentSettings settings,
      InboundFolders folders,
      BankFolder bank,
      ExchangeFiles files,
      Archive archive,
      ZipUnpacking archives,
      List<InboundHandler> handlers,
      ApplicationEventPublisher events,
      TransactionTemplate transactions) {
    this.settings = settings;
    this.folders = folders;
    this.bank = bank;
    this.files = files;
    this.archive = archive;
    this.archives = archives;
    this.handlers = List.copyOf(handlers);
    this.events = events;
    this.transactions = transactions;
  }

  /**
   * Takes all that lies there and works it: acknowledgements first, then remittances, then claims,
   * then bank statements. Until the practice and a clearinghouse are set up all stays where it
   * lies.
   *
   * @return the files that were taken or finished, with their fates; one that stayed {@link
   *     Fate.Kind#RECEIVED} could not be worked and is tried again by the next scan
   * @throws RuntimeException if disk or database cannot be used; what was not taken lies where it
   *     lay
   */
  public synchronized List<ExchangeFile> scan() {
    if (!settings.isSetUp()) {
      return List.of();
    }
    List<ExchangeFile> report = new ArrayList<>(folders.take());
    report.removeIf(f -> f.fate().kind() == Fate.Kind.RECEIVED);
    // First, so that what is in an archive is worked in the order of all.
    List<ExchangeFile> unfinished = files.unfinished();
    List<ExchangeFile> packed = unfinished.stream().filter(FileExchange::isArchive).toList();
    packed.forEach(file -> report.add(work(file)));
    (packed.isEmpty() ? unfinished : files.unfinished())
        .stream()
            .filter(file -> !isArchive(file))
            .sorted(Comparator.comparingInt(FileExchange::rank))
            .forEach(file -> report.add(work(file)));
    report.addAll(bank.take());
    return report;
  }

  private static boolean isArchive(ExchangeFile file) {
    return file.kind().equals(ZipUnpacking.KIND);
  }

  /** What was answered earlier is worked earlier, if files came together. */
  private static int rank(ExchangeFile file) {
    return Stream.of(file.kind().split(","))
        .mapToInt(
            kind ->
                switch (kind) {
                  case "TA1" -> 0;
                  case "999" -> 1;
                  case "277CA" -> 2;
                  case "835" -> 3;
                  default -> 4;
                })
        .min()
        .orElse(4);
  }

  private ExchangeFile work(ExchangeFile file) {
    try {
      return handle(file);
    } catch (BrokenSealException broken) {
      LOG.error("file {} cannot be read: {}", file.id(), broken.text());
      return settle(file, List.of(), Fate.of(Fate.Kind.UNREADABLE, broken.text()));
    } catch (MissingKeyException missing) {
      if (told.add(file.id())) {
        LOG.error("file {} cannot be read: {}", file.id(), missing.text());
      }
      return stays(file, missing.text());
    } catch (RuntimeException failure) {
      if (unusable(failure)) {
        throw failure;
      }
      if (told.add(file.id())) {
        LOG.warn(
            "file {} could not be worked and is tried again: {}",
            file.id(),
            failure.getClass().getSimpleName());
      }
      return stays(
          file,
          "could not be worked (%s); tried again with the next scan"
              .formatted(failure.getClass().getSimpleName()));
    }
  }

  private ExchangeFile stays(ExchangeFile file, String why) {
    files.worked(file.id(), Fate.of(Fate.Kind.RECEIVED, why));
    return files.find(file.id()).orElseThrow();
  }

  /**
   * The disk or the database, not the file: nothing can be said of it, and nothing written down.
   */
  private static boolean unusable(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof IOException
          || t instanceof CannotCreateTransactionException
          || t instanceof DataAccessResourceFailureException) {
        return true;
      }
    }
    return false;
  }

  private ExchangeFile handle(ExchangeFile file) {
    if (isArchive(file)) {
      archives.unpack(file);
      return files.find(file.id()).orElseThrow();
    }
    boolean mayHoldClaims = file.source().equals(DataFolder.INTAKE);
    FilePass pass =
        new FilePass(
            file,
            handlers.stream()
                .filter(h -> mayHoldClaims || !h.kinds().contains(TransactionKind.CLAIM_837P))
                .toList());
    List<Problem> problems;
    try (InputStream in = archive.open(file.archivePath())) {
      problems = X12Reader.read(in, pass);
    } catch (IOException e) {
      throw new UncheckedIOException("archived file of " + file.id() + " cannot be read", e);
    }
    List<Fate> fates = new ArrayList<>(pass.finish(problems));
    if (!pass.used()) {
      return settle(file, problems, Fate.of(Fate.Kind.UNREADABLE, shown(problems)));
    }
    for (TransactionKind kind : pass.left()) {
      fates.add(
          Fate.of(
              Fate.Kind.REFUSED,
              kind == TransactionKind.CLAIM_837P && !mayHoldClaims
                  ? "claims are taken from the intake folder, not from inbound"
                  : "transactions of kind " + kind + " are not used"));
    }
    if (faulty(problems)) {
      fates.add(Fate.of(Fate.Kind.PARTLY, shown(problems)));
    }
    return settle(file, problems, Fate.together(fates));
  }

  private ExchangeFile settle(ExchangeFile file, List<Problem> problems, Fate fate) {
    return Objects.requireNonNull(
        transactions.execute(
            tx -> {
              files.worked(file.id(), fate);
              if (faulty(problems)
                  || fate.kind() == Fate.Kind.UNREADABLE
                  || fate.kind() == Fate.Kind.REFUSED) {
                events.publishEvent(
                    new TaskNeeded(TaskKind.UNREADABLE_FILE, file.id(), null, fate.kind().name()));
              }
              return files.find(file.id()).orElseThrow();
            }));
  }

  private static boolean faulty(List<Problem> problems) {
    return problems.stream().anyMatch(p -> p.severity() != Problem.Severity.WARNING);
  }

  /** Positions and codes, never content. */
  private static String shown(List<Problem> problems) {
    String shown =
        problems.stream()
            .limit(PROBLEMS_SHOWN)
            .map(
                p ->
                    "transaction %d segment %d %s %s: %s"
                        .formatted(
                            p.transaction(), p.segment(), p.loop(), p.element(), p.message()))
            .collect(Collectors.joining("\n"));
    int more = problems.size() - PROBLEMS_SHOWN;
    return more > 0 ? shown + "\nand " + more + " more" : shown;
  }
}
