package org.cobaltclaims.edi.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cobaltclaims.edi.Check;
import org.cobaltclaims.edi.Inspection;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.Problem.Severity;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.acknowledgement.AcknowledgementWriter;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgementWriter;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ClaimTransactionWriter;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.eligibility.EligibilityInquiry;
import org.cobaltclaims.edi.eligibility.EligibilityResponse;
import org.cobaltclaims.edi.eligibility.EligibilityWriter;
import org.cobaltclaims.edi.remittance.Remittance;
import org.cobaltclaims.edi.remittance.RemittanceWriter;
import org.cobaltclaims.edi.status.StatusInquiry;
import org.cobaltclaims.edi.status.StatusResponse;
import org.cobaltclaims.edi.status.StatusWriter;

/**
 * Any bytes: nothing is thrown but what is declared, every reader agrees with every other, and what
 * was read can be written and read again.
 */
public final class FileFuzz {
  private static final int MOST_PROBLEMS = 100_000;

  private FileFuzz() {}

  /** Loads every class that is needed, so that the first input is not taken for one that hangs. */
  public static void fuzzerInitialize() throws IOException {
    TransactionFuzz.readSeeds();
  }

  /** The fuzzer's entry. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    X12File file = X12File.read(new ByteArrayInputStream(data));
    Inspection inspection = Inspection.of(new ByteArrayInputStream(data));

    Check check = Check.of(new ByteArrayInputStream(data), () -> new ByteArrayInputStream(data));

    require(
        check.inspection().verdict() == inspection.verdict()
            || inspection.verdict() == Inspection.Verdict.GOOD,
        "checking finds less than inspecting");
    require(inspection.transactions() == file.transactions().size(), "transactions differ");
    require(inspection.interchanges() == file.interchanges().size(), "interchanges differ");
    require(file.problems().size() < MOST_PROBLEMS, "problems are not bounded");
    require(!file.toString().isEmpty() && !inspection.toString().isEmpty(), "no text");
    rewrite(file);
  }

  /** Only what was read without an error, and under its own guide, is written anywhere. */
  private static void rewrite(X12File file) throws IOException {
    if (file.problems().stream()
        .anyMatch(p -> p.severity() != Severity.WARNING || p.rule().equals("VERSION"))) {
      return;
    }
    for (ClaimTransaction each : file.claims()) {
      again(
          () ->
              ClaimTransactionWriter.write(
                  each.envelope(), List.of(each), false, Sanitizer.STANDARD),
          each.claims().stream().map(ProfessionalClaim::charge).toList(),
          read -> read.claims().getFirst().claims().stream().map(ProfessionalClaim::charge));
    }
    for (Remittance each : file.remittances()) {
      again(
          () -> RemittanceWriter.write(each.envelope(), List.of(each), true),
          each.claims().stream().map(Remittance.ClaimPayment::paid).toList(),
          read ->
              read.remittances().getFirst().claims().stream().map(Remittance.ClaimPayment::paid));
    }
    for (ImplementationAcknowledgement each : file.implementationAcknowledgements()) {
      again(
          () -> AcknowledgementWriter.write999(each.envelope(), List.of(each), false),
          each.transactions().stream()
              .map(ImplementationAcknowledgement.Transaction::accepted)
              .toList(),
          read ->
              read.implementationAcknowledgements().getFirst().transactions().stream()
                  .map(ImplementationAcknowledgement.Transaction::accepted));
    }
    for (ClaimAcknowledgement each : file.claimAcknowledgements()) {
      again(
          () -> ClaimAcknowledgementWriter.write(each.envelope(), List.of(each), false),
          each.claims().stream().map(claim -> claim.statuses().size()).toList(),
          read ->
              read.claimAcknowledgements().getFirst().claims().stream()
                  .map(claim -> claim.statuses().size()));
    }
    rewriteQuestionsAndAnswers(file);
  }

  private static void rewriteQuestionsAndAnswers(X12File file) throws IOException {
    for (StatusInquiry each : file.statusInquiries()) {
      again(
          () -> StatusWriter.writeInquiries(each.envelope(), List.of(each), false),
          each.claims().map(claim -> claim.lines().size()).toList(),
          read -> read.statusInquiries().getFirst().claims().map(claim -> claim.lines().size()));
    }
    for (StatusResponse each : file.statusResponses()) {
      again(
          () -> StatusWriter.writeResponses(each.envelope(), List.of(each), false),
          each.claims().map(claim -> claim.statuses().size()).toList(),
          read -> read.statusResponses().getFirst().claims().map(claim -> claim.statuses().size()));
    }
    for (EligibilityInquiry each : file.eligibilityInquiries()) {
      again(
          () -> EligibilityWriter.writeInquiries(each.envelope(), List.of(each), false),
          each.members().map(member -> member.details().size()).toList(),
          read ->
              read.eligibilityInquiries()
                  .getFirst()
                  .members()
                  .map(member -> member.details().size()));
    }
    for (EligibilityResponse each : file.eligibilityResponses()) {
      again(
          () -> EligibilityWriter.writeResponses(each.envelope(), List.of(each), false),
          each.members().map(member -> member.details().size()).toList(),
          read ->
              read.eligibilityResponses()
                  .getFirst()
                  .members()
                  .map(member -> member.details().size()));
    }
  }

  /** Writing may refuse what it declares to refuse; what it writes says the same. */
  private static <T> void again(
      Supplier<String> writer, List<T> expected, Function<X12File, Stream<T>> found)
      throws IOException {
    String text;
    try {
      text = writer.get();
    } catch (IllegalArgumentException refused) {
      return;
    }
    X12File read =
        X12File.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    List<Problem> broken =
        read.problems().stream().filter(p -> p.severity() == Severity.FATAL).toList();
    require(broken.isEmpty(), "what was written cannot be read: " + broken);
    require(found.apply(read).toList().equals(expected), "what was written says another thing");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
