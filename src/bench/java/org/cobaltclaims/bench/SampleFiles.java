package org.cobaltclaims.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ClaimTransactionWriter;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SamplePractice;
import org.springframework.util.FileSystemUtils;

/** Large files made of the small ones of the tests, and those of the sample practice. */
final class SampleFiles {
  private static final int CLAIMS_PER_TRANSACTION = 1000;

  private SampleFiles() {}

  static String text(String name) {
    try (InputStream in = SampleFiles.class.getResourceAsStream("/x12/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).replace("\n", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file's text. */
  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An 835 of so many transactions of a thousand claims each, one after the other. */
  static InputStream remittances(int transactions) {
    String file = text("prim.835");
    String head = file.substring(0, begin(file, "ST"));
    String tail = file.substring(begin(file, "GE"));
    byte[] transaction = transaction(file).getBytes(StandardCharsets.US_ASCII);
    return new RepeatedStream(
        head.getBytes(StandardCharsets.US_ASCII),
        transaction,
        transactions,
        tail.getBytes(StandardCharsets.US_ASCII));
  }

  /** An 835 of one transaction that has so many claims; its payment and counts are wrong. */
  static InputStream remittanceOf(int claims) {
    String file = text("prim.835");
    return new RepeatedStream(
        file.substring(0, begin(file, "CLP")).getBytes(StandardCharsets.US_ASCII),
        file.substring(begin(file, "CLP"), begin(file, "PLB")).getBytes(StandardCharsets.US_ASCII),
        claims,
        file.substring(begin(file, "PLB")).getBytes(StandardCharsets.US_ASCII));
  }

  private static String transaction(String file) {
    String claim = file.substring(begin(file, "CLP"), begin(file, "PLB"));
    return file.substring(begin(file, "ST"), begin(file, "CLP"))
        + claim.repeat(CLAIMS_PER_TRANSACTION)
        + file.substring(begin(file, "PLB"), begin(file, "GE"));
  }

  /** An 837P of so many copies of the secondary claim, each with its own subscriber. */
  static String claims(int claims) {
    String file = text("sec.837");
    int subscriber = file.indexOf("~HL*2*") + 1;
    String claim = file.substring(subscriber, begin(file, "SE"));
    return file.substring(0, subscriber) + claim.repeat(claims) + file.substring(begin(file, "SE"));
  }

  /**
   * A file of so many of a plan's claims, as the practice's system delivers them on a day.
   *
   * @param ordinal which of the plan's deliveries, from 0
   * @param day a business day
   * @param skipped so many of the delivery's claims are left out before them
   */
  static byte[] delivery(Plan plan, int ordinal, LocalDate day, int families, int skipped)
      throws IOException {
    LocalDate first = day;
    for (int before = 0; before < ordinal; before++) {
      first = first.minusDays(first.getDayOfWeek() == DayOfWeek.MONDAY ? 3 : 1);
    }
    Path aside = Files.createTempDirectory("cobalt-delivery");
    try {
      byte[] file =
          Files.readAllBytes(new SamplePractice(aside, plan, first).fileFor(day).orElseThrow());
      return only(file, families, skipped, claim -> true);
    } finally {
      FileSystemUtils.deleteRecursively(aside);
    }
  }

  /** The same file with so many of its claims that are wanted, after some of them. */
  static byte[] only(byte[] file, int claims, int skipped, Predicate<ProfessionalClaim> wanted)
      throws IOException {
    ClaimTransaction read = X12File.read(new ByteArrayInputStream(file)).claims().getFirst();
    List<ProfessionalClaim> chosen =
        read.claims().stream().filter(wanted).skip(skipped).limit(claims).toList();
    if (chosen.size() < claims) {
      throw new IllegalStateException("the sample practice has too few such claims");
    }
    ClaimTransaction less =
        new ClaimTransaction(
            read.envelope(),
            read.controlNumber(),
            read.purpose(),
            read.batchReference(),
            read.created(),
            read.claimOrEncounter(),
            read.submitter(),
            read.receiver(),
            chosen);
    return ClaimTransactionWriter.write(read.envelope(), List.of(less), false, Sanitizer.STANDARD)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static int begin(String file, String tag) {
    return file.indexOf("~" + tag + "*") + 1;
  }
}
