package org.cobaltclaims.engine.embedded.rest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param path the values of the path template's parts, by name
 * @param query the query parameters, by name
 * @param body empty for none
 * @param contentType as sent, with its parameters
 * @param disconnected completes when the client goes before it has its answer; never otherwise
 */
@SuppressWarnings("ArrayRecordComponent")
public record Call(
    Map<String, String> path,
    Map<String, List<String>> query,
    byte[] body,
    @Nullable String contentType,
    CompletionStage<Void> disconnected) {

  /**
   * The body as JSON. No body stands for the empty object.
   *
   * @throws Problem 400 when it is not JSON, does not fit or has a field that {@code type} lacks
   */
  public <T> T json(Class<T> type) {
    return Json.read(body, type);
  }

  /**
   * The parts of a multipart body.
   *
   * @throws Problem 415 or 400 when it is none
   */
  public List<Part> parts() {
    return Multipart.read(this);
  }

  /**
   * A key in the path.
   *
   * @throws Problem 400 when it is not a positive number
   */
  public long key(String name) {
    return Json.key(name, path.get(name));
  }

  /** The last of the values of a query parameter, null when it is not there. */
  public @Nullable String parameter(String name) {
    List<String> values = query.get(name);
    return values == null || values.isEmpty() ? null : values.getLast();
  }
}
