package org.cobaltclaims.engine.embedded.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.zeebe.logstreams.log.LogStreamWriter.WriteFailure;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cobaltclaims.engine.embedded.command.CommandGateway;
import org.cobaltclaims.engine.embedded.command.Documents;
import org.cobaltclaims.engine.embedded.command.FakeLog;
import org.cobaltclaims.engine.embedded.command.JobCommands;
import org.cobaltclaims.engine.embedded.command.Reply;
import org.cobaltclaims.engine.embedded.rest.Answer;
import org.cobaltclaims.engine.embedded.rest.Call;
import org.cobaltclaims.engine.embedded.rest.Problem;
import org.cobaltclaims.engine.embedded.rest.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How requests become commands and refusals problems, with a log in place of an engine. */
class CommandEndpointsTest {

  private static final String COMPLETION = "/v2/jobs/{key}/completion";

  private final FakeLog log = new FakeLog();
  private final CommandGateway gateway = new CommandGateway(log);
  private final CompletableFuture<Void> disconnected = new CompletableFuture<>();
  private final List<Route> routes = new ArrayList<>();

  CommandEndpointsTest() {
    Commands commands = new Commands(gateway, Runnable::run);
    routes.addAll(new ProcessInstanceEndpoints(commands).routes());
    routes.addAll(new ResourceEndpoints(commands).routes());
    routes.addAll(new MessageEndpoints(commands).routes());
    routes.addAll(new UserTaskEndpoints(commands).routes());
    routes.add(
        Route.post(
            COMPLETION,
            call ->
                commands.send(
                    call, JobCommands.complete(call.key("key"), Documents.fromMap(null), null))));
  }

  private CompletableFuture<Answer> send(String method, String template, String body) {
    Call call =
        new Call(
            Map.of("key", "17"),
            Map.of(),
            body.getBytes(StandardCharsets.UTF_8),
            "application/json",
            disconnected);
    return routes.stream()
        .filter(route -> route.method().equals(method) && route.path().equals(template))
        .findFirst()
        .orElseThrow()
        .handler()
        .answer(call)
        .toCompletableFuture();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | /v2/process-instances/{key}/cancellation | {"operationReference":99}
          POST | /v2/process-instances/{key}/modification | {"operationReference":99}
          POST | /v2/process-instances/{key}/migration    | {"operationReference":99,"targetProcessDefinitionKey":"5"}
          PUT  | /v2/element-instances/{key}/variables    | {"operationReference":99,"variables":{}}
          POST | /v2/incidents/{key}/resolution           | {"operationReference":99}
          POST | /v2/resources/{key}/deletion             | {"operationReference":99}
          POST | /v2/process-instances                    | {"operationReference":99,"processDefinitionId":"a"}
          """)
  void operationReferenceGoesAlong(String method, String path, String body) {
    CompletableFuture<Answer> answer = send(method, path, body);

    assertThat(answer).isNotDone();
    assertThat(log.last().recordMetadata().getOperationReference()).isEqualTo(99);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST  | /v2/process-instances            | {}                            | either 'processDefinitionId' or
          POST  | /v2/process-instances            | {"processDefinitionId":"a","processDefinitionKey":"1"} | not both
          POST  | /v2/process-instances            | {"processDefinitionKey":"x"}  | 'processDefinitionKey' must be a key
          POST  | /v2/process-instances            | {"processDefinitionId":"a","tenantId":"other"} | no tenant but
          POST  | /v2/messages/publication         | {"correlationKey":"K"}        | 'name' is missing
          POST  | /v2/signals/broadcast            | {}                            | 'signalName' is missing
          POST  | /v2/user-tasks/{key}/assignment  | {}                            | 'assignee' is missing
          PATCH | /v2/user-tasks/{key}             | {"changeset":{"colour":"red"}} | unknown field 'changeset.colour'
          PATCH | /v2/user-tasks/{key}             | {"changeset":{"priority":"high"}} | 'changeset.priority' has a value
          POST  | /v2/decision-definitions/evaluation | {}                         | either 'decisionDefinitionId' or
          """)
  void requestThatMakesNoSenseSendsNoCommand(
      String method, String path, String body, String message) {
    ThrowingCallable request = () -> send(method, path, body);

    assertThatThrownBy(request).hasMessageContaining(message);
    assertThat(log.written()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = RejectionType.class,
      names = {"SBE_UNKNOWN"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyRejectionHasItsStatus(RejectionType type) {
    CompletableFuture<Answer> answer = send("POST", COMPLETION, "");
    gateway.answer(log.requestOf(0), new Reply.Rejected(JobIntent.COMPLETE, type, "for a reason"));

    int expected =
        switch (type) {
          case INVALID_ARGUMENT -> 400;
          case UNAUTHORIZED -> 401;
          case FORBIDDEN -> 403;
          case NOT_FOUND -> 404;
          case ALREADY_EXISTS, INVALID_STATE -> 409;
          case EXCEEDED_BATCH_RECORD_SIZE -> 413;
          default -> 500;
        };
    assertProblem(answer, expected, type.name());
    assertThatThrownBy(answer::join)
        .hasMessageContaining("Command 'COMPLETE' rejected with code '%s'".formatted(type))
        .hasMessageContaining("for a reason");
  }

  @Test
  void whatDoesNotReachTheEngineIsTold() {
    log.failWith(WriteFailure.WRITE_LIMIT_EXHAUSTED);
    assertProblem(send("POST", COMPLETION, ""), 503, "RESOURCE_EXHAUSTED");
    log.failWith(null);
    log.limitTo(10);
    assertProblem(send("POST", COMPLETION, ""), 413, "RESOURCE_EXHAUSTED");
    gateway.close();
    assertProblem(send("POST", COMPLETION, ""), 503, "UNAVAILABLE");
  }

  @Test
  void resultThatDoesNotComeInTimeEndsTheWait() {
    CompletableFuture<Answer> answer =
        send(
            "POST",
            "/v2/process-instances",
            "{\"processDefinitionId\":\"a\",\"awaitCompletion\":true,\"requestTimeout\":1}");

    assertThat(log.last().recordMetadata().getIntent())
        .isEqualTo(ProcessInstanceCreationIntent.CREATE_WITH_AWAITING_RESULT);
    assertProblem(answer, 504, "DEADLINE_EXCEEDED");
  }

  @Test
  void clientThatHasGoneIsNotWaitedFor() {
    CompletableFuture<Answer> answer = send("POST", COMPLETION, "");

    disconnected.complete(null);

    assertThat(answer).isCompletedExceptionally();
    gateway.answer(
        log.requestOf(0),
        new Reply.Rejected(JobIntent.COMPLETE, RejectionType.NOT_FOUND, "too late"));
    assertThat(log.written()).hasSize(1);
  }

  private static void assertProblem(CompletableFuture<Answer> answer, int status, String title) {
    assertThatThrownBy(answer::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(status);
              assertThat(problem.title()).isEqualTo(title);
            });
  }
}
