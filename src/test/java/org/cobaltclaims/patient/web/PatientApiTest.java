package org.cobaltclaims.patient.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Set;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.Role;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.testing.Intakes;
import org.cobaltclaims.testing.Samples;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Patients over REST. */
class PatientApiTest extends ApplicationTest {

  @Autowired private Accounts accounts;
  @Autowired private MockMvc web;

  @Test
  void aPaymentIsHeldOnceForAVisitAndPaidBack() throws Exception {
    String body = "{\"amount\": 2000, \"method\": \"CARD\", \"key\": \"R1\", \"family\": \"%s\"}";
    for (int i = 0; i < 2; i++) {
      web.perform(json(post(path("/payments")), body.formatted(family)))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.payments.length()").value(1))
          .andExpect(jsonPath("$.visits[0].patientPaid").value(2000))
          .andExpect(jsonPath("$.visits[0].credit").value(-2000))
          .andExpect(jsonPath("$.open").value(0));
    }
    web.perform(json(post(path("/payments")), "{\"amount\": 1, \"key\": \"R1\"}"))
        .andExpect(status().isUnprocessableEntity());
    web.perform(json(post(path("/payments")), "{\"amount\": -1}"))
        .andExpect(status().isUnprocessableEntity());
    web.perform(
            json(
                post(path("/refunds")),
                "{\"amount\": 2001, \"reason\": \"x\", \"family\": \"" + family + "\"}"))
        .andExpect(status().isUnprocessableEntity());
    web.perform(
            json(
                post(path("/refunds")),
                "{\"amount\": 2000, \"reason\": \"x\", \"family\": \"" + family + "\"}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.visits[0].credit").value(0));
    assertThat(money().isBalanced()).isTrue();
  }

  @Test
  void coveragesAreDatedAndAskedForAndThePrimaryStaysWhileASecondaryDoes() throws Exception {
    web.perform(get(path("/coverages")))
        .andExpect(jsonPath("$.length()").value(2))
        .andExpect(jsonPath("$[0].datesSet").value(false));
    web.perform(
            json(
                put(path("/coverages/1")),
                "{\"effectiveFrom\": \"2026-01-01\", \"reason\": \"card seen\"}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].datesSet").value(true));
    web.perform(delete(path("/coverages/1")).param("reason", "gone"))
        .andExpect(status().isUnprocessableEntity());
    web.perform(get(path("/coverages/history"))).andExpect(jsonPath("$.length()").value(1));
    for (int i = 0; i < 2; i++) {
      web.perform(post(path("/coverages/2/eligibility")))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.length()").value(1));
    }
    web.perform(post(path("/coverages/9/eligibility"))).andExpect(status().isNotFound());
  }

  @Test
  void aVisitWithAnOpenPayerIsNotOnTheStatement() throws Exception {
    web.perform(get(path("/statement")))
        .andExpect(jsonPath("$.due").value(0))
        .andExpect(jsonPath("$.held[0].reason").value("PAYER_OPEN"));
    web.perform(get(path("/statement.csv")))
        .andExpect(
            content()
                .string(
                    "visit,service_date,charge,insurance_paid,adjusted,"
                        + "patient_paid,balance,patient_since\r\n"));
    web.perform(get(path("/statement.pdf")))
        .andExpect(content().contentType(MediaType.APPLICATION_PDF));
    web.perform(post("/api/statements").param("date", "2026-11-21"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.statements.length()").value(0));
    web.perform(get("/api/patients/nobody/statement")).andExpect(status().isNotFound());
  }

  @Test
  void whatIsWrongWithACoverageIsNamedByField() throws Exception {
    web.perform(
            json(
                post(path("/coverages")),
                "{\"relationship\": \"19\", \"effectiveFrom\": \"2026-02-01\","
                    + " \"effectiveTo\": \"2026-01-01\", \"filingIndicator\": \"??\"}"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(
            jsonPath("$.fields[*].field")
                .value(
                    containsInAnyOrder(
                        "payer",
                        "memberId",
                        "filingIndicator",
                        "subscriber.last",
                        "effectiveTo",
                        "reason")));
    web.perform(json(put(path("/coverages/1")), "{}"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(
            jsonPath("$.fields[*].field").value(containsInAnyOrder("effectiveFrom", "reason")));
    web.perform(get(path("/coverages"))).andExpect(jsonPath("$.length()").value(2));
  }

  @Test
  void aPatientIsFoundByThePracticesOwnNumber() throws Exception {
    web.perform(json(put(path("/record-number")), "{\"number\": \"MRN-0042\"}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.recordNumber").value("MRN-0042"));
    web.perform(json(post("/patients/find").with(csrf()), "{\"text\": \"mrn-00\"}"))
        .andExpect(jsonPath("$.length()").value(1))
        .andExpect(jsonPath("$[0].name").value("DOE, JANE"));
    web.perform(post("/claims/rows").with(csrf()).param("view", "all").param("search", "MRN-0042"))
        .andExpect(content().string(containsString("K7Q2M9X4T01A")));
    web.perform(post("/work/rows").with(csrf()).param("view", "all").param("search", "MRN-0042"))
        .andExpect(status().isOk());
    web.perform(post("/claims/rows").with(csrf()).param("view", "all").param("search", "MRN-9"))
        .andExpect(content().string(containsString("No claims here")));
    web.perform(json(put(path("/record-number")), "{\"number\": \"4*2\"}"))
        .andExpect(status().isUnprocessableEntity());
    web.perform(json(put(path("/record-number")), "{\"number\": \" \"}"))
        .andExpect(jsonPath("$.recordNumber").value(""));
  }

  @Test
  void theNumberOfAClaimStaysUntilAPersonChangesIt() throws Exception {
    String other =
        Samples.text("/claims/prim.837")
            .replace("JANE", "JUNE")
            .replaceAll("(PRI|SEC)\\d+~", "$155555~");
    for (String visit : List.of("V1 R1", "V2 R2")) {
      String[] words = visit.split(" ");
      taken(
          words[0],
          other
              .replace("K7Q2M9X4T01A", words[0])
              .replace("REF*G1*AUTH778~", "REF*G1*AUTH778~REF*EA*" + words[1] + "~")
              .replace("SE*36", "SE*37"));
    }
    String june = families.findByPracticeClaim("V2").getFirst().patientId();
    assertThat(june).isEqualTo(families.findByPracticeClaim("V1").getFirst().patientId());
    web.perform(get("/api/patients/" + june)).andExpect(jsonPath("$.recordNumber").value("R1"));
    web.perform(json(put(path("/record-number")), "{\"number\": \"R1\"}"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("another patient")));
  }

  private void taken(String file, String text) {
    assertThat(Intakes.take(intake, file, Samples.parse(text)).claims()).hasSize(1);
  }

  @Test
  void correctedNumbersStandOnVisitsAndAReadyClaimIsMadeAnew() throws Exception {
    prepare(claim(1).id(), "ELECTRONIC");
    String body =
        "{\"memberId\": \"PRI12346\", \"groupNumber\": \"G7\", \"reason\": \"card seen\"}";
    web.perform(json(put(path("/coverages/1/numbers")), body))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].memberId").value("PRI12346"))
        .andExpect(jsonPath("$[0].groupNumber").value("G7"))
        .andExpect(jsonPath("$[1].memberId").value("SEC67890"));
    assertThat(insured()).isEqualTo("PRI12346 G7");
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.DRAFT);
    assertThat(messages()).anyMatch(message -> message.endsWith(claim(1).id()));
    prepare(claim(1).id(), "ELECTRONIC");
    assertThat(claim(1).versions()).hasSize(2);
    assertThat(claim(1).currentVersion().frequency()).isEqualTo("1");

    web.perform(get(path("/coverages/history")))
        .andExpect(jsonPath("$[0].act").value("CORRECTED"))
        .andExpect(jsonPath("$[0].memberId").value("PRI12346"))
        .andExpect(jsonPath("$[0].wasMemberId").value("PRI12345"))
        .andExpect(jsonPath("$[0].wasGroupNumber").value("GRP100"))
        .andExpect(jsonPath("$[0].reason").value("card seen"));
    web.perform(json(put(path("/coverages/1/numbers")), body))
        .andExpect(status().isUnprocessableEntity());
    web.perform(json(put(path("/coverages/2/numbers")), "{}"))
        .andExpect(jsonPath("$.fields[*].field").value(containsInAnyOrder("memberId", "reason")));
    web.perform(json(put(path("/coverages/9/numbers")), body)).andExpect(status().isNotFound());
  }

  @Test
  void whatWasSentStaysAsItWasSent() throws Exception {
    sent();
    web.perform(
            json(
                put(path("/coverages/1/numbers")),
                "{\"memberId\": \"PRI12346\", \"reason\": \"card seen\"}"))
        .andExpect(status().isOk());
    assertThat(insured()).isEqualTo("PRI12346 ");
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.SENT);
    assertThat(claim(1).versions()).hasSize(1);
    assertThat(timeline.of(family).stream().map(entry -> entry.text()))
        .anyMatch(text -> text.contains("stays as it was sent"))
        .noneMatch(text -> text.contains("PRI12346"));
  }

  private String insured() {
    Coverage first = families.findById(family).orElseThrow().content().coverages().getFirst();
    return first.memberId() + " " + first.groupNumber();
  }

  @Test
  void theRulesSuggestAnOrderByTheChartAndByWhatAPersonKnows() throws Exception {
    web.perform(get(path("/coverages/order")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.differs").value(false))
        .andExpect(jsonPath("$.reasons[0].rule").value("R9"));
    web.perform(
            json(
                post(path("/coverages/order")),
                "{\"plans\": [{\"place\": 1, \"continuation\": true},"
                    + " {\"place\": 2, \"continuation\": false}]}"))
        .andExpect(jsonPath("$.differs").value(true))
        .andExpect(jsonPath("$.suggested[0]").value(2))
        .andExpect(jsonPath("$.reasons[0].rule").value("R7"));
  }

  @Test
  void whoMaySeeNoClaimsSeesAChartWithoutThem() throws Exception {
    String page = "/patients/" + families.findById(family).orElseThrow().patientId();
    web.perform(get(page))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Balance and why")));
    web.perform(get("/patients/nobody")).andExpect(status().isNotFound());
    accounts.add("fred", "Fred Lane", Set.of(Role.FRONT_DESK), "a long enough secret", false);
    SimpleGrantedAuthority[] frontDesk =
        Role.permissions(Set.of(Role.FRONT_DESK)).stream()
            .map(permission -> new SimpleGrantedAuthority(permission.name()))
            .toArray(SimpleGrantedAuthority[]::new);
    String front =
        web.perform(get(page).with(user("fred").authorities(frontDesk)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(front).contains("Member ID").doesNotContain("Balance and why", "K7Q2M9X4T01A");
  }

  @Test
  void aStatementThatWasNotSentIsNotThere() throws Exception {
    web.perform(get(path("/statements"))).andExpect(jsonPath("$.length()").value(0));
    web.perform(get(path("/statements/2026-11-01"))).andExpect(status().isNotFound());
  }

  private String path(String rest) {
    return "/api/patients/" + families.findById(family).orElseThrow().patientId() + rest;
  }

  private static MockHttpServletRequestBuilder json(
      MockHttpServletRequestBuilder request, String body) {
    return request.contentType(MediaType.APPLICATION_JSON).content(body);
  }
}
