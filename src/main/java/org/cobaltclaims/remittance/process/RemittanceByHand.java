package org.cobaltclaims.remittance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.CheckEntry;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.remittance.DuplicateKeys;
import org.cobaltclaims.remittance.EobEntry;
import org.cobaltclaims.remittance.EobRefused;
import org.cobaltclaims.remittance.HandEntries;
import org.cobaltclaims.remittance.RemittanceHeader.ProviderAdjustment;
import org.cobaltclaims.remittance.RemittanceIntake;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredRemittance;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Paper EOBs: what a person types in is stored and posted as an ERA is, in one transaction; the
 * processes hear of it in the same way.
 */
@Service
public class RemittanceByHand {

  /** The rule by which the allowed amount is charge less contractual write-offs. */
  private static final String ALLOWED = "3.1";

  private final CheckReading reading;
  private final RemittanceIntake intake;
  private final Remittances remittances;
  private final RemittancePosting posting;
  private final HandEntries entries;
  private final Deposits deposits;
  private final Clock clock;

  RemittanceByHand(
      CheckReading reading,
      RemittanceIntake intake,
      Remittances remittances,
      RemittancePosting posting,
      HandEntries entries,
      Deposits deposits,
      Clock clock) {
    this.reading = reading;
    this.intake = intake;
    this.remittances = remittances;
    this.posting = posting;
    this.entries = entries;
    this.deposits = deposits;
    this.clock = clock;
  }

  /**
   * Takes a check with its EOBs and posts them. Typed in again under the same key it is the same
   * one.
   *
   * @return the remittance's id
   * @throws EobRefused if something is missing or does not add up; nothing is kept
   * @throws DecisionRefused if the check was received before
   */
  @Transactional
  public String enter(CheckEntry check, String by) {
    return enter(UUID.randomUUID().toString(), check, by);
  }

  private String enter(String id, CheckEntry check, String by) {
    CheckReading.Head head = reading.head(check);
    String hash = HandEntries.hash(check);
    String key = key(check, head, hash);
    Optional<HandEntries.Taken> before = entries.taken(key);
    if (before.isPresent() && before.get().contentHash().equals(hash)) {
      return before.get().remittanceId();
    }
    refuseKnown(head);
    refuseOther(before);
    List<ClaimPayment> typed = reading.payments(check.claims(), head.date());
    List<ProviderAdjustment> provider = reading.provider(check.providerAdjustments());
    CheckReading.requireWithin(head.amount(), typed, provider);
    String unique =
        head.number().isEmpty()
            ? null
            : DuplicateKeys.check(
                head.payer(), CheckEntry.numberKey(head.number()), head.amount(), head.date());
    RemittanceIntake.Begun begun = intake.enter(id, head.header(), unique, by);
    intake.addByHand(begun, 0, typed, by);
    intake.end(begun, null, provider);
    entries.take(key, id, hash, by);
    posting.post(id);
    return id;
  }

  /** More EOBs of a check that was typed in: they are posted against what is left of it. */
  @Transactional
  public void add(
      String remittanceId,
      @Nullable String clientKey,
      List<EobEntry> more,
      List<CheckEntry.Provider> moreProvider,
      String by) {
    StoredRemittance remittance = remittance(remittanceId);
    if (!remittance.byHand()) {
      throw DecisionRefused.state(
          "remittance %s came as an 835: nothing is added to it by hand".formatted(remittanceId));
    }
    String hash = HandEntries.hash(List.of(more, moreProvider));
    String key = "ADD-" + remittanceId + "-" + (clientKey == null ? hash : clientKey);
    Optional<HandEntries.Taken> before = entries.taken(cutKey(key));
    refuseOther(before.filter(taken -> !taken.contentHash().equals(hash)));
    if (before.isPresent()) {
      return;
    }
    LocalDate date = Objects.requireNonNullElse(remittance.paymentDate(), LocalDate.now(clock));
    List<ClaimPayment> typed = reading.payments(more, date);
    List<ProviderAdjustment> provider = reading.provider(moreProvider);
    CheckReading.requireWithin(
        deposits.ofRemittance(remittanceId).map(Deposit::remainder).orElse(Money.ZERO),
        typed,
        provider);
    intake.addByHand(
        new RemittanceIntake.Begun(remittanceId, remittance.state()),
        intake.stored(remittanceId),
        typed,
        by);
    intake.addAdjustments(remittanceId, provider);
    entries.take(cutKey(key), remittanceId, hash, by);
    posting.post(remittanceId);
  }

  /** Keeps a check that is not complete; returns the draft's id. */
  @Transactional
  public String keep(@Nullable String draftId, CheckEntry check, String by) {
    String id = draftId == null ? UUID.randomUUID().toString() : draftId;
    if (draftId != null && entries.draft(id).isEmpty()) {
      throw DecisionRefused.missing("there is no draft " + id);
    }
    entries.keep(id, check, by);
    return id;
  }

  /** Posts a draft; returns the remittance's id, which is the draft's. */
  @Transactional
  public String postDraft(String draftId, String by) {
    if (remittances.exists(draftId)) {
      return draftId;
    }
    HandEntries.Draft draft =
        entries
            .draft(draftId)
            .orElseThrow(() -> DecisionRefused.missing("there is no draft " + draftId));
    String id = enter(draftId, draft.check(), by);
    entries.remove(draftId);
    return id;
  }

  /**
   * What keeps a draft from being posted, each thing at its place.
   *
   * @param claim our claim; empty for the check itself
   * @param line 0 for the claim as a whole, or the check
   * @param field as the entry's JSON calls it; empty for a sum that does not add up
   * @param difference found less expected in cents, where a sum does not add up; 0 otherwise
   */
  public record Fault(String claim, int line, String field, long difference, String message) {}

  /** What keeps a draft from being posted; empty if nothing does. */
  public List<Fault> faults(CheckEntry check) {
    List<Fault> faults = new ArrayList<>();
    LocalDate date = check.date() == null ? LocalDate.now(clock) : check.date();
    try {
      refuseKnown(reading.head(check));
    } catch (EobRefused refused) {
      faults.addAll(faults(refused, ""));
    } catch (DecisionRefused refused) {
      faults.add(new Fault("", 0, "number", 0, refused.reason()));
    }
    List<ClaimPayment> read = new ArrayList<>();
    for (EobEntry entry : check.claims()) {
      try {
        read.add(reading.payment(entry, date));
      } catch (EobRefused refused) {
        faults.addAll(faults(refused, entry.claim() == null ? "" : entry.claim()));
      }
    }
    try {
      Money amount = Money.ofCents(Objects.requireNonNullElse(check.amount(), 0L));
      CheckReading.requireWithin(amount, read, reading.provider(check.providerAdjustments()));
    } catch (EobRefused refused) {
      faults.addAll(faults(refused, ""));
    }
    return faults;
  }

  /** The same in words, the first one of each claim. */
  public static List<String> problems(List<Fault> faults) {
    Map<String, String> first = new LinkedHashMap<>();
    for (Fault fault : faults) {
      boolean named = fault.claim().isEmpty() || fault.message().startsWith(fault.claim());
      first.putIfAbsent(
          fault.claim() + " " + fault.field(),
          named ? fault.message() : fault.claim() + ": " + fault.message());
    }
    return List.copyOf(first.values());
  }

  private static List<Fault> faults(EobRefused refused, String claim) {
    EobRefused.Place place = refused.place();
    return refused.faults().isEmpty()
        ? List.of(
            new Fault(
                place.claim().isEmpty() ? claim : place.claim(),
                place.line(),
                place.field(),
                0,
                refused.reason()))
        : refused.faults().stream()
            .map(
                fault ->
                    new Fault(
                        fault.claim(),
                        fault.imbalance().line(),
                        fault.imbalance().rule().equals(ALLOWED) ? "allowed" : "",
                        fault.imbalance().difference().cents(),
                        fault.imbalance().message()))
            .toList();
  }

  /** What is left of a check that is being typed in; what cannot be read yet counts for nothing. */
  public Money left(CheckEntry check) {
    Money left = Money.ofCents(Objects.requireNonNullElse(check.amount(), 0L));
    LocalDate date = check.date() == null ? LocalDate.now(clock) : check.date();
    for (EobEntry entry : check.claims()) {
      try {
        left = left.minus(reading.payment(entry, date).paid());
      } catch (EobRefused refused) {
        // The draft says why.
      }
    }
    for (CheckEntry.Provider provider : check.providerAdjustments()) {
      left = left.plus(Money.ofCents(Objects.requireNonNullElse(provider.amount(), 0L)));
    }
    return left;
  }

  /** The check as an ERA has brought it already, or as somebody typed it in (DOMAIN 3.8). */
  private void refuseKnown(CheckReading.Head head) {
    deposits.announced(head.payer(), head.number()).stream()
        .findFirst()
        .ifPresent(
            known -> {
              throw DecisionRefused.state(
                  "%s of payer %s over %s was received on %s as remittance %s (%s): correct its payments, or add to it"
                      .formatted(
                          known.trace(),
                          head.payer(),
                          known.amount(),
                          known.receivedOn(),
                          known.remittanceId(),
                          known.remainder().isZero()
                              ? "all of it is posted"
                              : known.remainder() + " are left"));
            });
  }

  private static String key(CheckEntry check, CheckReading.Head head, String hash) {
    if (check.key() != null && !check.key().isBlank()) {
      return cutKey("KEY-" + check.key().strip());
    }
    return cutKey(
        head.number().isEmpty()
            ? "HASH-" + hash
            : "CHECK-" + head.payer() + "-" + CheckEntry.numberKey(head.number()));
  }

  private static void refuseOther(Optional<HandEntries.Taken> before) {
    before.ifPresent(
        taken -> {
          throw DecisionRefused.state(
              "something else was entered under this key, as remittance " + taken.remittanceId());
        });
  }

  private StoredRemittance remittance(String id) {
    if (!remittances.exists(id)) {
      throw DecisionRefused.missing("there is no remittance " + id);
    }
    return remittances.remittance(id);
  }

  /** A key that fits. */
  static String cutKey(String key) {
    return key.length() > 100 ? "HASH-" + HandEntries.hash(key) : key;
  }
}
