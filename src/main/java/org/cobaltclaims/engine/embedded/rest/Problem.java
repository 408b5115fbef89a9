package org.cobaltclaims.engine.embedded.rest;

import io.camunda.client.protocol.rest.ProblemDetail;
import java.net.URI;
import java.net.URISyntaxException;

/** A request that is not answered as asked, told as RFC 9457 has it. */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final String detail;

  /**
   * @param title the kind of trouble, the same for all of a kind
   * @param detail what it is this time and what to do; no personal data
   */
  public Problem(int status, String title, String detail) {
    super(title + ": " + detail);
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  /** 400: the request cannot be understood or asks for what does not exist here. */
  public static Problem invalid(String detail) {
    return new Problem(400, "INVALID_ARGUMENT", detail);
  }

  /** 404: what the request is about is not there. */
  public static Problem notFound(String detail) {
    return new Problem(404, "NOT_FOUND", detail);
  }

  /** 501: a cluster serves this, the embedded engine does not. */
  public static Problem notServed(String detail) {
    return new Problem(501, "NOT_IMPLEMENTED", detail);
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String detail() {
    return detail;
  }

  ProblemDetail detail(String path) {
    ProblemDetail problem =
        new ProblemDetail()
            .type(URI.create("about:blank"))
            .title(title)
            .status(status)
            .detail(detail);
    try {
      problem.instance(new URI(path));
    } catch (URISyntaxException e) {
      // A path that is none is no instance either.
    }
    return problem;
  }
}
