package org.cobaltclaims.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.worklist.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;

class TaskApiTest extends ApplicationTest {

  private static final String PROBLEM = "application/problem+json";

  @Autowired private MockMvc web;

  @Test
  void theListIsFilteredSortedAndPaged() throws Exception {
    Task chase = need(TaskKind.CHASE_REMITTANCE, claim(1).id(), family);
    Task file = need(TaskKind.UNREADABLE_FILE, "FILE-1", null);
    need(TaskKind.PAYER_ORDER, claim(1).id(), family);
    act(chase, "claim?by=ann", "").andExpect(status().isOk());

    web.perform(get("/api/tasks"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(3))
        .andExpect(jsonPath("$.tasks[0].id").value(file.id()))
        .andExpect(jsonPath("$.tasks[0].priority").value(80));
    found("mine=true&by=ann").andExpect(ids(chase.id()));
    found("unassigned=true&kind=UNREADABLE_FILE,CHASE_REMITTANCE").andExpect(ids(file.id()));
    found("group=follow-up").andExpect(ids(chase.id()));
    found("payer=12345&kind=CHASE_REMITTANCE").andExpect(ids(chase.id()));
    found("family=" + family).andExpect(jsonPath("$.total").value(2));
    found("moneyAtLeast=32001").andExpect(jsonPath("$.total").value(0));
    found("moneyAtLeast=32000&sort=-money,kind").andExpect(jsonPath("$.total").value(2));
    found("dueBefore=2026-11-23").andExpect(ids(file.id()));
    found("sort=kind&size=1&page=1")
        .andExpect(jsonPath("$.total").value(3))
        .andExpect(jsonPath("$.tasks.length()").value(1))
        .andExpect(jsonPath("$.tasks[0].kind").value("PAYER_ORDER"));
    found("state=DONE").andExpect(jsonPath("$.total").value(0));
  }

  @ParameterizedTest
  @CsvSource({
    "size=0, size",
    "page=-1, page",
    "sort=name, sort",
    "state=LOST, state",
    "kind=NOTHING, kind",
    "dueBefore=tomorrow, dueBefore",
    "moneyAtLeast=much, moneyAtLeast"
  })
  void aFilterThatIsNoneIsNamed(String query, String field) throws Exception {
    found(query)
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType(PROBLEM))
        .andExpect(jsonPath("$.fields[0].field").value(field));
  }

  @Test
  void aTaskIsToldWithItsFormItsDecisionsAndNothingAboutThePatient() throws Exception {
    Task task = need(TaskKind.CHASE_REMITTANCE, claim(1).id(), family);

    web.perform(get("/api/tasks/" + task.id()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.task.family").value(family))
        .andExpect(jsonPath("$.task.subject").value(claim(1).id()))
        .andExpect(jsonPath("$.task.money").value(32000))
        .andExpect(jsonPath("$.task.version").value(0))
        .andExpect(jsonPath("$.form.id").value("chase-remittance"))
        .andExpect(
            jsonPath(
                "$.decisions",
                contains("KEEP_WAITING", "REMITTANCE_REQUESTED", "SEND_AGAIN", "INFORMATION_SENT")))
        .andExpect(content().string(not(containsString("DOE"))))
        .andExpect(content().string(not(containsString("PRI12345"))));
  }

  @Test
  void aTaskIsTakenGivenBackAndHandedOn() throws Exception {
    Task task = need(TaskKind.PAYER_ORDER, claim(1).id(), family);

    act(task, "claim?by=ann", "").andExpect(jsonPath("$.assignee").value("ann"));
    act(task, "claim?by=ann", "").andExpect(status().isOk());
    act(task, "claim?by=bob", "")
        .andExpect(status().isConflict())
        .andExpect(content().contentType(PROBLEM))
        .andExpect(jsonPath("$.detail").value(containsString("ann has task")));
    act(task, "release?by=bob", "").andExpect(status().isConflict());
    act(task, "assign", "{\"assignee\": \"bob\"}").andExpect(jsonPath("$.assignee").value("bob"));
    act(task, "release?by=bob", "").andExpect(jsonPath("$.assignee").doesNotExist());
    act(task, "claim", "").andExpect(jsonPath("$.assignee").value("desk"));
  }

  @Test
  void whoSawAnOlderVersionIsTold() throws Exception {
    Task task = need(TaskKind.PAYER_ORDER, claim(1).id(), family);
    act(task, "claim?by=ann&version=0", "").andExpect(jsonPath("$.version").value(1));

    act(task, "priority", "{\"priority\": 90, \"version\": 0}").andExpect(status().isConflict());
    act(task, "priority", "{\"priority\": 90, \"version\": 1}")
        .andExpect(jsonPath("$.priority").value(90))
        .andExpect(jsonPath("$.version").value(2));
    act(task, "priority", "{\"priority\": 101}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.fields[0].field").value("priority"));
  }

  @Test
  void aSnoozedTaskIsOutOfSightUntilItsDay() throws Exception {
    Task task = need(TaskKind.PAYER_ORDER, claim(1).id(), family);
    act(task, "snooze", "{\"until\": \"2026-12-01\"}")
        .andExpect(jsonPath("$.followUp").value("2026-12-01"));

    found("snoozed=false").andExpect(jsonPath("$.total").value(0));
    found("snoozed=true").andExpect(ids(task.id()));
    clock.setTo(LocalDate.of(2026, 12, 1));
    found("snoozed=false").andExpect(ids(task.id()));
    act(task, "snooze", "{\"until\": null}").andExpect(jsonPath("$.followUp").doesNotExist());
  }

  @Test
  void commentsAreKept() throws Exception {
    Task task = need(TaskKind.PAYER_ORDER, claim(1).id(), family);

    act(task, "comments?by=ann", "{\"text\": \"called the payer\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.comments[0].by").value("ann"))
        .andExpect(jsonPath("$.comments[0].at").value("2026-11-21T12:00:00Z"))
        .andExpect(jsonPath("$.comments[0].text").value("called the payer"));
    act(task, "comments", "{\"text\": \" \"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.fields[0].field").value("text"));
  }

  @Test
  void aDecisionIsCarriedOutOnce() throws Exception {
    accepted();
    Task task = need(TaskKind.CHASE_REMITTANCE, claim(1).id(), family);
    String form = "{\"decision\": \"SEND_AGAIN\", \"comment\": \"they have no trace of it\"}";

    act(task, "complete?by=ann", form)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("DONE"))
        .andExpect(jsonPath("$.decision").value("SEND_AGAIN"))
        .andExpect(jsonPath("$.decidedBy").value("ann"));
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.QUEUED);

    act(task, "complete?by=bob", form)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.decidedBy").value("ann"));
    assertThat(claim(1).versions()).hasSize(2);
    act(task, "complete", "{\"decision\": \"KEEP_WAITING\"}")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value("ann decided SEND_AGAIN already"));
    act(task, "claim?by=bob", "").andExpect(status().isConflict());
    web.perform(get("/api/tasks/" + task.id()))
        .andExpect(jsonPath("$.decisions.length()").value(0))
        .andExpect(jsonPath("$.comments[0].text").value("they have no trace of it"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                | decision | is required",
        "{\"decision\": \"\"}                              | decision | is required",
        "{\"decision\": \"PAY\"}                           | decision | must be one of"
            + " KEEP_WAITING",
        "{\"decision\": 7}                                 | decision | must be one of"
            + " KEEP_WAITING",
        "{\"decision\": \"KEEP_WAITING\", \"ssn\": \"1\"}  | ssn      | is no field of this form",
        "{\"decision\": \"KEEP_WAITING\", \"payerClaimId\": \"X\"} | payerClaimId | is no field",
        "{\"decision\": \"KEEP_WAITING\", \"comment\": 5}  | comment  | must be a text"
      })
  @DisplayName("what is filled in is checked against the form, whoever sends it")
  void whatIsFilledInIsCheckedAgainstTheForm(String body, String field, String message)
      throws Exception {
    accepted();
    Task task = need(TaskKind.CHASE_REMITTANCE, claim(1).id(), family);

    act(task, "complete", body)
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType(PROBLEM))
        .andExpect(jsonPath("$.fields[*].field", hasItem(field)))
        .andExpect(jsonPath("$.detail").value(containsString(field + " " + message)));
    assertThat(tasks.find(task.id()).orElseThrow().isOpen()).isTrue();
  }

  @Test
  void aDecisionThatTheStateDoesNotAllowSaysWhy() throws Exception {
    sent();
    Task task = need(TaskKind.CHASE_REMITTANCE, claim(1).id(), family);

    act(task, "complete", "{\"decision\": \"KEEP_WAITING\"}")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().contentType(PROBLEM))
        .andExpect(jsonPath("$.detail").value(containsString("is SENT by now")));
  }

  @Test
  void whatIsLookedAfterElsewhereIsAcknowledgedWithARemark() throws Exception {
    Task task = need(TaskKind.CREDIT_BALANCE, family, family);

    act(task, "complete", "{\"decision\": \"DONE\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.fields[0].field").value("comment"));
    act(task, "complete", "{\"decision\": \"DONE\", \"comment\": \"refunded\"}")
        .andExpect(status().isOk());
    assertThat(tasks.open()).isEmpty();
  }

  @Test
  void manyAreChangedAtOnceEachWithItsResult() throws Exception {
    Task one = need(TaskKind.PAYER_ORDER, claim(1).id(), family);
    Task other = need(TaskKind.UNREADABLE_FILE, "FILE-1", null);
    act(other, "claim?by=bob", "");

    web.perform(
            post("/api/tasks/bulk?by=ann")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    "{\"action\": \"CLAIM\", \"ids\": [\"%s\", \"%s\", \"X\"]}"
                        .formatted(one.id(), other.id())))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].status").value(200))
        .andExpect(jsonPath("$[0].task.assignee").value("ann"))
        .andExpect(jsonPath("$[1].status").value(409))
        .andExpect(jsonPath("$[2].status").value(404));
    bulk("\"action\": \"ASSIGN\", \"assignee\": \"cleo\"", one)
        .andExpect(jsonPath("$[0].task.assignee").value("cleo"));
    bulk("\"action\": \"SNOOZE\", \"until\": \"2026-12-24\"", one)
        .andExpect(jsonPath("$[0].task.followUp").value("2026-12-24"));
    bulk("\"action\": \"PRIORITY\", \"priority\": 5", one)
        .andExpect(jsonPath("$[0].task.priority").value(5));
    bulk("\"action\": \"PRIORITY\"", one)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.fields[0].field").value("priority"));
    bulk("\"action\": \"EXPLODE\"", one).andExpect(status().isBadRequest());
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    web.perform(get("/api/tasks/NOTHING"))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType(PROBLEM));
    web.perform(
            post("/api/tasks/NOTHING/complete")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"decision\": \"DONE\"}"))
        .andExpect(status().isNotFound());
  }

  @Test
  void theInterfaceIsDescribed() throws Exception {
    web.perform(get("/v3/api-docs"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.paths['/api/tasks'].get.summary").value("A page of tasks"))
        .andExpect(jsonPath("$.paths['/api/tasks/{id}/complete'].post").exists())
        .andExpect(jsonPath("$.paths['/api/tasks/bulk'].post").exists());
  }

  private ResultActions found(String query) throws Exception {
    return web.perform(get("/api/tasks?" + query));
  }

  private static ResultMatcher ids(String... ids) {
    return jsonPath("$.tasks[*].id", contains(ids));
  }

  private ResultActions act(Task task, String action, String body) throws Exception {
    return web.perform(
        post("/api/tasks/" + task.id() + "/" + action)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  private ResultActions bulk(String what, Task task) throws Exception {
    return web.perform(
        post("/api/tasks/bulk")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{%s, \"ids\": [\"%s\"]}".formatted(what, task.id())));
  }
}
