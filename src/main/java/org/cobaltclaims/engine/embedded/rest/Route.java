package org.cobaltclaims.engine.embedded.rest;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Who serves what.
 *
 * @param method as it stands in the request, upper case
 * @param path a template such as {@code /v2/user-tasks/{key}}: a part in braces matches any one
 *     segment and is found under its name in {@link Call#path()}; a part without braces wins
 */
public record Route(String method, String path, Handler handler) {

  public static Route get(String path, Handler handler) {
    return new Route("GET", path, handler);
  }

  public static Route post(String path, Handler handler) {
    return new Route("POST", path, handler);
  }

  public static Route put(String path, Handler handler) {
    return new Route("PUT", path, handler);
  }

  public static Route patch(String path, Handler handler) {
    return new Route("PATCH", path, handler);
  }

  public static Route delete(String path, Handler handler) {
    return new Route("DELETE", path, handler);
  }

  /** A handler that has its answer at once. */
  public static Handler atOnce(Function<Call, Answer> answer) {
    return call -> CompletableFuture.completedFuture(answer.apply(call));
  }
}
