package org.cobaltclaims.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.process.LivePosition;
import org.cobaltclaims.desk.ProcessModels;
import org.cobaltclaims.engine.Waits;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.testing.DemoRows;
import org.cobaltclaims.testing.Tables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The process map against the place that the page of each claim shows, and against the ledger, one
 * visit after the other.
 */
class ProcessMapTest extends ApplicationTest {

  @Autowired private ProcessPlaces places;
  @Autowired private ProcessMap map;
  @Autowired private ProcessModels models;
  @Autowired private LivePosition position;
  @Autowired private TransactionTemplate transactions;

  /** What is said of a step apart from the read model. */
  private record Said(long count, Money open) {
    Said plus(Said other) {
      return new Said(count + other.count, open.plus(other.open));
    }
  }

  private void demo(LocalDate today) throws Exception {
    clock.setTo(today);
    Tables.empty(jdbc);
    DemoRows.copyTo(jdbc);
  }

  @Test
  void everyWaitOfTheModelsIsAStepAndEveryStepIsInItsModel() {
    for (String process : ProcessStep.PROCESSES) {
      List<String> elements = ProcessStep.of(process).stream().map(ProcessStep::element).toList();
      assertThat(elements)
          .as(process)
          .containsAll(
              Waits.of(process).keySet().stream().filter(id -> !id.startsWith("Timer_")).toList())
          .allSatisfy(id -> assertThat(models.name(process, id)).isNotEqualTo(id));
    }
  }

  @Test
  void everyVisitIsWhereItsOwnPageSaysWithWhatItsLedgerSays() throws Exception {
    demo(LocalDate.of(2026, 3, 31));
    open("QUEUED", 3);
    open("SENT", 5);
    open("REJECTED", 7);
    open("MAILED", 8);
    open("REVERSED", 9);
    places.build();

    check(null);
    jdbc.queryForList("SELECT DISTINCT payer_id FROM payer_claim", String.class)
        .forEach(this::check);
    assertThat(loads("payer-claim", null).values().stream().filter(load -> load.count() > 0))
        .as("steps with something")
        .hasSizeGreaterThan(4);
  }

  /** Puts every so many-th undecided or decided claim of a finished visit into another state. */
  private void open(String state, int every) {
    List<String> claims =
        jdbc.queryForList(
            "SELECT c.id FROM payer_claim c JOIN claim_family f ON f.id = c.family_id"
                + " WHERE c.level = 1 AND f.state <> 'OPEN' AND c.state = 'ADJUDICATED' ORDER BY"
                + " c.id",
            String.class);
    for (int i = 0; i < claims.size(); i += every * 3) {
      jdbc.update("UPDATE payer_claim SET state = ? WHERE id = ?", state, claims.get(i));
    }
  }

  private void check(@Nullable String payerId) {
    Map<String, Said> said = said(payerId);
    assertThat(read(payerId)).as("payer %s", payerId).isEqualTo(new TreeMap<>(said));
  }

  private Map<String, Said> read(@Nullable String payerId) {
    Map<String, Said> read = new TreeMap<>();
    for (String process : ProcessStep.PROCESSES.subList(0, 5)) {
      loads(process, payerId)
          .forEach(
              (step, load) -> {
                if (load.count() > 0) {
                  read.put(step.key(), new Said(load.count(), load.open()));
                }
                List<ProcessMap.Row> rows = map.at(step, payerId, 0, 100_000);
                assertThat(rows).as(step.key()).hasSize((int) load.count());
                assertThat(rows.stream().map(ProcessMap.Row::open).collect(Money.sum()))
                    .isEqualTo(load.open());
              });
    }
    return read;
  }

  private Map<ProcessStep, ProcessMap.Load> loads(String process, @Nullable String payerId) {
    return map.of(process, payerId).stream()
        .collect(Collectors.toMap(ProcessMap.Load::step, load -> load));
  }

  private Map<String, Said> said(@Nullable String payerId) {
    Map<String, Said> said = new HashMap<>();
    for (ClaimFamily each : families.findAll()) {
      List<LivePosition.Step> steps = position.of(each);
      String payer =
          steps.stream()
              .map(LivePosition.Step::claim)
              .filter(Objects::nonNull)
              .findFirst()
              .map(claim -> claim.payerId())
              .orElseGet(() -> forwardedTo(each));
      if (payerId == null || payerId.equals(payer)) {
        for (LivePosition.Step step : steps) {
          String last = step.elements().getLast();
          if (!last.startsWith("EndEvent") && !(last.equals("Task_FindNextStep") && ended(each))) {
            said.merge(step.process() + "/" + last, new Said(1, open(each)), Said::plus);
          }
        }
      }
    }
    return said;
  }

  private boolean ended(ClaimFamily each) {
    return jdbc.queryForList(
            "SELECT state FROM process_root WHERE root_id = ?", String.class, each.id())
        .equals(List.of("DONE"));
  }

  private String forwardedTo(ClaimFamily each) {
    return claims.findByFamilyIdOrderByLevel(each.id()).stream()
        .filter(claim -> claim.state().name().equals("AWAITING_CROSSOVER"))
        .findFirst()
        .or(() -> claims.findByFamilyIdOrderByLevel(each.id()).stream().findFirst())
        .orElseThrow()
        .payerId();
  }

  private Money open(ClaimFamily each) {
    FamilyLedger money = new FamilyLedger(ledger.entries(each.id()));
    return money.balance(Bucket.PAYER_OPEN).plus(money.balance(Bucket.DENIED_OPEN));
  }

  @Test
  void aVisitGoesFromStepToStep() {
    places.build();
    assertThat(here()).isEqualTo("payer-claim/Task_CheckClaim");
    sent();
    places.build();
    assertThat(here()).isEqualTo("payer-claim/Receive_Acknowledgement");
    // Sent on a Saturday; the answer is expected within three business days.
    assertThat(rows().getFirst())
        .extracting(ProcessMap.Row::since, ProcessMap.Row::due)
        .containsExactly(LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 25));
    accepted(claim(1).id());
    places.build();
    assertThat(here()).isEqualTo("await-remittance/Receive_Remittance");
    LocalDate due = Objects.requireNonNull(rows().getFirst().due());

    clock.setTo(due);
    assertThat(at(ProcessStep.AWAIT_REMITTANCE))
        .extracting(ProcessMap.Load::late, ProcessMap.Load::heat)
        .containsExactly(0L, ProcessMap.Heat.ON_TIME);
    clock.setTo(due.plusDays(1));
    assertThat(at(ProcessStep.AWAIT_REMITTANCE))
        .extracting(ProcessMap.Load::late, ProcessMap.Load::heat)
        .containsExactly(1L, ProcessMap.Heat.MANY_LATE);
    assertThat(at(ProcessStep.BILL_PAYER))
        .isEqualTo(
            new ProcessMap.Load(
                ProcessStep.BILL_PAYER,
                1,
                families.findById(family).orElseThrow().charge(),
                at(ProcessStep.REMITTANCE).medianDays(),
                LocalDate.of(2026, 11, 21),
                1));

    transactions.executeWithoutResult(
        tx ->
            tasks.needed(
                new TaskNeeded(TaskKind.CHASE_REMITTANCE, claim(1).id(), family, "NO_835")));
    places.build();
    assertThat(here()).isEqualTo("await-remittance/UserTask_ChaseRemittance");
    assertThat(rows().getFirst().since()).isEqualTo(due.plusDays(1));

    receive(era(text -> text));
    places.build();
    // Nobody has taken the next step yet, which is the next payer's.
    assertThat(here()).isEqualTo("claim-family/Task_FindNextStep");
    assertThat(at(ProcessStep.FIND_NEXT).open())
        .isEqualTo(open(families.findById(family).orElseThrow()))
        .isNotEqualTo(Money.ZERO);
    clock.setTo(due.plusDays(2));
    assertThat(at(ProcessStep.FIND_NEXT).late()).isEqualTo(1);
  }

  private void accepted(String id) {
    var claim = claims.findById(id).orElseThrow();
    claim.accepted(null, LocalDate.of(2026, 11, 21));
    claims.save(claim);
  }

  private ProcessMap.Load at(ProcessStep step) {
    return loads(step.process(), null).get(step);
  }

  private List<ProcessMap.Row> rows() {
    List<ProcessMap.Row> rows = new ArrayList<>();
    for (String process : ProcessStep.PROCESSES) {
      for (ProcessStep step : ProcessStep.of(process)) {
        if (!step.isCall()) {
          rows.addAll(map.at(step, null, 0, 10));
        }
      }
    }
    return rows.stream().filter(row -> row.familyId().equals(family)).toList();
  }

  private String here() {
    return rows().stream().map(row -> row.element().key()).collect(Collectors.joining(" "));
  }

  @Test
  void filesAndRemittancesRestToo() throws Exception {
    demo(LocalDate.of(2026, 3, 31));
    String batch = jdbc.queryForObject("SELECT MIN(id) FROM batch", String.class);
    jdbc.update(
        "UPDATE batch SET state = 'SENT', sent_on = '2026-03-20', ack_due = '2026-03-24' WHERE id ="
            + " ?",
        batch);
    String remittance = jdbc.queryForObject("SELECT MIN(id) FROM remittance", String.class);
    jdbc.update("UPDATE remittance SET state = 'UNBALANCED' WHERE id = ?", remittance);
    places.build();

    assertThat(map.at(ProcessStep.FILE_ANSWER, "no payer", 0, 10))
        .filteredOn(row -> row.subject().equals(batch))
        .extracting(ProcessMap.Row::since, ProcessMap.Row::due)
        .containsExactly(tuple(LocalDate.of(2026, 3, 20), LocalDate.of(2026, 3, 24)));
    assertThat(at(ProcessStep.FILE_ANSWER).late()).isPositive();
    assertThat(map.at(ProcessStep.OUT_OF_BALANCE, null, 0, 10))
        .filteredOn(row -> row.subject().equals(remittance))
        .extracting(row -> row.open().cents())
        .containsExactly(
            jdbc.queryForObject(
                "SELECT paid_cents FROM remittance WHERE id = ?", Long.class, remittance));
  }

  @Test
  void whatWentInTestFilesOnlyIsLeftOutAsSoonAsThereAreOthers() throws Exception {
    demo(LocalDate.of(2026, 3, 31));
    jdbc.update("UPDATE batch SET state = 'SENT'");
    places.build();
    long all = loads("claim-family", null).get(ProcessStep.BILL_PAYER).count();
    long files = at(ProcessStep.FILE_ANSWER).count();
    String real =
        jdbc.queryForObject(
            "SELECT MIN(batch_id) FROM claim_version WHERE sent_on IS NOT NULL", String.class);
    jdbc.update("UPDATE batch SET test_data = FALSE WHERE id = ?", real);
    places.build();

    assertThat(at(ProcessStep.FILE_ANSWER).count()).isEqualTo(1).isLessThan(files);
    assertThat(loads("claim-family", null).get(ProcessStep.BILL_PAYER).count()).isLessThan(all);
  }

  @Test
  void visitsThatAreDoneRestNowhere() {
    jdbc.update("UPDATE payer_claim SET state = 'WRITTEN_OFF'");
    jdbc.update("UPDATE claim_family SET state = ?", FamilyState.CLOSED.name());
    places.build();
    assertThat(rows()).isEmpty();
  }

  @Test
  void builtTwiceItIsTheSame() throws Exception {
    demo(LocalDate.of(2026, 2, 10));
    places.build();
    List<Map<String, Object>> once = everything();
    places.build();
    assertThat(everything()).isEqualTo(once).isNotEmpty();
    assertThat(places.builtAt()).contains(clock.instant());
  }

  private List<Map<String, Object>> everything() {
    return jdbc.queryForList(
        "SELECT * FROM process_place ORDER BY process_id, element_id, subject");
  }
}
