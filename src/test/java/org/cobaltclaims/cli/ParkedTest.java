package org.cobaltclaims.cli;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.engine.ProcessNames;
import org.cobaltclaims.engine.Waits;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Something is parked at every wait that the database can tell of; the engine that comes then finds
 * each of them where the database says, and so does the next.
 */
class ParkedTest {

  private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
  private static final long SEED = 1;

  /** Which claim is parked where; the claim number is the family's in the practice's system. */
  private enum Parked {
    CORRECT_CLAIM,
    PRINT_AND_MAIL,
    ACKNOWLEDGE,
    FIND_ACKNOWLEDGEMENT,
    CORRECT_REJECTION,
    WORK_DENIAL,
    APPROVE_WRITE_OFF,
    FOLLOW_APPEAL,
    DENIAL_PUT_OFF,
    REMITTANCE,
    CHASE_REMITTANCE,
    ERA_MISSING,
    INFO_REQUESTED,
    CLAIM_REPORT,
    FIND_CLAIM_REPORT,
    CROSSOVER,
    CHASE_CROSSOVER,
    REVIEW_SECONDARY,
    COB_UNBALANCED;

    /** Those whose primary payer has paid. */
    private boolean isAboutTheSecondary() {
      return compareTo(CROSSOVER) >= 0;
    }

    /** Whose batch is a case of its own has a payer of its own. */
    private String payer() {
      return switch (this) {
        case CLAIM_REPORT -> "33333";
        case FIND_CLAIM_REPORT -> "44444";
        default -> "12345";
      };
    }

    private String claimNumber() {
      return "PARKED%02d".formatted(ordinal());
    }
  }

  @TempDir private Path data;

  private final Map<Parked, String> families = new HashMap<>();

  @Test
  void everythingIsTakenUpAtTheWaitThatTheDatabaseTellsOf() throws Exception {
    Files.copy(Path.of("src/test/resources/practice.yml"), data.resolve("practice.yml"));
    try (ResumedApplication application = ResumedApplication.start(data, MORNING, SEED)) {
      claimsComeIn(application);
      remittancesComeIn(application);
      park(application);
    }

    Instant later = MORNING.plus(Duration.ofMinutes(30));
    List<String> first;
    try (ResumedApplication application = ResumedApplication.start(data, later, SEED)) {
      application.untilNothingMoves();
      Set<String> waits = waits();
      waits.removeAll(reached(application));
      assertThat(waits).as("waits at which nothing rests").isEmpty();
      assertPlaces(application);
      first = scene(application);
    }
    try (ResumedApplication application =
        ResumedApplication.start(data, later.plus(Duration.ofMinutes(30)), SEED)) {
      application.untilNothingMoves();
      assertThat(scene(application)).isEqualTo(first);
    }
  }

  private void claimsComeIn(ResumedApplication application) throws Exception {
    String sample = Samples.text("/claims/prim.837");
    Path intake = Files.createDirectories(data.resolve("intake"));
    for (Parked parked : Parked.values()) {
      write(
          intake.resolve(parked + ".837"),
          sample
              .replace("K7Q2M9X4T01A", parked.claimNumber())
              .replace("*PI*12345", "*PI*" + parked.payer()));
    }
    application.untilNothingMoves();
    ClaimFamilies all = application.bean(ClaimFamilies.class);
    for (Parked parked : Parked.values()) {
      families.put(parked, all.findByPracticeClaim(parked.claimNumber()).getFirst().id());
    }
  }

  /**
   * Payments for those whose secondary is parked, one for a stranger, one that does not balance.
   */
  private void remittancesComeIn(ResumedApplication application) throws Exception {
    for (Parked parked : Parked.values()) {
      if (parked.isAboutTheSecondary()) {
        era(parked.name(), families.get(parked));
      }
    }
    era("stranger", "ZZZZZZZZZZ");
    Path inbound = data.resolve("clearinghouse/main/inbound");
    write(
        inbound.resolve("unbalanced.835"),
        remittance("unbalanced", families.get(Parked.REMITTANCE))
            .replace("BPR*I*125.25", "BPR*I*125.26"));
    application.untilNothingMoves();
  }

  private void era(String name, String family) throws IOException {
    write(
        Files.createDirectories(data.resolve("clearinghouse/main/inbound")).resolve(name + ".835"),
        remittance(name, family));
  }

  private static String remittance(String name, String family) {
    return Samples.text("/x12/prim.835")
        .replace("K7Q2M9X4T0", family)
        .replace("EFT00088123", "EFT" + name.replace("_", "").toUpperCase());
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.US_ASCII);
  }

  /** Says in the database where each of them stands. */
  private void park(ResumedApplication application) {
    String batch =
        application
            .jdbc()
            .sql("SELECT MIN(id) FROM batch WHERE state = 'SENT' AND payer_group = '12345'")
            .query(String.class)
            .single();
    application
        .bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              for (Parked parked : Parked.values()) {
                park(application, parked);
              }
              set(application, "batch SET ack_due = '2026-11-20'", "id", batch);
              need(application, TaskKind.FIND_ACKNOWLEDGEMENT, batch, null);
            });
  }

  private void park(ResumedApplication application, Parked parked) {
    String primary = PayerClaim.idOf(families.get(parked), 1);
    String secondary = PayerClaim.idOf(families.get(parked), 2);
    switch (parked) {
      case CORRECT_CLAIM -> {
        state(application, primary, "CORRECTING");
        need(application, TaskKind.CORRECT_CLAIM, primary, families.get(parked));
      }
      case PRINT_AND_MAIL -> {
        state(application, primary, "PRINTED");
        need(application, TaskKind.PRINT_AND_MAIL, primary, families.get(parked));
      }
      case ACKNOWLEDGE -> state(application, primary, "SENT");
      case FIND_ACKNOWLEDGEMENT -> {
        state(application, primary, "SENT");
        set(application, "claim_version SET sent_on = '2026-11-02'", "payer_claim_id", primary);
        need(application, TaskKind.FIND_ACKNOWLEDGEMENT, primary, families.get(parked));
      }
      case CORRECT_REJECTION -> {
        state(application, primary, "REJECTED");
        need(application, TaskKind.CORRECT_REJECTION, primary, families.get(parked));
      }
      case WORK_DENIAL -> {
        state(application, primary, "ADJUDICATED");
        need(application, TaskKind.WORK_DENIAL, primary, families.get(parked));
      }
      case APPROVE_WRITE_OFF -> {
        state(application, primary, "ADJUDICATED");
        need(application, TaskKind.APPROVE_WRITE_OFF, primary, families.get(parked));
      }
      case FOLLOW_APPEAL -> {
        appealed(application, primary, "2026-11-20");
        need(application, TaskKind.FOLLOW_APPEAL, primary, families.get(parked));
      }
      case DENIAL_PUT_OFF -> appealed(application, primary, "2026-12-31");
      case REMITTANCE -> state(application, primary, "ACCEPTED");
      case CHASE_REMITTANCE -> {
        state(application, primary, "ACCEPTED");
        set(application, "payer_claim SET accepted_on = '2026-08-03'", "id", primary);
        answered(application, primary, "PENDING", "P1:20");
        need(application, TaskKind.CHASE_REMITTANCE, primary, families.get(parked));
      }
      case ERA_MISSING -> {
        state(application, primary, "ACCEPTED");
        answered(application, primary, "FINALIZED", "F1:65");
        need(application, TaskKind.ERA_MISSING, primary, families.get(parked));
      }
      case INFO_REQUESTED -> {
        state(application, primary, "INFO_REQUESTED");
        answered(application, primary, "INFORMATION", "P3:294");
        need(application, TaskKind.INFO_REQUESTED, primary, families.get(parked));
      }
      case CLAIM_REPORT -> {
        state(application, primary, "SYNTAX_OK");
        taken(application, parked.payer(), "2026-12-31");
      }
      case FIND_CLAIM_REPORT -> {
        state(application, primary, "SYNTAX_OK");
        need(
            application,
            TaskKind.FIND_ACKNOWLEDGEMENT,
            taken(application, parked.payer(), "2026-11-20"),
            null);
      }
      case CROSSOVER -> forwarded(application, secondary, "2026-12-31");
      case CHASE_CROSSOVER -> {
        forwarded(application, secondary, "2026-11-16");
        need(application, TaskKind.CHASE_CROSSOVER, secondary, families.get(parked));
      }
      case REVIEW_SECONDARY -> {
        // The primary payer's decision is not certain any more.
        set(application, "claim_payment SET disposition = 'HELD'", "payer_claim_id", primary);
        state(application, secondary, "DRAFT");
        need(application, TaskKind.REVIEW_SECONDARY, secondary, families.get(parked));
      }
      case COB_UNBALANCED -> {
        state(application, secondary, "DRAFT");
        set(
            application,
            "claim_payment SET body = REPLACE(body, ':12400', ':12300')",
            "payer_claim_id",
            primary);
        need(application, TaskKind.COB_UNBALANCED, secondary, families.get(parked));
      }
    }
  }

  /** The payer has answered a status inquiry weeks ago. */
  private static void answered(
      ResumedApplication application, String claim, String answer, String codes) {
    application
        .jdbc()
        .sql(
            """
            INSERT INTO status_inquiry (id, payer_claim_id, occurrence, pcn, payer_id, clearinghouse,
              asked_on, inquiry_file_id, answered_on, answer, codes, decided_on)
            SELECT CONCAT('INQ', :claim), :claim, 1, MAX(v.pcn), '12345', 'main', '2026-10-20', 'PARKED',
              '2026-10-21', :answer, :codes, '2026-10-21'
            FROM claim_version v WHERE v.payer_claim_id = :claim
            """)
        .param("claim", claim)
        .param("answer", answer)
        .param("codes", codes)
        .update();
  }

  /** The clearinghouse has taken the payer's file, and has to report on its claims. */
  private static String taken(ResumedApplication application, String payer, String reportDue) {
    String batch =
        application
            .jdbc()
            .sql("SELECT id FROM batch WHERE payer_group = :payer")
            .param("payer", payer)
            .query(String.class)
            .single();
    set(application, "batch SET state = 'ACCEPTED'", "id", batch);
    set(application, "batch SET report_due = '" + reportDue + "'", "id", batch);
    return batch;
  }

  private static void appealed(ResumedApplication application, String claim, String due) {
    state(application, claim, "APPEALED");
    set(application, "payer_claim SET denial_wait = 'APPEAL'", "id", claim);
    set(application, "payer_claim SET denial_due = '" + due + "'", "id", claim);
  }

  private static void forwarded(ResumedApplication application, String claim, String due) {
    state(application, claim, "AWAITING_CROSSOVER");
    set(application, "payer_claim SET crossover_due = '" + due + "'", "id", claim);
  }

  private static void state(ResumedApplication application, String claim, String state) {
    set(application, "payer_claim SET state = '" + state + "'", "id", claim);
  }

  private static void set(
      ResumedApplication application, String change, String column, String value) {
    int rows =
        application
            .jdbc()
            .sql("UPDATE " + change + " WHERE " + column + " = :value")
            .param("value", value)
            .update();
    assertThat(rows).as("%s of %s", change, value).isEqualTo(1);
  }

  private static void need(
      ResumedApplication application, TaskKind kind, String subject, @Nullable String family) {
    application.bean(Tasks.class).needed(new TaskNeeded(kind, subject, family, "PARKED"));
  }

  /** Every wait of every model, as {@code process element}. */
  private static Set<String> waits() {
    return Stream.of(
            ProcessNames.ClaimFamily.ID,
            ProcessNames.PayerClaim.ID,
            ProcessNames.AwaitRemittance.ID,
            ProcessNames.SecondaryClaim.ID,
            ProcessNames.DenialResubmission.ID,
            ProcessNames.RemittanceIntake.ID,
            ProcessNames.BatchTransmission.ID)
        .flatMap(process -> Waits.of(process).keySet().stream().map(e -> process + " " + e))
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> reached(ResumedApplication application) {
    return Stream.concat(
            application.instances().places().stream().map(p -> p.process() + " " + p.element()),
            application.instances().timers().stream().map(t -> t.process() + " " + t.element()))
        .collect(toCollection(TreeSet::new));
  }

  /** Each of the parked claims rests at its own place, and nowhere else. */
  private void assertPlaces(ResumedApplication application) {
    Map<Parked, Set<String>> places = new TreeMap<>();
    families.forEach(
        (parked, family) -> {
          String claim = PayerClaim.idOf(family, parked.isAboutTheSecondary() ? 2 : 1);
          places.put(
              parked,
              application.instances().places().stream()
                  .filter(place -> place.variables().containsValue(claim))
                  .map(place -> place.element())
                  .filter(element -> !element.startsWith("Call_"))
                  .collect(toCollection(TreeSet::new)));
        });
    assertThat(places)
        .containsEntry(Parked.CORRECT_CLAIM, Set.of("UserTask_CorrectClaim"))
        .containsEntry(Parked.PRINT_AND_MAIL, Set.of("UserTask_PrintAndMail"))
        .containsEntry(Parked.ACKNOWLEDGE, Set.of("Receive_Acknowledgement"))
        .containsEntry(
            Parked.FIND_ACKNOWLEDGEMENT,
            Set.of("Receive_Acknowledgement", "UserTask_FindAcknowledgement"))
        .containsEntry(Parked.CORRECT_REJECTION, Set.of("UserTask_CorrectRejection"))
        .containsEntry(Parked.WORK_DENIAL, Set.of("UserTask_WorkDenial"))
        .containsEntry(Parked.APPROVE_WRITE_OFF, Set.of("UserTask_ApproveWriteOff"))
        .containsEntry(Parked.FOLLOW_APPEAL, Set.of("UserTask_FollowAppeal"))
        .containsEntry(Parked.DENIAL_PUT_OFF, Set.of("Receive_DenialNews"))
        .containsEntry(Parked.REMITTANCE, Set.of("Receive_Remittance"))
        .containsEntry(
            Parked.CHASE_REMITTANCE, Set.of("Receive_Remittance", "UserTask_ChaseRemittance"))
        .containsEntry(Parked.ERA_MISSING, Set.of("Receive_Remittance", "UserTask_FindRemittance"))
        .containsEntry(Parked.INFO_REQUESTED, Set.of("Receive_Remittance", "UserTask_AnswerPayer"))
        .containsEntry(Parked.CROSSOVER, Set.of("Receive_NextPayerAnswer"))
        .containsEntry(
            Parked.CHASE_CROSSOVER, Set.of("Receive_NextPayerAnswer", "UserTask_ChaseCrossover"))
        .containsEntry(Parked.REVIEW_SECONDARY, Set.of("UserTask_ReviewSecondary"))
        .containsEntry(Parked.COB_UNBALANCED, Set.of("UserTask_CobUnbalanced"));
  }

  /** Places, timers and tasks, without the keys that every engine gives anew. */
  private static List<String> scene(ResumedApplication application) {
    Stream<String> places =
        application.instances().places().stream()
            .map(p -> "%s %s %s".formatted(p.process(), p.element(), new TreeMap<>(p.variables())));
    Stream<String> timers =
        application.instances().timers().stream()
            .map(
                t ->
                    "%s %s %s %s"
                        .formatted(
                            t.process(), t.element(), t.due(), new TreeMap<>(t.variables())));
    Stream<String> tasks = application.bean(Tasks.class).open().stream().map(Object::toString);
    return Stream.of(places, timers, tasks).flatMap(s -> s).sorted().toList();
  }
}
