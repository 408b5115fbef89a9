package org.cobaltclaims.remittance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.CheckEntry;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.DuplicateKeys;
import org.cobaltclaims.remittance.EobEntry;
import org.cobaltclaims.remittance.EobMapping;
import org.cobaltclaims.remittance.EobRefused;
import org.cobaltclaims.remittance.HandEntries;
import org.cobaltclaims.remittance.ReasonCodes;
import org.cobaltclaims.remittance.RemittanceHeader;
import org.cobaltclaims.remittance.RemittanceHeader.ProviderAdjustment;
import org.cobaltclaims.remittance.RemittanceIntake;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.Reversals;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.remittance.StoredRemittance;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Paper EOBs: what a person types in is stored and posted as an ERA is, in one transaction; the
 * processes hear of it in the same way. A posted payment is never edited: it is taken back and
 * posted anew.
 */
@Service
public class RemittanceByHand {

  private static final Set<String> METHODS = Set.of("CHK", "ACH", "FWT", "BOP", "NON");
  private static final String NO_PAYMENT = "NON";

  private final RemittanceIntake intake;
  private final Remittances remittances;
  private final RemittancePosting posting;
  private final PaymentPosting payments;
  private final HandEntries entries;
  private final Deposits deposits;
  private final PayerClaims claims;
  private final ClaimFamilies families;
  private final Payers payers;
  private final Timeline timeline;
  private final Clock clock;
  private final ReasonCodes codes = ReasonCodes.standard();

  RemittanceByHand(
      RemittanceIntake intake,
      Remittances remittances,
      RemittancePosting posting,
      PaymentPosting payments,
      HandEntries entries,
      Deposits deposits,
      PayerClaims claims,
      ClaimFamilies families,
      Payers payers,
      Timeline timeline,
      Clock clock) {
    this.intake = intake;
    this.remittances = remittances;
    this.posting = posting;
    this.payments = payments;
    this.entries = entries;
    this.deposits = deposits;
    this.claims = claims;
    this.families = families;
    this.payers = payers;
    this.timeline = timeline;
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
    Head head = head(check);
    String hash = HandEntries.hash(check);
    String key = key(check, head, hash);
    Optional<HandEntries.Taken> before = entries.taken(key);
    if (before.isPresent() && before.get().contentHash().equals(hash)) {
      return before.get().remittanceId();
    }
    refuseKnown(head);
    refuseOther(before);
    List<ClaimPayment> typed = payments(check.claims(), head.date());
    List<ProviderAdjustment> provider = provider(check.providerAdjustments());
    requireWithin(head.amount(), typed, provider);
    RemittanceHeader header =
        new RemittanceHeader(
            cut(payers.profile(head.payer()).name()),
            List.of(head.payer()),
            "",
            head.number(),
            head.method(),
            head.amount(),
            head.date(),
            "",
            List.of());
    String unique =
        head.number().isEmpty()
            ? null
            : DuplicateKeys.check(
                head.payer(), CheckEntry.numberKey(head.number()), head.amount(), head.date());
    RemittanceIntake.Begun begun = intake.enter(id, header, unique, by);
    intake.add(begun, 0, typed);
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
    List<ClaimPayment> typed = payments(more, date);
    List<ProviderAdjustment> provider = provider(moreProvider);
    requireWithin(
        deposits.ofRemittance(remittanceId).map(Deposit::remainder).orElse(Money.ZERO),
        typed,
        provider);
    intake.add(
        new RemittanceIntake.Begun(remittanceId, remittance.state()),
        intake.stored(remittanceId),
        typed);
    intake.addAdjustments(remittanceId, provider);
    entries.take(cutKey(key), remittanceId, hash, by);
    posting.post(remittanceId);
  }

  /**
   * Corrects a posted payment: an entry that takes it back and the decision as it should have been.
   * What follows from a payer's own correction follows from it: unsent later claims are built anew,
   * sent ones are compared.
   *
   * @param why no PHI
   * @return the id of the payment that stands now
   */
  @Transactional
  public String correct(
      String paymentId, EobEntry entry, @Nullable String clientKey, String why, String by) {
    StoredPayment stored =
        remittances
            .payment(paymentId)
            .orElseThrow(() -> DecisionRefused.missing("there is no payment " + paymentId));
    String remittanceId = remittanceOf(stored);
    String key = clientKey == null ? null : cutKey("FIX-" + paymentId + "-" + clientKey);
    if (key != null && entries.taken(key).isPresent()) {
      return entries.taken(key).map(HandEntries.Taken::remittanceId).orElseThrow();
    }
    if (stored.disposition() != Disposition.POSTED || stored.payerClaimId() == null) {
      throw DecisionRefused.state(
          "payment %s is %s: only what is posted and stands can be corrected"
              .formatted(paymentId, stored.disposition()));
    }
    ClaimPayment wrong = stored.payment();
    PayerClaim claim = claims.findById(stored.payerClaimId()).orElseThrow();
    if (remittances.posted(claim.id()).size() != 1) {
      throw DecisionRefused.state("the payer decided in several parts: correct none of them alone");
    }
    ClaimPayment right =
        payment(entry.orControlNumber(wrong.payerClaimControlNumber()), claim, wrong.adjudicated());
    StoredRemittance remittance = remittance(remittanceId);
    if (!remittance.byHand() && !right.paid().equals(wrong.paid())) {
      throw DecisionRefused.state(
          "the remittance says that %s were paid, and the bank received it so: that stays"
              .formatted(wrong.paid()));
    }
    int ordinal = intake.stored(remittanceId);
    intake.add(
        new RemittanceIntake.Begun(remittanceId, remittance.state()),
        ordinal,
        List.of(Reversals.of(wrong, LocalDate.now(clock)), right));
    String back = "%s-%d".formatted(remittanceId, ordinal + 1);
    String anew = "%s-%d".formatted(remittanceId, ordinal + 2);
    timeline.append(
        claim.familyId(), claim.id(), "3.5", "Payment corrected by %s: %s".formatted(by, why));
    payments.correct(remittanceId, List.of(back, anew));
    requireDone(back, Disposition.REVERSAL);
    requireDone(anew, Disposition.POSTED);
    posting.finish(remittanceId);
    if (deposits.ofRemittance(remittanceId).map(d -> d.remainder().isNegative()).orElse(false)) {
      throw DecisionRefused.state("more would be posted than the check is worth");
    }
    if (key != null) {
      entries.take(key, anew, HandEntries.hash(entry), by);
    }
    return anew;
  }

  /**
   * On a later payer's screen: what the payer before decided. Where its payment is posted that is
   * corrected, where none is, the check is entered.
   *
   * @param claimId the later payer's claim, whether it exists yet or not
   * @param check the check, without claims; what it does not say is not needed for a correction
   * @param why no PHI; needed for a correction
   * @return the id of the payment that stands now
   */
  @Transactional
  public String enterPrior(
      String claimId, CheckEntry check, EobEntry entry, String why, String by) {
    PayerClaim prior =
        Optional.of(claimId)
            .filter(id -> id.matches("[0-9A-Z]{10}[2-9]"))
            .map(id -> PayerClaim.idOf(id.substring(0, 10), id.charAt(10) - '0' - 1))
            .flatMap(claims::findById)
            .orElseThrow(
                () -> DecisionRefused.missing("claim %s has no payer before".formatted(claimId)));
    Optional<ClaimPayment> posted = remittances.posted(prior.id()).stream().findFirst();
    if (posted.isPresent()) {
      if (why.isBlank()) {
        throw DecisionRefused.invalid("a reason is needed: a posted payment is corrected");
      }
      return correct(posted.get().id(), entry.of(prior.id()), check.key(), why, by);
    }
    String id =
        enter(
            new CheckEntry(
                check.key(),
                prior.payerId(),
                check.number(),
                check.date(),
                check.amount(),
                check.method(),
                List.of(entry.of(prior.id())),
                List.of()),
            by);
    return id + "-1";
  }

  private void requireDone(String paymentId, Disposition wanted) {
    StoredPayment now = remittances.payment(paymentId).orElseThrow();
    if (now.disposition() != wanted) {
      throw DecisionRefused.state("it cannot be posted so: " + now.reason());
    }
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

  /** What keeps a draft from being posted, in words; empty if nothing does. */
  public List<String> problems(CheckEntry check) {
    List<String> problems = new ArrayList<>();
    LocalDate date = check.date() == null ? LocalDate.now(clock) : check.date();
    try {
      refuseKnown(head(check));
    } catch (EobRefused refused) {
      problems.add(refused.reason());
    } catch (DecisionRefused refused) {
      problems.add(refused.reason());
    }
    for (EobEntry entry : check.claims()) {
      try {
        payment(entry, date);
      } catch (EobRefused refused) {
        problems.add(refused.reason());
      }
    }
    return problems;
  }

  /** What is left of a check that is being typed in; what cannot be read yet counts for nothing. */
  public Money left(CheckEntry check) {
    Money left = Money.ofCents(Objects.requireNonNullElse(check.amount(), 0L));
    LocalDate date = check.date() == null ? LocalDate.now(clock) : check.date();
    for (EobEntry entry : check.claims()) {
      try {
        left = left.minus(payment(entry, date).paid());
      } catch (EobRefused refused) {
        // The draft says why.
      }
    }
    for (CheckEntry.Provider provider : check.providerAdjustments()) {
      left = left.plus(Money.ofCents(Objects.requireNonNullElse(provider.amount(), 0L)));
    }
    return left;
  }

  private record Head(String payer, String number, LocalDate date, Money amount, String method) {}

  private Head head(CheckEntry check) {
    String named = check.payer() == null ? "" : check.payer().strip();
    String payer =
        payers
            .payerByAlias(named)
            .orElseThrow(
                () -> new EobRefused("payer is missing, or no payer is known by that id or name"));
    LocalDate date = check.date();
    if (date == null || date.isAfter(LocalDate.now(clock))) {
      throw new EobRefused("date is the check's, not after today");
    }
    Long cents = check.amount();
    if (cents == null || cents < 0) {
      throw new EobRefused("amount is the check's in cents, 0 where nothing was paid");
    }
    String method =
        cents == 0 ? NO_PAYMENT : Objects.requireNonNullElse(check.method(), "CHK").strip();
    if (!METHODS.contains(method) || cents > 0 && method.equals(NO_PAYMENT)) {
      throw new EobRefused("method is CHK, ACH, FWT or BOP; NON where nothing was paid");
    }
    String number = check.number() == null ? "" : check.number().strip();
    if (number.length() > 50 || cents > 0 && CheckEntry.numberKey(number).isEmpty()) {
      throw new EobRefused("number is the check number or EFT trace, at most 50 characters");
    }
    return new Head(payer, number, date, Money.ofCents(cents), method);
  }

  /** The check as an ERA has brought it already, or as somebody typed it in (DOMAIN 3.8). */
  private void refuseKnown(Head head) {
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

  private static String key(CheckEntry check, Head head, String hash) {
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

  private static void requireWithin(
      Money left, List<ClaimPayment> payments, List<ProviderAdjustment> provider) {
    Money found =
        payments.stream()
            .map(ClaimPayment::paid)
            .collect(Money.sum())
            .minus(provider.stream().map(ProviderAdjustment::amount).collect(Money.sum()));
    if (found.compareTo(left) > 0) {
      throw new EobRefused(
          List.of(
              new EobRefused.Fault(
                  "",
                  Imbalance.of(
                      "3.4-T",
                      0,
                      left,
                      found,
                      "the claims were paid %s less the provider adjustments, and %s of the check are left"
                          .formatted(found, left)))));
    }
  }

  private List<ClaimPayment> payments(List<EobEntry> typed, LocalDate date) {
    List<EobRefused.Fault> faults = new ArrayList<>();
    List<ClaimPayment> all = new ArrayList<>();
    for (EobEntry entry : typed) {
      try {
        all.add(payment(entry, date));
      } catch (EobRefused refused) {
        if (refused.faults().isEmpty()) {
          throw refused;
        }
        faults.addAll(refused.faults());
      }
    }
    if (!faults.isEmpty()) {
      throw new EobRefused(faults);
    }
    return all;
  }

  private ClaimPayment payment(EobEntry entry, LocalDate date) {
    return payment(entry, claim(entry.claim()), date);
  }

  private ClaimPayment payment(EobEntry entry, PayerClaim claim, LocalDate date) {
    LocalDate decided = entry.decided();
    if (decided != null && decided.isAfter(LocalDate.now(clock))) {
      throw new EobRefused(claim.id() + ": decided is not after today");
    }
    ClaimContent content =
        families.findById(claim.familyId()).map(ClaimFamily::content).orElseThrow();
    return EobMapping.payment(
        entry,
        claim.id(),
        claim.level(),
        claim.hasVersion() ? claim.currentVersion().pcn() : claim.id() + "A",
        content,
        date,
        codes);
  }

  private PayerClaim claim(@Nullable String named) {
    String id = named == null ? "" : named.strip().toUpperCase(Locale.ROOT);
    return claims
        .findById(id)
        .or(() -> claims.findByPcn(id))
        .orElseThrow(
            () ->
                new EobRefused("claim is a claim of ours, such as K7Q2M9X4T02; there is none so"));
  }

  private List<ProviderAdjustment> provider(List<CheckEntry.Provider> typed) {
    List<ProviderAdjustment> all = new ArrayList<>();
    for (CheckEntry.Provider one : typed) {
      String code = one.code();
      Long amount = one.amount();
      String reference = one.reference() == null ? "" : one.reference().strip();
      if (code == null
          || !code.matches("[A-Z0-9]{2}")
          || amount == null
          || amount == 0
          || reference.length() > 50) {
        throw new EobRefused(
            "a provider adjustment has code, reference and amount, such as WO, the payer's claim"
                + " number and 1500: positive is taken from us");
      }
      all.add(new ProviderAdjustment(code, reference, Money.ofCents(amount), 0));
    }
    return all;
  }

  private StoredRemittance remittance(String id) {
    if (!remittances.exists(id)) {
      throw DecisionRefused.missing("there is no remittance " + id);
    }
    return remittances.remittance(id);
  }

  /** One that was mended stands for the remittance of what it mended. */
  private String remittanceOf(StoredPayment stored) {
    String id = stored.remittanceId();
    if (id != null) {
      return id;
    }
    String payment = stored.payment().id();
    if (payment.length() > 36 && remittances.exists(payment.substring(0, 36))) {
      return payment.substring(0, 36);
    }
    throw DecisionRefused.state(
        "payment %s came in with the claim, no remittance of ours: it can be mended only"
            .formatted(payment));
  }

  private static String cut(String name) {
    return name.length() > 80 ? name.substring(0, 80) : name;
  }

  private static String cutKey(String key) {
    return key.length() > 100 ? "HASH-" + HandEntries.hash(key) : key;
  }
}
