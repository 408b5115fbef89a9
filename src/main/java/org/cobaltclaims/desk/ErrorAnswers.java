package org.cobaltclaims.desk;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.servlet.error.BasicErrorController;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;

/**
 * What is said where nothing else had an answer: a page to browsers, problem details (RFC 9457) to
 * programs. What was sent is not repeated.
 */
@Controller
@ConditionalOnWebApplication
class ErrorAnswers extends BasicErrorController {

  ErrorAnswers(ErrorAttributes attributes, ServerProperties server, List<ErrorViewResolver> views) {
    super(attributes, server.getError(), views);
  }

  @Override
  public ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
    HttpStatus status = getStatus(request);
    if (status == HttpStatus.NO_CONTENT) {
      return ResponseEntity.noContent().build();
    }
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            Map.of(
                "type",
                "about:blank",
                "title",
                status.getReasonPhrase(),
                "status",
                status.value(),
                "detail",
                detail(status)));
  }

  /** Whoever comes here without having failed finds nothing. */
  @Override
  protected HttpStatus getStatus(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null
        ? HttpStatus.NOT_FOUND
        : super.getStatus(request);
  }

  private static String detail(HttpStatus status) {
    return switch (status) {
      case FORBIDDEN -> "the account may not do that, or there is no such call";
      case NOT_FOUND -> "what the address names is not there";
      case METHOD_NOT_ALLOWED -> "this address is called by another method";
      case NOT_ACCEPTABLE -> "the answer does not come in a type that is accepted";
      case UNSUPPORTED_MEDIA_TYPE -> "the body has to come in another type";
      default ->
          status.is5xxServerError()
              ? "a fault; the log says more. Try again after a while"
              : "this cannot be understood; /v3/api-docs describes every call";
    };
  }
}
