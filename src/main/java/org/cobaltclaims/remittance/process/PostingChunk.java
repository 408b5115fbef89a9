package org.cobaltclaims.remittance.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.LedgerEntry;
import org.cobaltclaims.remittance.PaymentRows;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.remittance.StoredRemittance;
import org.jspecify.annotations.Nullable;

/**
 * What some payments of a remittance are about, as it stands in memory: read at once, changed
 * payment by payment, and written at once by {@link PostingChunks}. Its families are locked.
 */
final class PostingChunk {

  /** An open task. */
  record OpenTask(String subject, TaskKind kind) {}

  private final Map<String, ClaimFamily> families;
  private final Map<String, List<PayerClaim>> claims;
  private final Map<String, List<Ledger.Booked>> ledger;
  private final Map<String, List<StoredPayment>> payments;
  private final Map<String, Set<String>> forwarding;
  private final Set<OpenTask> openTasks;

  private final Map<String, PaymentRows.Change> changes = new LinkedHashMap<>();
  private final List<Ledger.Booking> bookings = new ArrayList<>();
  private final Map<String, PayerClaim> changedClaims = new LinkedHashMap<>();
  private final List<Timeline.Step> steps = new ArrayList<>();
  private final Map<OpenTask, TaskNeeded> needed = new LinkedHashMap<>();
  private final Set<OpenTask> settled = new LinkedHashSet<>();
  private final Set<String> news = new LinkedHashSet<>();
  private final Set<String> reopened = new LinkedHashSet<>();
  private final Map<String, PayerProfile> profiles = new HashMap<>();
  private final Map<String, Optional<String>> sendersKnown = new HashMap<>();
  private final Set<String> remittances = new LinkedHashSet<>();

  PostingChunk(
      Map<String, ClaimFamily> families,
      Map<String, List<PayerClaim>> claims,
      Map<String, List<Ledger.Booked>> ledger,
      Map<String, List<StoredPayment>> payments,
      Map<String, Set<String>> forwarding,
      Set<OpenTask> openTasks) {
    this.families = families;
    this.claims = new HashMap<>(claims);
    this.ledger = new HashMap<>(ledger);
    this.payments = new HashMap<>(payments);
    this.forwarding = forwarding;
    this.openTasks = openTasks;
  }

  /** How a payer is billed; asked once for a chunk. */
  PayerProfile profile(String payerId, Payers payers) {
    return profiles.computeIfAbsent(payerId, payers::profile);
  }

  /** Who sent a remittance, as far as we know; asked once for a chunk. */
  Optional<String> sender(StoredRemittance remittance, RemittancePayers senders) {
    return sendersKnown.computeIfAbsent(remittance.id(), id -> senders.of(remittance));
  }

  ClaimContent content(String familyId) {
    return read(familyId).content();
  }

  /** The first day of service. */
  LocalDate served(String familyId) {
    return read(familyId).serviceFrom();
  }

  private ClaimFamily read(String familyId) {
    ClaimFamily family = families.get(familyId);
    if (family == null) {
      throw new IllegalStateException("family " + familyId + " was not read");
    }
    return family;
  }

  Collection<ClaimFamily> families() {
    return families.values();
  }

  Optional<ClaimFamily> family(String id) {
    return Optional.ofNullable(families.get(id));
  }

  /** A family's claims by level. */
  List<PayerClaim> claims(String familyId) {
    return claims.getOrDefault(familyId, List.of());
  }

  Optional<PayerClaim> claim(String familyId, int level) {
    return claims(familyId).stream().filter(claim -> claim.level() == level).findFirst();
  }

  FamilyLedger money(String familyId) {
    return new FamilyLedger(booked(familyId).stream().map(Ledger.Booked::entry).toList());
  }

  /** A family's entries with their postings. */
  List<Ledger.Booked> booked(String familyId) {
    return ledger.getOrDefault(familyId, List.of());
  }

  /** The entries of one posting. */
  List<LedgerEntry> posting(String familyId, String postingId) {
    return booked(familyId).stream()
        .filter(booked -> booked.postingId().equals(postingId))
        .map(Ledger.Booked::entry)
        .toList();
  }

  /** The decisions on a claim that are posted and stand, oldest first. */
  List<ClaimPayment> standing(PayerClaim claim) {
    return with(claim, Disposition.POSTED).stream().map(StoredPayment::payment).toList();
  }

  /** What its payer answered about forwarding the claim: F3F, F3N. */
  Set<String> forwarding(PayerClaim claim) {
    return forwarding.getOrDefault(claim.id(), Set.of());
  }

  /** The payments of a claim that wait for a person, oldest first. */
  List<StoredPayment> held(PayerClaim claim) {
    return with(claim, Disposition.HELD);
  }

  /** The decisions on whatever claim of a family that were set aside, oldest first. */
  List<ClaimPayment> setAside(String familyId) {
    return claims(familyId).stream()
        .flatMap(claim -> with(claim, Disposition.SET_ASIDE).stream())
        .map(StoredPayment::payment)
        .toList();
  }

  private List<StoredPayment> with(PayerClaim claim, Disposition disposition) {
    return payments.getOrDefault(claim.id(), List.of()).stream()
        .filter(stored -> stored.disposition() == disposition)
        .toList();
  }

  /** What became of a payment; the claim's payments are seen so from now on. */
  void dispose(
      StoredPayment stored,
      ClaimPayment payment,
      Disposition disposition,
      @Nullable String reason,
      @Nullable PayerClaim claim,
      @Nullable String duplicateKey,
      @Nullable String reversedBy) {
    String claimId = claim == null ? null : claim.id();
    PaymentRows.Change before = changes.get(payment.id());
    String key = duplicateKey == null && before != null ? before.duplicateKey() : duplicateKey;
    changes.put(
        payment.id(),
        new PaymentRows.Change(payment, disposition, reason, claimId, key, reversedBy));
    if (stored.remittanceId() != null) {
      remittances.add(stored.remittanceId());
    }
    if (claimId != null) {
      List<StoredPayment> ofClaim = new ArrayList<>(payments.getOrDefault(claimId, List.of()));
      ofClaim.removeIf(other -> other.payment().id().equals(payment.id()));
      ofClaim.add(new StoredPayment(payment, stored.remittanceId(), disposition, reason, claimId));
      payments.put(claimId, ofClaim);
    }
  }

  /** The stored form of a decision on the claim. */
  StoredPayment stored(PayerClaim claim, ClaimPayment payment) {
    return payments.getOrDefault(claim.id(), List.of()).stream()
        .filter(stored -> stored.payment().id().equals(payment.id()))
        .findFirst()
        .orElseThrow();
  }

  void book(String postingId, String familyId, List<LedgerEntry> entries) {
    bookings.add(new Ledger.Booking(postingId, familyId, entries));
    List<Ledger.Booked> all = new ArrayList<>(booked(familyId));
    entries.forEach(entry -> all.add(new Ledger.Booked(postingId, entry)));
    ledger.put(familyId, all);
  }

  /** The claim has changed and is to be written; who waits for it has to look again. */
  void changed(PayerClaim claim) {
    changedClaims.put(claim.id(), claim);
    news.add(claim.id());
    if (claims(claim.familyId()).stream().noneMatch(known -> known.id().equals(claim.id()))) {
      List<PayerClaim> ofFamily = new ArrayList<>(claims(claim.familyId()));
      ofFamily.add(claim);
      claims.put(claim.familyId(), ofFamily);
    }
  }

  void say(PayerClaim claim, String rule, String text) {
    steps.add(new Timeline.Step(claim.familyId(), claim.id(), rule, text));
  }

  /** A person is needed. */
  void need(TaskKind kind, String subject, @Nullable String familyId, String reason) {
    OpenTask task = new OpenTask(subject, kind);
    needed.putIfAbsent(task, new TaskNeeded(kind, subject, familyId, reason));
  }

  /** True if a person is asked, from before or by this chunk. */
  boolean isOpen(TaskKind kind, String subject) {
    OpenTask task = new OpenTask(subject, kind);
    return needed.containsKey(task) || openTasks.contains(task) && !settled.contains(task);
  }

  /** Nobody has to do it any more: neither what was asked before nor what this chunk would ask. */
  void settle(TaskKind kind, String subject) {
    OpenTask task = new OpenTask(subject, kind);
    needed.remove(task);
    if (openTasks.contains(task)) {
      settled.add(task);
    }
  }

  /** The family's process has to look at it, also if it had ended. */
  void reopen(String familyId) {
    reopened.add(familyId);
  }

  Collection<PaymentRows.Change> changes() {
    return changes.values();
  }

  /** What became of a payment in this chunk; empty if nothing. */
  Optional<Disposition> disposition(String paymentId) {
    return Optional.ofNullable(changes.get(paymentId)).map(PaymentRows.Change::disposition);
  }

  List<Ledger.Booking> bookings() {
    return bookings;
  }

  Collection<PayerClaim> changedClaims() {
    return changedClaims.values();
  }

  List<Timeline.Step> steps() {
    return steps;
  }

  List<TaskSettled> settled() {
    return settled.stream().map(task -> new TaskSettled(task.kind(), task.subject())).toList();
  }

  Collection<TaskNeeded> needed() {
    return needed.values();
  }

  List<String> news() {
    return List.copyOf(news);
  }

  Set<String> reopened() {
    return reopened;
  }

  /** The remittances whose payments were touched: also others than the one that is posted. */
  Set<String> remittances() {
    return remittances;
  }
}
