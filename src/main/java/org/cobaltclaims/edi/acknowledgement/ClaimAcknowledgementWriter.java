package org.cobaltclaims.edi.acknowledgement;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.SegmentWriter;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Claim;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Heading;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Status;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Subject;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Writes 277CA (DOMAIN 4.3), as the simulated clearinghouse and payers need it: the counts and
 * amounts of receiver and provider are summed up here from the claims, so {@link
 * ClaimAcknowledgement#providerStatuses()} is not looked at.
 */
public final class ClaimAcknowledgementWriter {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");
  private static final String REJECTED = "U";

  private final SegmentWriter out;
  private int level;

  private ClaimAcknowledgementWriter(SegmentWriter out) {
    this.out = out;
  }

  /**
   * One interchange with one group.
   *
   * @throws IllegalArgumentException if a claim has no status, or a status is a line's, which is
   *     not written
   */
  public static String write(
      Envelope envelope, List<ClaimAcknowledgement> acknowledgements, boolean lineBreaks) {
    SegmentWriter out = new SegmentWriter(envelope, lineBreaks);
    for (ClaimAcknowledgement acknowledgement : acknowledgements) {
      out.begin("277", acknowledgement.controlNumber(), envelope.version());
      new ClaimAcknowledgementWriter(out).transaction(acknowledgement);
      out.end();
    }
    return out.close();
  }

  private void transaction(ClaimAcknowledgement acknowledgement) {
    Heading heading = acknowledgement.heading();
    out.write(
        Segment.of(
            "BHT",
            "0085",
            "08",
            text(heading.reference()),
            heading.created().format(DATE),
            heading.created().format(TIME),
            "TH"));
    int source = level("20", 0, true);
    out.write(
        Segment.of(
            "NM1",
            acknowledgement.sourceEntity(),
            "2",
            Sanitizer.text(acknowledgement.sourceName(), Sanitizer.LAST_NAME),
            "",
            "",
            "",
            "",
            heading.sourceIdQualifier(),
            text(acknowledgement.sourceId())));
    out.write(Segment.of("TRN", "1", text(heading.sourceTrace())));
    date("050", heading.received(), null);
    date("009", heading.processed(), null);
    receiver(acknowledgement, source);
  }

  private void receiver(ClaimAcknowledgement acknowledgement, int source) {
    Heading heading = acknowledgement.heading();
    int receiver = level("21", source, true);
    out.write(
        Segment.of(
            "NM1",
            "41",
            "2",
            Sanitizer.text(heading.receiverName(), Sanitizer.LAST_NAME),
            "",
            "",
            "",
            "",
            "46",
            text(heading.receiverId())));
    out.write(Segment.of("TRN", "2", text(acknowledgement.batchReference())));
    acknowledgement.batchStatuses().forEach(this::status);
    totals(acknowledgement.claims(), "90", "AA");
    byProvider(acknowledgement.claims()).values().forEach(claims -> provider(claims, receiver));
  }

  private static Map<List<String>, List<Claim>> byProvider(List<Claim> claims) {
    Map<List<String>, List<Claim>> providers = new LinkedHashMap<>();
    for (Claim claim : claims) {
      Subject subject = claim.subject();
      providers
          .computeIfAbsent(
              List.of(subject.providerId(), subject.providerName(), subject.providerFirst()),
              key -> new ArrayList<>())
          .add(claim);
    }
    return providers;
  }

  private void provider(List<Claim> claims, int receiver) {
    Subject subject = claims.getFirst().subject();
    int provider = level("19", receiver, true);
    out.write(
        Segment.of(
            "NM1",
            "85",
            subject.providerIsPerson() ? "1" : "2",
            Sanitizer.text(subject.providerName(), Sanitizer.LAST_NAME),
            Sanitizer.text(subject.providerFirst(), Sanitizer.FIRST_NAME),
            "",
            "",
            "",
            "XX",
            Sanitizer.identifier(subject.providerId(), Sanitizer.NAME_ID)));
    out.write(Segment.of("TRN", "1", "0"));
    status(new Status("A1", "19", "PR", null, "WQ", charge(claims), ""));
    totals(claims, "QA", "QC");
    claims.forEach(claim -> claim(claim, provider));
  }

  private void claim(Claim claim, int provider) {
    if (claim.statuses().isEmpty()) {
      throw new IllegalArgumentException("a claim acknowledgement needs a status per claim");
    }
    Subject subject = claim.subject();
    level("PT", provider, false);
    out.write(
        Segment.of(
            "NM1",
            "QC",
            "1",
            Sanitizer.text(subject.patientLast(), Sanitizer.LAST_NAME),
            Sanitizer.text(subject.patientFirst(), Sanitizer.FIRST_NAME),
            "",
            "",
            "",
            subject.memberId().isEmpty() ? "" : "MI",
            Sanitizer.identifier(subject.memberId(), Sanitizer.NAME_ID)));
    out.write(Segment.of("TRN", "2", Sanitizer.text(claim.claimNumber(), Sanitizer.CLAIM_NUMBER)));
    claim.statuses().forEach(this::status);
    if (!claim.payerClaimControlNumber().isEmpty()) {
      out.write(Segment.of("REF", "1K", text(claim.payerClaimControlNumber())));
    }
    if (!claim.clearinghouseTrace().isEmpty()) {
      out.write(Segment.of("REF", "D9", text(claim.clearinghouseTrace())));
    }
    date("472", subject.serviceFrom(), subject.serviceTo());
  }

  private void status(Status status) {
    if (!status.lineControlNumber().isEmpty()) {
      throw new IllegalArgumentException("statuses of lines are not written");
    }
    out.write(
        Segment.ofMixed(
            "STC",
            List.of(status.category(), status.status(), status.entity()),
            status.effective() == null ? "" : status.effective().format(DATE),
            status.action(),
            status.charge() == null ? "" : status.charge().toX12()));
  }

  /** QTY and AMT of the accepted and of the rejected claims; a count of none is not sent. */
  private void totals(List<Claim> claims, String acceptedCount, String rejectedCount) {
    List<Claim> rejected = claims.stream().filter(ClaimAcknowledgementWriter::rejected).toList();
    List<Claim> accepted = claims.stream().filter(claim -> !rejected(claim)).toList();
    count(acceptedCount, accepted);
    count(rejectedCount, rejected);
    amount("YU", accepted);
    amount("YY", rejected);
  }

  private void count(String qualifier, List<Claim> claims) {
    if (!claims.isEmpty()) {
      out.write(Segment.of("QTY", qualifier, String.valueOf(claims.size())));
    }
  }

  private void amount(String qualifier, List<Claim> claims) {
    if (!claims.isEmpty()) {
      out.write(Segment.of("AMT", qualifier, charge(claims).toX12()));
    }
  }

  private static boolean rejected(Claim claim) {
    return claim.statuses().stream().anyMatch(s -> s.action().equals(REJECTED));
  }

  private static Money charge(List<Claim> claims) {
    Money total = Money.ZERO;
    for (Claim claim : claims) {
      Money charge = claim.statuses().isEmpty() ? null : claim.statuses().getFirst().charge();
      total = charge == null ? total : total.plus(charge);
    }
    return total;
  }

  private int level(String code, int parent, boolean children) {
    level++;
    out.write(
        Segment.of(
            "HL",
            String.valueOf(level),
            parent == 0 ? "" : String.valueOf(parent),
            code,
            children ? "1" : ""));
    return level;
  }

  private void date(String qualifier, @Nullable LocalDate from, @Nullable LocalDate to) {
    if (from == null) {
      return;
    }
    out.write(
        Segment.of(
            "DTP",
            qualifier,
            to == null || to.equals(from) ? "D8" : "RD8",
            to == null || to.equals(from)
                ? from.format(DATE)
                : from.format(DATE) + "-" + to.format(DATE)));
  }

  private static String text(String text) {
    return Sanitizer.text(text, Sanitizer.REFERENCE);
  }
}
