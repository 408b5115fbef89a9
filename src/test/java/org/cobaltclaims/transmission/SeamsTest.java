package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.testing.AllFiles;
import org.cobaltclaims.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/**
 * Kills every step of taking in and sending at each of its seams between a file and the state that
 * tells of it, starts it again, and finds everything once.
 */
@Import(SeamsTest.Setup.class)
class SeamsTest extends TransmissionTest {

  /** No {@code @Configuration}, so that scans of the whole application pass it by. */
  @ComponentScan(
      basePackages = "org.cobaltclaims",
      useDefaultFilters = false,
      includeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern =
                  "org\\.cobaltclaims\\.(intake\\.process\\.ClaimFiles|transmission\\.EraRelay|remittance\\.(RemittanceIntake|process\\.RemittanceInbound))"))
  static class Setup {
    @Bean
    @Primary
    Kills kills(SafeDisk disk, AbstractPlatformTransactionManager manager) {
      Kills kills = new Kills(disk);
      manager.addListener(kills);
      return kills;
    }
  }

  /** What is killed and started again. */
  private interface Step {
    void run() throws Exception;
  }

  @Autowired Kills kills;
  @Autowired ClaimsHandler handler;
  @Autowired BatchStore store;

  @BeforeEach
  void intakeTakesTheClaims() {
    handler.leavesItToIntake = true;
  }

  @AfterEach
  void nobodyIsKilledAnyMore() {
    handler.leavesItToIntake = false;
    kills.at(0);
  }

  /**
   * Runs a step killed at its first moment, then at its second, and so on, until it has no more.
   */
  private void killedEverywhere(Step prepare, Step step, Step proof) throws Exception {
    int moments = 0;
    for (boolean killed = true; killed; ) {
      empty();
      emptyFolder();
      kills.at(0);
      prepare.run();
      kills.at(moments + 1);
      String moment = "nothing";
      try {
        step.run();
        killed = false;
      } catch (Kills.Killed death) {
        moments++;
        moment = String.valueOf(death.getMessage());
        kills.at(0);
        step.run();
      }
      kills.at(0);
      try {
        proof.run();
        assertThat(leftAside()).isEmpty();
      } catch (AssertionError | RuntimeException wrong) {
        throw new AssertionError("killed %d: %s".formatted(moments, moment), wrong);
      }
    }
    assertThat(moments).as("moments at which it was killed").isGreaterThan(5);
  }

  private List<Path> leftAside() throws IOException {
    try (Stream<Path> all = Files.walk(data())) {
      return all.filter(f -> f.getFileName().toString().endsWith(".tmp")).toList();
    }
  }

  @Test
  void claimsLeaveInOneFileUnderOneNumber() throws Exception {
    List<String> queued = new ArrayList<>();
    killedEverywhere(
        () -> {
          queued.clear();
          for (String claim : List.of("V001", "V002")) {
            queued.add(queued(claim).currentVersion().pcn());
          }
        },
        () -> {
          batches.form();
          for (Batch batch : batches.all()) {
            batchFiles.build(batch.id());
            batchFiles.send(batch.id());
          }
        },
        () -> {
          assertThat(batches.all())
              .singleElement()
              .satisfies(b -> assertThat(b.state()).isEqualTo(BatchState.SENT));
          List<Path> outbound = folder("clearinghouse/main/outbound");
          assertThat(outbound).hasSize(1);
          X12File sent = Samples.parse(Files.readString(outbound.getFirst()));
          assertThat(sent.claims().getFirst().claims())
              .extracting(ProfessionalClaim::claimNumber)
              .containsExactlyInAnyOrderElementsOf(queued);
          assertThat(AllFiles.of(files))
              .singleElement()
              .satisfies(f -> assertThat(f.fate().kind()).isEqualTo(Fate.Kind.SENT));
          assertThat(jdbc.queryForObject("SELECT next_number FROM control_number", Integer.class))
              .as("control numbers taken, less one")
              .isEqualTo(2);
          for (PayerClaim claim : claims.findAll()) {
            assertThat(claim.currentVersion().fileName())
                .isEqualTo(outbound.getFirst().getFileName().toString());
          }
        });
  }

  @Test
  void anIntakeFileIsTakenOnce() throws Exception {
    String text = Samples.text("/claims/prim.837");
    killedEverywhere(
        () -> drop("intake", "a.837", text),
        () -> exchange.scan(),
        () -> {
          assertThat(folder("intake")).isEmpty();
          assertThat(folder("intake/archive")).hasSize(1);
          takenOnce();
          assertThat(families.count()).isEqualTo(1);
          assertThat(count("intake_claim")).isEqualTo(1);
        });
  }

  @Test
  void aRemittanceIsReceivedAndCopiedOnce() throws Exception {
    String text = Samples.text("/x12/prim.835");
    killedEverywhere(
        () -> drop("clearinghouse/main/inbound", "era.835", text),
        () -> exchange.scan(),
        () -> {
          assertThat(folder("clearinghouse/main/inbound")).isEmpty();
          assertThat(folder("clearinghouse/main/archive")).hasSize(1);
          takenOnce();
          assertThat(count("remittance")).isEqualTo(1);
          assertThat(count("claim_payment")).isEqualTo(1);
          assertThat(folder("relay")).hasSize(1);
          assertThat(Files.readString(folder("relay").getFirst())).isEqualTo(text);
        });
  }

  @Test
  void anAnswerToAFileIsTakenOnce() throws Exception {
    String text =
        from(
            "FA",
            "005010X231A1",
            7,
            "ST*999*0001*005010X231A1",
            "AK1*HC*1*005010X222A1",
            "AK2*837*0001*005010X222A1",
            "IK5*A",
            "AK9*A*1*1*1");
    killedEverywhere(
        () -> {
          queued("V001");
          sent();
          drop("clearinghouse/main/inbound", "ack.999", text);
        },
        () -> exchange.scan(),
        () -> {
          assertThat(folder("clearinghouse/main/inbound")).isEmpty();
          assertThat(batches.all())
              .singleElement()
              .satisfies(b -> assertThat(b.state()).isEqualTo(BatchState.ACCEPTED));
          assertThat(count("task")).isZero();
        });
  }

  private void takenOnce() {
    assertThat(AllFiles.of(files))
        .singleElement()
        .satisfies(f -> assertThat(f.fate().kind()).isEqualTo(Fate.Kind.TAKEN));
    assertThat(count("task")).isZero();
  }

  private int count(String table) {
    Integer rows = jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
    return rows == null ? -1 : rows;
  }
}
