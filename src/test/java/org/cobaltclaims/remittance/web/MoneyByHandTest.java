package org.cobaltclaims.remittance.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.testing.ApplicationTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@DisplayName("money by hand over REST: paper EOBs, deposits, days")
class MoneyByHandTest extends ApplicationTest {

  private static final String LINES =
      """
      "lines": [
        {"line": 1, "paid": 6400, "allowed": 13000, "adjustments": [
          {"group": "CO", "reason": "45", "amount": 7000},
          {"group": "PR", "reason": "1", "amount": 5000}, {"group": "PR", "reason": "2", "amount": 1600}]},
        {"line": 2, "summary": {"paid": 6000, "contractual": 4000, "copay": %d}}]
      """;

  @Autowired private MockMvc web;

  private String check(int amount, int copay) {
    return """
    {"key": "k1", "payer": "ACME HEALTH PLAN", "number": "10045", "date": "2026-11-20", "amount": %d,
     "claims": [{"claim": "%s1", "controlNumber": "PM778", %s}],
     "providerAdjustments": [{"code": "L6", "reference": "PM778", "amount": -125}]}
    """
        .formatted(amount, family, LINES.formatted(copay));
  }

  @Test
  void aPaperEobIsPostedOnceAndRefusedWhileItDoesNotAddUp() throws Exception {
    sent();
    json(post("/api/remittances"), check(12525, 1999))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.imbalances[0].claim").value(family + "1"))
        .andExpect(jsonPath("$.imbalances[?(@.line == 2)].expected").value(12000))
        .andExpect(jsonPath("$.imbalances[?(@.line == 2)].found").value(11999))
        .andExpect(jsonPath("$.imbalances[?(@.line == 2)].difference").value(-1));
    json(post("/api/remittances"), check(12524, 2000))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.imbalances[0].rule").value("3.4-T"));
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.SENT);

    String first =
        id(json(post("/api/remittances"), check(12525, 2000)).andExpect(status().isOk()));
    String again =
        id(json(post("/api/remittances"), check(12525, 2000)).andExpect(status().isOk()));

    assertThat(again).isEqualTo(first);
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("124"));
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.parse("86"));
    assertThat(messages()).contains("payer-claim-changed " + family + "1");
    web.perform(get("/api/remittances/" + first))
        .andExpect(jsonPath("$.state").value("POSTED"))
        .andExpect(jsonPath("$.deposit.state").value("CLOSED"))
        .andExpect(jsonPath("$.deposit.providerAdjustments").value(125))
        .andExpect(jsonPath("$.claims[0].disposition").value("POSTED"));
    web.perform(get("/api/remittances?payer=12345")).andExpect(jsonPath("$.length()").value(1));
    json(post("/api/remittances"), check(12525, 2000).replace("2026-11-20", "2026-11-19"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("was received on")));
    web.perform(get("/api/claims/" + family + "1/eob-draft"))
        .andExpect(jsonPath("$.source").value("POSTED"))
        .andExpect(jsonPath("$.number").value("10045"))
        .andExpect(jsonPath("$.entry.lines[1].adjustments[1].reason").value("3"));
  }

  @Test
  void whatKeepsADraftFromBeingPostedIsNamedAtItsPlace() throws Exception {
    sent();
    json(
            post("/api/remittance-drafts"),
            """
            {"payer": "12345", "number": "78", "date": "2026-11-20", "amount": 100,
             "claims": [{"claim": "%s1", "lines": [{"line": 1}, {"line": 2, "paid": 0}]}]}
            """
                .formatted(family))
        .andExpect(jsonPath("$.faults[0].claim").value(family + "1"))
        .andExpect(jsonPath("$.faults[0].line").value(1))
        .andExpect(jsonPath("$.faults[0].field").value("paid"));
    json(post("/api/remittance-drafts"), "{\"payer\": \"12345\", \"number\": \"78\"}")
        .andExpect(jsonPath("$.faults[0].field").value("date"))
        .andExpect(jsonPath("$.faults.length()").value(1));
    json(
            post("/api/remittance-drafts"),
            """
            {"payer": "12345", "number": "79", "date": "2026-11-20", "amount": 100,
             "claims": [{"claim": "%s1", %s}]}
            """
                .formatted(family, LINES.formatted(2000)))
        .andExpect(jsonPath("$.faults[0].claim").value(""))
        .andExpect(jsonPath("$.faults[0].difference").value(12300));
  }

  @Test
  void aDraftShowsWhatIsLeftAndIsPostedWhenItIsComplete() throws Exception {
    sent();
    String draft =
        """
        {"payer": "12345", "number": "77", "date": "2026-11-20", "amount": 13000,
         "claims": [{"claim": "%s1", %s}]}
        """
            .formatted(family, LINES.formatted(1999));
    String id =
        id(
            json(post("/api/remittance-drafts"), draft)
                .andExpect(jsonPath("$.problems.length()").value(1))
                .andExpect(jsonPath("$.faults[?(@.line == 2)].claim").value(family + "1"))
                .andExpect(jsonPath("$.faults[?(@.line == 2)].difference").value(-1)));
    json(put("/api/remittance-drafts/" + id), draft.replace("1999", "2000"))
        .andExpect(jsonPath("$.left").value(600))
        .andExpect(jsonPath("$.problems.length()").value(0));
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.SENT);

    for (int times = 0; times < 2; times++) {
      web.perform(post("/api/remittance-drafts/" + id + "/post"))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.id").value(id))
          .andExpect(jsonPath("$.deposit.remainder").value(600));
    }
    web.perform(get("/api/remittance-drafts")).andExpect(jsonPath("$.length()").value(0));

    byte[] scan = "%PDF-1.7 page".getBytes(StandardCharsets.US_ASCII);
    web.perform(put("/api/remittances/" + id + "/scan").content(new byte[] {1, 2, 3}))
        .andExpect(status().isUnprocessableEntity());
    web.perform(put("/api/remittances/" + id + "/scan").content(scan))
        .andExpect(jsonPath("$.scan").value("application/pdf"));
    web.perform(get("/api/remittances/" + id + "/scan"))
        .andExpect(header().string("Content-Type", "application/pdf"))
        .andExpect(content().bytes(scan));
  }

  @Test
  void thePrimarysPaymentIsEnteredAndCorrectedFromTheSecondarysScreen() throws Exception {
    sent();
    String entry =
        """
        {"key": "%s", "number": "88", "date": "2026-11-20", "amount": 12400, "reason": "%s",
         "entry": {%s}}
        """;
    String screen = "/api/claims/" + family + "2/prior-eob";
    json(post(screen), entry.formatted("a", "", LINES.formatted(2000))).andExpect(status().isOk());
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.parse("86"));
    assertThat(typedIn()).containsExactly(true);

    String corrected =
        LINES
            .formatted(2000)
            .replace("\"1\", \"amount\": 5000", "\"1\", \"amount\": 4500")
            .replace("\"2\", \"amount\": 1600", "\"2\", \"amount\": 2100");
    json(post(screen), entry.formatted("b", "", corrected))
        .andExpect(status().isUnprocessableEntity());
    json(post(screen), entry.formatted("b", "read wrongly", corrected)).andExpect(status().isOk());
    web.perform(get("/api/claims/" + family + "1/payments"))
        .andExpect(jsonPath("$.length()").value(1))
        .andExpect(jsonPath("$[0].lines[0].adjustments[1].amount").value(4500));
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("124"));
  }

  @Test
  void whatAnEraPaidStaysWhenItsPaymentIsCorrected() throws Exception {
    sent();
    String remittance = receive(era(text -> text));
    String path = "/api/payments/" + remittance + "-1/correct";
    String body = "{\"reason\": \"paper differs\", \"entry\": {%s}}";
    json(
            post(path),
            body.formatted(LINES.formatted(2000).replace("6400, \"allowed\": 13000", "6500")))
        .andExpect(status().isUnprocessableEntity());
    json(
            post(path),
            body.formatted(
                "\"paid\": 12400, \"adjustments\": [{\"group\": \"CO\", \"reason\": \"45\","
                    + " \"amount\": 11000},{\"group\": \"PR\", \"reason\": \"1\", \"amount\":"
                    + " 8600}]"))
        .andExpect(status().isOk());
    assertThat(typedIn())
        .as("the ERA's own, what takes it back, and what stands now")
        .containsExactly(false, true, true);
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.parse("124"));
    web.perform(get("/api/deposits"))
        .andExpect(jsonPath("$.length()").value(1))
        .andExpect(jsonPath("$[0].number").value("EFT00088123"))
        .andExpect(jsonPath("$[0].remainder").value(0));
  }

  /** Of every payment, in the order of their remittance, whether a person has typed it in. */
  private List<Boolean> typedIn() {
    return jdbc
        .queryForList(
            "SELECT COALESCE(entered_by, '') FROM claim_payment ORDER BY remittance_id, ordinal",
            String.class)
        .stream()
        .map(by -> !by.isEmpty())
        .toList();
  }

  @Test
  void aDayIsClosedWithItsReport() throws Exception {
    sent();
    receive(era(text -> text));
    web.perform(get("/api/days/2026-11-21/report.csv"))
        .andExpect(
            content()
                .string(containsString("12345,124.00,110.00,0.00,1.25,0.00,125.25,0.00,0.00\r\n")));
    web.perform(post("/api/days/2026-11-21/close?by=ann"))
        .andExpect(jsonPath("$.closed").value(true))
        .andExpect(jsonPath("$.total.deposits").value(12525));
    web.perform(post("/api/days/2026-11-22/close")).andExpect(status().isUnprocessableEntity());
    web.perform(post("/api/months/2026-11/lock"))
        .andExpect(jsonPath("$.months[0]").value("2026-11"));
    web.perform(post("/api/months/2026-12/lock")).andExpect(status().isUnprocessableEntity());
    web.perform(
            post("/api/bank-statements?name=nov.csv")
                .contentType("text/csv")
                .content("number,amount,date\nEFT00088123,125.25,11/06/2026\n"))
        .andExpect(jsonPath("$.fate").value("TAKEN"));
    web.perform(get("/api/deposits?state=CLOSED"))
        .andExpect(jsonPath("$[0].bankDate").value("2026-11-06"));
    web.perform(get("/api/rates/12345")).andExpect(jsonPath("$.rates.length()").value(0));
  }

  @Test
  void aStatementThatCannotBeReadIsKeptAndShownToAPerson() throws Exception {
    String nothing = "this is no statement\n";
    web.perform(post("/api/bank-statements?name=nov.csv").contentType("text/csv").content(nothing))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.fate").value("UNREADABLE"));
    Path bank = Files.createDirectories(DATA.resolve("bank"));
    Files.writeString(bank.resolve("broken.csv"), nothing + "at all\n");
    Files.writeString(
        bank.resolve("good.csv"), "number,amount,date\nEFT00088123,125.25,11/06/2026\n");

    files.scan();

    assertThat(bank.resolve("broken.csv")).doesNotExist();
    assertThat(bank.resolve("good.csv")).doesNotExist();
    web.perform(get("/api/tasks?kind=UNREADABLE_FILE")).andExpect(jsonPath("$.total").value(2));
    web.perform(get("/api/files?source=bank"))
        .andExpect(jsonPath("$[?(@.name == 'broken.csv')].fate").value("UNREADABLE"))
        .andExpect(jsonPath("$[?(@.name == 'good.csv')].fate").value("TAKEN"));
  }

  private ResultActions json(MockHttpServletRequestBuilder request, String body) throws Exception {
    return web.perform(request.contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private static String id(ResultActions result) throws Exception {
    return new ObjectMapper()
        .readTree(result.andReturn().getResponse().getContentAsString())
        .get("id")
        .asText();
  }
}
