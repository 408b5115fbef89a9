package org.cobaltclaims.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.edi.X12File;
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

  @Test
  void everyClaimIsOpenedOrRefusedWithAReason() throws IOException {
    Map<String, String> fates = new TreeMap<>();
    for (Path file : files()) {
      IntakeReport report = take(file);
      assertThat(report.claims()).as(file.getFileName().toString()).isNotEmpty();
      report
          .claims()
          .forEach(
              c -> fates.put(file.getFileName() + " " + c.ordinal(), c.fate() + " " + c.reason()));
    }
    fates.forEach((k, v) -> System.out.println("FATE " + k + " " + v));
  }

  private IntakeReport take(Path file) throws IOException {
    empty();
    try (InputStream in = Files.newInputStream(file)) {
      return intake.take("F", X12File.read(in));
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(FILES)) {
      return all.sorted().toList();
    }
  }
}
