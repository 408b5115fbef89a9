package org.cobaltclaims.practice;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What the rows of a page ask for again and again, asked once for the whole page. Outside of a
 * request everything is asked each time.
 *
 * @param <T> what is answered
 */
public final class OncePerRequest<T> {

  private final String about;

  /**
   * Questions of one kind.
   *
   * @param about a name that nobody else uses
   */
  public OncePerRequest(String about) {
    this.about = OncePerRequest.class.getName() + " " + about;
  }

  /** The answer; the question is asked if this request has not asked it yet. */
  @SuppressWarnings("unchecked")
  public T ask(String what, Supplier<T> question) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request == null) {
      return question.get();
    }
    Map<String, T> known =
        (Map<String, T>) request.getAttribute(about, RequestAttributes.SCOPE_REQUEST);
    if (known == null) {
      known = new HashMap<>();
      request.setAttribute(about, known, RequestAttributes.SCOPE_REQUEST);
    }
    return known.computeIfAbsent(what, key -> question.get());
  }

  /** Something was changed: the next question is asked anew. */
  public void forget() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.removeAttribute(about, RequestAttributes.SCOPE_REQUEST);
    }
  }
}
