package org.cobaltclaims.engine.embedded.rest;

import java.nio.charset.StandardCharsets;

/** What is sent back; {@code body} is empty for a status that has none. */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, String contentType, byte[] body) {

  static final String PROBLEM = "application/problem+json";
  private static final String JSON = "application/json";

  /** 200 with a JSON object: one of the client's own transfer objects, or a map. */
  public static Answer json(Object object) {
    return new Answer(200, JSON, Json.write(object));
  }

  /** 200 with a text, as {@code text/xml}; always UTF-8. */
  public static Answer text(String contentType, String text) {
    return new Answer(200, contentType + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** 204. */
  public static Answer noContent() {
    return new Answer(204, JSON, new byte[0]);
  }

  /** The same with another status. */
  public Answer withStatus(int other) {
    return new Answer(other, contentType, body);
  }

  static Answer problem(Problem problem, String path) {
    return new Answer(problem.status(), PROBLEM, Json.write(problem.detail(path)));
  }
}
