package org.cobaltclaims.dashboard.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.dashboard.ProcessMap.Heat;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The process map for programs. */
@RestController
@RequestMapping("/api/process-map")
@Tag(name = "Process map", description = "Where claims are and how long they stay there")
class ProcessMapController {

  private final ProcessMapReader reader;
  private final ProcessFreshness freshness;

  ProcessMapController(ProcessMapReader reader, ProcessFreshness freshness) {
    this.reader = reader;
    this.freshness = freshness;
  }

  /**
   * One step.
   *
   * @param step the element's id in the model
   * @param open cents
   * @param medianDays null where nothing rests
   * @param oldest since when the first rests there; null where nothing does
   * @param late how many were due before today
   * @param incidents null where the engine does not answer
   */
  record Step(
      String step,
      String name,
      long count,
      Money open,
      @Nullable Integer medianDays,
      @Nullable LocalDate oldest,
      long late,
      Heat heat,
      @Nullable Integer incidents) {}

  /**
   * One process.
   *
   * @param builtAt of when it is; null if it was never built
   */
  record All(
      String process,
      String name,
      @Nullable String payer,
      @Nullable Instant builtAt,
      List<Step> steps) {}

  @GetMapping
  @Operation(
      summary = "How much rests at each step of a process, and how long",
      description = "process is a model's id, the payer claim's without it; payer is an id.")
  All all(@ModelAttribute MapChoice choice) {
    ProcessMapReader.Whole whole = reader.of(choice.processId(), choice.payerId());
    return new All(
        whole.process(),
        whole.name(),
        choice.payerId(),
        whole.builtAt(),
        whole.steps().stream().map(step -> step(step, whole.answers())).toList());
  }

  private static Step step(ProcessMapReader.Shown step, boolean answers) {
    return new Step(
        step.element(),
        step.name(),
        step.count(),
        step.open(),
        step.count() == 0 ? null : step.medianDays(),
        step.load() == null ? null : step.load().oldest(),
        step.late(),
        step.heat(),
        answers ? step.incidents() : null);
  }

  @PostMapping("/build")
  @Operation(
      summary = "Builds the process map anew",
      description = "By itself that happens when somebody looks and it is not fresh.")
  All build(@ModelAttribute MapChoice choice) {
    freshness.now();
    return all(choice);
  }
}
