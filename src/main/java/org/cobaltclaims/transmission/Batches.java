package org.cobaltclaims.transmission;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.practice.Automation.Filing;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Which claims go together, and how far their files have come. {@link BatchFiles} makes these. */
@Service
public class Batches {

  /** A 999 refuses a whole ST, so few claims share one (DOMAIN 1.1). */
  static final int MOST_CLAIMS = 500;

  private static final LocalTime TIME_OF_DAY_DUE = LocalTime.NOON;

  /** For a file that was not handed over yet: nobody is asked for its answer. */
  private static final LocalDate NOT_YET = LocalDate.of(9999, 12, 31);

  private final BatchStore store;
  private final PayerClaims claims;
  private final Payers payers;
  private final BatchSchedule schedule;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Batches(
      BatchStore store,
      PayerClaims claims,
      Payers payers,
      BatchSchedule schedule,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.claims = claims;
    this.payers = payers;
    this.schedule = schedule;
    this.jdbc = jdbc;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Puts every electronic claim that is queued into a batch with others to the same payer, when the
   * practice's schedule says so. What waits to be filed by hand stays.
   *
   * @return the new batches
   */
  public List<String> form() {
    return anythingToForm() && schedule.isOpen() ? formNow() : List.of();
  }

  /** The same without a look at the schedule. */
  public synchronized List<String> formNow() {
    List<String> formed = new ArrayList<>();
    for (String payerId : payersWithQueuedClaims()) {
      Optional<String> batch = Repeating.inTransaction(transactions, () -> form(payerId));
      while (batch.isPresent()) {
        formed.add(batch.get());
        batch = Repeating.inTransaction(transactions, () -> form(payerId));
      }
    }
    return formed;
  }

  /**
   * Puts claims that a person has chosen into batches, whether or not the practice's schedule or
   * filing by hand would have them wait.
   *
   * @param chosen payer claims
   * @param byHand a person uploads the files
   * @return what was begun, and the claims that are not ready to go in a file
   */
  public synchronized Chosen formChosen(Collection<String> chosen, boolean byHand) {
    List<String> formed = new ArrayList<>();
    Set<String> left = new TreeSet<>(chosen);
    for (List<String> together : byPayer(chosen)) {
      Repeating.inTransaction(
              transactions,
              () -> {
                List<PayerClaim> queued = stillQueued(ready(together));
                Optional<String> batch = batch(queued, byHand);
                return batch.map(id -> Map.entry(id, queued.stream().map(PayerClaim::id).toList()));
              })
          .ifPresent(
              done -> {
                formed.add(done.getKey());
                done.getValue().forEach(left::remove);
              });
    }
    return new Chosen(formed, List.copyOf(left));
  }

  /**
   * What became of claims that a person has chosen.
   *
   * @param batches begun
   * @param left claims that are not ready to go in a file: on hold, on paper, or on their way
   */
  public record Chosen(List<String> batches, List<String> left) {}

  private List<List<String>> byPayer(Collection<String> chosen) {
    if (chosen.isEmpty()) {
      return List.of();
    }
    Map<String, List<String>> payersClaims = new TreeMap<>();
    jdbc.sql("SELECT id, payer_id FROM payer_claim WHERE id IN (:chosen) ORDER BY id")
        .param("chosen", chosen)
        .query(
            row -> {
              payersClaims
                  .computeIfAbsent(row.getString("payer_id"), payer -> new ArrayList<>())
                  .add(row.getString("id"));
            });
    List<List<String>> together = new ArrayList<>();
    for (List<String> all : payersClaims.values()) {
      for (int from = 0; from < all.size(); from += MOST_CLAIMS) {
        together.add(all.subList(from, Math.min(all.size(), from + MOST_CLAIMS)));
      }
    }
    return together;
  }

  /** Those that wait in no batch, to go in a file, and are not on hold. */
  private List<String> ready(List<String> chosen) {
    return jdbc.sql(
            """
            SELECT c.id
            FROM payer_claim c JOIN claim_version v ON v.payer_claim_id = c.id
              JOIN claim_family f ON f.id = c.family_id
            WHERE c.id IN (:chosen) AND c.state = 'QUEUED' AND v.channel = 'ELECTRONIC'
              AND v.batch_id IS NULL AND f.hold_reason IS NULL
            """)
        .param("chosen", chosen)
        .query(String.class)
        .list();
  }

  /** True if a claim is queued that {@link #form} would put into a batch. */
  public boolean anythingToForm() {
    return !payersWithQueuedClaims().isEmpty();
  }

  private List<String> payersWithQueuedClaims() {
    return jdbc
        .sql(
            """
            SELECT c.payer_id, COUNT(r.payer_claim_id) AS released
            FROM payer_claim c JOIN claim_version v ON v.payer_claim_id = c.id
              JOIN claim_family f ON f.id = c.family_id
              LEFT JOIN filing_release r ON r.payer_claim_id = c.id
            WHERE c.state = 'QUEUED' AND v.channel = 'ELECTRONIC' AND v.batch_id IS NULL
              AND f.hold_reason IS NULL
            GROUP BY c.payer_id ORDER BY c.payer_id
            """)
        .query((row, n) -> Map.entry(row.getString("payer_id"), row.getInt("released")))
        .list()
        .stream()
        .filter(payer -> payer.getValue() > 0 || !filesByHand(payer.getKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean filesByHand(String payerId) {
    return payers.profile(payerId).fileWhenComplete() == Filing.BY_HAND;
  }

  private Optional<String> form(String payerId) {
    List<String> ids =
        jdbc.sql(
                """
                SELECT c.id
                FROM payer_claim c JOIN claim_version v ON v.payer_claim_id = c.id
                  JOIN claim_family f ON f.id = c.family_id
                WHERE c.state = 'QUEUED' AND v.channel = 'ELECTRONIC' AND v.batch_id IS NULL
                  AND f.hold_reason IS NULL AND c.payer_id = :payer
                  AND (:all OR EXISTS
                    (SELECT 1 FROM filing_release r WHERE r.payer_claim_id = c.id))
                ORDER BY c.id LIMIT :most
                """)
            .param("payer", payerId)
            .param("all", !filesByHand(payerId))
            .param("most", MOST_CLAIMS)
            .query(String.class)
            .list();
    return batch(stillQueued(ids), false);
  }

  /** As the claims are now, in the order of their ids. */
  private List<PayerClaim> stillQueued(List<String> ids) {
    return claims.findAllById(ids).stream()
        .filter(c -> c.state() == PayerClaimState.QUEUED)
        .filter(c -> c.currentVersion().channel().equals("ELECTRONIC"))
        .sorted(Comparator.comparing(PayerClaim::id))
        .toList();
  }

  /** Claims to one payer go together; empty if there are none. */
  private Optional<String> batch(List<PayerClaim> queued, boolean byHand) {
    if (queued.isEmpty()) {
      return Optional.empty();
    }
    String payerId = queued.getFirst().payerId();
    Clearinghouse clearinghouse = payers.clearinghouse(payers.profile(payerId));
    Batch batch =
        new Batch(
            UUID.randomUUID().toString(),
            clearinghouse.name(),
            payerId,
            clearinghouse.test(),
            byHand || clearinghouse.uploadByHand(),
            BatchState.CREATED,
            queued.size(),
            null,
            null,
            null,
            LocalDate.now(clock),
            null,
            null,
            null,
            null);
    store.insert(batch, queued.stream().map(c -> c.currentVersion().pcn()).toList());
    queued.forEach(c -> c.batched(batch.id()));
    claims.saveAll(queued);
    events.publishEvent(new BatchCreated(batch.id()));
    return Optional.of(batch.id());
  }

  public Optional<Batch> find(String batchId) {
    return store.find(batchId);
  }

  /** All batches, for reports. */
  public List<Batch> all() {
    return store.all();
  }

  /** How far the clearinghouse's answer to the file is. */
  public BatchState state(String batchId) {
    return store.lookUp(batchId).state();
  }

  /** Whether every claim of the file was reported on, or has nothing to report any more. */
  public boolean reported(String batchId) {
    BatchState state = state(batchId);
    return state.answered()
        && (state != BatchState.ACCEPTED || store.unreported(batchId).isEmpty());
  }

  /** When the report on the file's claims is missed; noon of the day, in the application's zone. */
  public Instant reportDue(String batchId) {
    return noon(store.reportDue(batchId).orElseGet(() -> LocalDate.now(clock)));
  }

  /**
   * The clearinghouse has not reported in time: somebody has to find out, unless it has meanwhile.
   *
   * @return true if somebody is asked
   */
  public boolean unreported(String batchId) {
    return Boolean.TRUE.equals(
        transactions.execute(
            tx -> {
              Batch batch = store.lock(batchId);
              LocalDate due = store.reportDue(batchId).orElse(LocalDate.MIN);
              if (reported(batchId) || due.isAfter(LocalDate.now(clock))) {
                events.publishEvent(new BatchChanged(batch.id()));
                return false;
              }
              events.publishEvent(
                  new TaskNeeded(TaskKind.FIND_ACKNOWLEDGEMENT, batchId, null, "NO_CLAIM_REPORT"));
              return true;
            }));
  }

  /** When an answer to the file is missed; noon of the day, in the application's zone. */
  public Instant acknowledgementDue(String batchId) {
    Batch batch = store.lookUp(batchId);
    if (batch.state() == BatchState.BUILT) {
      return noon(NOT_YET);
    }
    LocalDate due = batch.acknowledgementDue();
    return noon(due != null ? due : LocalDate.now(clock));
  }

  private Instant noon(LocalDate day) {
    return day.atTime(TIME_OF_DAY_DUE).atZone(clock.getZone()).toInstant();
  }

  /** No answer came in time: somebody has to find out, unless it came meanwhile. */
  public void overdue(String batchId) {
    transactions.executeWithoutResult(
        tx -> {
          Batch batch = store.lock(batchId);
          boolean onItsWay = batch.state() == BatchState.BUILT;
          if (!batch.state().answered() && !onItsWay) {
            events.publishEvent(
                new TaskNeeded(TaskKind.FIND_ACKNOWLEDGEMENT, batchId, null, "NO_FILE_ANSWER"));
          }
        });
  }
}
