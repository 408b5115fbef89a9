package org.cobaltclaims.engine.embedded.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.protocol.rest.UserTaskAssignmentRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestServerTest {

  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final HttpClient http = HttpClient.newHttpClient();
  private final CompletableFuture<Void> longPollBegan = new CompletableFuture<>();
  private final CompletableFuture<Void> clientLeft = new CompletableFuture<>();
  private RestServer server;

  @BeforeEach
  void start() {
    server =
        RestServer.start(
            0,
            List.of(
                Route.get(
                    "/v2/things/{name}",
                    Route.atOnce(
                        call ->
                            Answer.json(
                                Map.of(
                                    "name",
                                    call.path().get("name"),
                                    "more",
                                    String.valueOf(call.parameter("more")))))),
                Route.get(
                    "/v2/things/all", Route.atOnce(call -> Answer.text("text/xml", "<all/>"))),
                Route.post(
                    "/v2/things/{key}/assignment",
                    Route.atOnce(
                        call ->
                            Answer.json(
                                Map.of(
                                    "key",
                                    call.key("key"),
                                    "assignee",
                                    String.valueOf(
                                        call.json(UserTaskAssignmentRequest.class)
                                            .getAssignee()))))),
                Route.post("/v2/nothing", Route.atOnce(call -> Answer.noContent())),
                Route.post(
                    "/v2/broken",
                    call -> CompletableFuture.failedFuture(new IllegalStateException("secret"))),
                Route.post("/v2/wait", this::longPoll)),
            authorization -> "token".equals(authorization),
            executor);
  }

  private CompletableFuture<Answer> longPoll(Call call) {
    call.disconnected().thenAccept(clientLeft::complete);
    longPollBegan.complete(null);
    return new CompletableFuture<>();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    http.close();
    executor.shutdownNow();
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(server.address().resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .header("Authorization", "token")
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void templatesPartsAndQueryParametersReachTheHandler() throws Exception {
    HttpResponse<String> response = send("GET", "/v2/things/a%20%2Fb?more=1&more=2", "");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body()).contains("\"name\":\"a /b\"", "\"more\":\"2\"");
  }

  @Test
  void literalSegmentWinsOverATemplatesPart() throws Exception {
    HttpResponse<String> response = send("GET", "/v2/things/all", "");

    assertThat(response.body()).isEqualTo("<all/>");
    assertThat(response.headers().firstValue("Content-Type")).contains("text/xml; charset=utf-8");
  }

  @Test
  void bodyIsReadAsTheClientsOwnObject() throws Exception {
    assertThat(send("POST", "/v2/things/17/assignment", "{\"assignee\":\"alice\"}").body())
        .contains("\"key\":17", "\"assignee\":\"alice\"");
    assertThat(send("POST", "/v2/things/17/assignment", "").body()).contains("null");
    assertThat(send("POST", "/v2/nothing", "").statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | /v2/things/17/assignment | {"assignee":      | 400 | not JSON from line 1
          POST   | /v2/things/17/assignment | {"asignee":"a"}   | 400 | unknown field 'asignee'
          POST   | /v2/things/17/assignment | {"allowOverride":"perhaps"} | 400 | field 'allowOverride'
          POST   | /v2/things/x/assignment  | {}                | 400 | 'key' must be a key
          DELETE | /v2/things/17            | {}                | 405 | only GET
          GET    | /v2/documents/17         | {}                | 501 | does not serve GET /v2/documents/17
          GET    | /                        | {}                | 404 | below /v2
          POST   | /v2/broken               | {}                | 500 | IllegalStateException
          """)
  void whatIsNotAnsweredComesWithAProblemDetail(
      String method, String path, String body, int status, String detail) throws Exception {
    HttpResponse<String> response = send(method, path, body);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body())
        .contains(detail, "\"status\":" + status, "\"instance\":\"" + path + "\"")
        .doesNotContain("perhaps", "secret");
  }

  @Test
  void strangerIsRefusedWhateverHeAsksFor() throws Exception {
    for (String path : List.of("/v2/things/all", "/v2/unknown")) {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(server.address().resolve(path)).build(),
              BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.body()).contains("UNAUTHORIZED");
    }
  }

  @Test
  void requestThatIsTooLargeIsRefused() throws Exception {
    try (Socket socket = connect()) {
      write(
          socket,
          "POST /v2/nothing HTTP/1.1\r\nHost: a\r\nAuthorization: token\r\nExpect: 100-continue\r\n"
              + "Content-Length: 100000000\r\n\r\n");

      assertThat(firstLine(socket)).contains("413");
    }
  }

  @Test
  void requestsOfOneConnectionAreAnsweredInTheirOrder() throws Exception {
    try (Socket socket = connect()) {
      String head = " HTTP/1.1\r\nHost: a\r\nAuthorization: token\r\n\r\n";
      write(
          socket,
          "GET /v2/things/first"
              + head
              + "GET /v2/things/all"
              + head
              + "GET /v2/things/last"
              + head);

      String all = readUntil(socket, "last");
      assertThat(all.indexOf("first")).isPositive().isLessThan(all.indexOf("<all/>"));
    }
  }

  @Test
  void handlerIsToldWhenItsClientHasGone() throws Exception {
    try (Socket socket = connect()) {
      write(socket, "POST /v2/wait HTTP/1.1\r\nHost: a\r\nAuthorization: token\r\n\r\n");
      longPollBegan.get(60, TimeUnit.SECONDS);
      assertThat(clientLeft).isNotDone();
    }

    assertThat(clientLeft).succeedsWithin(60, TimeUnit.SECONDS);
  }

  private Socket connect() throws IOException {
    return new Socket("127.0.0.1", server.port());
  }

  private static void write(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String firstLine(Socket socket) throws IOException {
    return readUntil(socket, "\r\n");
  }

  private static String readUntil(Socket socket, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = socket.getInputStream().read();
        c >= 0 && text.indexOf(end) < 0;
        c = socket.getInputStream().read()) {
      text.append((char) c);
    }
    return text.toString();
  }
}
