package org.cobaltclaims.practice.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.practice.PracticeFileException;
import org.cobaltclaims.practice.SettingsDesk;
import org.cobaltclaims.practice.SettingsRefused;
import org.cobaltclaims.practice.SettingsVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The settings for programs: the document as a whole. */
@RestController
@RequestMapping("/api/settings")
@Tag(name = "Settings", description = "The practice's settings, version by version")
class SettingsController {

  private final SettingsDesk desk;
  private final ActingUser user;

  SettingsController(SettingsDesk desk, ActingUser user) {
    this.desk = desk;
    this.user = user;
  }

  /** A version without its document. */
  record VersionView(
      int version, String origin, String subject, String reason, String by, Instant at) {
    static VersionView of(SettingsVersion from) {
      return new VersionView(
          from.number(), from.origin().name(), from.subject(), from.reason(), from.by(), from.at());
    }
  }

  /** A version with its document. */
  record DocumentView(VersionView version, String yaml) {
    static DocumentView of(SettingsVersion from) {
      return new DocumentView(VersionView.of(from), from.yaml());
    }
  }

  /**
   * A document to be saved.
   *
   * @param version the newest one that the caller saw; 0 for none
   */
  record Wanted(int version, String yaml, @Nullable String reason, @Nullable String by) {}

  @GetMapping
  @Operation(summary = "The settings in force, as YAML")
  DocumentView newest() {
    return desk.newest().map(DocumentView::of).orElseThrow(SettingsController::missing);
  }

  @PutMapping
  @Operation(
      summary = "Saves the settings as a whole",
      description = "Refused with 409 if somebody saved since the given version.")
  DocumentView save(@RequestBody Wanted wanted) {
    String reason = wanted.reason() == null ? "" : wanted.reason().strip();
    return DocumentView.of(
        desk.replace(wanted.version(), wanted.yaml(), reason, user.of(wanted.by())));
  }

  @GetMapping("/versions")
  @Operation(summary = "Who changed the settings, when and why; the newest first")
  List<VersionView> versions() {
    return desk.versions().stream().map(VersionView::of).toList();
  }

  @GetMapping("/versions/{number}")
  @Operation(summary = "The settings as they were")
  DocumentView version(@PathVariable int number) {
    return desk.version(number).map(DocumentView::of).orElseThrow(SettingsController::missing);
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  @ExceptionHandler
  ProblemDetail wrong(PracticeFileException wrong) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.UNPROCESSABLE_ENTITY, "the settings break rules; nothing was saved");
    problem.setProperty("problems", wrong.problems());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail refused(SettingsRefused refused) {
    HttpStatus status =
        refused.why() == SettingsRefused.Why.WRONG
            ? HttpStatus.UNPROCESSABLE_ENTITY
            : HttpStatus.CONFLICT;
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(status, String.valueOf(refused.getMessage()));
    problem.setProperties(Map.of("why", refused.why().name()));
    return problem;
  }
}
