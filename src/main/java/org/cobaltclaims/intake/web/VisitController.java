package org.cobaltclaims.intake.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.intake.IntakeClaim;
import org.cobaltclaims.intake.VisitDrafts;
import org.cobaltclaims.intake.VisitEntry;
import org.cobaltclaims.intake.VisitIntake;
import org.cobaltclaims.intake.VisitMessage;
import org.cobaltclaims.intake.VisitRefused;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Visits that are typed in or posted by a program: looked at, and taken in. */
@RestController
@RequestMapping("/api/visits")
@Tag(name = "Visits", description = "Charge entry: visits that come in without an 837P file")
class VisitController {

  private static final int LONGEST_DRAFT = 200_000;

  private final VisitIntake visits;
  private final VisitDrafts drafts;
  private final ActingUser user;

  VisitController(VisitIntake visits, VisitDrafts drafts, ActingUser user) {
    this.visits = visits;
    this.drafts = drafts;
    this.user = user;
  }

  /**
   * What is to be said about a visit.
   *
   * @param clean whether nothing keeps its first claim from going out
   * @param messages what blocks first
   */
  record Checked(boolean clean, List<VisitMessage> messages) {
    static Checked of(List<VisitMessage> messages) {
      return new Checked(messages.stream().noneMatch(VisitMessage::blocks), messages);
    }
  }

  @PostMapping("/check")
  @Operation(
      summary = "What the scrubber says of a visit as it stands",
      description =
          "Every part may be missing. Each message names its rule, its field and what to do."
              + " Nothing is kept.")
  Checked check(@RequestBody VisitEntry visit) {
    return Checked.of(visits.check(visit));
  }

  /**
   * A visit that was taken in.
   *
   * @param fate OPENED, KNOWN if it came in before, NOT_BILLED if the practice makes no claim of it
   * @param family its claim family; null if it is not billed
   */
  record Taken(
      String number, IntakeClaim.Fate fate, @Nullable String family, @Nullable String reason) {}

  @PostMapping
  @Operation(
      summary = "Takes a visit in",
      description =
          "The way of an 837P claim that comes in. Its number is its key: the same visit again is"
              + " answered with KNOWN and changes nothing; another one under the number is refused."
              + " What blocks is refused (422) with all messages, unless despiteFindings is true.")
  ResponseEntity<Taken> take(
      @RequestBody VisitEntry visit, @RequestParam(required = false) @Nullable String by) {
    IntakeClaim taken = visits.take(visit, user.of(by));
    HttpStatus status =
        taken.fate() == IntakeClaim.Fate.OPENED ? HttpStatus.CREATED : HttpStatus.OK;
    return ResponseEntity.status(status)
        .body(new Taken(taken.practiceClaim(), taken.fate(), taken.familyId(), taken.reason()));
  }

  @PutMapping("/draft")
  @Operation(summary = "Keeps the visit that the caller is typing in, in place of the last one")
  void keep(@RequestBody JsonNode draft) {
    String json = draft.toString();
    if (!draft.isObject() || json.length() > LONGEST_DRAFT) {
      throw DecisionRefused.invalid("a draft is a JSON object of 200,000 characters at most");
    }
    drafts.save(user.of(null), json);
  }

  @DeleteMapping("/draft")
  @Operation(summary = "Forgets the visit that the caller was typing in")
  void discard() {
    drafts.discard(user.of(null));
  }

  @ExceptionHandler
  ProblemDetail refused(VisitRefused refused) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(refused.getMessage()));
    problem.setProperty("fields", refused.messages());
    return problem;
  }
}
