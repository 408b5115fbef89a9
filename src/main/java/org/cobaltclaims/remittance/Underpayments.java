package org.cobaltclaims.remittance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeSettings;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lines that a primary payer allowed less for than its contract says. What it denied is no
 * underpayment; later payers pay by what the one before left.
 */
@Repository
public class Underpayments {

  private final ContractRates rates;
  private final CurrentSettings settings;
  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final PostingDays days;
  private final ReasonCodes codes = ReasonCodes.standard();

  Underpayments(
      ContractRates rates,
      CurrentSettings settings,
      JdbcClient jdbc,
      JdbcOperations batch,
      PostingDays days) {
    this.rates = rates;
    this.settings = settings;
    this.jdbc = jdbc;
    this.batch = batch;
    this.days = days;
  }

  /**
   * A line that is short.
   *
   * @param line ours; 0 where the payer decided on the claim as a whole
   * @param procedure its code; empty for the claim as a whole
   * @param allowed what the payer allows
   * @param rate what the contract says, but no more than the charge
   */
  public record Short(int line, String procedure, Money charge, Money allowed, Money rate) {
    public Money missing() {
      return rate.minus(allowed);
    }
  }

  /** True if the payer has rates on file. */
  public boolean watches(String payerId) {
    return !rates.of(payerId).rates().isEmpty();
  }

  /**
   * Finds what is short in a primary payer's decision, and keeps it instead of what was found
   * before.
   *
   * @param payment the decision, its lines matched to ours; of a split claim, all of it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Short> find(
      String payerClaimId, String payerId, ClaimContent content, ClaimPayment payment) {
    List<Short> found = new ArrayList<>();
    if (payment.lines().isEmpty()) {
      whole(payerId, content, payment).ifPresent(found::add);
    } else {
      for (ServiceLine line : content.lines()) {
        line(payerId, content, line, payment).ifPresent(found::add);
      }
    }
    found.removeIf(one -> !isShort(one));
    jdbc.sql("DELETE FROM underpaid_line WHERE payer_claim_id = ?").param(payerClaimId).update();
    LocalDate today = days.today();
    batch.batchUpdate(
        """
        INSERT INTO underpaid_line (payer_claim_id, line_number, payment_id, procedure_code,
          charge_cents, allowed_cents, rate_cents, short_cents, found_on)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        found.stream()
            .map(
                one ->
                    new Object[] {
                      payerClaimId,
                      one.line(),
                      payment.id(),
                      one.procedure(),
                      one.charge().cents(),
                      one.allowed().cents(),
                      one.rate().cents(),
                      one.missing().cents(),
                      today
                    })
            .toList());
    return found;
  }

  /** What is short on a claim, as it was found last. */
  public List<Short> of(String payerClaimId) {
    return jdbc.sql("SELECT * FROM underpaid_line WHERE payer_claim_id = ? ORDER BY line_number")
        .param(payerClaimId)
        .query(
            (row, n) ->
                new Short(
                    row.getInt("line_number"),
                    row.getString("procedure_code"),
                    Money.ofCents(row.getLong("charge_cents")),
                    Money.ofCents(row.getLong("allowed_cents")),
                    Money.ofCents(row.getLong("rate_cents"))))
        .list();
  }

  /** The claims on which something is short. */
  public List<String> claims() {
    return jdbc.sql("SELECT DISTINCT payer_claim_id FROM underpaid_line ORDER BY payer_claim_id")
        .query(String.class)
        .list();
  }

  private boolean isShort(Short one) {
    PracticeSettings.Posting limits = settings.posting();
    return one.missing().cents() > limits.underpaidCents()
        && one.missing().cents() * 100 > one.rate().cents() * limits.underpaidPercent();
  }

  private Optional<Short> line(
      String payerId, ClaimContent content, ServiceLine ours, ClaimPayment payment) {
    List<PaymentLine> theirs =
        payment.lines().stream().filter(line -> line.lineNumber() == ours.number()).toList();
    List<Adjustment> rows = theirs.stream().flatMap(line -> line.adjustments().stream()).toList();
    List<String> remarks =
        theirs.stream().flatMap(line -> line.remarks().stream()).distinct().toList();
    if (theirs.isEmpty() || isDenied(rows, remarks)) {
      return Optional.empty();
    }
    Money charge = theirs.stream().map(PaymentLine::charge).collect(Money.sum());
    Procedure procedure = ours.procedure();
    return contracted(payerId, content, ours)
        .map(
            rate ->
                new Short(
                    ours.number(),
                    procedure.code(),
                    charge,
                    AllowedAmount.of(charge, rows, remarks, 1, codes),
                    rate.min(charge)));
  }

  /** Only where every line has its rate. */
  private Optional<Short> whole(String payerId, ClaimContent content, ClaimPayment payment) {
    if (isDenied(payment.adjustments(), payment.remarks())) {
      return Optional.empty();
    }
    Money all = Money.ZERO;
    for (ServiceLine line : content.lines()) {
      Optional<Money> rate = contracted(payerId, content, line);
      if (rate.isEmpty()) {
        return Optional.empty();
      }
      all = all.plus(rate.get().min(line.charge()));
    }
    return Optional.of(
        new Short(
            0,
            "",
            payment.charge(),
            AllowedAmount.of(payment.charge(), payment.adjustments(), payment.remarks(), 1, codes),
            all));
  }

  private Optional<Money> contracted(String payerId, ClaimContent content, ServiceLine line) {
    String place =
        line.placeOfService().isEmpty() ? content.placeOfService() : line.placeOfService();
    BigDecimal units = line.units().signum() > 0 ? line.units() : BigDecimal.ONE;
    return rates
        .rate(payerId, line.procedure(), place, line.serviceFrom())
        .map(
            rate ->
                Money.ofCents(
                    BigDecimal.valueOf(rate.cents())
                        .multiply(units)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact()));
  }

  private boolean isDenied(List<Adjustment> rows, List<String> remarks) {
    return rows.stream()
        .filter(row -> !row.amount().isZero())
        .anyMatch(row -> codes.judge(row, remarks, 1).kind() != ReasonCodes.Kind.MONEY);
  }
}
