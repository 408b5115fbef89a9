package org.cobaltclaims.denial.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.DenialWait;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.denial.Appeal;
import org.cobaltclaims.denial.Appeals;
import org.cobaltclaims.denial.DenialReview;
import org.cobaltclaims.denial.LetterPdf;
import org.cobaltclaims.denial.process.DenialProgress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What is known about a claim's denial and its appeals. */
@RestController
@RequestMapping("/api/payer-claims/{id}")
@Tag(name = "Denials", description = "Denials, their appeals and the letters")
class DenialController {

  private final PayerClaims claims;
  private final Appeals appeals;
  private final DenialReview review;
  private final DenialProgress progress;

  DenialController(
      PayerClaims claims, Appeals appeals, DenialReview review, DenialProgress progress) {
    this.claims = claims;
    this.appeals = appeals;
    this.review = review;
    this.progress = progress;
  }

  /**
   * How far the work on a denial is.
   *
   * @param waitsFor what is waited for; null if nothing is
   * @param due when a person is asked again; null if nothing is waited for
   * @param appealOpen whether another appeal may be filed
   * @param appealUntil the last day for it
   */
  record View(
      String claim,
      String state,
      @Nullable DenialWait waitsFor,
      @Nullable LocalDate due,
      boolean appealOpen,
      LocalDate appealUntil,
      List<AppealView> appeals) {}

  /** One appeal; its letter is a document of its own. */
  record AppealView(
      int level,
      String reason,
      long amount,
      LocalDate filed,
      String by,
      LocalDate answerDue,
      Appeal.@Nullable Outcome outcome,
      @Nullable LocalDate answered) {

    static AppealView of(Appeal appeal) {
      return new AppealView(
          appeal.level(),
          appeal.reason(),
          appeal.amount().cents(),
          appeal.filedOn(),
          appeal.filedBy(),
          appeal.answerDueOn(),
          appeal.outcome(),
          appeal.answeredOn());
    }
  }

  @GetMapping("/denial")
  @Operation(summary = "How far the work on the claim's denial is")
  View denial(@PathVariable String id) {
    PayerClaim claim = claim(id);
    return new View(
        claim.id(),
        claim.state().name(),
        claim.denialWait(),
        claim.denialDue(),
        review.appealOpen(claim),
        review.appealUntil(claim),
        appeals.of(id).stream().map(AppealView::of).toList());
  }

  @PostMapping("/denial/take-up")
  @Operation(
      summary = "Works a denial again before the day until which it was put off",
      description = "Opens the task WORK_DENIAL, or FOLLOW_APPEAL while an appeal is open.")
  View takeUp(@PathVariable String id) {
    claim(id);
    if (!progress.takeUp(id)) {
      throw new ResponseStatusException(
          HttpStatus.UNPROCESSABLE_ENTITY, "payer claim " + id + " waits for nothing");
    }
    return denial(id);
  }

  @GetMapping(path = "/appeals/{level}/letter", produces = MediaType.APPLICATION_PDF_VALUE)
  @Operation(summary = "The letter of an appeal, to be printed and mailed")
  byte[] letter(@PathVariable String id, @PathVariable int level) {
    Appeal appeal =
        appeals.of(id).stream()
            .filter(one -> one.level() == level)
            .findFirst()
            .orElseThrow(
                () ->
                    new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "payer claim %s has no such appeal".formatted(id)));
    return LetterPdf.of("Appeal %s-%d".formatted(id, level), appeal.letter());
  }

  private PayerClaim claim(String id) {
    return claims
        .findById(id)
        .orElseThrow(
            () ->
                new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no payer claim " + id));
  }
}
