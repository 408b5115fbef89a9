package org.cobaltclaims.worklist.web;

import java.util.List;
import org.cobaltclaims.encryption.VaultException;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.TaskConflict;
import org.cobaltclaims.worklist.TaskForbidden;
import org.cobaltclaims.worklist.TaskNotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/** What goes wrong, as problem details (RFC 9457). What a caller sent is never repeated. */
@RestControllerAdvice(basePackages = "org.cobaltclaims")
class Problems {

  @ExceptionHandler
  ProblemDetail badField(BadField bad) {
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, bad);
    problem.setProperty("fields", bad.faults());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail badParameter(MethodArgumentTypeMismatchException bad) {
    return badField(new BadField(bad.getName(), "cannot be read"));
  }

  @ExceptionHandler
  ProblemDetail missingParameter(MissingServletRequestParameterException missing) {
    return badField(new BadField(missing.getParameterName(), "is needed"));
  }

  @ExceptionHandler
  ProblemDetail missingPart(MultipartException missing) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST, "a form with a file is wanted (multipart/form-data)");
  }

  @ExceptionHandler
  ProblemDetail badBody(HttpMessageNotReadableException bad) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST,
        "the body cannot be read: JSON with the documented fields is wanted");
  }

  @ExceptionHandler
  ProblemDetail notFound(TaskNotFound missing) {
    return problem(HttpStatus.NOT_FOUND, missing);
  }

  @ExceptionHandler
  ProblemDetail forbidden(TaskForbidden forbidden) {
    return problem(HttpStatus.FORBIDDEN, forbidden);
  }

  @ExceptionHandler
  ProblemDetail conflict(TaskConflict conflict) {
    return problem(HttpStatus.CONFLICT, conflict);
  }

  @ExceptionHandler
  ProblemDetail refused(DecisionRefused refused) {
    ProblemDetail problem =
        problem(
            switch (refused.why()) {
              case CLOSED -> HttpStatus.CONFLICT;
              case MISSING -> HttpStatus.NOT_FOUND;
              case INVALID, STATE -> HttpStatus.UNPROCESSABLE_ENTITY;
            },
            refused);
    refused.fault().ifPresent(fault -> problem.setProperty("fields", List.of(fault)));
    return problem;
  }

  /** What is kept cannot be read; whoever asked can tell who runs Cobalt what to do. */
  @ExceptionHandler
  ProblemDetail unreadable(VaultException unreadable) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, unreadable.text());
  }

  private static ProblemDetail problem(HttpStatus status, RuntimeException why) {
    return ProblemDetail.forStatusAndDetail(status, String.valueOf(why.getMessage()));
  }
}
