package org.cobaltclaims.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cobaltclaims.CobaltApplication;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.claim.process.ClaimSending;
import org.cobaltclaims.intake.ClaimIntake;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.process.RemittancePosting;
import org.cobaltclaims.transmission.ClaimRouting;
import org.cobaltclaims.transmission.FileExchange;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskDecisions;
import org.cobaltclaims.worklist.Tasks;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole application over a real database, without an engine: the test does what the processes
 * would have done. Every test begins with one family of two payers, its primary claim not yet
 * checked.
 */
@SpringBootTest(
    classes = {CobaltApplication.class, ApplicationTest.WithoutEngine.class},
    webEnvironment = WebEnvironment.MOCK,
    properties = {"camunda.client.enabled=false", "cobalt.engine=none"})
@AutoConfigureMockMvc
public abstract class ApplicationTest extends DatabaseTest {

  protected static final Path DATA = dataFolder();

  @Autowired protected ClaimIntake intake;
  @Autowired protected ClaimFamilies families;
  @Autowired protected PayerClaims claims;
  @Autowired protected ClaimSending sending;
  @Autowired protected ClaimRouting routing;
  @Autowired protected FileExchange files;
  @Autowired protected RemittancePosting posting;
  @Autowired protected Ledger ledger;
  @Autowired protected Tasks tasks;
  @Autowired protected TaskDecisions decisions;
  @Autowired protected Timeline timeline;

  protected String family = "";
  private int eras;

  private static Path dataFolder() {
    try {
      Path data = Files.createTempDirectory("cobalt-data");
      Files.copy(Path.of("src/test/resources/practice.yml"), data.resolve("practice.yml"));
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @DynamicPropertySource
  static void data(DynamicPropertyRegistry properties) {
    properties.add("cobalt.data", DATA::toString);
  }

  @BeforeEach
  protected void aFamilyWithTwoPayers() {
    clock.setTo(LocalDate.of(2026, 11, 21));
    Intakes.take(intake, "F1", Samples.read("/claims/prim.837"));
    family = families.findByPracticeClaim("K7Q2M9X4T01A").getFirst().id();
  }

  protected PayerClaim claim(int level) {
    return claims.findById(PayerClaim.idOf(family, level)).orElseThrow();
  }

  /** The primary claim has been handed over in a file. */
  protected void sent() {
    prepare(claim(1).id(), "ELECTRONIC");
    PayerClaim claim = claim(1);
    claim.batched("B1");
    claim.sent("B1.837", LocalDate.of(2026, 11, 21));
    claims.save(claim);
  }

  protected void accepted() {
    sent();
    PayerClaim claim = claim(1);
    claim.accepted(null, LocalDate.of(2026, 11, 21));
    claims.save(claim);
  }

  /** The sample ERA for the primary claim, one segment a line, changed as the test wants. */
  protected String era(UnaryOperator<String> change) {
    String sample = Samples.text("/x12/prim.835").replaceAll("~\\s*", "~\n");
    return change.apply(sample.replace("K7Q2M9X4T0", family));
  }

  /** The ERA comes in and is worked; returns the remittance's id. */
  protected String receive(String era) {
    String received = receiveOnly(era);
    if (posting.balance(received)) {
      posting.post(received);
    }
    return received;
  }

  /** The ERA comes in; returns the remittance's id. */
  protected String receiveOnly(String era) {
    try {
      Path inbound = Files.createDirectories(DATA.resolve("clearinghouse/main/inbound"));
      Files.writeString(inbound.resolve("era" + ++eras + ".835"), era, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> before = remittances();
    files.scan();
    List<String> received = remittances();
    received.removeAll(before);
    assertThat(received).hasSize(1);
    return received.getFirst();
  }

  private List<String> remittances() {
    return jdbc.queryForList("SELECT id FROM remittance", String.class);
  }

  /** A denial for missing data, all of it. */
  protected static String denied(String era, String group, String reason) {
    return era.replace("1*320*124*86", "1*320*0*0")
        .replace("BPR*I*125.25", "BPR*I*1.25")
        .replace("SVC*HC:99214*200*64", "SVC*HC:99214*200*0")
        .replace("CAS*CO*45*70~\nCAS*PR*1*50**2*16", "CAS*" + group + "*" + reason + "*200")
        .replace("SVC*HC:90833*120*60", "SVC*HC:90833*120*0")
        .replace("CAS*CO*45*40~\nCAS*PR*3*20", "CAS*" + group + "*" + reason + "*120")
        .replace("AMT*B6*130", "LQ*HE*M51")
        .replace("AMT*B6*80", "LQ*HE*M51");
  }

  protected Task openTask(String subject, TaskKind kind) {
    return tasks.open(subject, kind).orElseThrow();
  }

  /** Opens a task as the domain would. */
  protected Task need(TaskKind kind, String subject, String familyId) {
    transactions.executeWithoutResult(
        status ->
            tasks.needed(new org.cobaltclaims.claim.TaskNeeded(kind, subject, familyId, "TEST")));
    return openTask(subject, kind);
  }

  protected FamilyLedger money() {
    FamilyLedger money = new FamilyLedger(ledger.entries(family));
    assertThat(money.isBalanced()).isTrue();
    return money;
  }

  /** The messages that wait to leave for the engine, oldest first. */
  protected List<String> messages() {
    return jdbc.queryForList(
        "SELECT CONCAT(name, ' ', correlation_key) FROM engine_message ORDER BY ordinal",
        String.class);
  }

  /** The clock that the engine brings along otherwise. */
  static class WithoutEngine {
    @Bean
    TestClock clock() {
      return new TestClock();
    }
  }

  /** Checks a claim, and makes its version if it is ready. */
  protected ClaimSending.Prepared prepare(String payerClaim, String channel) {
    return sending.prepare(
        payerClaim, channel, routing.of(claims.findById(payerClaim).orElseThrow()));
  }
}
