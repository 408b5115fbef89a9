package org.cobaltclaims.edi.claim;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.SegmentWriter;
import org.cobaltclaims.edi.claim.ProfessionalClaim.BillingProvider;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Demographics;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Dependent;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Subscriber;
import org.jspecify.annotations.Nullable;

/**
 * Writes 837P files. The hierarchy is built anew from the claims (DOMAIN 1.3): one level per
 * billing provider, per subscriber and per dependent patient, in the order of their first claim, so
 * claims of one subscriber come to stand together.
 */
public final class ClaimTransactionWriter {
  /** CLM per 2000B or 2000C (DOMAIN 1.1). */
  private static final int MOST_CLAIMS = 100;

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  private final SegmentWriter out;
  private final PartySegments parties;
  private final ClaimSegments claims;
  private int level;

  /** A subscriber's own claims and those of the dependents. */
  private static final class Family {
    final List<ProfessionalClaim> own = new ArrayList<>();
    final Map<Dependent, List<ProfessionalClaim>> dependents = new LinkedHashMap<>();
  }

  private ClaimTransactionWriter(SegmentWriter out, Sanitizer sanitizer) {
    this.out = out;
    this.parties = new PartySegments(sanitizer);
    this.claims = new ClaimSegments(parties);
  }

  /**
   * One interchange with one group. Control numbers and dates are the caller's; nothing is numbered
   * here but hierarchy levels and segments.
   *
   * @param envelope ISA and GS; the transactions' own envelopes are not looked at
   * @param lineBreaks true for a line break behind every segment
   * @return the file's text, ASCII
   */
  public static String write(
      Envelope envelope,
      List<ClaimTransaction> transactions,
      boolean lineBreaks,
      Sanitizer sanitizer) {
    SegmentWriter out = new SegmentWriter(envelope, lineBreaks);
    for (ClaimTransaction transaction : transactions) {
      new ClaimTransactionWriter(out, sanitizer).transaction(transaction, envelope.version());
    }
    return out.close();
  }

  private void transaction(ClaimTransaction transaction, String version) {
    out.begin("837", transaction.controlNumber(), version);
    out.write(
        Segment.of(
            "BHT",
            "0019",
            transaction.purpose(),
            Sanitizer.text(transaction.batchReference(), Sanitizer.REFERENCE),
            transaction.created().format(DATE),
            transaction.created().format(TIME),
            transaction.claimOrEncounter()));
    out.write(parties.of(transaction.submitter()));
    out.write(parties.of(transaction.receiver()));
    hierarchy(transaction.claims()).forEach(this::billingProvider);
    out.end();
  }

  private static Map<BillingProvider, Map<Subscriber, Family>> hierarchy(
      List<ProfessionalClaim> claims) {
    Map<BillingProvider, Map<Subscriber, Family>> providers = new LinkedHashMap<>();
    for (ProfessionalClaim claim : claims) {
      Family family =
          providers
              .computeIfAbsent(claim.billing(), key -> new LinkedHashMap<>())
              .computeIfAbsent(claim.subscriber(), key -> new Family());
      Dependent dependent = claim.dependent();
      if (dependent == null) {
        family.own.add(claim);
      } else {
        family.dependents.computeIfAbsent(dependent, key -> new ArrayList<>()).add(claim);
      }
    }
    return providers;
  }

  private void billingProvider(BillingProvider billing, Map<Subscriber, Family> subscribers) {
    int provider = ++level;
    out.write(Segment.of("HL", String.valueOf(provider), "", "20", "1"));
    if (!billing.provider().taxonomy().isEmpty()) {
      out.write(Segment.of("PRV", "BI", "PXC", billing.provider().taxonomy()));
    }
    for (Segment carried : billing.provider().carried()) {
      if (carried.is("CUR")) {
        out.write(carried);
      }
    }
    out.write(parties.of(billing.provider()));
    if (billing.payTo() != null) {
      out.write(parties.of(billing.payTo()));
    }
    if (billing.payToPlan() != null) {
      out.write(parties.of(billing.payToPlan()));
    }
    subscribers.forEach((subscriber, family) -> subscriber(provider, subscriber, family));
  }

  private void subscriber(int provider, Subscriber subscriber, Family family) {
    int from = 0;
    do {
      List<ProfessionalClaim> own =
          family.own.subList(from, Math.min(family.own.size(), from + MOST_CLAIMS));
      from += MOST_CLAIMS;
      boolean last = from >= family.own.size();
      boolean dependents = last && !family.dependents.isEmpty();
      int number = ++level;
      out.write(
          Segment.of(
              "HL",
              String.valueOf(number),
              String.valueOf(provider),
              "22",
              dependents ? "1" : "0"));
      subscriberLoops(subscriber);
      own.forEach(claim -> out.write(claims.of(claim)));
      if (dependents) {
        family.dependents.forEach((patient, list) -> patient(number, patient, list));
      }
    } while (from < family.own.size());
  }

  private void subscriberLoops(Subscriber subscriber) {
    out.write(parties.information(subscriber.information()));
    if (subscriber.status() != null) {
      out.write(subscriber.status());
    }
    out.write(parties.of(subscriber.person(), demographics(subscriber.demographics())));
    out.write(parties.of(subscriber.payer()));
  }

  private void patient(int subscriber, Dependent dependent, List<ProfessionalClaim> list) {
    for (int from = 0; from < list.size(); from += MOST_CLAIMS) {
      out.write(Segment.of("HL", String.valueOf(++level), String.valueOf(subscriber), "23", "0"));
      out.write(
          dependent.status() != null
              ? dependent.status()
              : Segment.of("PAT", dependent.relationship()));
      out.write(parties.of(dependent.person(), demographics(dependent.demographics())));
      list.subList(from, Math.min(list.size(), from + MOST_CLAIMS))
          .forEach(claim -> out.write(claims.of(claim)));
    }
  }

  private static List<Segment> demographics(@Nullable Demographics demographics) {
    if (demographics == null) {
      return List.of();
    }
    return List.of(
        Segment.of(
            "DMG",
            demographics.birthDate() == null ? "" : "D8",
            demographics.birthDate() == null ? "" : demographics.birthDate().format(DATE),
            demographics.gender()));
  }
}
