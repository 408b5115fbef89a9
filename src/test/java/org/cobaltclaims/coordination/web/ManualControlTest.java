package org.cobaltclaims.coordination.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.claim.process.FamilyProgress;
import org.cobaltclaims.coordination.process.SecondaryBilling;
import org.cobaltclaims.engine.ProcessNames.PayerClaim.Preparation;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.transmission.Batches;
import org.cobaltclaims.transmission.ExchangeFile;
import org.cobaltclaims.transmission.Fate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@DisplayName("manual control: every act on the timeline with who and why")
class ManualControlTest extends ApplicationTest {

  @Autowired private MockMvc web;
  @Autowired private FamilyProgress progress;
  @Autowired private SecondaryBilling billing;
  @Autowired private Batches batches;

  @Test
  @DisplayName("DOMAIN 2.2: every condition of the gate, met or not with its reason")
  void theGateIsShownWithEveryCondition() throws Exception {
    sent();
    web.perform(get("/api/claims/" + family + "2/gate"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").doesNotExist())
        .andExpect(jsonPath("$.allMet").value(false))
        .andExpect(jsonPath("$.conditions.length()").value(11))
        .andExpect(jsonPath("$.conditions[0].rule").value("2.2-1"))
        .andExpect(jsonPath("$.conditions[0].met").value(false))
        .andExpect(jsonPath("$.conditions[0].reason").value(containsString("not posted")));
    act("/api/claims/" + family + "2/create", "{\"reason\": \"now\"}")
        .andExpect(jsonPath("$.billed").value(false));
    assertThat(claims.findById(family + "2")).isEmpty();

    receive(era(text -> text));
    act("/api/claims/" + family + "2/create", "{\"reason\": \"now\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.allMet").value(true))
        .andExpect(jsonPath("$.billed").value(true));
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.DRAFT);
    assertThat(said()).anyMatch(t -> t.contains("asked for by ann: now"));

    secondaryQueued();
    act("/api/claims/" + family + "2/create", "{\"reason\": \"again\"}")
        .andExpect(jsonPath("$.billed").value(false))
        .andExpect(jsonPath("$.conditions[9].met").value(false));
  }

  @Test
  void anUnsentSecondaryIsDeletedAndMadeAgain() throws Exception {
    sent();
    receive(era(text -> text));
    progress.next(family);
    secondaryQueued();

    act("/api/claims/" + family + "2/delete", "{\"reason\": \"wrong data\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.closedReason").value("DELETED"));
    assertThat(batches.form()).isEmpty();
    assertThat(money().balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("86"));
    assertThat(messages()).contains("payer-claim-changed " + family + "2");
    assertThat(said()).anyMatch(t -> t.contains("Deleted by ann before it left: wrong data"));

    act("/api/claims/" + family + "2/create", "{\"reason\": \"mended\"}")
        .andExpect(jsonPath("$.billed").value(true));
    assertThat(money().balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.parse("86"));
    secondaryQueued();
    assertThat(claim(2).currentVersion().pcn()).isEqualTo(family + "2B");
    assertThat(batches.form()).hasSize(1);
    act("/api/claims/" + family + "2/delete", "{\"reason\": \"too late\"}")
        .andExpect(status().isUnprocessableEntity());
  }

  @Test
  void aClaimIsSentAnywayWithRoleAndReason() throws Exception {
    sent();
    receive(denied(era(text -> text), "CO", "16"));
    String task = openTask(claim(1).id(), TaskKind.WORK_DENIAL).id();
    decisions.decide(task, "WRITE_OFF", "no use", "ann");
    String path = "/api/claims/" + family + "2/send-anyway";

    act(path, "{\"role\": \"biller\", \"reason\": \"try\"}")
        .andExpect(status().isUnprocessableEntity());
    act(path, "{\"role\": \"lead\"}").andExpect(status().isUnprocessableEntity());
    act(path, "{\"role\": \"lead\", \"reason\": \"the payer asked for it\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.billed").value(true));

    assertThat(billing.facts(claim(2).id()))
        .containsEntry("denialOutcome", "YES")
        .containsEntry("billZeroBalance", true);
    assertThat(said())
        .anyMatch(t -> t.contains("Sent anyway by ann (lead)") && t.contains("the payer asked"));
  }

  @Test
  void aHoldStopsTheSendingUntilTheRelease() throws Exception {
    prepare(claim(1).id(), "ELECTRONIC");
    act("/api/families/" + family + "/hold", "{\"reason\": \"asking the patient\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.onHold").value(true));
    assertThat(batches.form()).isEmpty();

    act("/api/families/" + family + "/release", "{\"reason\": \"answered\"}")
        .andExpect(jsonPath("$.onHold").value(false));
    assertThat(batches.form()).hasSize(1);
    assertThat(said())
        .contains("Put on hold by ann: asking the patient", "Released by ann: answered");
    act("/api/families/" + family + "/release", "{\"reason\": \"again\"}")
        .andExpect(status().isUnprocessableEntity());
    act("/api/families/NOTHING000/hold", "{\"reason\": \"x\"}").andExpect(status().isNotFound());
  }

  @Test
  void aHoldStopsAClaimBeforeItIsQueuedAndAtTheGate() throws Exception {
    act("/api/families/" + family + "/hold", "{\"reason\": \"asking\"}");
    assertThat(prepare(claim(1).id(), "ELECTRONIC").outcome()).isEqualTo(Preparation.TO_CORRECT);
    assertThat(openTask(claim(1).id(), TaskKind.CORRECT_CLAIM).reason()).isEqualTo("ON_HOLD");

    act("/api/families/" + family + "/release", "{\"reason\": \"answered\"}");
    assertThat(tasks.openOfFamily(family)).isEmpty();
    assertThat(prepare(claim(1).id(), "ELECTRONIC").outcome()).isEqualTo(Preparation.READY);
    sent();
    receive(era(text -> text));
    progress.next(family);
    act("/api/families/" + family + "/hold", "{\"reason\": \"asking\"}");
    assertThat(billing.facts(claim(2).id())).containsEntry("onHold", true);
  }

  @Test
  void aClaimThatIsWithItsPayerIsGivenUp() throws Exception {
    sent();
    act("/api/claims/" + family + "1/close", "{\"reason\": \"self-pay\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("CLOSED"));
    assertThat(money().balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("320"));
    assertThat(progress.next(family).step()).isEqualTo(FamilyProgress.Step.DONE_PATIENT);
    act("/api/claims/" + family + "1/close", "{\"reason\": \"self-pay\"}")
        .andExpect(status().isUnprocessableEntity());
  }

  @Test
  void aFamilyIsClosed() throws Exception {
    sent();
    receive(era(text -> text));
    progress.next(family);
    act("/api/families/" + family + "/close", "{\"reason\": \"the patient pays\"}")
        .andExpect(status().isOk());
    assertThat(claim(2).closedReason()).isEqualTo("CLOSED_BY_HAND");
    assertThat(money().balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("86"));
  }

  @Test
  void theVersionIsDownloadedAsAFileOfItsOwn() throws Exception {
    prepare(claim(1).id(), "ELECTRONIC");
    web.perform(get("/api/versions/" + family + "1A/837?by=ann"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("CLM*" + family + "1A*320*")));
    web.perform(get("/api/versions/" + family + "1Z/837")).andExpect(status().isNotFound());
    assertThat(said()).contains("Version " + family + "1A downloaded by ann");
  }

  @Test
  void anUploadedAnswerTakesTheRoadOfTheInboundFolder() throws Exception {
    sent();
    byte[] era = era(text -> text).getBytes(StandardCharsets.US_ASCII);
    web.perform(
            post("/api/files?folder=main&name=by-hand.835&by=ann")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(era))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.name").value("by-hand.835"));
    List<ExchangeFile> taken = files.scan();
    assertThat(taken).hasSize(1);
    assertThat(taken.getFirst().fate().kind()).isNotEqualTo(Fate.Kind.REFUSED);
    web.perform(get("/api/files/" + taken.getFirst().id() + "/content"))
        .andExpect(content().bytes(era));
    for (String wrong : List.of("../x.835", "x.part", "")) {
      web.perform(
              post("/api/files")
                  .param("folder", "main")
                  .param("name", wrong)
                  .contentType(MediaType.APPLICATION_OCTET_STREAM)
                  .content(era))
          .andExpect(status().isUnprocessableEntity());
    }
  }

  @Test
  @DisplayName("DOMAIN 2.5: the primary's payment is mended before the secondary goes")
  void thePrimarysPaymentIsMendedFirst() throws Exception {
    sent();
    receive(era(text -> text));
    progress.next(family);
    secondaryQueued();
    String payment =
        jdbc.queryForObject(
            "SELECT id FROM claim_payment WHERE payer_claim_id = ?", String.class, family + "1");
    String lines =
        "[{\"line\":1,\"paid\":6400,\"adjustments\":[{\"group\":\"CO\",\"reason\":\"45\",\"amount\":8600},{\"group\":\"PR\",\"reason\":\"1\",\"amount\":5000}]},"
            + "{\"line\":2,\"paid\":6000,\"adjustments\":[{\"group\":\"CO\",\"reason\":\"45\",\"amount\":4000},{\"group\":\"PR\",\"reason\":\"3\",\"amount\":2000}]}]";

    act(
            "/api/payments/" + payment + "/mend",
            "{\"reason\": \"x\", \"lines\": " + lines.replace("6400", "6500") + "}")
        .andExpect(status().isUnprocessableEntity());
    act(
            "/api/payments/" + payment + "/mend",
            "{\"reason\": \"as the paper says\", \"lines\": " + lines + "}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.id").value(payment + "-m1"));
    assertThat(
            jdbc.queryForObject(
                "SELECT entered_by FROM claim_payment WHERE id = ?", String.class, payment + "-m1"))
        .isEqualTo("ann");

    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.parse("70"));
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("124"));
    assertThat(claim(2).isCancelled()).as("what was queued told the old").isTrue();
    progress.next(family);
    secondaryQueued();
    web.perform(get("/api/versions/" + family + "2B/837"))
        .andExpect(content().string(containsString("CAS*CO*45*86~")));
    assertThat(said()).contains("Payment mended by ann: as the paper says");
  }

  @Test
  @DisplayName("T-ORD: the user sets the order, and the claims start again in it")
  void theOrderIsSetAndTheClaimsStartAgain() throws Exception {
    sent();
    receive(denied(era(text -> text), "CO", "22"));
    web.perform(get("/api/families/" + family + "/payer-order"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.present.length()").value(2))
        .andExpect(jsonPath("$.reasons[0].rule").value("R9"));

    setOrder("[2, 1]").andExpect(status().isOk());

    assertThat(claim(1).payerId()).isEqualTo("67890");
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.DRAFT);
    assertThat(money().balance(Bucket.PAYER_OPEN, 1)).isEqualTo(Money.parse("320"));
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
    assertThat(tasks.openOfFamily(family)).isEmpty();
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(1).id());
    prepare(claim(1).id(), "ELECTRONIC");
    web.perform(get("/api/versions/" + family + "1B/837"))
        .andExpect(content().string(containsString("NM1*PR*2*BETA SUPPLEMENTAL*****PI*67890~")))
        .andExpect(content().string(containsString("SBR*P*18*GRP200")));
    assertThat(said()).anyMatch(t -> t.contains("Payer order set by ann to 67890, 12345"));
    setOrder("[1, 2]").andExpect(status().isUnprocessableEntity());
    setOrder("[1, 1]").andExpect(status().isUnprocessableEntity());
  }

  @Test
  void aPayerThatHasPaidOutOfTurnHasToTakeItBackFirst() throws Exception {
    sent();
    receive(era(text -> text));
    setOrder("[2, 1]")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("void")));

    act("/api/claims/" + family + "1/void", "{\"reason\": \"other payer first\"}")
        .andExpect(status().isOk());
    prepare(claim(1).id(), "ELECTRONIC");
    assertThat(claim(1).currentVersion().frequency()).isEqualTo("8");
    web.perform(get("/api/versions/" + family + "1B/837"))
        .andExpect(content().string(containsString("11:B:8*")))
        .andExpect(content().string(containsString("REF*F8*ACM2026110200441~")));
  }

  @Test
  @DisplayName("DOMAIN 2.8, 2.15: a payer is skipped where the next one's policy allows it")
  void aPayerIsSkippedWhereThePolicyAllowsIt() throws Exception {
    String path = "/api/claims/" + family + "2/skip-prior";
    act(path, "{}").andExpect(status().isUnprocessableEntity());
    act(path, "{\"reason\": \"never pays this\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("DRAFT"));

    assertThat(claim(1).isSkipped()).isTrue();
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.parse("320"));
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(2).id());
    assertThat(billing.facts(claim(2).id()))
        .containsEntry("adjudicationCertain", true)
        .containsEntry("remainingPositive", true);
    assertThat(billing.build(claim(2).id())).isEmpty();
    secondaryQueued();
    web.perform(get("/api/versions/" + family + "2A/837"))
        .andExpect(content().string(containsString("SBR*P*18*GRP100******CI~AMT*A8*320~OI")))
        .andExpect(content().string(containsString("SBR*S*18*GRP200")));
    assertThat(said()).anyMatch(t -> t.contains("skipped (AMT*A8)") && t.contains("by ann"));
  }

  @Test
  void aPayerThatHasTheClaimIsNotSkipped() throws Exception {
    sent();
    act("/api/claims/" + family + "2/skip-prior", "{\"reason\": \"x\"}")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("only what has not left")));
  }

  @Test
  void theInterfaceIsDescribed() throws Exception {
    web.perform(get("/v3/api-docs"))
        .andExpect(jsonPath("$.paths['/api/claims/{claim}/gate'].get").exists())
        .andExpect(jsonPath("$.paths['/api/claims/{claim}/send-anyway'].post").exists())
        .andExpect(jsonPath("$.paths['/api/families/{family}/hold'].post").exists())
        .andExpect(jsonPath("$.paths['/api/families/{family}/payer-order'].put").exists())
        .andExpect(jsonPath("$.paths['/api/files'].post").exists())
        .andExpect(jsonPath("$.paths['/api/payments/{id}/mend'].post").exists());
  }

  private ResultActions setOrder(String levels) throws Exception {
    return web.perform(
        put("/api/families/" + family + "/payer-order?by=ann")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"levels\": %s, \"reason\": \"the patient says so\"}".formatted(levels)));
  }

  private ResultActions act(String path, String body) throws Exception {
    return web.perform(
        post(path + "?by=ann").contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private void secondaryQueued() {
    PayerClaim claim = claim(2);
    assertThat(claim.state()).isEqualTo(PayerClaimState.DRAFT);
    prepare(claim.id(), "ELECTRONIC");
  }

  private List<String> said() {
    return timeline.of(family).stream().map(Timeline.Entry::text).toList();
  }
}
