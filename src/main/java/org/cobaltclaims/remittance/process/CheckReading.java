package org.cobaltclaims.remittance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.CheckEntry;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.EobEntry;
import org.cobaltclaims.remittance.EobMapping;
import org.cobaltclaims.remittance.EobRefused;
import org.cobaltclaims.remittance.ReasonCodes;
import org.cobaltclaims.remittance.RemittanceHeader;
import org.cobaltclaims.remittance.RemittanceHeader.ProviderAdjustment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Understands what a person types in of a check: whose it is, which claims it pays, and whether all
 * of it adds up (DOMAIN 3.4).
 */
@Component
class CheckReading {

  private static final Set<String> METHODS = Set.of("CHK", "ACH", "FWT", "BOP", "NON");
  private static final String NO_PAYMENT = "NON";

  private final PayerClaims claims;
  private final ClaimFamilies families;
  private final Payers payers;
  private final Clock clock;
  private final ReasonCodes codes = ReasonCodes.standard();

  CheckReading(PayerClaims claims, ClaimFamilies families, Payers payers, Clock clock) {
    this.claims = claims;
    this.families = families;
    this.payers = payers;
    this.clock = clock;
  }

  /** The check itself. */
  record Head(
      String payer, String payerName, String number, LocalDate date, Money amount, String method) {

    /** As an ERA's header would have it. */
    RemittanceHeader header() {
      return new RemittanceHeader(
          payerName, List.of(payer), "", number, method, amount, date, "", List.of());
    }
  }

  /**
   * Reads the check itself.
   *
   * @throws EobRefused if something is missing or cannot be
   */
  Head head(CheckEntry check) {
    String named = check.payer() == null ? "" : check.payer().strip();
    String payer =
        payers
            .payerByAlias(named)
            .orElseThrow(
                () ->
                    missing("payer", "payer is missing, or no payer is known by that id or name"));
    LocalDate date = check.date();
    if (date == null || date.isAfter(LocalDate.now(clock))) {
      throw missing("date", "date is the check's, not after today");
    }
    Long cents = check.amount();
    if (cents == null || cents < 0) {
      throw missing("amount", "amount is the check's in cents, 0 where nothing was paid");
    }
    String method =
        cents == 0 ? NO_PAYMENT : Objects.requireNonNullElse(check.method(), "CHK").strip();
    if (!METHODS.contains(method) || cents > 0 && method.equals(NO_PAYMENT)) {
      throw missing("method", "method is CHK, ACH, FWT or BOP; NON where nothing was paid");
    }
    String number = check.number() == null ? "" : check.number().strip();
    if (number.length() > 50 || cents > 0 && CheckEntry.numberKey(number).isEmpty()) {
      throw missing("number", "number is the check number or EFT trace, at most 50 characters");
    }
    return new Head(
        payer, cut(payers.profile(payer).name()), number, date, Money.ofCents(cents), method);
  }

  /** Refuses more than is left of a check. */
  static void requireWithin(
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

  /** The payments; refused with every sum of every claim that does not add up. */
  List<ClaimPayment> payments(List<EobEntry> typed, LocalDate date) {
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

  /** One payment. */
  ClaimPayment payment(EobEntry entry, LocalDate date) {
    return payment(entry, claim(entry.claim()), date);
  }

  /** One payment. */
  ClaimPayment payment(EobEntry entry, PayerClaim claim, LocalDate date) {
    LocalDate decided = entry.decided();
    if (decided != null && decided.isAfter(LocalDate.now(clock))) {
      throw new EobRefused(
          claim.id() + ": decided is not after today",
          new EobRefused.Place(claim.id(), 0, "decided"));
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
                new EobRefused(
                    "claim is a claim of ours, such as K7Q2M9X4T02; there is none so",
                    new EobRefused.Place(id, 0, "claim")));
  }

  /** What the payer took or gave beside the claims. */
  List<ProviderAdjustment> provider(List<CheckEntry.Provider> typed) {
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
        throw missing(
            "providerAdjustments",
            "a provider adjustment has code, reference and amount, such as WO, the payer's claim"
                + " number and 1500: positive is taken from us");
      }
      all.add(new ProviderAdjustment(code, reference, Money.ofCents(amount), 0));
    }
    return all;
  }

  private static EobRefused missing(String field, String message) {
    return new EobRefused(message, new EobRefused.Place("", 0, field));
  }

  private static String cut(String name) {
    return name.length() > 80 ? name.substring(0, 80) : name;
  }
}
