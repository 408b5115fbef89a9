package org.cobaltclaims.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The application that runs on a data folder, asked through its own port on this machine. */
final class RunningApplication {

  /** What a port that speaks TLS answers to who does not, among other reasons. */
  private static final int TLS_WANTED = 400;

  private RunningApplication() {}

  /**
   * Asks it; waits as long as the answer takes.
   *
   * @param endpoint below {@code /actuator/}
   * @param body JSON to be posted; null to read
   * @return empty if nobody answers: nothing runs, or the port was left behind by an application
   *     that was killed
   */
  static Optional<HttpResponse<String>> ask(Path data, String endpoint, @Nullable String body)
      throws IOException, InterruptedException {
    Path port = CobaltContext.portFile(data);
    if (!Files.exists(port)) {
      return Optional.empty();
    }
    String at = "://127.0.0.1:" + Files.readString(port).strip() + "/actuator/" + endpoint;
    Optional<HttpResponse<String>> answer = send("http" + at, body, HttpClient.newBuilder());
    if (answer.isPresent() && answer.get().statusCode() != TLS_WANTED) {
      return answer;
    }
    return send("https" + at, body, HttpClient.newBuilder().sslContext(ThisMachine.tls()))
        .or(() -> answer);
  }

  private static Optional<HttpResponse<String>> send(
      String address, @Nullable String body, HttpClient.Builder connecting)
      throws InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (body != null) {
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }
    try (HttpClient client = connecting.build()) {
      return Optional.of(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException nobody) {
      return Optional.empty();
    }
  }
}
