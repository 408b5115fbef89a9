package org.cobaltclaims.transmission.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.transmission.RelayDesk;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The practice's copies of its ERAs: what became of them, and sending one again. */
@RestController
@RequestMapping("/api/files")
@Tag(name = "Files", description = "Files that came and went, uploads and downloads")
class RelayController {

  private static final int MOST = 1000;

  private final RelayDesk desk;
  private final ActingUser user;

  RelayController(RelayDesk desk, ActingUser user) {
    this.desk = desk;
    this.user = user;
  }

  /** What became of the copy of an ERA. */
  record RelayView(
      String file,
      String name,
      String state,
      @Nullable String to,
      @Nullable Instant at,
      @Nullable String problem,
      @Nullable String remedy,
      @Nullable String note,
      @Nullable String by) {
    static RelayView of(RelayDesk.Era era) {
      RelayDesk.Standing standing = era.standing();
      return new RelayView(
          era.file().id(),
          era.file().name(),
          standing.state().name(),
          standing.to(),
          standing.at(),
          standing.problem(),
          standing.remedy(),
          standing.note(),
          standing.by());
    }
  }

  /**
   * What is asked for.
   *
   * @param token the same one twice is one sending
   */
  record Again(@Nullable String token, @Nullable String by) {}

  /** The same of all that came on some days. */
  record AgainDays(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String token,
      @Nullable String by) {}

  /** How many are sent. */
  record Sent(int count) {}

  @GetMapping("/relay")
  @Operation(summary = "The newest ERAs, and what became of the practice's copies of them")
  List<RelayView> relayed(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(defaultValue = "false") boolean waiting) {
    return desk.newest("", from, to, waiting, MOST).stream().map(RelayView::of).toList();
  }

  @PostMapping("/{id}/relay")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Sends the practice's system its copy of an ERA, again or for the first time",
      description = "Needs sending by SFTP turned on. The same token twice is one sending.")
  Sent send(@PathVariable String id, @RequestBody(required = false) @Nullable Again again) {
    return refusing(
        () -> {
          desk.send(
              id,
              token(again == null ? null : again.token()),
              user.of(again == null ? null : again.by()));
          return new Sent(1);
        });
  }

  @PostMapping("/relay")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Sends the practice's system its copies of all ERAs that came on some days",
      description = "200 at most. The same token twice is one sending.")
  Sent send(@RequestBody AgainDays again) {
    LocalDate from = again.from();
    LocalDate to = again.to();
    if (from == null || to == null) {
      throw DecisionRefused.invalid("the first and the last day are needed");
    }
    return refusing(() -> new Sent(desk.send(from, to, token(again.token()), user.of(again.by()))));
  }

  private static String token(@Nullable String given) {
    return given == null || given.isBlank() ? UUID.randomUUID().toString() : given;
  }

  private interface Work {
    Sent run();
  }

  private static Sent refusing(Work work) {
    try {
      return work.run();
    } catch (IllegalArgumentException wrong) {
      throw DecisionRefused.invalid(String.valueOf(wrong.getMessage()));
    } catch (IllegalStateException off) {
      throw DecisionRefused.state(String.valueOf(off.getMessage()));
    }
  }
}
