package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.intake.IntakeClaim;
import org.cobaltclaims.intake.VisitEntry;
import org.cobaltclaims.intake.VisitIntake;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A visit that is typed in goes the way of one that a practice system has sent. */
class TypedVisitProcessTest extends OfficeTest {

  @Autowired private VisitIntake visits;

  @Test
  @DisplayName("Issue 7-6: a typed-in visit with two coverages goes out like an imported one")
  void aTypedVisitGoesOutLikeAnImportedOne() {
    String imported = bill(visit("TV1", Payer.ACME, Payer.BETA));
    ProfessionalClaim first = sentAndAccepted();
    String patient = familyOf(imported).patientId();

    IntakeClaim taken = visits.take(typed("TV2", patient), "anna");
    assertThat(visits.take(typed("TV2", patient), "anna").fate()).isEqualTo(IntakeClaim.Fate.KNOWN);
    settle();
    ProfessionalClaim claim = sentAndAccepted();
    String family = taken.familyId();
    assertThat(claim.claimNumber()).startsWith(family + "1");
    assertThat(claim.billing()).isEqualTo(first.billing());
    assertThat(claim.subscriber()).isEqualTo(first.subscriber());
    assertThat(claim.providers()).isEqualTo(first.providers());
    assertThat(claim.otherPayers()).isEqualTo(first.otherPayers());
    assertThat(claim.diagnoses()).isEqualTo(first.diagnoses());
    assertThat(claim.charge()).isEqualTo(first.charge());
    assertThat(claim.lines().getFirst().professional())
        .isEqualTo(first.lines().getFirst().professional());
    assertThat(familyOf(family).patientId()).isEqualTo(patient);

    receive(paid(Payer.ACME, "T1", claim));
    ProfessionalClaim secondary = sentAndAccepted();
    assertThat(secondary.claimNumber()).startsWith(family + "2");
    assertThat(secondary.otherPayers().getFirst().paid()).isEqualTo(Money.parse("124"));
    receive(
        Era.of(Payer.BETA, "T2")
            .claim(secondary.claimNumber(), "2", "ICNT2")
            .line("99214", control(secondary, 1), "200", "66", "OA-23-134")
            .line("90833", control(secondary, 2), "120", "20", "OA-23-100"));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(rules(family)).contains("intake");
    assertThat(openTasks()).isEmpty();
  }

  private VisitEntry typed(String number, String patient) {
    return new VisitEntry(
        number,
        new VisitEntry.Person(patient, null, null, null, null, null, null, null, null),
        null,
        null,
        new VisitEntry.Practitioner("1987654328", null, null, null),
        null,
        null,
        today().minusDays(9),
        null,
        "11",
        List.of("F41.1", "F33.1"),
        List.of(line("99214", 20000), line("90833", 12000)),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static VisitEntry.Line line(String procedure, long charge) {
    return new VisitEntry.Line(
        procedure, null, List.of("A"), BigDecimal.ONE, null, charge, null, null, null);
  }
}
