package org.cobaltclaims.edi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement;
import org.cobaltclaims.edi.acknowledgement.InterchangeAcknowledgement;
import org.cobaltclaims.edi.claim.ClaimBalance;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.eligibility.EligibilityInquiry;
import org.cobaltclaims.edi.eligibility.EligibilityResponse;
import org.cobaltclaims.edi.remittance.Remittance;
import org.cobaltclaims.edi.remittance.Remittance.ClaimPayment;
import org.cobaltclaims.edi.remittance.Remittance.ProviderAdjustment;
import org.cobaltclaims.edi.remittance.RemittanceBalance;
import org.cobaltclaims.edi.remittance.RemittanceHandler;
import org.cobaltclaims.edi.status.StatusInquiry;
import org.cobaltclaims.edi.status.StatusResponse;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** Adds up what an {@link Inspection} says. */
class Inspector implements X12Handler {
  private static final Set<String> NOT_OF_BALANCE = Set.of("P");

  private final EnumSet<TransactionKind> kinds = EnumSet.noneOf(TransactionKind.class);
  private final Figures figures = new Figures();
  private final Problems problems;
  private final @Nullable Consumer<InspectedClaim> rows;
  private boolean balances = true;
  private int interchanges;
  private int transactions;
  private int interchange;
  private int cobClaims;
  private int accepted;
  private int rejected;
  private int inquiries;
  private int benefits;
  private int eligibilityRejections;
  private final Map<String, Integer> statuses = new TreeMap<>();

  Inspector(Problems problems) {
    this(problems, null);
  }

  /**
   * @param rows takes every claim, payment and answer as it is read; null if nobody does
   */
  Inspector(Problems problems, @Nullable Consumer<InspectedClaim> rows) {
    this.problems = problems;
    this.rows = rows;
  }

  private void row(Supplier<InspectedClaim> row) {
    if (rows != null) {
      rows.accept(row.get());
    }
  }

  @Override
  public void interchange(Interchange read) {
    interchanges++;
    interchange = read.ordinal();
  }

  @Override
  public boolean transaction(Transaction transaction) {
    transactions++;
    kinds.add(transaction.kind());
    return true;
  }

  @Override
  public void segment(Transaction transaction, Segment segment) {
    figures.add(transaction.kind(), segment);
  }

  @Override
  public boolean claim(Transaction transaction, ProfessionalClaim claim) {
    cobClaims += ClaimBalance.hasCobData(claim) ? 1 : 0;
    List<Problem> found = ClaimBalance.check(claim, interchange, transaction.ordinal());
    balance(found);
    row(() -> InspectedClaim.of(transaction.ordinal(), claim, found));
    return true;
  }

  @Override
  public RemittanceHandler remittancePieces(Transaction transaction) {
    return new Balancing(transaction);
  }

  /** Balances a remittance piece by piece, so that one of any length fits. */
  private final class Balancing implements RemittanceHandler {
    private final Transaction transaction;
    private final RemittanceBalance.Sum sum = new RemittanceBalance.Sum();
    private @Nullable Remittance heading;
    private boolean whole = true;

    Balancing(Transaction transaction) {
      this.transaction = transaction;
    }

    @Override
    public void heading(Remittance read) {
      heading = read;
    }

    @Override
    public void payment(ClaimPayment payment) {
      sum.add(payment);
      List<Problem> found =
          RemittanceBalance.checkClaim(payment, interchange, transaction.ordinal());
      balance(found);
      row(() -> InspectedClaim.of(transaction.ordinal(), payment, ofBalance(found)));
    }

    /** With payments left out the transaction cannot balance; that they are is said already. */
    @Override
    public void unreadable(Origin clp) {
      whole = false;
    }

    @Override
    public void providerAdjustment(ProviderAdjustment adjustment) {
      sum.add(adjustment);
    }

    @Override
    public void end() {
      if (whole && heading != null) {
        balance(RemittanceBalance.checkTransaction(heading, sum, interchange));
      }
    }
  }

  private void balance(List<Problem> found) {
    problems.addAll(found);
    balances &= ofBalance(found).isEmpty();
  }

  private static List<Problem> ofBalance(List<Problem> found) {
    return found.stream().filter(p -> !NOT_OF_BALANCE.contains(p.rule())).toList();
  }

  @Override
  public void interchangeAcknowledgement(InterchangeAcknowledgement acknowledgement) {
    kinds.add(TransactionKind.INTERCHANGE_ACKNOWLEDGEMENT_TA1);
    count(!acknowledgement.status().equals("R"));
  }

  @Override
  public void implementationAcknowledgement(ImplementationAcknowledgement acknowledgement) {
    if (acknowledgement.transactions().isEmpty()) {
      count(Set.of("A", "E", "P").contains(acknowledgement.status()));
    }
    for (ImplementationAcknowledgement.Transaction each : acknowledgement.transactions()) {
      count(each.accepted());
      row(() -> InspectedClaim.of(transactions, each));
    }
  }

  @Override
  public void claimAcknowledgement(ClaimAcknowledgement acknowledgement) {
    categories(acknowledgement.batchStatuses().stream().map(ClaimAcknowledgement.Status::category));
    for (ClaimAcknowledgement.Claim claim : acknowledgement.claims()) {
      figures.claim();
      categories(claim.statuses().stream().map(ClaimAcknowledgement.Status::category));
      count(claim.statuses().stream().noneMatch(Inspector::refuses));
      row(() -> InspectedClaim.of(transactions, claim));
    }
  }

  @Override
  public void statusInquiry(StatusInquiry inquiry) {
    inquiry
        .claims()
        .forEach(
            claim -> {
              figures.claim();
              inquiries++;
              row(() -> InspectedClaim.of(transactions, claim));
            });
  }

  @Override
  public void statusResponse(StatusResponse response) {
    response.failures().forEach(this::codes);
    response
        .claims()
        .forEach(
            claim -> {
              figures.claim();
              codes(claim.statuses());
              row(() -> InspectedClaim.of(transactions, claim));
            });
  }

  private void codes(List<StatusInformation> told) {
    categories(
        told.stream()
            .flatMap(status -> status.codes().stream())
            .map(StatusInformation.Code::category));
  }

  @Override
  public void eligibilityInquiry(EligibilityInquiry inquiry) {
    inquiries += inquiry.members().mapToInt(member -> member.details().size()).sum();
  }

  @Override
  public void eligibilityResponse(EligibilityResponse response) {
    benefits += (int) response.benefits().count();
    eligibilityRejections += (int) response.rejections().count();
  }

  /** Whoever is told of, a batch, a provider or a claim, counts once for each category. */
  private void categories(Stream<String> told) {
    told.filter(category -> !category.isEmpty())
        .distinct()
        .forEach(category -> statuses.merge(category, 1, Integer::sum));
  }

  /** DOMAIN 4.3: the category decides; payers are known to send WQ beside a rejection. */
  private static boolean refuses(ClaimAcknowledgement.Status status) {
    return status.action().equals("U")
        || Set.of("A3", "A4", "A6", "A7", "A8").contains(status.category());
  }

  private void count(boolean isAccepted) {
    if (isAccepted) {
      accepted++;
    } else {
      rejected++;
    }
  }

  Inspection inspection() {
    boolean professional = kinds.contains(TransactionKind.CLAIM_837P);
    boolean remittance = kinds.contains(TransactionKind.REMITTANCE_835);
    boolean acknowledgedClaims = kinds.contains(TransactionKind.CLAIM_ACKNOWLEDGEMENT_277CA);
    boolean acknowledged =
        acknowledgedClaims
            || kinds.contains(TransactionKind.ACKNOWLEDGEMENT_999)
            || kinds.contains(TransactionKind.INTERCHANGE_ACKNOWLEDGEMENT_TA1);
    boolean money = professional || remittance;
    boolean asked = kinds.contains(TransactionKind.STATUS_INQUIRY_276);
    boolean told = kinds.contains(TransactionKind.STATUS_RESPONSE_277);
    boolean benefitsTold = kinds.contains(TransactionKind.ELIGIBILITY_271);
    boolean leftOut = problems.counts().containsKey("CLAIM");
    List<Problem> sorted = new ArrayList<>(problems.list());
    sorted.sort(
        Comparator.comparingInt(Problem::interchange)
            .thenComparingInt(p -> p.transaction() == 0 ? Integer.MAX_VALUE : p.transaction())
            .thenComparingInt(Problem::segment));
    return new Inspection(
        name(),
        kinds.stream().map(Inspector::name).toList(),
        interchanges,
        transactions,
        money || acknowledgedClaims || asked || told ? (Integer) figures.claims() : null,
        money ? (Integer) figures.lines() : null,
        money ? (Long) figures.charged().cents() : null,
        cents(remittance, figures.paid()),
        cents(remittance, figures.payment()),
        cents(remittance, figures.adjusted()),
        cents(remittance, figures.providerAdjusted()),
        professional ? (Integer) cobClaims : null,
        acknowledged ? (Integer) accepted : null,
        acknowledged ? (Integer) rejected : null,
        money ? (Boolean) (balances && !leftOut) : null,
        asked || kinds.contains(TransactionKind.ELIGIBILITY_270) ? (Integer) inquiries : null,
        acknowledgedClaims || told ? statuses : null,
        benefitsTold ? (Integer) benefits : null,
        benefitsTold ? (Integer) eligibilityRejections : null,
        sorted,
        problems.counts());
  }

  private static @Nullable Long cents(boolean applies, Money amount) {
    return applies ? (Long) amount.cents() : null;
  }

  private String name() {
    return switch (kinds.size()) {
      case 0 -> interchanges == 0 ? "NONE" : "OTHER";
      case 1 -> name(kinds.iterator().next());
      default -> "MIXED";
    };
  }

  private static String name(TransactionKind kind) {
    return switch (kind) {
      case CLAIM_837P -> "837P";
      case REMITTANCE_835 -> "835";
      case ACKNOWLEDGEMENT_999 -> "999";
      case INTERCHANGE_ACKNOWLEDGEMENT_TA1 -> "TA1";
      case CLAIM_ACKNOWLEDGEMENT_277CA -> "277CA";
      case STATUS_INQUIRY_276 -> "276";
      case STATUS_RESPONSE_277 -> "277";
      case ELIGIBILITY_270 -> "270";
      case ELIGIBILITY_271 -> "271";
      case OTHER_X12 -> "OTHER";
      case NOT_X12 -> "NONE";
    };
  }
}
