package org.cobaltclaims.intake;

import org.cobaltclaims.testing.Intakes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.FamilyOpened;
import org.cobaltclaims.claim.Origin;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.patient.Patients;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.PaymentLine;
import org.cobaltclaims.testing.DatabaseTest;
import org.cobaltclaims.testing.Samples;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@RecordApplicationEvents
class ClaimIntakeTest extends DatabaseTest {

  @Autowired ClaimIntake intake;
  @Autowired ClaimFamilies families;
  @Autowired PayerClaims claims;
  @Autowired Patients patients;
  @Autowired Payers payers;
  @Autowired Timeline timeline;
  @Autowired IntakeClaims intakeClaims;
  @Autowired ApplicationEvents events;

  @Test
  void aPrimaryClaimBecomesAFamilyWithADraftForItsPrimaryPayer() {
    IntakeReport report = Intakes.take(intake, "F1", Samples.read("/claims/prim.837"));

    assertThat(report.opened()).isEqualTo(1);
    assertThat(report.known()).isZero();
    assertThat(report.refused()).isEmpty();
    ClaimFamily family = theFamily();
    assertThat(family.practiceClaim()).isEqualTo("K7Q2M9X4T01A");
    assertThat(family.id()).matches("[0-9A-HJKMNP-TV-Z]{10}").isNotEqualTo("K7Q2M9X4T0");
    assertThat(family.charge()).isEqualTo(Money.ofCents(32000));
    assertThat(family.serviceFrom()).isEqualTo(LocalDate.of(2026, 10, 5));
    assertThat(claims.findByFamilyIdOrderByLevel(family.id()))
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.level()).isEqualTo(1);
              assertThat(claim.payerId()).isEqualTo("12345");
              assertThat(claim.state()).isEqualTo(PayerClaimState.DRAFT);
              assertThat(claim.origin()).isEqualTo(Origin.SENT);
            });
    assertThat(events.stream(FamilyOpened.class)).containsExactly(new FamilyOpened(family.id()));
    assertThat(events.stream(PriorPaymentsFound.class)).isEmpty();
  }

  @Test
  void coveragesStandInPayerOrderWithTheirOwnReferences() {
    Intakes.take(intake, "F1", Samples.read("/claims/prim.837"));

    ClaimContent content = theFamily().content();
    assertThat(content.coverages()).extracting(Coverage::level).containsExactly(1, 2);
    assertThat(content.coverages()).extracting(Coverage::payerId).containsExactly("12345", "67890");
    Coverage primary = content.coverages().getFirst();
    Coverage secondary = content.coverages().getLast();
    assertThat(primary.priorAuthorization()).isEqualTo("AUTH778");
    assertThat(secondary.priorAuthorization()).isEmpty();
    assertThat(content.references()).isEmpty();
    assertThat(secondary.memberId()).isEqualTo("SEC67890");
    assertThat(secondary.groupNumber()).isEqualTo("GRP200");
    assertThat(secondary.subscriberBirthDate()).isEqualTo(LocalDate.of(1980, 3, 15));
    assertThat(secondary.subscriberAddress()).isEqualTo(content.patient().address());
    assertThat(content.diagnoses()).containsExactly("F411", "F331");
  }

  @Test
  void everyLineGetsAControlNumberOfOursAndKeepsThePractices() {
    Intakes.take(intake, "F1", Samples.read("/claims/prim.837"));

    ClaimFamily family = theFamily();
    assertThat(family.content().lines())
        .extracting(ServiceLine::controlNumber)
        .containsExactly(family.id() + "L1", family.id() + "L2");
    assertThat(family.content().lines())
        .extracting(ServiceLine::practiceControlNumber)
        .containsExactly("K7Q2M9X4T0L1", "K7Q2M9X4T0L2");
  }

  @Test
  void aPayerThatNobodyDescribedIsNotedForReview() {
    Intakes.take(intake, "F1", Samples.read("/claims/prim.837"));

    assertThat(payers.toReview())
        .singleElement()
        .satisfies(
            payer -> {
              assertThat(payer.payerId()).isEqualTo("67890");
              assertThat(payer.filingIndicator()).isEqualTo("CI");
            });
    assertThat(timeline.of(theFamily().id()))
        .extracting(Timeline.Entry::text)
        .anySatisfy(text -> assertThat(text).contains("67890").contains("first time"));
  }

  @Test
  void theSameClaimAgainIsNothingNewWhateverItsEnvelope() {
    Intakes.take(intake, "F1", Samples.read("/claims/prim.837"));
    String again =
        Samples.text("/claims/prim.837")
            .replace("000000017", "000000099")
            .replace("*17*X*", "*99*X*")
            .replace("GE*1*17~", "GE*1*99~")
            .replace("B20261121000017", "B20261122000044");

    IntakeReport report = Intakes.take(intake, "F2", Samples.parse(again));

    assertThat(report.opened()).isZero();
    assertThat(report.known()).isEqualTo(1);
    assertThat(report.claims().getFirst().familyId()).isEqualTo(theFamily().id());
  }

  @Test
  void theSameFileTakenAgainReportsWhatHappenedAtFirst() {
    IntakeReport first = Intakes.take(intake, "F1", Samples.read("/claims/prim.837"));

    IntakeReport second = Intakes.take(intake, "F1", Samples.read("/claims/prim.837"));

    assertThat(second).isEqualTo(first);
    assertThat(families.count()).isEqualTo(1);
  }

  @Test
  void anotherClaimUnderATakenNumberIsKeptAsideWithTheReason() {
    Intakes.take(intake, "F1", Samples.read("/claims/prim.837"));
    String other = Samples.text("/claims/prim.837").replace("HC:99214", "HC:99213");

    IntakeReport report = Intakes.take(intake, "F2", Samples.parse(other));

    assertThat(report.refused())
        .singleElement()
        .satisfies(refused -> assertThat(refused.reason()).startsWith("CLAIM_NUMBER_TAKEN"));
    assertThat(families.count()).isEqualTo(1);
    assertThat(intakeClaims.ofFile("F2")).isEqualTo(report.claims());
  }

  @Test
  void aBadClaimLeavesTheOthersOfItsFile() {
    String bad = claimOf("BAD1").replace("CLM*BAD1*320*", "CLM*BAD1*3x0*");
    String file = fileOf(claimOf("GOOD1"), bad, claimOf("GOOD2"));

    IntakeReport report = Intakes.take(intake, "F1", Samples.parse(file));

    assertThat(report.claims())
        .extracting(IntakeClaim::fate)
        .containsExactly(
            IntakeClaim.Fate.OPENED, IntakeClaim.Fate.REFUSED, IntakeClaim.Fate.OPENED);
    assertThat(report.refused().getFirst().reason()).contains("CLM02");
    assertThat(families.findAll())
        .extracting(ClaimFamily::practiceClaim)
        .containsExactlyInAnyOrder("GOOD1", "GOOD2");
    assertThat(patients.count()).isEqualTo(1);
  }

  @Test
  void aClaimThatComesInSecondaryBringsWhatThePrimaryDecided() {
    IntakeReport report = Intakes.take(intake, "F1", Samples.read("/claims/sec.837"));

    assertThat(report.opened()).isEqualTo(1);
    ClaimFamily family = theFamily();
    assertThat(family.content().coverages())
        .extracting(Coverage::payerId)
        .containsExactly("12345", "67890");
    List<PayerClaim> both = claims.findByFamilyIdOrderByLevel(family.id());
    assertThat(both).extracting(PayerClaim::level).containsExactly(1, 2);
    assertThat(both).extracting(PayerClaim::origin).containsExactly(Origin.INTAKE, Origin.SENT);
    assertThat(both)
        .extracting(PayerClaim::state)
        .containsExactly(PayerClaimState.ACCEPTED, PayerClaimState.DRAFT);

    PriorPaymentsFound found = events.stream(PriorPaymentsFound.class).findFirst().orElseThrow();
    assertThat(found.familyId()).isEqualTo(family.id());
    assertThat(found.payments()).singleElement().extracting(PriorPayment::level).isEqualTo(1);
    ClaimPayment payment = found.payments().getFirst().payment();
    assertThat(payment.id()).isEqualTo(family.id() + "-INTAKE-1");
    assertThat(payment.status()).isEqualTo("1");
    assertThat(payment.paid()).isEqualTo(Money.ofCents(12400));
    assertThat(payment.adjusted(AdjustmentGroup.CO)).isEqualTo(Money.ofCents(11000));
    assertThat(payment.adjusted(AdjustmentGroup.PR)).isEqualTo(Money.ofCents(8600));
    assertThat(payment.payerClaimControlNumber()).isEqualTo("ACM2026110200441");
    assertThat(payment.adjudicated()).isEqualTo(LocalDate.of(2026, 11, 4));
    assertThat(payment.lines()).extracting(PaymentLine::lineNumber).containsExactly(1, 2);
    assertThat(payment.lines())
        .extracting(PaymentLine::lineControlNumber)
        .containsExactly(family.id() + "L1", family.id() + "L2");
    assertThat(payment.lines())
        .allSatisfy(
            line ->
                assertThat(
                        line.paid()
                            .plus(
                                line.adjustments().stream()
                                    .map(a -> a.amount())
                                    .collect(Money.sum())))
                    .isEqualTo(line.charge()));
  }

  @Test
  void aClaimThatComesInTertiaryBringsBothDecisions() {
    Intakes.take(intake, "F1", Samples.read("/claims/ter.837"));

    PriorPaymentsFound found = events.stream(PriorPaymentsFound.class).findFirst().orElseThrow();
    assertThat(found.payments()).extracting(PriorPayment::level).containsExactly(1, 2);
    assertThat(found.payments())
        .extracting(p -> p.payment().paid())
        .containsExactly(Money.ofCents(4000), Money.ofCents(1500));
    assertThat(claims.findByFamilyIdOrderByLevel(theFamily().id()))
        .extracting(PayerClaim::origin)
        .containsExactly(Origin.INTAKE, Origin.INTAKE, Origin.SENT);
  }

  @Test
  @DisplayName("T-HIER: every payer keeps its own subscriber and the patient's relation to them")
  void everyPayerKeepsItsOwnSubscriberAndRelationship() {
    Intakes.take(intake, "F1", Samples.read("/claims/ter.837"));

    ClaimContent content = theFamily().content();
    assertThat(content.patient().name().first()).isEqualTo("SAM");
    assertThat(content.coverages())
        .extracting(Coverage::relationship)
        .containsExactly("19", "19", "18");
    assertThat(content.coverages())
        .extracting(c -> c.subscriber().first())
        .containsExactly("JANE", "JOHN", "SAM");
    assertThat(content.coverage(1).subscriberBirthDate()).isNull();
    assertThat(content.coverage(3).subscriberBirthDate())
        .isEqualTo(content.patient().birthDate())
        .isNotNull();
  }

  @Test
  void aSecondaryClaimWithoutThePrimarysDecisionIsRefused() {
    String undecided =
        Samples.text("/claims/sec.837")
            .replaceAll("(AMT\\*(D|EAF)|SVD|CAS|DTP\\*573)[^~]*~\\n", "");

    IntakeReport report = Intakes.take(intake, "F1", Samples.parse(undecided));

    assertThat(report.refused())
        .singleElement()
        .satisfies(refused -> assertThat(refused.reason()).startsWith("PRIOR_PAYER_UNDECIDED"));
    assertThat(families.count()).isZero();
    assertThat(patients.count()).isZero();
  }

  @Test
  void aClaimThatLeavesThePrimaryOutIsRefused() {
    assertThat(Intakes.take(intake, "F1", Samples.read("/claims/a8.837")).refused())
        .singleElement()
        .satisfies(refused -> assertThat(refused.reason()).startsWith("PRIOR_PAYER_UNDECIDED"));
  }

  @Test
  void aDecisionAtClaimLevelHasNoLines() {
    Intakes.take(intake, "F1", Samples.read("/claims/clo.837"));

    ClaimPayment payment = thePriorPayment();
    assertThat(payment.lines()).isEmpty();
    assertThat(payment.paid()).isEqualTo(Money.ofCents(10000));
    assertThat(payment.adjusted(AdjustmentGroup.PR)).isEqualTo(Money.ofCents(20000));
    assertThat(payment.remarks()).containsExactly("N19");
    assertThat(payment.adjudicated()).isEqualTo(LocalDate.of(2026, 11, 4));
    assertThat(theFamily().content().payerControlNumber()).isEqualTo("BET20261121777");
    assertThat(theFamily().content().frequency()).isEqualTo("7");
  }

  @Test
  void aRecodedLineKeepsWhatWasSubmitted() {
    Intakes.take(intake, "F1", Samples.read("/claims/bun.837"));

    assertThat(thePriorPayment().lines())
        .extracting(line -> line.procedure().code())
        .containsExactly("80053", "80053");
    assertThat(thePriorPayment().lines())
        .extracting(line -> line.submittedProcedure().code())
        .containsExactly("80048", "80076");
  }

  @Test
  void aFileThatWasInterruptedIsTakenToItsEnd() {
    String two = fileOf(claimOf("ONE"), claimOf("TWO"));
    Intakes.take(intake, "F1", Samples.parse(fileOf(claimOf("ONE"))));
    String first = theFamily().id();

    IntakeReport report = Intakes.take(intake, "F1", Samples.parse(two));

    assertThat(report.opened()).isEqualTo(2);
    assertThat(report.claims().getFirst().familyId()).isEqualTo(first);
    assertThat(families.count()).isEqualTo(2);
  }

  @Test
  void twoFilesWithTheSameClaimAtTheSameTimeMakeOneFamily() throws Exception {
    CountDownLatch bothReady = new CountDownLatch(2);
    List<Future<IntakeReport>> reports = new ArrayList<>();
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      for (String fileId : List.of("F1", "F2")) {
        reports.add(
            two.submit(
                () -> {
                  bothReady.countDown();
                  bothReady.await();
                  return Intakes.take(intake, fileId, Samples.read("/claims/prim.837"));
                }));
      }
    }

    assertThat(reports.get(0).get().opened() + reports.get(1).get().opened()).isEqualTo(1);
    assertThat(reports.get(0).get().known() + reports.get(1).get().known()).isEqualTo(1);
    assertThat(families.count()).isEqualTo(1);
    assertThat(patients.count()).isEqualTo(1);
  }

  @Test
  void whatIsWrongAboveAClaimIsWrongInEveryClaimThatSharesIt() {
    String file =
        fileOf(claimOf("ONE"), claimOf("TWO"))
            .replace("NM1*PR*2*ACME HEALTH PLAN*****PI*12345~\n", "");

    IntakeReport report = Intakes.take(intake, "F1", Samples.parse(file));

    assertThat(report.refused())
        .hasSize(2)
        .allSatisfy(refused -> assertThat(refused.reason()).contains("2010BB"));
  }

  @Test
  void reasonsTellNoNamesAndNumbersOfPatients() {
    String bad =
        fileOf(
            claimOf("ONE").replace("*320*", "*3x0*"), claimOf("TWO").replace("SBR*S*", "SBR*T*"));

    assertThat(Intakes.take(intake, "F1", Samples.parse(bad)).refused())
        .hasSize(2)
        .allSatisfy(
            refused -> assertThat(refused.reason()).doesNotContain("DOE", "JANE", "PRI12345"));
  }

  @Test
  void anEncounterIsNoClaim() {
    String encounter = Samples.text("/claims/prim.837").replace("*1030*CH~", "*1030*RP~");

    assertThat(Intakes.take(intake, "F1", Samples.parse(encounter)).refused())
        .singleElement()
        .satisfies(refused -> assertThat(refused.reason()).startsWith("NOT_CHARGEABLE"));
  }

  @Test
  void thePatientIsRegisteredOnceWithTheCoveragesInOrder() {
    Intakes.take(intake, "F1", Samples.read("/claims/prim.837"));
    Intakes.take(
        intake,
        "F2",
        Samples.parse(
            Samples.text("/claims/prim.837")
                .replace("CLM*K7Q2M9X4T01A", "CLM*NEXT1")
                .replace("20261005", "20261012")));

    assertThat(families.count()).isEqualTo(2);
    assertThat(patients.findAll())
        .singleElement()
        .satisfies(
            patient -> {
              assertThat(patient.coverages())
                  .extracting(PatientCoverage::memberId)
                  .containsExactly("PRI12345", "SEC67890");
              assertThat(patient.coverages().getFirst().effectiveFrom())
                  .isEqualTo(LocalDate.of(2026, 10, 5));
              assertThat(patient.coverages().getFirst().confirmedOn())
                  .isEqualTo(LocalDate.of(2026, 10, 12));
            });
  }

  private ClaimPayment thePriorPayment() {
    return events.stream(PriorPaymentsFound.class)
        .flatMap(found -> found.payments().stream())
        .map(PriorPayment::payment)
        .findFirst()
        .orElseThrow();
  }

  /** The sample's envelope and hierarchy with other claims below it. */
  private static String fileOf(String... claims) {
    String text = Samples.text("/claims/prim.837");
    String all = String.join("", claims);
    String head = text.substring(0, text.indexOf("CLM*"));
    String transaction = head.substring(head.indexOf("ST*")) + all;
    long segments = transaction.chars().filter(c -> c == '~').count() + 1;
    return head + all + "SE*" + segments + "*0001~" + text.substring(text.indexOf("GE*1"));
  }

  private static String claimOf(String number) {
    String text = Samples.text("/claims/prim.837");
    return text.substring(text.indexOf("CLM*"), text.indexOf("SE*36"))
        .replace("K7Q2M9X4T01A", number);
  }

  private ClaimFamily theFamily() {
    assertThat(families.count()).isEqualTo(1);
    return families.findAll().getFirst();
  }
}
