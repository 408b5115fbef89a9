package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.coordination.BilledClaims;
import org.cobaltclaims.coordination.EffectiveAdjudication;
import org.cobaltclaims.coordination.PriorAdjudication;
import org.cobaltclaims.edi.ClaimSchema;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Samples;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ClaimBalance;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ClaimTransactionWriter;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.RandomFamilies;
import org.cobaltclaims.remittance.RandomFamilies.Family;
import org.cobaltclaims.remittance.SampleClaims;

@Label("COB data as they stand in the file, for random families")
class CobFilesPropertyTest {

  @Property(tries = 60)
  @Label("T-BAL-2: the file balances, satisfies the schema, and tells every amount that was built")
  void theFileTellsWhatWasBuilt(@ForAll long seed) throws Exception {
    BilledClaim billed = built(RandomFamilies.family(seed));
    String text =
        ClaimTransactionWriter.write(
            ENVELOPE, List.of(transaction(billed)), false, Sanitizer.STANDARD);

    X12File read = X12File.read(bytes(text));

    assertThat(read.problems()).isEmpty();
    assertThat(ClaimSchema.check(bytes(text))).isEmpty();
    ProfessionalClaim claim = read.claims().get(0).claims().get(0);
    assertThat(ClaimBalance.check(claim, 1, 1)).isEmpty();
    assertThat(told(claim)).containsExactlyInAnyOrderElementsOf(built(billed));
  }

  private static final Envelope ENVELOPE =
      new Envelope(
          "ZZ",
          "RVC001",
          "ZZ",
          "CLRHOUSE01",
          LocalDateTime.of(2026, 11, 21, 10, 30),
          18,
          false,
          true,
          "HC",
          "RVC001",
          "CLRHOUSE01",
          18,
          "005010X222A1");

  private static ClaimTransaction transaction(BilledClaim billed) {
    X12File example = Samples.readFile("sec.837");
    Party submitter = example.claims().get(0).submitter();
    Party receiver = example.claims().get(0).receiver();
    return new ClaimTransaction(
        ENVELOPE,
        "0001",
        "00",
        "B1",
        ENVELOPE.time(),
        "CH",
        submitter,
        receiver,
        List.of(ClaimMapping.professionalClaim(billed)));
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static BilledClaim built(Family family) {
    Map<Integer, List<ClaimPayment>> decisions = new HashMap<>();
    for (int level = 1; level < family.nextLevel(); level++) {
      decisions.put(
          level,
          EffectiveAdjudication.of(
                  family.content(), family.stories().get(level - 1).matched(family.content()))
              .payments());
    }
    return Objects.requireNonNull(
        BilledClaims.build(
                family.content(),
                family.nextLevel(),
                SampleClaims.FAMILY + family.nextLevel() + "A",
                "1",
                "",
                "",
                decisions,
                SampleClaims::payer)
            .claim());
  }

  private static List<String> built(BilledClaim billed) {
    List<String> amounts = new ArrayList<>();
    for (PriorAdjudication prior : billed.priorAdjudications()) {
      amounts.add(prior.payerId() + " D " + prior.paid());
      amounts.add(prior.payerId() + " EAF " + prior.remainingLiability());
      rows(amounts, prior.payerId() + " claim ", prior.adjustments());
      for (PriorAdjudication.CobLine line : prior.lines()) {
        String place = prior.payerId() + " line " + line.lineNumber();
        amounts.add(place + " " + line.paid() + " in " + line.bundledInto());
        amounts.add(place + " EAF " + line.remainingLiability());
        rows(amounts, place + " ", line.adjustments());
      }
    }
    return amounts;
  }

  private static void rows(List<String> amounts, String place, List<Adjustment> rows) {
    rows.forEach(row -> amounts.add(place + row.group() + row.reason() + " " + row.amount()));
  }

  private static List<String> told(ProfessionalClaim claim) {
    List<String> amounts = new ArrayList<>();
    for (ProfessionalClaim.OtherPayer payer : claim.otherPayers()) {
      if (payer.paid() != null) {
        amounts.add(payer.payer().id() + " D " + payer.paid());
        amounts.add(payer.payer().id() + " EAF " + payer.remainingLiability());
        payer
            .adjustments()
            .forEach(
                row ->
                    amounts.add(
                        payer.payer().id()
                            + " claim "
                            + row.group()
                            + row.reason()
                            + " "
                            + row.amount()));
      }
    }
    for (ProfessionalClaim.Line line : claim.lines()) {
      for (ProfessionalClaim.LineAdjudication decided : line.adjudications()) {
        String place = decided.payerId() + " line " + line.number();
        amounts.add(place + " " + decided.paid() + " in " + decided.bundledInto());
        amounts.add(place + " EAF " + decided.remainingLiability());
        decided
            .adjustments()
            .forEach(
                row -> amounts.add(place + " " + row.group() + row.reason() + " " + row.amount()));
      }
    }
    return amounts;
  }
}
