package org.cobaltclaims.retention.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.retention.LegalHold;
import org.cobaltclaims.retention.LegalHold.Scope;
import org.cobaltclaims.retention.LegalHolds;
import org.cobaltclaims.retention.LegalHolds.Actor;
import org.cobaltclaims.retention.LegalHolds.Refused;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.TaskForm.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Legal holds: what is held is never purged. */
@RestController
@RequestMapping("/api/holds")
@Tag(name = "Legal holds", description = "Records that are kept whatever their age")
class HoldController {

  private static final int TRIES = 3;

  private final LegalHolds holds;
  private final ActingUser user;

  HoldController(LegalHolds holds, ActingUser user) {
    this.holds = holds;
    this.user = user;
  }

  @GetMapping
  @Operation(summary = "All legal holds, those that stand first")
  List<LegalHold> all() {
    return holds.all();
  }

  /**
   * A hold to place.
   *
   * @param subject id of a patient, a claim family or a payer
   * @param reason the matter, and who asked for it
   * @param key the caller's own; the same key again is the same hold
   */
  record NewHold(
      @Nullable Scope scope,
      @Nullable String subject,
      @Nullable String reason,
      @Nullable String key) {}

  @PostMapping
  @Operation(
      summary = "Places a legal hold on a patient, a visit or a payer",
      description = "The same key again gives the hold that it has placed.")
  LegalHold place(
      @RequestBody NewHold wanted,
      @RequestParam(required = false) @Nullable String by,
      HttpServletRequest request) {
    Scope scope = wanted.scope();
    if (scope == null) {
      throw DecisionRefused.invalid("scope is PATIENT, CLAIM or PAYER");
    }
    String key = wanted.key() == null ? UUID.randomUUID().toString() : wanted.key();
    return again(
        () ->
            holds.place(
                key, scope, text(wanted.subject()), text(wanted.reason()), actor(by, request)));
  }

  /** Why a hold ends. */
  record HoldEnding(@Nullable String reason) {}

  @PostMapping("/{id}/release")
  @Operation(
      summary = "Releases a legal hold",
      description = "It stays listed. One that was released before is a conflict (409).")
  LegalHold release(
      @PathVariable String id,
      @RequestBody HoldEnding ending,
      @RequestParam(required = false) @Nullable String by,
      HttpServletRequest request) {
    return again(() -> holds.release(id, text(ending.reason()), actor(by, request)));
  }

  private Actor actor(@Nullable String by, HttpServletRequest request) {
    return new Actor(user.of(by), request.getRemoteAddr());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  /** A purge that is at work lets nobody in for a moment. */
  private static LegalHold again(Supplier<LegalHold> act) {
    for (int attempt = 1; ; attempt++) {
      try {
        return act.get();
      } catch (TransientDataAccessException busy) {
        if (attempt == TRIES) {
          throw busy;
        }
      }
    }
  }

  @ExceptionHandler
  ProblemDetail refused(Refused refused) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            switch (refused.why()) {
              case MISSING -> HttpStatus.NOT_FOUND;
              case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
              case RELEASED -> HttpStatus.CONFLICT;
            },
            refused.text());
    if (!refused.field().isEmpty()) {
      problem.setProperty("fields", List.of(new Fault(refused.field(), refused.text())));
    }
    return problem;
  }

  @ExceptionHandler
  ProblemDetail busy(TransientDataAccessException busy) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.SERVICE_UNAVAILABLE,
        "A purge is at work and lets nobody in. Nothing was changed; try again in a minute.");
  }
}
