package org.cobaltclaims.claim.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.FilingDeadline;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.coordination.Deadlines;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.transmission.StatusInquiries;
import org.cobaltclaims.worklist.DailyLook;
import org.cobaltclaims.worklist.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Alarms people 30, 15 and 5 days before a payer's last day for a claim or an appeal, and when it
 * has passed (DOMAIN 8.3), whatever the claim waits for. Deadlines are dates of the calendar, not
 * waits of a process: they are looked at once a day, for all claims together; each alarm is raised
 * once.
 */
@Service
public class DeadlineWatch implements DailyLook {

  /** What an alarm is about. */
  enum Alarm {
    /** The claim has not reached its payer. */
    FILING,
    /** The payer before has not decided, and the next one counts from the service (DOMAIN 8.2). */
    NEXT_PAYER,
    /** A denial that nobody has decided may still be appealed. */
    APPEAL,
    /** The payer before has decided a week ago, and nothing was sent (DOMAIN 8.2). */
    NOT_SENT
  }

  /** Not proven to be with the payer: that is an acceptance, or a mailing. */
  static final Set<PayerClaimState> NOT_FILED =
      EnumSet.of(
          PayerClaimState.DRAFT,
          PayerClaimState.SCRUBBED,
          PayerClaimState.CORRECTING,
          PayerClaimState.QUEUED,
          PayerClaimState.BATCHED,
          PayerClaimState.SENT,
          PayerClaimState.SYNTAX_OK,
          PayerClaimState.RECEIVED,
          PayerClaimState.FILE_REJECTED,
          PayerClaimState.TXN_REJECTED,
          PayerClaimState.REJECTED,
          PayerClaimState.PRINTED,
          PayerClaimState.AWAITING_CROSSOVER);

  private static final Set<PayerClaimState> NOT_SENT =
      EnumSet.of(
          PayerClaimState.DRAFT,
          PayerClaimState.SCRUBBED,
          PayerClaimState.CORRECTING,
          PayerClaimState.QUEUED,
          PayerClaimState.BATCHED);

  private static final Set<PayerClaimState> OVER =
      EnumSet.of(
          PayerClaimState.ADJUDICATED,
          PayerClaimState.CROSSED_OVER,
          PayerClaimState.CLOSED,
          PayerClaimState.WRITTEN_OFF);

  /** Days after the decision before it, at which the next claim should have gone (DOMAIN 8.2). */
  private static final int DAYS_TO_SEND = 7;

  private static final int FIRST_ALARM = 30;

  private final PayerClaims claims;
  private final ClaimFamilies families;
  private final ClaimManagement management;
  private final Payers payers;
  private final Tasks tasks;
  private final StatusInquiries inquiries;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;

  DeadlineWatch(
      PayerClaims claims,
      ClaimFamilies families,
      ClaimManagement management,
      Payers payers,
      Tasks tasks,
      StatusInquiries inquiries,
      Timeline timeline,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock) {
    this.claims = claims;
    this.families = families;
    this.management = management;
    this.payers = payers;
    this.tasks = tasks;
    this.inquiries = inquiries;
    this.timeline = timeline;
    this.events = events;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * One last day that matters.
   *
   * @param lastDay for {@link Alarm#NOT_SENT} the day by which it should have gone
   */
  record Deadline(Alarm alarm, LocalDate lastDay) {}

  /** Raises every alarm that is due today and was not raised yet; settles those that are over. */
  @Override
  public void look() {
    over().forEach(this::settle);
    for (String claim : near()) {
      transactions.executeWithoutResult(tx -> look(claim));
    }
  }

  /** Claims whose open alarm has lost its subject: they were accepted, decided or closed. */
  private List<String> over() {
    return jdbc.sql(
            """
            SELECT t.subject FROM task t JOIN payer_claim c ON c.id = t.subject
            WHERE t.kind = 'FILING_LIMIT' AND t.state = 'OPEN' AND c.state NOT IN (:open)
            """)
        .param("open", names(NOT_FILED))
        .query(String.class)
        .list();
  }

  private void settle(String payerClaimId) {
    transactions.executeWithoutResult(
        tx -> {
          PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
          management.lock(claim.familyId());
          if (deadlines(claim).isEmpty()) {
            events.publishEvent(new TaskSettled(TaskKind.FILING_LIMIT, claim.id()));
          }
        });
  }

  /** Claims that may have come near a last day: by the days that payers grant at least. */
  private List<String> near() {
    LocalDate today = LocalDate.now(clock);
    List<String> near = new ArrayList<>();
    for (String payerId : payersOfUnfiledClaims()) {
      PayerProfile payer = payers.profile(payerId);
      near.addAll(
          jdbc.sql(
                  """
                  SELECT c.id FROM payer_claim c
                  JOIN claim_family f ON f.id = c.family_id
                  LEFT JOIN payer_claim p ON p.family_id = c.family_id AND p.level = c.level - 1
                  WHERE c.payer_id = :payer AND c.state IN (:unfiled) AND (
                    c.level = 1 AND f.service_to <= :primary
                    OR c.level > 1 AND (p.adjudicated_on <= :secondary OR f.service_to <= :secondary)
                    OR c.level > 1 AND c.state IN (:unsent) AND p.adjudicated_on <= :week)
                  ORDER BY c.id
                  """)
              .param("payer", payerId)
              .param("unfiled", names(NOT_FILED))
              .param("unsent", names(NOT_SENT))
              .param("primary", today.minusDays(payer.primaryFilingDays() - FIRST_ALARM))
              .param("secondary", today.minusDays(payer.secondaryFilingDays() - FIRST_ALARM))
              .param("week", today.minusDays(DAYS_TO_SEND))
              .query(String.class)
              .list());
    }
    near.addAll(denied(today));
    near.addAll(undecidedBeforePayersThatCountFromService(today));
    return near.stream().distinct().toList();
  }

  /** Denials that nobody has decided, near the last day for an appeal. */
  private List<String> denied(LocalDate today) {
    List<String> near = new ArrayList<>();
    jdbc.sql(
            """
            SELECT c.id, c.payer_id, c.adjudicated_on FROM task t JOIN payer_claim c ON c.id = t.subject
            WHERE t.state = 'OPEN' AND t.kind = 'WORK_DENIAL' AND c.adjudicated_on IS NOT NULL
            ORDER BY c.id
            """)
        .query(
            row -> {
              LocalDate last =
                  Deadlines.appeal(
                      row.getObject("adjudicated_on", LocalDate.class),
                      payers.profile(row.getString("payer_id")));
              if (Deadlines.alarm(today, last).isPresent()) {
                near.add(row.getString("id"));
              }
            });
    return near;
  }

  private List<String> payersOfUnfiledClaims() {
    return jdbc.sql("SELECT DISTINCT payer_id FROM payer_claim WHERE state IN (:unfiled)")
        .param("unfiled", names(NOT_FILED))
        .query(String.class)
        .list();
  }

  private List<String> undecidedBeforePayersThatCountFromService(LocalDate today) {
    OptionalInt days =
        payers.described().stream()
            .filter(p -> p.secondaryFilingBasis() != PayerProfile.FilingBasis.PRIMARY_EOB_DATE)
            .mapToInt(PayerProfile::secondaryFilingDays)
            .min();
    return days.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                SELECT c.id FROM payer_claim c JOIN claim_family f ON f.id = c.family_id
                WHERE c.state NOT IN (:over) AND f.service_to <= :cut ORDER BY c.id
                """)
            .param("over", names(OVER))
            .param("cut", today.minusDays(days.getAsInt() - FIRST_ALARM))
            .query(String.class)
            .list();
  }

  private void look(String payerClaimId) {
    String family = payerClaimId.substring(0, payerClaimId.length() - 1);
    management.lock(family);
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    LocalDate today = LocalDate.now(clock);
    for (Deadline deadline : deadlines(claim)) {
      OptionalInt stage =
          deadline.alarm() == Alarm.NOT_SENT
              ? OptionalInt.of(0)
              : Deadlines.alarm(today, deadline.lastDay());
      if (stage.isPresent() && first(claim, deadline, stage.getAsInt(), today)) {
        raise(claim, deadline, stage.getAsInt());
      }
    }
  }

  /** The last days that matter for a claim as it stands. */
  List<Deadline> deadlines(PayerClaim claim) {
    ClaimContent content = families.findById(claim.familyId()).orElseThrow().content();
    PayerProfile payer = payers.profile(claim.payerId());
    List<Deadline> all = new ArrayList<>();
    Optional<LocalDate> priorDecided =
        claims
            .findById(PayerClaim.idOf(claim.familyId(), claim.level() - 1))
            .map(PayerClaim::adjudicatedOn);
    boolean original = claim.adjudicatedOn() == null;
    if (NOT_FILED.contains(claim.state()) && original) {
      if (claim.level() == 1) {
        all.add(new Deadline(Alarm.FILING, FilingDeadline.primary(content, payer)));
      } else {
        priorDecided
            .map(decided -> Deadlines.secondary(content, payer, decided))
            .ifPresent(last -> all.add(new Deadline(Alarm.FILING, last)));
      }
    }
    boolean forgotten =
        claim.level() > 1
            && original
            && NOT_SENT.contains(claim.state())
            && tasks.openOfFamily(claim.familyId()).isEmpty();
    if (forgotten) {
      priorDecided
          .map(decided -> decided.plusDays(DAYS_TO_SEND))
          .filter(day -> !day.isAfter(LocalDate.now(clock)))
          .ifPresent(day -> all.add(new Deadline(Alarm.NOT_SENT, day)));
    }
    Coverage next = content.coverage(claim.level() + 1);
    if (next != null && !OVER.contains(claim.state())) {
      Deadlines.byService(content, payers.profile(next.payerId()))
          .ifPresent(last -> all.add(new Deadline(Alarm.NEXT_PAYER, last)));
    }
    LocalDate denied = claim.adjudicatedOn();
    if (claim.state() == PayerClaimState.ADJUDICATED
        && denied != null
        && tasks.open(claim.id(), TaskKind.WORK_DENIAL).isPresent()) {
      all.add(new Deadline(Alarm.APPEAL, Deadlines.appeal(denied, payer)));
    }
    return all;
  }

  private boolean first(PayerClaim claim, Deadline deadline, int stage, LocalDate today) {
    boolean raised =
        jdbc.sql(
                    """
                    SELECT COUNT(*) FROM deadline_alarm
                    WHERE payer_claim_id = :claim AND kind = :kind AND last_day = :day
                      AND days_before <= :stage
                    """)
                .param("claim", claim.id())
                .param("kind", deadline.alarm().name())
                .param("day", deadline.lastDay())
                .param("stage", stage)
                .query(Integer.class)
                .single()
            > 0;
    if (raised) {
      return false;
    }
    try {
      jdbc.sql(
              """
              INSERT INTO deadline_alarm (payer_claim_id, kind, last_day, days_before, raised_on)
              VALUES (:claim, :kind, :day, :stage, :on)
              """)
          .param("claim", claim.id())
          .param("kind", deadline.alarm().name())
          .param("day", deadline.lastDay())
          .param("stage", stage)
          .param("on", today)
          .update();
      return true;
    } catch (DuplicateKeyException raisedMeanwhile) {
      return false;
    }
  }

  private void raise(PayerClaim claim, Deadline deadline, int stage) {
    boolean excused = deadline.alarm() == Alarm.FILING && !claim.delayReason().isEmpty();
    if (excused) {
      return;
    }
    // What was asked at an earlier stage is asked again, more urgently.
    events.publishEvent(new TaskSettled(TaskKind.FILING_LIMIT, claim.id()));
    String reason =
        deadline.alarm() == Alarm.NOT_SENT
            ? "NOT_SENT"
            : deadline.alarm() + (stage == 0 ? "_PASSED" : "_" + stage);
    events.publishEvent(
        new TaskNeeded(TaskKind.FILING_LIMIT, claim.id(), claim.familyId(), reason));
    timeline.append(
        claim.familyId(),
        claim.id(),
        deadline.alarm() == Alarm.FILING || deadline.alarm() == Alarm.APPEAL ? "8.3" : "8.2",
        text(claim, deadline, stage));
    if (deadline.alarm() == Alarm.NEXT_PAYER && claim.state().inTransit()) {
      inquiries.ask(claim, "8.2");
    }
  }

  private static String text(PayerClaim claim, Deadline deadline, int stage) {
    String day = stage == 0 ? "%s has passed" : "%s is near";
    return switch (deadline.alarm()) {
      case FILING ->
          ("The last day on which payer %s takes the claim, " + day)
              .formatted(claim.payerId(), deadline.lastDay());
      case APPEAL ->
          ("The last day on which payer %s takes an appeal, " + day)
              .formatted(claim.payerId(), deadline.lastDay());
      case NEXT_PAYER ->
          ("The next payer's last day, counted from the service, " + day)
                  .formatted(deadline.lastDay())
              + "; payer %s has not decided: it is asked, and the next payer may extend its limit"
                  .formatted(claim.payerId());
      case NOT_SENT ->
          "The payer before has decided more than %d days ago, and nothing was sent to payer %s"
              .formatted(DAYS_TO_SEND, claim.payerId());
    };
  }

  private static List<String> names(Set<PayerClaimState> states) {
    return states.stream().map(Enum::name).toList();
  }
}
