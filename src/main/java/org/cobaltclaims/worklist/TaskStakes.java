package org.cobaltclaims.worklist;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.FilingDeadline;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.coordination.Deadlines;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.PayerLedger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what hangs on a task: whose claim, how much money, until when. */
@Component
class TaskStakes {

  /** What hangs on them was denied, and is asked of nobody for the time being. */
  private static final Set<TaskKind> DENIALS =
      EnumSet.of(TaskKind.WORK_DENIAL, TaskKind.APPROVE_WRITE_OFF, TaskKind.FOLLOW_APPEAL);

  private final JdbcClient jdbc;
  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final Payers payers;

  TaskStakes(JdbcClient jdbc, ClaimFamilies families, PayerClaims claims, Payers payers) {
    this.jdbc = jdbc;
    this.families = families;
    this.claims = claims;
    this.payers = payers;
  }

  /**
   * What hangs on it.
   *
   * @param payerId null if there is none or it is not known
   * @param deadline the last day on which the payer takes the claim; null if there is none
   */
  record Stake(@Nullable String payerId, Money money, @Nullable LocalDate deadline) {

    private static final Stake NONE = new Stake(null, Money.ZERO, null);
  }

  Stake of(TaskNeeded need) {
    return switch (need.kind()) {
      case UNREADABLE_FILE -> Stake.NONE;
      case CREDIT_BALANCE -> new Stake(null, ledger(need.subject(), "CREDIT", 0).negated(), null);
      case APPROVE_PATIENT_BALANCE ->
          new Stake(
              null,
              ledger(need.subject(), "PATIENT_OPEN", 0)
                  .plus(ledger(need.subject(), "DENIED_OPEN", 0)),
              null);
      case ERA_OUT_OF_BALANCE ->
          ofRemittance(
              need.subject(), "SELECT SUM(paid_cents) FROM remittance WHERE id = :subject");
      case MATCH_DEPOSIT -> ofDeposit(need.subject());
      case UNDERPAID -> {
        Stake stake = ofClaim(need);
        yield new Stake(
            stake.payerId(),
            cents(
                "SELECT SUM(short_cents) FROM underpaid_line WHERE payer_claim_id = :subject",
                need.subject()),
            stake.deadline());
      }
      case REVIEW_REVERSAL -> claims.existsById(need.subject()) ? ofClaim(need) : ofPayments(need);
      case MATCH_PAYMENT, POSSIBLE_REISSUE -> ofPayments(need);
      case UPLOAD_FILE -> ofBatch(need);
      case FIND_ACKNOWLEDGEMENT -> need.familyId() == null ? ofBatch(need) : ofClaim(need);
      default -> ofClaim(need);
    };
  }

  private Stake ofPayments(TaskNeeded need) {
    if (PayerLedger.isProviderAdjustment(need.subject())) {
      return new Stake(
          jdbc.sql("SELECT payer_id FROM payer_ledger_entry WHERE source_id = :id")
              .param("id", need.subject())
              .query(String.class)
              .optional()
              .orElse(null),
          cents(
              "SELECT ABS(amount_cents) FROM payer_ledger_entry WHERE source_id = :subject",
              need.subject()),
          null);
    }
    if (need.familyId() == null) {
      return ofRemittance(
          need.subject(),
          """
          SELECT SUM(ABS(paid_cents)) FROM claim_payment
          WHERE remittance_id = :subject AND disposition = 'UNMATCHED'
          """);
    }
    return new Stake(
        jdbc.sql(
                """
                SELECT c.payer_id FROM claim_payment p JOIN payer_claim c ON c.id = p.payer_claim_id
                WHERE p.id = :payment
                """)
            .param("payment", need.subject())
            .query(String.class)
            .optional()
            .orElse(null),
        cents("SELECT SUM(ABS(paid_cents)) FROM claim_payment WHERE id = :subject", need.subject()),
        null);
  }

  private Stake ofDeposit(String id) {
    return new Stake(
        jdbc.sql("SELECT COALESCE(payer_id, payer_name) FROM deposit WHERE id = :id")
            .param("id", id)
            .query(String.class)
            .optional()
            .map(payer -> payer.length() > 80 ? payer.substring(0, 80) : payer)
            .orElse(null),
        cents("SELECT SUM(amount_cents) FROM deposit WHERE id = :subject", id),
        null);
  }

  private Stake ofRemittance(String remittanceId, String sum) {
    return new Stake(
        jdbc.sql("SELECT COALESCE(payer_id, payer_name) FROM remittance WHERE id = :id")
            .param("id", remittanceId)
            .query(String.class)
            .optional()
            .orElse(null),
        cents(sum, remittanceId),
        null);
  }

  private Stake ofBatch(TaskNeeded need) {
    return new Stake(
        jdbc.sql("SELECT payer_group FROM batch WHERE id = :id")
            .param("id", need.subject())
            .query(String.class)
            .optional()
            .orElse(null),
        cents(
            """
            SELECT SUM(f.charge_cents)
            FROM batch_claim b
            JOIN claim_version v ON v.pcn = b.pcn
            JOIN payer_claim c ON c.id = v.payer_claim_id
            JOIN claim_family f ON f.id = c.family_id
            WHERE b.batch_id = :subject
            """,
            need.subject()),
        null);
  }

  private Stake ofClaim(TaskNeeded need) {
    Optional<PayerClaim> found = claims.findById(need.subject());
    if (found.isEmpty()) {
      return Stake.NONE;
    }
    PayerClaim claim = found.get();
    Money money =
        DENIALS.contains(need.kind())
            ? ledger(claim.familyId(), "DENIED_OPEN", 0)
            : ledger(claim.familyId(), "PAYER_OPEN", claim.level());
    LocalDate denied = claim.adjudicatedOn();
    LocalDate deadline =
        need.kind() == TaskKind.FILING_LIMIT && denied != null
            ? Deadlines.appeal(denied, payers.profile(claim.payerId()))
            : deadline(claim);
    return new Stake(claim.payerId(), money, deadline);
  }

  private @Nullable LocalDate deadline(PayerClaim claim) {
    ClaimContent content =
        families.findById(claim.familyId()).map(ClaimFamily::content).orElse(null);
    if (content == null) {
      return null;
    }
    PayerProfile payer = payers.profile(claim.payerId());
    if (claim.level() == 1) {
      return FilingDeadline.primary(content, payer);
    }
    return claims
        .findById(PayerClaim.idOf(claim.familyId(), claim.level() - 1))
        .map(PayerClaim::adjudicatedOn)
        .map(decided -> Deadlines.secondary(content, payer, decided))
        .orElse(null);
  }

  private Money ledger(String familyId, String bucket, int level) {
    return Money.ofCents(
        jdbc.sql(
                """
                SELECT COALESCE(SUM(amount_cents), 0) FROM ledger_entry
                WHERE family_id = :family AND bucket = :bucket AND payer_level = :level
                """)
            .param("family", familyId)
            .param("bucket", bucket)
            .param("level", level)
            .query(Long.class)
            .single());
  }

  private Money cents(String sql, String subject) {
    return Money.ofCents(
        jdbc.sql(sql)
            .param("subject", subject)
            .query((row, n) -> row.getLong(1))
            .optional()
            .orElse(0L));
  }
}
