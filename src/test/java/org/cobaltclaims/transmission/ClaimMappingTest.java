package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.transmission.ExampleClaims.billed;
import static org.cobaltclaims.transmission.ExampleClaims.cas;
import static org.cobaltclaims.transmission.ExampleClaims.decided;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.coordination.PriorAdjudication;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Dependent;
import org.cobaltclaims.edi.claim.ProfessionalClaim.LineAdjudication;
import org.cobaltclaims.edi.claim.ProfessionalClaim.OtherPayer;
import org.cobaltclaims.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClaimMappingTest {

  @Test
  @DisplayName("T-HIER the hierarchy is made anew for each destination payer")
  void theHierarchyIsMadeAnewForEachDestinationPayer() {
    ProfessionalClaim toPrimary = map(billed("K7Q2M9X4T01A", 1, ExampleClaims.sam(), List.of()));
    assertThat(toPrimary.subscriber().information().relationship()).isEmpty();
    assertThat(toPrimary.subscriber().person().first()).isEqualTo("JANE");
    assertThat(toPrimary.subscriber().person().id()).isEqualTo("PRI12345");
    assertThat(toPrimary.subscriber().person().address()).isNull();
    assertThat(toPrimary.subscriber().demographics()).isNull();
    Dependent dependent = toPrimary.dependent();
    assertThat(dependent).isNotNull();
    assertThat(dependent.relationship()).isEqualTo("19");
    Party patient = dependent.person();
    assertThat(patient.first()).isEqualTo("SAM");
    assertThat(patient.id()).isEmpty();
    assertThat(patient.address()).isNotNull();
    assertThat(toPrimary.patientDemographics()).isNotNull();

    ProfessionalClaim toMedicaid = map(ExampleClaims.tertiary());
    assertThat(toMedicaid.subscriber().information().relationship()).isEqualTo("18");
    assertThat(toMedicaid.subscriber().person().first()).isEqualTo("SAM");
    assertThat(toMedicaid.subscriber().person().id()).isEqualTo("TER00001");
    assertThat(toMedicaid.subscriber().person().address()).isNotNull();
    assertThat(toMedicaid.subscriber().demographics()).isNotNull();
    assertThat(toMedicaid.dependent()).isNull();
    assertThat(toMedicaid.otherPayers())
        .extracting(OtherPayer::sequence, other -> other.information().relationship())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("P", "19"),
            org.assertj.core.groups.Tuple.tuple("S", "19"));
  }

  @Test
  void thePrimaryIsToldOfTheSecondaryWithoutMoney() {
    ProfessionalClaim claim = map(ExampleClaims.primary());
    assertThat(claim.otherPayers())
        .singleElement()
        .satisfies(
            other -> {
              assertThat(other.sequence()).isEqualTo("S");
              assertThat(other.paid()).isNull();
              assertThat(other.adjudicated()).isNull();
              assertThat(other.adjustments()).isEmpty();
            });
    assertThat(claim.lines()).allSatisfy(l -> assertThat(l.adjudications()).isEmpty());
    assertThat(claim.reference("G1")).isEqualTo("AUTH778");
  }

  @Test
  void theSecondaryBearsThePrimarysDecisionAndNotItsAuthorization() {
    ProfessionalClaim claim = map(ExampleClaims.secondary());
    assertThat(claim.references()).isEmpty();
    OtherPayer primary = claim.otherPayers().getFirst();
    assertThat(primary.paid()).isEqualTo(Money.ofCents(12400));
    assertThat(primary.adjudicated()).as("the date stands in 2430").isNull();
    assertThat(primary.remainingLiability()).as("EAF stands in 2430").isNull();
    assertThat(primary.payer().reference("F8")).isEqualTo("ACM2026110200441");
    LineAdjudication first = claim.lines().getFirst().adjudications().getFirst();
    assertThat(first.payerId()).isEqualTo(primary.payer().id());
    assertThat(first.adjudicated()).isEqualTo(LocalDate.of(2026, 11, 4));
    assertThat(first.remainingLiability()).isEqualTo(Money.ofCents(6600));
    assertThat(first.adjustments()).hasSize(3);
  }

  @Test
  void aPayerKnownByAnAliasIsNamedAsInItsOwnLoop() {
    PriorAdjudication aliased =
        decided(
            1,
            "ALIAS",
            20000,
            LocalDate.of(2026, 11, 4),
            "",
            ExampleClaims.secondary().priorAdjudications().getFirst().lines());
    ProfessionalClaim claim =
        map(billed("K7Q2M9X4T02A", 2, ExampleClaims.secondary().content(), List.of(aliased)));
    assertThat(claim.lines())
        .allSatisfy(
            l ->
                assertThat(l.adjudications())
                    .extracting(LineAdjudication::payerId)
                    .containsExactly("12345"));
    assertThat(claim.otherPayers().getFirst().payer().references()).isEmpty();
  }

  @Test
  void aDecisionWithoutLinesStandsAtClaimLevelWithItsDate() {
    PriorAdjudication claimLevel =
        new PriorAdjudication(
            1,
            "12345",
            Money.ofCents(10000),
            List.of(cas("PR", "1", 20000), cas("CO", "45", 2000), cas("CO", "253", 0)),
            Money.ofCents(20000),
            LocalDate.of(2026, 11, 4),
            true,
            "ACM2026110200441",
            List.of("", "", "N19"),
            List.of(),
            List.of());
    BilledClaim replacement =
        new BilledClaim(
            "K7Q2M9X4T02B",
            2,
            "7",
            "BET20261121777",
            "",
            true,
            ExampleClaims.secondary().content(),
            List.of(claimLevel));
    ProfessionalClaim claim = map(replacement);
    assertThat(claim.reference("F8")).as("the destination's").isEqualTo("BET20261121777");
    OtherPayer primary = claim.otherPayers().getFirst();
    assertThat(primary.adjudicated()).isEqualTo(LocalDate.of(2026, 11, 4));
    assertThat(primary.remainingLiability()).isEqualTo(Money.ofCents(20000));
    assertThat(primary.adjustments()).as("no trio of no amount").hasSize(2);
    assertThat(primary.payer().reference("F8")).isEqualTo("ACM2026110200441");
    assertThat(primary.outpatientAdjudication()).isNotNull();
    assertThat(primary.outpatientAdjudication().element(3)).isEqualTo("N19");
    assertThat(claim.lines()).allSatisfy(l -> assertThat(l.adjudications()).isEmpty());
  }

  @Test
  void anOriginalClaimBearsNoPayerControlNumber() {
    BilledClaim original =
        new BilledClaim(
            "K7Q2M9X4T02A",
            2,
            "1",
            "BET20261121777",
            "",
            true,
            ExampleClaims.secondary().content(),
            List.of());
    assertThat(map(original).reference("F8")).isEmpty();
  }

  @Test
  void theTaxonomyIsLeftOutWhereThePayerDoesNotWantIt() {
    BilledClaim without =
        new BilledClaim(
            "K7Q2M9X4T01A", 1, "1", "", "7", false, ExampleClaims.primary().content(), List.of());
    assertThat(map(without).billing().provider().taxonomy()).isEmpty();
    assertThat(map(without).information().delayReason()).isEqualTo("7");
    assertThat(map(ExampleClaims.primary()).billing().provider().taxonomy())
        .isEqualTo("101YM0800X");
  }

  private static ProfessionalClaim map(BilledClaim billed) {
    return ClaimMapping.professionalClaim(billed);
  }
}
