package org.cobaltclaims.intake;

import org.cobaltclaims.testing.Intakes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.testing.DatabaseTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Claims that nobody here wrote. The files stand beside the project, in {@code
 * ../shared/samples/public}; without them the test is skipped and says so.
 */
class PublicClaimsIntakeTest extends DatabaseTest {

  private static final Path FILES =
      Path.of(System.getProperty("cobalt.samples", "../shared/samples"), "public", "837P");

  @Autowired ClaimIntake intake;
  @Autowired ClaimFamilies families;

  @BeforeAll
  static void findFiles() {
    if (!Files.isDirectory(FILES)) {
      System.out.println("skipped: no public samples in " + FILES);
    }
    assumeTrue(Files.isDirectory(FILES), "no public samples in " + FILES);
  }

  /** Files whose claims cannot be billed, and why. Every other claim has to be opened. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "lfh__demo.cob.example3.A.837", "UNREADABLE: 2330B NM1",
          "lfh__demo.example2.837", "NOT_CHARGEABLE",
          "lfh__demo.example6.837", "UNREADABLE: 2300",
          "stupidedi__encounter.edi", "NOT_CHARGEABLE");

  @Test
  void everyClaimIsOpenedExceptThoseThatCannotBeBilled() throws IOException {
    List<Path> files = files();
    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsAll(REFUSED.keySet());

    for (Path file : files) {
      String name = file.getFileName().toString();
      IntakeReport report = take(file);
      assertThat(report.claims()).as(name).isNotEmpty();
      String reason = REFUSED.get(name);
      if (reason == null) {
        assertThat(report.refused()).as(name).isEmpty();
        assertThat(report.opened()).as(name).isEqualTo(report.claims().size());
      } else {
        assertThat(report.claims())
            .as(name)
            .allSatisfy(claim -> assertThat(claim.reason()).startsWith(reason));
      }
    }
  }

  @Test
  void whatIsOpenedKeepsTheClaimsMoneyAndLines() throws IOException {
    for (Path file : files()) {
      try (InputStream in = Files.newInputStream(file)) {
        X12File x12 = X12File.read(in);
        empty();
        Intakes.take(intake, "F", x12);
        Map<String, ProfessionalClaim> sent =
            x12.claims().stream()
                .flatMap(transaction -> transaction.claims().stream())
                .collect(Collectors.toMap(ProfessionalClaim::claimNumber, Function.identity()));
        for (ClaimFamily family : families.findAll()) {
          ProfessionalClaim claim = sent.get(family.practiceClaim());
          assertThat(family.charge()).isEqualTo(claim.charge());
          assertThat(family.content().lines()).hasSameSizeAs(claim.lines());
          assertThat(family.content().coverages()).hasSize(1 + claim.otherPayers().size());
          assertThat(family.content().diagnoses()).isEqualTo(claim.diagnoses());
        }
      }
    }
  }

  private IntakeReport take(Path file) throws IOException {
    empty();
    try (InputStream in = Files.newInputStream(file)) {
      return Intakes.take(intake, "F", X12File.read(in));
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(FILES)) {
      return all.sorted().toList();
    }
  }
}
