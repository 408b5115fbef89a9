package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.request.SearchRequestPage;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.SearchResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the client pages, sorts and filters, and what it is told when a search makes no sense. */
class QueriedPagesTest extends QueryTestCase {

  @Test
  void clientWalksThroughPagesByCursorAndByOffset() {
    deploy("paged", Models.oneJob("paged", "paged-work"));
    List<Long> keys =
        Stream.generate(() -> run("paged", Map.of()).getProcessInstanceKey()).limit(5).toList();
    eventually(() -> assertThat(page(p -> p.limit(1)).page().totalItems()).isEqualTo(5));

    SearchResponse<ProcessInstance> first = page(p -> p.limit(2));
    SearchResponse<ProcessInstance> second = page(p -> p.limit(2).after(first.page().endCursor()));
    SearchResponse<ProcessInstance> third = page(p -> p.limit(2).after(second.page().endCursor()));
    List<Long> walked = new ArrayList<>();
    Stream.of(first, second, third).forEach(page -> walked.addAll(keys(page)));

    assertThat(walked).isEqualTo(keys.reversed());
    assertThat(keys(page(p -> p.limit(2).before(third.page().startCursor()))))
        .isEqualTo(keys(second));
    assertThat(keys(page(p -> p.from(2).limit(2)))).isEqualTo(keys(second));
  }

  private static SearchResponse<ProcessInstance> page(Consumer<SearchRequestPage> page) {
    return client
        .newProcessInstanceSearchRequest()
        .filter(f -> f.processDefinitionId("paged"))
        .sort(s -> s.processInstanceKey().desc())
        .page(page)
        .send()
        .join();
  }

  private static List<Long> keys(SearchResponse<ProcessInstance> page) {
    return page.items().stream().map(ProcessInstance::getProcessInstanceKey).toList();
  }

  @Test
  void elementAndItsStateAreAskedForTogether() {
    deploy("placed", Models.oneJob("placed", "placed-work"));
    long key = run("placed", Map.of()).getProcessInstanceKey();

    eventually(
        () -> assertThat(placed("Task_Work", ElementInstanceState.ACTIVE)).containsExactly(key));
    assertThat(placed("Start", ElementInstanceState.COMPLETED)).containsExactly(key);
    assertThat(placed("Start", ElementInstanceState.ACTIVE)).isEmpty();
    assertThat(placed("Task_Work", ElementInstanceState.COMPLETED)).isEmpty();
  }

  private static List<Long> placed(String element, ElementInstanceState state) {
    return keys(
        client
            .newProcessInstanceSearchRequest()
            .filter(
                f -> f.processDefinitionId("placed").elementId(element).elementInstanceState(state))
            .send()
            .join());
  }

  @Test
  void alternativesAreSatisfiedByEither() {
    deploy("either", Models.oneJob("either", "either-work"));
    long one = run("either", Map.of("level", 1)).getProcessInstanceKey();
    long two = run("either", Map.of("level", 2)).getProcessInstanceKey();
    run("either", Map.of("level", 3));

    eventually(
        () ->
            assertThat(
                    keys(
                        client
                            .newProcessInstanceSearchRequest()
                            .filter(
                                f ->
                                    f.processDefinitionId("either")
                                        .orFilters(
                                            List.of(
                                                or -> or.variables(Map.of("level", 1)),
                                                or -> or.processInstanceKey(two))))
                            .send()
                            .join()))
                .containsExactly(one, two));
  }

  @Test
  void incidentsAreFoundByKindStateAndElement() {
    deploy("failing", Models.oneJob("failing", "failing-work"));
    long key = run("failing", Map.of()).getProcessInstanceKey();
    ActivatedJob job = takeOne("failing-work");
    client.newFailCommand(job).retries(0).errorMessage("no answer").send().join();

    eventually(
        () ->
            assertThat(
                    client
                        .newIncidentSearchRequest()
                        .filter(
                            f ->
                                f.processInstanceKey(key)
                                    .state(IncidentState.ACTIVE)
                                    .errorType(IncidentErrorType.JOB_NO_RETRIES)
                                    .elementId("Task_Work")
                                    .jobKey(job.getKey()))
                        .sort(s -> s.creationTime().asc())
                        .send()
                        .join()
                        .items())
                .hasSize(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "process-instances/search        | {\"filter\": {\"colour\": \"red\"}}          | 400 |"
            + " colour",
        "process-instances/search        | {\"filter\": {\"state\": \"ASLEEP\"}}        | 400 |"
            + " ACTIVE",
        "variables/search                | {\"filter\": {\"name\": {\"$gt\": \"a\"}}}   | 400 |"
            + " $gt",
        "user-tasks/search               | {\"sort\": [{\"field\": \"assignee\"}]}      | 400 |"
            + " assignee",
        "jobs/search                     | {\"page\": {\"limit\": -1}}                  | 400 |"
            + " limit",
        "element-instances/search        | {\"filter\":                                 | 400 |"
            + " JSON",
        "message-subscriptions/search    | []                                           | 400 |"
            + " object",
        "process-instances/1/incidents/search | {}                                      | 404 | 1",
        "batch-operations/search         | {}                                           | 501 |"
            + " batch"
      })
  void whatMakesNoSenseIsToldAsProblem(String path, String body, int status, String told)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = post(path, body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"detail\"").contains(told);
  }

  @Test
  void incidentsBelowAnElementAreFound() throws IOException, InterruptedException {
    deploy("inner", Models.oneJob("inner", "inner-work"));
    deploy("outer", Models.calling("outer", "inner", "outer-work"));
    long outer = run("outer", Map.of("claim", 1)).getProcessInstanceKey();
    client.newFailCommand(takeOne("inner-work")).retries(0).errorMessage("below").send().join();
    eventually(
        () ->
            assertThat(
                    client.newIncidentsByProcessInstanceSearchRequest(outer).send().join().items())
                .hasSize(1));
    long call =
        client
            .newElementInstanceSearchRequest()
            .filter(f -> f.processInstanceKey(outer).elementId("Call_Child"))
            .send()
            .join()
            .singleItem()
            .getElementInstanceKey();

    assertThat(post("element-instances/" + call + "/incidents/search", "{}").body())
        .contains("below");
  }

  private static HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(engine.restAddress().resolve("/v2/" + path))
            .POST(BodyPublishers.ofString(body))
            .header("content-type", "application/json");
    engine.credentialsProvider().applyCredentials(request::header);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }
}
