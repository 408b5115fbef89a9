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
    Path port = data.resolve(CobaltContext.PORT_FILE);
    if (!Files.exists(port)) {
      return Optional.empty();
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:" + Files.readString(port).strip() + "/actuator/" + endpoint));
    if (body != null) {
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return Optional.of(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException nobody) {
      return Optional.empty();
    }
  }
}
