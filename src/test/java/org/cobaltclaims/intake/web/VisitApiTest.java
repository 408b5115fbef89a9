package org.cobaltclaims.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.Reference;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.Patients;
import org.cobaltclaims.testing.ApplicationTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Visits that are typed in or posted, over REST. */
class VisitApiTest extends ApplicationTest {

  private static final String LINES =
      """
      "placeOfService": "11", "diagnoses": ["F41.1", "f331"],
      "lines": [{"procedure": "99214", "modifiers": ["25"], "pointers": ["A", "B"], "charge": 20000},
                {"procedure": "90833", "pointers": ["1"], "charge": 12000}]
      """;

  @Autowired private MockMvc web;
  @Autowired private Patients patients;

  @Test
  void aVisitOfAKnownPatientBecomesAClaimAndTheSecondPostChangesNothing() throws Exception {
    String body =
        visit("T1", "\"patientPaid\": 1500, \"authorization\": \"AUTH9\", \"note\": \"seen late\"");
    long before = families.count();
    take(body)
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.fate").value("OPENED"))
        .andExpect(jsonPath("$.number").value("T1"));
    take(body).andExpect(status().isOk()).andExpect(jsonPath("$.fate").value("KNOWN"));
    assertThat(families.count()).isEqualTo(before + 1);

    ClaimFamily typed = families.findByPracticeClaim("T1").getFirst();
    assertThat(typed.patientId()).isEqualTo(patient().id());
    assertThat(typed.charge()).isEqualTo(Money.parse("320"));
    ClaimContent bill = typed.content();
    assertThat(bill.diagnoses()).containsExactly("F411", "F331");
    assertThat(bill.patientPaid()).isEqualTo(Money.parse("15"));
    assertThat(bill.coverages()).hasSize(2);
    assertThat(bill.coverages().getFirst().priorAuthorization()).isEqualTo("AUTH9");
    assertThat(bill.coverages().get(1).priorAuthorization()).isEmpty();
    assertThat(bill.lines().getFirst().diagnosisPointers()).containsExactly(1, 2);
    assertThat(bill.lines().getFirst().controlNumber()).isEqualTo(typed.id() + "L1");
    assertThat(bill.billingProvider()).isEqualTo(imported().content().billingProvider());
    assertThat(claims.findById(PayerClaim.idOf(typed.id(), 1))).isPresent();
    assertThat(timeline.of(typed.id()).stream().map(entry -> entry.text()))
        .contains("Typed in by desk");
  }

  @Test
  void anotherVisitUnderTheNumberIsRefused() throws Exception {
    take(visit("T2", "\"note\": \"one\"")).andExpect(status().isCreated());
    take(visit("T2", "\"note\": \"two\""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.fields[*].rule").value(contains("CLAIM_NUMBER_TAKEN")));
    check(visit("T2", "\"note\": \"two\""))
        .andExpect(jsonPath("$.messages[0].rule").value("CLAIM_NUMBER_TAKEN"));
    take(visit("K7Q2M9X4T01A", "\"note\": \"as a file brought one\""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.fields[0].field").value("number"));
  }

  @Test
  void aPlaceOfItsOwnIsToldAndKnownTheNextTime() throws Exception {
    String place =
        "\"facility\": {\"npi\": \"1987654328\", \"name\": \"Elm Street Clinic\", \"address\":"
            + " {\"line1\": \"9 Elm St\", \"city\": \"Springfield\", \"state\": \"IL\","
            + " \"zip\": \"62701-0001\"}}";
    take(visit("F1", place)).andExpect(status().isCreated());
    Provider told = facility("F1");
    assertThat(told.name().last()).isEqualTo("ELM STREET CLINIC");
    assertThat(told.id()).isEqualTo("1987654328");
    assertThat(told.address().line1()).isEqualTo("9 ELM ST");
    // The same services of the same day are a finding of their own.
    take(visit("F2", "\"facility\": {\"npi\": \"1987654328\"}, \"despiteFindings\": true"))
        .andExpect(status().isCreated());
    assertThat(facility("F2")).isEqualTo(told);
    check(visit("F3", "\"facility\": {\"npi\": \"1234567893\"}"))
        .andExpect(
            jsonPath("$.messages[*].field").value(hasItems("facility.name", "facility.address")));
    check(visit("F3", "\"facility\": {\"name\": \"X\"}"))
        .andExpect(jsonPath("$.messages[*].rule").value(hasItem("FACILITY_ADDRESS")));
  }

  private Provider facility(String visit) {
    return families.findByPracticeClaim(visit).getFirst().content().providers().stream()
        .filter(provider -> provider.role().equals("77"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aNewPatientIsRegisteredWithTheVisit() throws Exception {
    String body =
        """
        {"number": "T3", "patient": {"last": "Novak", "first": "Ines", "birthDate": "1991-02-03",
          "gender": "F", "address": {"line1": "5 Elm St", "city": "Springfield", "state": "IL",
          "zip": "62701-1234"}, "recordNumber": "MRN-77"},
         "coverages": [{"payer": "12345", "memberId": "N1", "relationship": "01",
           "subscriber": {"last": "Novak", "first": "Petr", "birthDate": "1990-01-01"}},
           {"payer": "67890", "memberId": "N2"}],
         "billing": {"npi": "1234567893"}, "serviceFrom": "2026-11-10", %s}
        """
            .formatted(LINES);
    take(body).andExpect(status().isCreated());
    ClaimFamily typed = families.findByPracticeClaim("T3").getFirst();
    Patient registered = patients.findById(typed.patientId()).orElseThrow();
    assertThat(registered.lastName()).isEqualTo("NOVAK");
    assertThat(registered.practice()).isEqualTo("1234567893");
    assertThat(registered.coverages()).hasSize(2);
    assertThat(registered.recordNumber()).isEqualTo("MRN-77");
    assertThat(typed.content().references()).contains(new Reference("EA", "MRN-77"));
    assertThat(typed.content().patient().address().zip()).isEqualTo("627011234");
    assertThat(typed.content().coverages().getFirst().subscriber().first()).isEqualTo("PETR");
    assertThat(typed.content().coverages().getFirst().subscriberBirthDate())
        .isEqualTo("1990-01-01");
    assertThat(typed.content().coverages().get(1).patientIsSubscriber()).isTrue();
    take(body).andExpect(jsonPath("$.fate").value("KNOWN"));
  }

  @Test
  @DisplayName("DOMAIN 1.9: what the scrubber would stop is said at its field and refused")
  void whatStopsAClaimIsSaidAtItsFieldAndRefused() throws Exception {
    String body =
        """
        {"number": "T4", "patient": {"id": "%s"}, "serviceFrom": "2026-12-24", "placeOfService": "11",
         "diagnoses": ["F411", "", "12"],
         "lines": [{"procedure": "99214", "pointers": ["A", "K"], "charge": 0},
                   {}, {"procedure": "9921", "pointers": [], "charge": 100, "units": -1}]}
        """
            .formatted(patient().id());
    check(body)
        .andExpect(jsonPath("$.clean").value(false))
        .andExpect(
            jsonPath(
                "$.messages[?(@.severity == 'BLOCK')].field",
                hasItems(
                    "diagnoses[1]",
                    "diagnoses[2]",
                    "lines[0].charge",
                    "lines[0].pointers",
                    "lines[0].from",
                    "lines[2].units",
                    "lines[2].pointers")))
        .andExpect(
            jsonPath("$.messages[?(@.rule == 'PROCEDURE_FORMAT')].severity", hasItem("WARN")));
    take(body)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.fields[*].rule", hasItem("DIAGNOSIS_FORMAT")));
    assertThat(families.findByPracticeClaim("T4")).isEmpty();
    take(body.replaceFirst("\\{", "{\"despiteFindings\": true, ")).andExpect(status().isCreated());
  }

  @Test
  void anEmptyVisitSaysWhatIsMissingAndIsNeverTakenIn() throws Exception {
    check("{}")
        .andExpect(status().isOk())
        .andExpect(
            jsonPath(
                "$.messages[*].rule",
                hasItems("PATIENT", "VISIT_NUMBER", "NO_COVERAGE", "LINE_COUNT", "SERVICE_DATE")));
    take("{\"despiteFindings\": true}").andExpect(status().isUnprocessableEntity());
    check("{\"patient\": {\"id\": \"nobody\"}}")
        .andExpect(jsonPath("$.messages[*].message", hasItem(containsString("no patient"))));
  }

  @Test
  void whoIsNewIsAskedForAllThatAClaimNeedsBeforeAnyServiceIsTypedIn() throws Exception {
    check("{\"patient\": {\"last\": \"Quill\"}, \"coverages\": [{\"payer\": \"12345\"}]}")
        .andExpect(
            jsonPath(
                "$.messages[?(@.severity == 'BLOCK')].field",
                hasItems(
                    "patient.birthDate",
                    "patient.gender",
                    "patient.address",
                    "coverages[0].memberId",
                    "placeOfService",
                    "diagnoses[0]",
                    "lines[0].procedure")))
        .andExpect(jsonPath("$.messages[?(@.rule == 'LINE_COUNT')].needed", contains(true)))
        .andExpect(jsonPath("$.messages[?(@.rule == 'GENDER')].needed", contains(false)));
  }

  @Test
  void theSameServicesOfTheSameDayAreADuplicate() throws Exception {
    take(visit("T5", "\"note\": \"first\"")).andExpect(status().isCreated());
    check(visit("T6", "\"note\": \"second\""))
        .andExpect(jsonPath("$.messages[?(@.rule == 'DUPLICATE')].field", hasItem("serviceFrom")));
  }

  @Test
  void aVisitIsBilledToTheCoveragesThatWereChosenAndNoOthers() throws Exception {
    take(visit("T7", "\"coverages\": [{\"place\": 2}]")).andExpect(status().isCreated());
    ClaimContent bill = families.findByPracticeClaim("T7").getFirst().content();
    assertThat(bill.coverages()).hasSize(1);
    assertThat(bill.coverages().getFirst().payerId())
        .isEqualTo(patient().coverages().get(1).payerId());
    check(visit("T8", "\"coverages\": [{\"place\": 7}]"))
        .andExpect(jsonPath("$.messages[0].field").value("coverages[0].payer"));
    assertThat(patient().coverages()).hasSize(2);
  }

  @Test
  void aDraftIsKeptUntilItIsDiscarded() throws Exception {
    web.perform(get("/intake")).andExpect(content().string(containsString("id=\"draft\">null<")));
    for (int i = 0; i < 2; i++) {
      web.perform(json(put("/api/visits/draft"), "{\"number\": \"D1\", \"note\": \"</script>\"}"))
          .andExpect(status().isOk());
    }
    web.perform(get("/intake"))
        .andExpect(content().string(containsString("\"number\":\"D1\"")))
        .andExpect(content().string(containsString("\\u003c/script>")));
    web.perform(json(put("/api/visits/draft"), "[]")).andExpect(status().isUnprocessableEntity());
    web.perform(delete("/api/visits/draft")).andExpect(status().isOk());
    web.perform(get("/intake")).andExpect(content().string(containsString("id=\"draft\">null<")));
  }

  private String visit(String number, String more) {
    return """
    {"number": "%s", "patient": {"id": "%s"}, "serviceFrom": "2026-11-10", %s, %s}
    """
        .formatted(number, patient().id(), LINES, more);
  }

  private ClaimFamily imported() {
    return families.findById(family).orElseThrow();
  }

  private Patient patient() {
    return patients.findById(imported().patientId()).orElseThrow();
  }

  private ResultActions take(String body) throws Exception {
    return web.perform(json(post("/api/visits"), body));
  }

  private ResultActions check(String body) throws Exception {
    return web.perform(json(post("/api/visits/check"), body)).andExpect(status().isOk());
  }

  private static MockHttpServletRequestBuilder json(
      MockHttpServletRequestBuilder request, String body) {
    return request.contentType(MediaType.APPLICATION_JSON).content(body);
  }
}
