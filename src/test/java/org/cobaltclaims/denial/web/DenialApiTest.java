package org.cobaltclaims.denial.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.denial.DenialSuggestion;
import org.cobaltclaims.denial.process.DenialProgress;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.worklist.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Denials as they are worked from outside. */
class DenialApiTest extends ApplicationTest {

  @Autowired private MockMvc web;
  @Autowired private DenialProgress progress;

  @Test
  void theTaskTellsWhatIsSuggestedAndWhatTheCodesMean() throws Exception {
    Task task = denied();
    progress.suggest(
        claim(1).id(), new DenialSuggestion("", "CORRECT_R7", "5.4", "authorization missing", 95));

    web.perform(get("/api/tasks/" + task.id()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.task.priority").value(95))
        .andExpect(jsonPath("$.advice.action").value("CORRECT_R7"))
        .andExpect(jsonPath("$.advice.rule").value("5.4"))
        .andExpect(jsonPath("$.advice.items.length()").value(2))
        .andExpect(jsonPath("$.advice.items[0].code").value("CO-197 M51"))
        .andExpect(jsonPath("$.advice.items[0].line").value(1))
        .andExpect(jsonPath("$.advice.items[0].amount").value(20000))
        .andExpect(jsonPath("$.advice.items[0].field").value("lines.procedure"))
        .andExpect(content().string(not(containsString("DOE"))));
  }

  @Test
  void whatWasCorrectedComesWithTheDecision() throws Exception {
    Task task = denied();

    complete(task, "{\"decision\": \"CORRECT_AND_RESUBMIT\", \"details\": {\"correction\": 7}}")
        .andExpect(status().isUnprocessableEntity());
    complete(task, "{\"decision\": \"CORRECT_AND_RESUBMIT\", \"details\": []}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.fields[0].field").value("details"));
    complete(
            task,
            """
            {"decision": "CORRECT_AND_RESUBMIT",
             "details": {"correction": {"authorization": "A1", "lines": [{"number": 1, "modifiers": ["25"]}]}}}
            """)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.decision").value("CORRECT_AND_RESUBMIT"));

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.SCRUBBED);
    assertThat(claim(1).nextFrequency()).isEqualTo("7");
  }

  @Test
  void anAppealIsFiledItsLetterPrintedAndItsAnswerNotedAtAnyTime() throws Exception {
    complete(denied(), "{\"decision\": \"APPEAL\", \"details\": {\"text\": \"See the records.\"}}")
        .andExpect(status().isOk());

    String denial = "/api/payer-claims/" + claim(1).id();
    web.perform(get(denial + "/denial"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("APPEALED"))
        .andExpect(jsonPath("$.waitsFor").value("APPEAL"))
        .andExpect(jsonPath("$.due").value("2027-01-20"))
        .andExpect(jsonPath("$.appeals[0].level").value(1))
        .andExpect(jsonPath("$.appeals[0].amount").value(32000));
    byte[] letter =
        web.perform(get(denial + "/appeals/1/letter"))
            .andExpect(status().isOk())
            .andExpect(content().contentType(MediaType.APPLICATION_PDF))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(new String(letter, 0, 5)).isEqualTo("%PDF-");
    web.perform(get(denial + "/appeals/2/letter")).andExpect(status().isNotFound());

    web.perform(post(denial + "/denial/take-up")).andExpect(status().isOk());
    complete(
            openTask(claim(1).id(), TaskKind.FOLLOW_APPEAL),
            "{\"decision\": \"UPHELD\", \"comment\": \"letter of today\"}")
        .andExpect(status().isOk());
    web.perform(get(denial + "/denial"))
        .andExpect(jsonPath("$.appeals[0].outcome").value("UPHELD"))
        .andExpect(jsonPath("$.appealOpen").value(true));
    web.perform(post(denial + "/denial/take-up")).andExpect(status().isUnprocessableEntity());
    web.perform(get("/api/payer-claims/NONE/denial")).andExpect(status().isNotFound());
  }

  private Task denied() {
    sent();
    receive(era(text -> denied(text, "CO", "197")));
    return openTask(claim(1).id(), TaskKind.WORK_DENIAL);
  }

  private ResultActions complete(Task task, String body) throws Exception {
    return web.perform(
        post("/api/tasks/" + task.id() + "/complete?by=ann")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }
}
