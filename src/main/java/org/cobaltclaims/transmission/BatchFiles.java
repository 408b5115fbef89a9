package org.cobaltclaims.transmission;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Snapshots;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.practice.BusinessDays;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.transmission.Batch.Numbers;
import org.cobaltclaims.transmission.BatchStore.ClaimFate;
import org.cobaltclaims.transmission.ExchangeFile.Direction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a batch's file and hands it over. Every step can be done again after a crash: the numbers
 * are stored before the file is written, so that the same batch always makes the same bytes under
 * the same name.
 */
@Service
public class BatchFiles {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

  private final BatchStore store;
  private final ControlNumbers controlNumbers;
  private final ClaimFileWriter writer;
  private final Snapshots snapshots;
  private final PayerClaims claims;
  private final Payers payers;
  private final Archive archive;
  private final ExchangeFiles files;
  private final DataFolder data;
  private final Deliveries deliveries;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final Clock clock;

  BatchFiles(
      BatchStore store,
      ControlNumbers controlNumbers,
      ClaimFileWriter writer,
      Snapshots snapshots,
      PayerClaims claims,
      Payers payers,
      Archive archive,
      ExchangeFiles files,
      DataFolder data,
      Deliveries deliveries,
      Timeline timeline,
      ApplicationEventPublisher events,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.controlNumbers = controlNumbers;
    this.writer = writer;
    this.snapshots = snapshots;
    this.claims = claims;
    this.payers = payers;
    this.archive = archive;
    this.files = files;
    this.data = data;
    this.deliveries = deliveries;
    this.timeline = timeline;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Makes the file. A claim that does not balance, or that the implementation schema refuses, is
   * taken out and goes to a person.
   */
  public void build(String batchId) {
    Batch batch = Repeating.inTransaction(transactions, () -> number(batchId));
    if (batch.state() != BatchState.CREATED) {
      return;
    }
    List<ProfessionalClaim> claims =
        Objects.requireNonNull(transactions.execute(tx -> claims(batch)));
    ClaimFileWriter.Checked checked = writer.writeChecked(batch, claims);
    checked.unbalanced().forEach((pcn, problem) -> unbalanced(batch, pcn, problem));
    checked.faulty().forEach((pcn, problem) -> faulty(batch, pcn, problem));
    if (checked.text().isEmpty()) {
      transactions.executeWithoutResult(tx -> empty(batchId));
      return;
    }
    byte[] bytes = checked.text().getBytes(StandardCharsets.US_ASCII);
    String path = archive.keep(bytes, numbers(batch).at().getYear());
    transactions.executeWithoutResult(tx -> built(batchId, bytes, path));
  }

  private Batch number(String batchId) {
    Batch batch = store.lock(batchId);
    if (batch.numbers() == null) {
      long number =
          controlNumbers.next(
              writer.sender(batch.clearinghouse()),
              writer.receiver(batch.clearinghouse()),
              batch.test());
      LocalDateTime at = LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
      store.numbered(
          batchId,
          new Numbers(number, number, "0001", "B%s%09d".formatted(DAY.format(at), number), at),
          writer
              .named(batch.clearinghouse())
              .fileName("837P", "837", DAY.format(at), number, batch.test()));
    }
    return store.find(batchId).orElseThrow();
  }

  private List<ProfessionalClaim> claims(Batch batch) {
    List<String> pcns = store.pcns(batch.id());
    Map<String, String> contents = snapshots.loadAll(pcns);
    return pcns.stream()
        .map(pcn -> ClaimMapping.professionalClaim(billed(pcn, contents.get(pcn))))
        .toList();
  }

  private static BilledClaim billed(String pcn, @Nullable String content) {
    if (content == null) {
      throw new IllegalStateException("no snapshot of version " + pcn);
    }
    return StoredJson.read(content, BilledClaim.class);
  }

  /** What does not balance to the cent does not leave (DOMAIN 2.5). */
  private void unbalanced(Batch batch, String pcn, Problem problem) {
    transactions.executeWithoutResult(
        tx ->
            withdraw(
                batch,
                pcn,
                "2.5-" + problem.rule(),
                "Not sent, it does not balance: " + problem.message(),
                "COB_UNBALANCED " + problem.rule()));
  }

  /** What its receiver would refuse does not leave either (DOMAIN 1.4). */
  private void faulty(Batch batch, String pcn, Problem problem) {
    transactions.executeWithoutResult(
        tx ->
            withdraw(
                batch,
                pcn,
                "1.4",
                "Not sent, its receiver would refuse it: " + OutboundCheck.text(problem),
                "CLAIM_FAULT %s %s".formatted(problem.loop(), problem.element())));
  }

  private void withdraw(Batch batch, String pcn, String rule, String text, String reason) {
    PayerClaim claim = claims.findByPcn(pcn).orElseThrow();
    store.mark(batch.id(), pcn, ClaimFate.WITHDRAWN, reason);
    claim.withdrawn();
    claims.save(claim);
    timeline.append(claim.familyId(), claim.id(), rule, text);
    events.publishEvent(
        new TaskNeeded(TaskKind.CORRECT_REJECTION, claim.id(), claim.familyId(), reason));
    events.publishEvent(new PayerClaimChanged(claim.id()));
  }

  private void empty(String batchId) {
    if (store.lock(batchId).state() == BatchState.CREATED) {
      store.answered(batchId, BatchState.EMPTY, LocalDate.now(clock), "no claim was left in it");
    }
  }

  private void built(String batchId, byte[] bytes, String path) {
    Batch batch = store.lock(batchId);
    if (batch.state() != BatchState.CREATED) {
      return;
    }
    ExchangeFile file =
        files.record(
            Direction.OUT,
            batch.clearinghouse(),
            fileName(batch),
            "837P",
            Sha256.hex(bytes),
            bytes.length,
            path,
            Fate.of(Fate.Kind.BUILT, null),
            false);
    store.built(batchId, file.id());
  }

  /**
   * Hands the file over: it appears in the outbound folder under its final name, wholly. Done again
   * after an interruption, the same bytes appear under the same name. What goes to a server is
   * asked to be delivered, and counts as sent when it is there ({@link FileDelivered}). A person is
   * asked for a file that is uploaded by hand, and hands it over by {@link #uploaded}.
   */
  public void send(String batchId) {
    Sending sending = Objects.requireNonNull(transactions.execute(tx -> sending(batchId)));
    Batch batch = sending.batch();
    ExchangeFile file = sending.file();
    if (file != null) {
      if (sending.toServer()) {
        deliveries.ask(
            batchId,
            batch.clearinghouse(),
            fileName(batch),
            file.archivePath(),
            file.sha256(),
            file.size());
        return;
      }
      Path target = data.outbound(batch.clearinghouse()).resolve(fileName(batch));
      archive.write(target, archive.read(file.archivePath()));
      Repeating.inTransaction(transactions, () -> sent(batchId));
    } else if (batch.state().answered()) {
      // whoever asks again, after an interruption, has missed the news
      transactions.executeWithoutResult(tx -> events.publishEvent(new BatchChanged(batchId)));
    }
  }

  /**
   * A batch that is to be sent.
   *
   * @param file its file; null if there is nothing to hand over
   */
  private record Sending(Batch batch, @Nullable ExchangeFile file, boolean toServer) {}

  private Sending sending(String batchId) {
    Batch batch = store.lookUp(batchId);
    if (batch.state() != BatchState.BUILT) {
      return new Sending(batch, null, false);
    }
    if (batch.byHand()) {
      // Not when it is built: a restored practice may hold what was built and not sent before.
      events.publishEvent(
          new TaskNeeded(TaskKind.UPLOAD_FILE, batchId, null, batch.clearinghouse()));
      return new Sending(batch, null, false);
    }
    String fileId = batch.fileId();
    ExchangeFile file = files.find(fileId == null ? "" : fileId).orElseThrow();
    return new Sending(batch, file, goesToServer(batch));
  }

  /** What was asked to be delivered stays so, whatever the settings say by now. */
  private boolean goesToServer(Batch batch) {
    return deliveries.find(batch.id()).isPresent() || writer.named(batch.clearinghouse()).bySftp();
  }

  /** The file lies on its server: its claims are with the clearinghouse. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(FileDelivered delivered) {
    String id = delivered.delivery().id();
    Batch batch = store.find(id).orElse(null);
    if (batch == null || sent(id) != BatchState.SENT) {
      return;
    }
    if (batch.fileId() != null) {
      files.settle(batch.fileId(), Fate.of(Fate.Kind.SENT, delivered.note()));
    }
    events.publishEvent(new BatchChanged(id));
  }

  /**
   * A person has uploaded the file: its claims are with the clearinghouse.
   *
   * @throws IllegalStateException if it is not to be uploaded by hand, or was dealt with already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void uploaded(String batchId) {
    toBeUploaded(batchId);
    sent(batchId);
    events.publishEvent(new BatchChanged(batchId));
  }

  /**
   * The file is not uploaded: it is given up, and its claims wait for another one. Its numbers are
   * not used again (DOMAIN 1.1).
   *
   * @throws IllegalStateException if it is not to be uploaded by hand, or was dealt with already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void givenUp(String batchId) {
    Batch batch = toBeUploaded(batchId);
    String why = "given up before it was uploaded";
    for (String pcn : store.pcns(batchId)) {
      PayerClaim claim = claims.findByPcn(pcn).orElseThrow();
      claim.unbatched(batchId);
      claims.save(claim);
      store.mark(batchId, pcn, ClaimFate.WITHDRAWN, why);
      timeline.append(
          claim.familyId(),
          claim.id(),
          "1.8",
          "File %s was %s; %s waits for another one".formatted(fileName(batch), why, pcn));
    }
    store.answered(batchId, BatchState.EMPTY, LocalDate.now(clock), why);
    if (batch.fileId() != null) {
      files.settle(batch.fileId(), Fate.of(Fate.Kind.GIVEN_UP, null));
    }
    events.publishEvent(new BatchChanged(batchId));
  }

  private Batch toBeUploaded(String batchId) {
    Batch batch = store.lock(batchId);
    if (!batch.byHand() || batch.state() != BatchState.BUILT) {
      throw new IllegalStateException("batch " + batchId + " is " + batch.state() + " by now");
    }
    return batch;
  }

  private BatchState sent(String batchId) {
    Batch batch = store.lock(batchId);
    if (batch.state() != BatchState.BUILT) {
      return batch.state();
    }
    LocalDate today = LocalDate.now(clock);
    String name = fileName(batch);
    List<String> pcns = store.pcns(batchId);
    Map<String, PayerClaim> byPcn = claims.findByPcns(pcns);
    List<Timeline.Step> steps = new ArrayList<>();
    for (String pcn : pcns) {
      PayerClaim claim = Optional.ofNullable(byPcn.get(pcn)).orElseThrow();
      claim.sent(name, today);
      steps.add(
          new Timeline.Step(
              claim.familyId(),
              claim.id(),
              "1.8",
              "Sent to payer %s as %s in file %s".formatted(claim.payerId(), pcn, name)));
    }
    claims.saveAll(new LinkedHashSet<>(byPcn.values()));
    timeline.appendAll(steps);
    store.sent(
        batchId,
        today,
        BusinessDays.after(today, payers.profile(batch.payerId()).fileAnswerDays()));
    if (batch.fileId() != null) {
      files.settle(batch.fileId(), Fate.of(Fate.Kind.SENT, null));
    }
    return BatchState.SENT;
  }

  private static Numbers numbers(Batch batch) {
    Numbers numbers = batch.numbers();
    if (numbers == null) {
      throw new IllegalStateException("batch " + batch.id() + " has no control numbers yet");
    }
    return numbers;
  }

  private static String fileName(Batch batch) {
    String name = batch.fileName();
    if (name == null) {
      throw new IllegalStateException("batch " + batch.id() + " has no file name yet");
    }
    return name;
  }
}
