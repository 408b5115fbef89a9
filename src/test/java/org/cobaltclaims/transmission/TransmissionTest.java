package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.PayerClaimsAccepted;
import org.cobaltclaims.claim.PayerClaimsChanged;
import org.cobaltclaims.claim.Snapshots;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.edi.TransactionKind;
import org.cobaltclaims.encryption.EncryptionConfiguration;
import org.cobaltclaims.intake.ClaimIntake;
import org.cobaltclaims.remittance.BankStatements;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.remittance.PayerLedger;
import org.cobaltclaims.remittance.PostingDays;
import org.cobaltclaims.testing.DatabaseTest;
import org.cobaltclaims.testing.Intakes;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** Transmission on a database and a data folder of its own, without engine. */
@Import({
  Acknowledgements.class,
  Archive.class,
  BatchFiles.class,
  BatchRequeue.class,
  BankFolder.class,
  BankStatements.class,
  Deposits.class,
  PayerLedger.class,
  PostingDays.class,
  Resending.class,
  BatchStore.class,
  Batches.class,
  BatchSchedule.class,
  ClaimAnswers.class,
  ClaimFileWriter.class,
  ClaimPositions.class,
  ControlNumbers.class,
  DataFolder.class,
  EncryptionConfiguration.class,
  Deliveries.class,
  ExchangeFiles.class,
  FileAnswers.class,
  VersionVerdicts.class,
  StatusInquiries.class,
  FileExchange.class,
  InboundFolders.class,
  Resending.class,
  SafeDisk.class,
  ZipUnpacking.class,
  TransmissionTest.News.class,
  TransmissionTest.ClaimsHandler.class
})
abstract class TransmissionTest extends DatabaseTest {

  private static final Path DATA = temporary();

  @Autowired ClaimIntake intake;
  @Autowired ClaimFamilies families;
  @Autowired PayerClaims claims;
  @Autowired Snapshots snapshots;
  @Autowired Tasks tasks;
  @Autowired Batches batches;
  @Autowired BatchFiles batchFiles;
  @Autowired BatchRequeue batchRequeue;
  @Autowired ExchangeFiles files;
  @Autowired Archive archive;
  @Autowired FileExchange exchange;
  @Autowired News news;

  private static Path temporary() {
    try {
      return Files.createTempDirectory("transmission");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @DynamicPropertySource
  static void dataFolder(DynamicPropertyRegistry properties) {
    properties.add("cobalt.data", DATA::toString);
  }

  @BeforeEach
  void noNewsYet() {
    news.changedClaims.clear();
    news.acceptedClaims.clear();
    news.changedBatches.clear();
  }

  @AfterEach
  void emptyFolder() throws IOException {
    try (Stream<Path> entries = Files.list(DATA)) {
      for (Path entry : entries.toList()) {
        FileSystemUtils.deleteRecursively(entry);
      }
    }
  }

  /** What the engine would be told. */
  static class News {
    final List<String> changedClaims = new ArrayList<>();
    final List<String> acceptedClaims = new ArrayList<>();
    final List<String> changedBatches = new ArrayList<>();

    @EventListener
    void on(PayerClaimChanged changed) {
      changedClaims.add(changed.payerClaimId());
    }

    @EventListener
    void on(PayerClaimsChanged changed) {
      changedClaims.addAll(changed.payerClaimIds());
    }

    @EventListener
    void on(PayerClaimsAccepted accepted) {
      acceptedClaims.addAll(accepted.payerClaimIds());
    }

    @EventListener
    void on(BatchChanged changed) {
      changedBatches.add(changed.batchId());
    }
  }

  /** Takes claims; how often, and how it fails, is up to the test. */
  static class ClaimsHandler implements InboundHandler {
    final Map<String, Integer> handled = new HashMap<>();
    int failures;
    boolean leavesItToIntake;

    @Override
    public Set<TransactionKind> kinds() {
      return leavesItToIntake
          ? EnumSet.noneOf(TransactionKind.class)
          : EnumSet.of(TransactionKind.CLAIM_837P);
    }

    @Override
    public Taking begin(ExchangeFile file) {
      return problems -> {
        if (failures > 0) {
          failures--;
          throw new IllegalStateException("interrupted");
        }
        handled.merge(file.id(), 1, Integer::sum);
        return Fate.taken();
      };
    }
  }

  /** A family of the sample practice whose primary claim stands in the queue. */
  PayerClaim queued(String practiceClaim) {
    Intakes.take(
        intake,
        "file-" + practiceClaim,
        Samples.parse(Samples.text("/claims/prim.837").replace("K7Q2M9X4T01A", practiceClaim)));
    String family = families.findByPracticeClaim(practiceClaim).getFirst().id();
    transactions.executeWithoutResult(
        tx -> {
          PayerClaim claim = claims.findById(PayerClaim.idOf(family, 1)).orElseThrow();
          claim.scrubbed();
          queue(claim);
        });
    return claim(PayerClaim.idOf(family, 1));
  }

  void queue(PayerClaim claim) {
    BilledClaim billed =
        new BilledClaim(
            claim.nextControlNumber().toString(),
            claim.level(),
            "1",
            "",
            "",
            true,
            families.findById(claim.familyId()).orElseThrow().content(),
            List.of());
    snapshots.save(billed.controlNumber(), StoredJson.write(billed));
    claim.queued(claim.nextControlNumber(), "1", "ELECTRONIC");
    claims.save(claim);
  }

  /** The claims in one batch, whose file was handed over. */
  String sent() {
    String batch = batches.form().getFirst();
    batchFiles.build(batch);
    batchFiles.send(batch);
    return batch;
  }

  PayerClaim claim(String id) {
    return claims.findById(id).orElseThrow();
  }

  List<String> tasks(TaskKind kind) {
    return tasks.open().stream().filter(t -> t.kind() == kind).map(Task::subject).toList();
  }

  Path data() {
    return DATA;
  }

  Path drop(String folder, String name, String content) {
    Path file = DATA.resolve(folder).resolve(name);
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, content.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Path> folder(String folder) {
    Path path = DATA.resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An interchange from the clearinghouse around a transaction. */
  static String from(String functional, String version, int number, String... segments) {
    List<String> all = new ArrayList<>();
    all.add(
        "ISA*00*          *00*          *ZZ*CLRHOUSE01     *ZZ*RVC001         *261121*1030*^*00501*%09d*0*T*:"
            .formatted(number));
    all.add("GS*%s*CLRHOUSE01*RVC001*20261121*1030*%d*X*%s".formatted(functional, number, version));
    all.addAll(List.of(segments));
    all.add("SE*%d*0001".formatted(segments.length + 1));
    all.add("GE*1*" + number);
    all.add("IEA*1*%09d".formatted(number));
    return String.join("~\n", all) + "~\n";
  }
}
