package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.claim.PayerClaimState.ACCEPTED;
import static org.cobaltclaims.claim.PayerClaimState.ADJUDICATED;
import static org.cobaltclaims.claim.PayerClaimState.CLOSED;
import static org.cobaltclaims.claim.PayerClaimState.CORRECTING;
import static org.cobaltclaims.claim.PayerClaimState.CROSSED_OVER;
import static org.cobaltclaims.claim.PayerClaimState.FILE_REJECTED;
import static org.cobaltclaims.claim.PayerClaimState.INFO_REQUESTED;
import static org.cobaltclaims.claim.PayerClaimState.PENDING;
import static org.cobaltclaims.claim.PayerClaimState.RECEIVED;
import static org.cobaltclaims.claim.PayerClaimState.REJECTED;
import static org.cobaltclaims.claim.PayerClaimState.REVERSED;
import static org.cobaltclaims.claim.PayerClaimState.SENT;
import static org.cobaltclaims.claim.PayerClaimState.SYNTAX_OK;
import static org.cobaltclaims.claim.PayerClaimState.TXN_REJECTED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.testing.AllFiles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

class AcknowledgementsTest extends TransmissionTest {

  @Autowired Timeline timeline;
  @Autowired BatchStore store;
  private int number = 100;

  @Test
  @DisplayName(
      "T-999 the claim that a refused file names goes to a person, the others are sent again once")
  void theNamedClaimGoesToAPersonTheOthersAreSentAgainOnce() {
    PayerClaim guilty = queued("V001");
    PayerClaim innocent = queued("V002");
    String batch = sent();

    answer(implementation(1, "R", "IK3*SV1*29*2400*8", "CTX*CLM01:" + guilty.id() + "A"));

    assertThat(batches.state(batch)).isEqualTo(BatchState.REJECTED);
    assertThat(news.changedBatches).containsExactly(batch);
    assertThat(claim(guilty.id()).state()).isEqualTo(PayerClaimState.TXN_REJECTED);
    assertThat(tasks(TaskKind.CORRECT_REJECTION)).containsExactly(guilty.id());
    assertThat(news.changedClaims).containsExactly(guilty.id());

    batchRequeue.requeue(batch);
    batchRequeue.requeue(batch);
    assertThat(claim(guilty.id()).state()).isEqualTo(PayerClaimState.TXN_REJECTED);
    PayerClaim again = claim(innocent.id());
    assertThat(again.state()).isEqualTo(PayerClaimState.QUEUED);
    assertThat(again.versions()).hasSize(2);
    assertThat(again.currentVersion().pcn()).isEqualTo(innocent.id() + "B");
    assertThat(
            StoredJson.read(snapshots.load(innocent.id() + "B").orElseThrow(), BilledClaim.class)
                .controlNumber())
        .isEqualTo(innocent.id() + "B");

    String second = sent();
    answer(implementation(2, "R"));
    assertThat(batches.state(second)).isEqualTo(BatchState.REJECTED);
    batchRequeue.requeue(second);
    assertThat(claim(innocent.id()).state())
        .as("the second time a person looks")
        .isEqualTo(PayerClaimState.TXN_REJECTED);
    assertThat(tasks(TaskKind.CORRECT_REJECTION))
        .containsExactlyInAnyOrder(guilty.id(), innocent.id());
  }

  @Test
  void withoutAClaimNumberThePlaceInTheFileTellsTheClaim() {
    PayerClaim first = queued("V001");
    PayerClaim second = queued("V002");
    String batch = sent();
    List<String> inFile = store.pcns(batch);
    assertThat(inFile).hasSize(2);
    // the first service line of the first claim
    answer(implementation(1, "R", "IK3*SV1*29*2400*8"));
    assertThat(tasks(TaskKind.CORRECT_REJECTION))
        .containsExactly(inFile.getFirst().substring(0, 11))
        .isSubsetOf(first.id(), second.id());
  }

  @Test
  void anAcceptedFileMakesItsClaimsAcceptedInSyntaxOnly() {
    PayerClaim claim = queued("V001");
    String batch = sent();
    answer(implementation(1, "A"));
    assertThat(claim(claim.id()).state()).isEqualTo(PayerClaimState.SYNTAX_OK);
    assertThat(batches.state(batch)).isEqualTo(BatchState.ACCEPTED);
    assertThat(news.changedClaims).as("nothing to do for the claim").isEmpty();
    answer(implementation(1, "A"));
    assertThat(news.changedBatches).containsExactly(batch);
  }

  @Test
  @DisplayName(
      "DOMAIN 8.2-277CA-clearinghouse: no clearinghouse 277CA in 2 business days -> task; nothing"
          + " is resent")
  void claimsThatTheClearinghouseDoesNotReportAreLookedFor() {
    PayerClaim first = queued("V001");
    PayerClaim second = queued("V002");
    String batch = sent();
    answer(implementation(1, "A"));
    assertThat(batches.reported(batch)).isFalse();
    assertThat(batches.reportDue(batch)).hasToString("2026-11-09T12:00:00Z");
    assertThat(batches.unreported(batch)).as("not yet").isFalse();
    answer(claims("A1:19:PR", "WQ", first.id() + "A", ""));
    assertThat(batches.reported(batch)).as("one is missing").isFalse();

    clock.setTo(java.time.LocalDate.of(2026, 11, 9));
    assertThat(batches.unreported(batch)).isTrue();
    assertThat(tasks(TaskKind.FIND_ACKNOWLEDGEMENT)).containsExactly(batch);

    answer(claims("A1:19:PR", "WQ", second.id() + "A", ""));
    assertThat(batches.reported(batch)).isTrue();
    assertThat(news.changedBatches).endsWith(batch);
    assertThat(claim(second.id()).state()).isEqualTo(PayerClaimState.RECEIVED);
    assertThat(batches.unreported(batch)).as("nothing is missing any more").isFalse();
  }

  @Test
  void aRefusedInterchangeIsNobodysFault() {
    PayerClaim claim = queued("V001");
    String batch = sent();
    answer(interchange(1, "A", "000"));
    assertThat(batches.state(batch)).isEqualTo(BatchState.SENT);
    answer(interchange(1, "R", "025"));
    assertThat(batches.state(batch)).as("an earlier copy is there").isEqualTo(BatchState.SENT);
    answer(interchange(1, "R", "008"));
    assertThat(claim(claim.id()).state()).isEqualTo(PayerClaimState.FILE_REJECTED);
    batchRequeue.requeue(batch);
    assertThat(claim(claim.id()).state()).isEqualTo(PayerClaimState.QUEUED);
    assertThat(tasks(TaskKind.CORRECT_REJECTION)).isEmpty();
  }

  @Test
  @DisplayName("T-CA a receipt after an acceptance changes nothing; a refusal after it stands")
  void aReceiptAfterAnAcceptanceChangesNothingARefusalAfterItStands() {
    PayerClaim claim = queued("V001");
    sent();
    String pcn = claim.id() + "A";

    answer(claims("A1:19:PR", "WQ", pcn, ""));
    assertThat(claim(claim.id()).state()).isEqualTo(PayerClaimState.RECEIVED);
    answer(claims("A2:20:PR", "WQ", pcn, "BET20261121777"));
    assertThat(claim(claim.id()).state()).isEqualTo(PayerClaimState.ACCEPTED);
    assertThat(claim(claim.id()).icn()).isEqualTo("BET20261121777");
    answer(claims("A1:19:PR", "WQ", pcn, ""));
    assertThat(claim(claim.id()).state()).isEqualTo(PayerClaimState.ACCEPTED);
    assertThat(news.acceptedClaims).containsExactly(claim.id());
    assertThat(news.changedClaims).as("wakes up nobody else").isEmpty();

    answer(claims("A7:562:85", "U", pcn, ""));
    assertThat(claim(claim.id()).state()).isEqualTo(PayerClaimState.REJECTED);
    assertThat(news.changedClaims).containsExactly(claim.id());
    assertThat(tasks.open(claim.id(), TaskKind.CORRECT_REJECTION))
        .get()
        .satisfies(t -> assertThat(t.reason()).isEqualTo("A7:562:85"));
    assertThat(timeline.of(claim.familyId()))
        .extracting(Timeline.Entry::text)
        .contains("Accepted by the clearinghouse: A2:20:PR")
        .contains("Refused by the clearinghouse: A7:562:85");

    transactions.executeWithoutResult(
        tx -> {
          PayerClaim corrected = claim(claim.id());
          corrected.scrubbed();
          queue(corrected);
        });
    PayerClaim next = claim(claim.id());
    assertThat(next.currentVersion().pcn()).as("a new version letter").isEqualTo(claim.id() + "B");
    assertThat(next.currentVersion().frequency()).isEqualTo("1");
    sent();
    answer(claims("A2:20:PR", "WQ", pcn, ""));
    assertThat(claim(claim.id()).state())
        .as("an answer to the version before")
        .isEqualTo(PayerClaimState.SENT);
  }

  @Test
  void anAnswerToAClaimThatIsNotOursIsShownWithItsFile() {
    queued("V001");
    sent();
    answer(claims("A2:20:PR", "WQ", "P3R8W2Z6N02A", ""));
    assertThat(AllFiles.of(files))
        .filteredOn(f -> f.kind().equals("277CA"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.fate().kind()).isEqualTo(Fate.Kind.PARTLY);
              assertThat(f.reason()).contains("none of ours").doesNotContain("P3R8W2Z6N02A");
            });
  }

  @Test
  void answersToClaimsSayThatTheFileWasRead() {
    PayerClaim claim = queued("V001");
    String batch = sent();
    answer(claims("A2:20:PR", "WQ", claim.id() + "A", ""));
    assertThat(batches.state(batch)).isEqualTo(BatchState.ACCEPTED);
    assertThat(claim(claim.id()).state()).isEqualTo(PayerClaimState.ACCEPTED);
  }

  /** Every answer in every state: what the claim becomes, and whether a person is asked. */
  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource
  @DisplayName("T-CA no answer that is late, out of order or repeated takes a claim back")
  void answersNeverRegressAState(
      String answer, PayerClaimState before, PayerClaimState after, boolean asked) {
    PayerClaim claim = queued("V001");
    sent();
    jdbc.update("UPDATE payer_claim SET state = ? WHERE id = ?", before.name(), claim.id());
    Runnable come =
        () ->
            answer(
                switch (answer) {
                  case "999 A" -> implementation(1, "A");
                  case "999 R" -> implementation(1, "R", "IK3*SV1*29*2400*8", ctx(claim));
                  case "TA1 R" -> interchange(1, "R", "008");
                  default -> claims(answer + ":20:PR", "WQ", claim.id() + "A", "ICN1");
                });

    come.run();
    assertThat(claim(claim.id()).state()).isEqualTo(after);
    assertThat(tasks(TaskKind.CORRECT_REJECTION)).hasSize(asked ? 1 : 0);
    int steps = timeline.of(claim.familyId()).size();

    come.run();
    assertThat(claim(claim.id()).state()).as("again").isEqualTo(after);
    assertThat(tasks(TaskKind.CORRECT_REJECTION)).hasSize(asked ? 1 : 0);
    assertThat(timeline.of(claim.familyId()))
        .as("a repetition after a refusal is noted once")
        .hasSizeBetween(steps, steps + 1);
  }

  static Stream<Arguments> answersNeverRegressAState() {
    Map<String, Map<PayerClaimState, PayerClaimState>> moves =
        Map.of(
            "999 A", Map.of(SENT, SYNTAX_OK),
            "999 R", Map.of(SENT, TXN_REJECTED, SYNTAX_OK, TXN_REJECTED),
            "TA1 R", Map.of(SENT, FILE_REJECTED, SYNTAX_OK, FILE_REJECTED),
            "A0", Map.of(SENT, RECEIVED, SYNTAX_OK, RECEIVED),
            "A1", Map.of(SENT, RECEIVED, SYNTAX_OK, RECEIVED),
            "A2", Map.of(SENT, ACCEPTED, SYNTAX_OK, ACCEPTED, RECEIVED, ACCEPTED),
            "A5", Map.of(SENT, ACCEPTED, SYNTAX_OK, ACCEPTED, RECEIVED, ACCEPTED),
            "A7", refusedFrom(SENT, SYNTAX_OK, RECEIVED, ACCEPTED, PENDING, INFO_REQUESTED),
            "A3", refusedFrom(SENT, SYNTAX_OK, RECEIVED, ACCEPTED, PENDING, INFO_REQUESTED));
    return moves.entrySet().stream()
        .flatMap(
            move ->
                Stream.of(
                        SENT,
                        SYNTAX_OK,
                        RECEIVED,
                        ACCEPTED,
                        PENDING,
                        INFO_REQUESTED,
                        REJECTED,
                        TXN_REJECTED,
                        FILE_REJECTED,
                        CORRECTING,
                        ADJUDICATED,
                        CROSSED_OVER,
                        REVERSED,
                        CLOSED)
                    .map(
                        state -> {
                          PayerClaimState after = move.getValue().getOrDefault(state, state);
                          // Nobody is at fault where the envelope was: it is sent again by itself.
                          boolean asked =
                              after != state && Set.of(REJECTED, TXN_REJECTED).contains(after);
                          return Arguments.of(move.getKey(), state, after, asked);
                        }));
  }

  private static Map<PayerClaimState, PayerClaimState> refusedFrom(PayerClaimState... states) {
    return Stream.of(states).collect(Collectors.toMap(s -> s, s -> REJECTED));
  }

  private static String ctx(PayerClaim claim) {
    return "CTX*CLM01:" + claim.id() + "A";
  }

  @Test
  void theWorstOfSeveralStatusesDecides() {
    PayerClaim claim = queued("V001");
    sent();
    answer(
        claims("A2:20:PR", "WQ", claim.id() + "A", "")
            .replace(
                "STC*A2:20:PR*",
                "STC*A1:19:PR*20261105*WQ*320~STC*A7:562:85*20261105*U*320~STC*A2:20:PR*")
            .replace("SE*27*", "SE*29*"));
    assertThat(claim(claim.id()).state()).isEqualTo(REJECTED);
    assertThat(tasks.open(claim.id(), TaskKind.CORRECT_REJECTION).orElseThrow().reason())
        .isEqualTo("A7:562:85");
  }

  @Test
  void aRefusalAfterThePayerDecidedStandsOnTheTimelineOnly() {
    PayerClaim claim = queued("V001");
    sent();
    jdbc.update("UPDATE payer_claim SET state = 'ADJUDICATED' WHERE id = ?", claim.id());
    answer(claims("A7:562:85", "U", claim.id() + "A", ""));
    assertThat(timeline.of(claim.familyId()))
        .extracting(Timeline.Entry::text)
        .contains(
            "Refused by the clearinghouse when it was ADJUDICATED already; that stands: A7:562:85");
    assertThat(news.changedClaims).isEmpty();
  }

  @Test
  void anAnswerToNothingOfOursIsAPersons() {
    queued("V001");
    sent();
    answer(implementation(77, "R"));
    answer(interchange(78, "R", "008"));
    answer(claims("A2:20:PR", "WQ", "P3R8W2Z6N02A", ""));
    assertThat(tasks(TaskKind.UNREADABLE_FILE)).hasSize(3);
    assertThat(AllFiles.of(files))
        .filteredOn(f -> f.fate().kind() == Fate.Kind.PARTLY)
        .extracting(ExchangeFile::reason)
        .allSatisfy(reason -> assertThat(reason).contains("none of ours"));
  }

  private void answer(String x12) {
    drop("clearinghouse/main/inbound", "answer-" + ++number + ".txt", x12);
    exchange.scan();
  }

  private String implementation(int group, String status, String... errors) {
    String[] segments = new String[errors.length + 5];
    segments[0] = "ST*999*0001*005010X231A1";
    segments[1] = "AK1*HC*" + group + "*005010X222A1";
    segments[2] = "AK2*837*0001*005010X222A1";
    System.arraycopy(errors, 0, segments, 3, errors.length);
    segments[errors.length + 3] = "IK5*" + status + (status.equals("R") ? "*I5" : "");
    segments[errors.length + 4] = status.equals("R") ? "AK9*R*1*1*0" : "AK9*" + status + "*1*1*1";
    return from("FA", "005010X231A1", ++number, segments);
  }

  private String interchange(int answered, String status, String note) {
    return "ISA*00*          *00*          *ZZ*CLRHOUSE01     *ZZ*RVC001         *261121*1030*^*00501*%09d*0*T*:~TA1*%09d*261121*1030*%s*%s~IEA*0*%09d~"
        .formatted(++number, answered, status, note, number);
  }

  private String claims(String status, String action, String pcn, String icn) {
    List<String> segments =
        new ArrayList<>(
            List.of(
                "ST*277*0001*005010X214",
                "BHT*0085*08*277X0001*20261121*1400*TH",
                "HL*1**20*1",
                "NM1*AY*2*EXAMPLE CLEARINGHOUSE*****46*CLRHOUSE01",
                "TRN*1*OA998877",
                "DTP*050*D8*20261121",
                "DTP*009*D8*20261121",
                "HL*2*1*21*1",
                "NM1*41*2*RIVER VALLEY COUNSELING*****46*RVC001",
                "TRN*2*B20261105000000001",
                "STC*A1:19:PR*20261121*WQ*320",
                "QTY*90*1",
                "AMT*YU*320",
                "HL*3*2*19*1",
                "NM1*85*2*RIVER VALLEY COUNSELING LLC*****XX*1234567893",
                "TRN*1*0",
                "STC*A1:19:PR**WQ*320",
                "QTY*QA*1",
                "AMT*YU*320",
                "HL*4*3*PT",
                "NM1*QC*1*DOE*JANE****MI*SEC67890",
                "TRN*2*" + pcn,
                "STC*%s*20261105*%s*320".formatted(status, action)));
    if (!icn.isEmpty()) {
      segments.add("REF*1K*" + icn);
    }
    segments.add("DTP*472*D8*20261005");
    return from("HN", "005010X214", ++number, segments.toArray(String[]::new));
  }
}
