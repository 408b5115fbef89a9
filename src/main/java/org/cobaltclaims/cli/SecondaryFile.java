package org.cobaltclaims.cli;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ClaimTransactionWriter;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.transmission.ClaimMapping;

/**
 * The file that bills the next payers: sender, receiver and manner of the file that billed the
 * payers before, under the control numbers that follow its own (DOMAIN 1.1: a number is never used
 * again). Claims of one sender and receiver come in one interchange, those of one submitter in one
 * transaction.
 */
final class SecondaryFile {
  private static final long MOST = 999_999_999;

  /** CLM per transaction (DOMAIN 1.1). */
  private static final int MOST_CLAIMS = 5000;

  private static final int LONGEST_REFERENCE = 30;
  private static final String VERSION = "005010X222A1";
  private static final Pattern TRAILING_NUMBER = Pattern.compile("(.*?)(\\d{1,18})");

  /**
   * A claim for the next payer.
   *
   * @param before the transaction that billed the payer before
   */
  record Placed(ClaimTransaction before, BilledClaim claim) {}

  /** What must be equal for claims to come in one interchange. */
  private record Route(
      String senderQualifier,
      String senderId,
      String receiverQualifier,
      String receiverId,
      boolean test,
      String applicationSender,
      String applicationReceiver) {
    static Route of(Envelope envelope) {
      return new Route(
          envelope.senderQualifier(),
          envelope.senderId(),
          envelope.receiverQualifier(),
          envelope.receiverId(),
          envelope.test(),
          envelope.applicationSender(),
          envelope.applicationReceiver());
    }
  }

  /** What must be equal for claims to come in one transaction. */
  private record Head(Party submitter, Party receiver, String claimOrEncounter) {
    static Head of(ClaimTransaction before) {
      return new Head(before.submitter(), before.receiver(), before.claimOrEncounter());
    }
  }

  private final LocalDateTime now;
  private final boolean lineBreaks;
  private final Set<Long> interchanges = new HashSet<>();
  private final Set<String> references = new HashSet<>();

  private SecondaryFile(LocalDateTime now, boolean lineBreaks) {
    this.now = now.truncatedTo(ChronoUnit.MINUTES);
    this.lineBreaks = lineBreaks;
  }

  /**
   * Writes it.
   *
   * @param claims at least one
   * @param now the time of writing
   * @param lineBreaks whether a line break follows each segment
   */
  static String write(List<Placed> claims, LocalDateTime now, boolean lineBreaks) {
    SecondaryFile file = new SecondaryFile(now, lineBreaks);
    Map<Route, List<Placed>> routes = new LinkedHashMap<>();
    for (Placed each : claims) {
      routes
          .computeIfAbsent(Route.of(each.before().envelope()), route -> new ArrayList<>())
          .add(each);
    }
    StringBuilder text = new StringBuilder();
    routes.values().forEach(route -> text.append(file.interchange(route)));
    return text.toString();
  }

  private String interchange(List<Placed> claims) {
    Envelope envelope = next(claims);
    Map<Head, List<Placed>> heads = new LinkedHashMap<>();
    for (Placed each : claims) {
      heads.computeIfAbsent(Head.of(each.before()), head -> new ArrayList<>()).add(each);
    }
    List<ClaimTransaction> transactions = new ArrayList<>();
    for (List<Placed> ofHead : heads.values()) {
      for (int from = 0; from < ofHead.size(); from += MOST_CLAIMS) {
        List<Placed> part = ofHead.subList(from, Math.min(from + MOST_CLAIMS, ofHead.size()));
        transactions.add(transaction(envelope, transactions.size() + 1, part));
      }
    }
    return ClaimTransactionWriter.write(envelope, transactions, lineBreaks, Sanitizer.STANDARD);
  }

  private ClaimTransaction transaction(Envelope envelope, int ordinal, List<Placed> claims) {
    ClaimTransaction before = claims.get(claims.size() - 1).before();
    String reference = nextReference(before.batchReference());
    while (!references.add(reference)) {
      reference = nextReference(reference);
    }
    return new ClaimTransaction(
        envelope,
        "%04d".formatted(ordinal),
        "00",
        reference,
        envelope.time(),
        before.claimOrEncounter().isEmpty() ? "CH" : before.claimOrEncounter(),
        before.submitter(),
        before.receiver(),
        claims.stream().map(each -> ClaimMapping.professionalClaim(each.claim())).toList());
  }

  /** The numbers behind the highest of the files before. */
  private Envelope next(List<Placed> claims) {
    List<Envelope> all = claims.stream().map(each -> each.before().envelope()).toList();
    Envelope before = all.get(0);
    long interchange =
        next(all.stream().mapToLong(Envelope::interchangeControlNumber).max().orElse(0));
    while (!interchanges.add(interchange)) {
      interchange = next(interchange);
    }
    return new Envelope(
        before.senderQualifier(),
        before.senderId(),
        before.receiverQualifier(),
        before.receiverId(),
        now,
        interchange,
        before.ackRequested(),
        before.test(),
        before.functionalId(),
        before.applicationSender(),
        before.applicationReceiver(),
        next(all.stream().mapToLong(Envelope::groupControlNumber).max().orElse(0)),
        VERSION);
  }

  private static long next(long controlNumber) {
    return controlNumber >= MOST ? 1 : controlNumber + 1;
  }

  /** BHT03 in the same manner: its last number counted on, or a 2 behind it. */
  static String nextReference(String reference) {
    Matcher number = TRAILING_NUMBER.matcher(reference);
    if (!number.matches()) {
      String start = reference.length() < LONGEST_REFERENCE ? reference : reference.substring(1);
      return start + "2";
    }
    String digits = number.group(2);
    String next = String.format("%0" + digits.length() + "d", Long.parseLong(digits) + 1);
    // 999 becomes 000: as long as before, and different.
    return number.group(1) + next.substring(next.length() - digits.length());
  }
}
