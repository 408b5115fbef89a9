package org.cobaltclaims.remittance.web;

import java.util.List;
import org.cobaltclaims.remittance.EobRefused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is wrong with a paper EOB as it was typed in, sum by sum. */
@RestControllerAdvice(basePackageClasses = EobProblems.class)
class EobProblems {

  /** A sum that does not add up; amounts in cents, line 0 is the claim as a whole. */
  record Imbalanced(
      String claim,
      String rule,
      int line,
      long expected,
      long found,
      long difference,
      String message) {}

  @ExceptionHandler
  ProblemDetail refused(EobRefused refused) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, refused.reason());
    List<Imbalanced> imbalances =
        refused.faults().stream()
            .map(
                fault ->
                    new Imbalanced(
                        fault.claim(),
                        fault.imbalance().rule(),
                        fault.imbalance().line(),
                        fault.imbalance().expected().cents(),
                        fault.imbalance().found().cents(),
                        fault.imbalance().difference().cents(),
                        fault.imbalance().message()))
            .toList();
    problem.setProperty("imbalances", imbalances);
    return problem;
  }
}
