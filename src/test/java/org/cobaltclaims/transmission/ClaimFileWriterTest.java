package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeSettings;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.practice.PracticeSettings.Practice;
import org.junit.jupiter.api.Test;

/** Nothing leaves that the balance checks or the implementation schema refuse. */
class ClaimFileWriterTest {

  @Test
  void goodClaimsLeave() {
    ClaimFileWriter.Checked checked =
        writer("5555550100")
            .writeChecked(batch(), List.of(map(ExampleClaims.primary()), secondary()));

    assertThat(checked.unbalanced()).isEmpty();
    assertThat(checked.faulty()).isEmpty();
    assertThat(checked.text()).contains("CLM*K7Q2M9X4T01A*").contains("CLM*K7Q2M9X4T02A*");
  }

  @Test
  void whatDoesNotBalanceIsLeftOutWithItsReason() {
    BilledClaim primary = ExampleClaims.primary();
    ProfessionalClaim unbalanced =
        map(
            new BilledClaim(
                "K7Q2M9X4T01B",
                1,
                "1",
                "",
                "",
                true,
                ExampleClaims.withCharge(primary.content(), 32001),
                List.of()));

    ClaimFileWriter.Checked checked =
        writer("5555550100").writeChecked(batch(), List.of(map(primary), unbalanced));

    assertThat(checked.text()).contains("CLM*K7Q2M9X4T01A*").doesNotContain("K7Q2M9X4T01B");
    assertThat(checked.unbalanced()).containsOnlyKeys("K7Q2M9X4T01B");
    assertThat(checked.unbalanced().get("K7Q2M9X4T01B").rule()).isEqualTo("B5");
    assertThat(checked.faulty()).isEmpty();
  }

  @Test
  void whatItsReceiverWouldRefuseIsLeftOutWithItsReason() {
    ProfessionalClaim replacement =
        map(
            new BilledClaim(
                "K7Q2M9X4T01B",
                1,
                "7",
                "",
                "",
                true,
                ExampleClaims.primary().content(),
                List.of()));

    ClaimFileWriter.Checked checked =
        writer("5555550100")
            .writeChecked(batch(), List.of(map(ExampleClaims.primary()), replacement));

    assertThat(checked.text()).contains("CLM*K7Q2M9X4T01A*").doesNotContain("K7Q2M9X4T01B");
    assertThat(checked.faulty()).containsOnlyKeys("K7Q2M9X4T01B");
    Problem problem = checked.faulty().get("K7Q2M9X4T01B");
    assertThat(OutboundCheck.text(problem))
        .isEqualTo(
            "loop 2300, REF: the control number of the claim that is replaced (REF*F8) is required"
                + " in loop 2300");
  }

  @Test
  void aFileOfWhichNothingIsLeftIsEmpty() {
    BilledClaim primary = ExampleClaims.primary();
    ProfessionalClaim unbalanced =
        map(
            new BilledClaim(
                "K7Q2M9X4T01B",
                1,
                "1",
                "",
                "",
                true,
                ExampleClaims.withCharge(primary.content(), 1),
                List.of()));

    assertThat(writer("5555550100").writeChecked(batch(), List.of(unbalanced)).text()).isEmpty();
  }

  @Test
  void aFaultOfThePracticeIsNoClaimsFault() {
    assertThatThrownBy(() -> writer("").writeChecked(batch(), List.of(secondary())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "no file can leave for clearinghouse main: loop 1000A, PER04: PER04 is required and"
                + " empty; correct the practice or the clearinghouse in practice.yml");
  }

  private static ProfessionalClaim secondary() {
    return map(ExampleClaims.secondary());
  }

  private static ProfessionalClaim map(BilledClaim billed) {
    return ClaimMapping.professionalClaim(billed);
  }

  private static ClaimFileWriter writer(String phone) {
    return new ClaimFileWriter(
        CurrentSettings.of(
            new PracticeSettings(
                new Practice(
                    "RIVER VALLEY COUNSELING",
                    "1234567893",
                    "123456789",
                    "RVC001",
                    "BILLING OFFICE",
                    phone),
                List.of(
                    new Clearinghouse(
                        "main",
                        "CLRHOUSE01",
                        "EXAMPLE CLEARINGHOUSE",
                        "RVC001",
                        "ZZ",
                        "ZZ",
                        true,
                        true,
                        false)),
                List.of())));
  }

  private static Batch batch() {
    return new Batch(
        "b",
        "main",
        "12345",
        true,
        false,
        BatchState.CREATED,
        1,
        new Batch.Numbers(17, 17, "0001", "B1", LocalDateTime.of(2026, 11, 21, 10, 30)),
        "f",
        null,
        ExampleClaims.SERVICE,
        null,
        null,
        null,
        null);
  }
}
