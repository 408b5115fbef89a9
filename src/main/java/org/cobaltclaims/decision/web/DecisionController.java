package org.cobaltclaims.decision.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.decision.DecisionConflictException;
import org.cobaltclaims.decision.DecisionNotFoundException;
import org.cobaltclaims.decision.DecisionRuns;
import org.cobaltclaims.decision.DecisionTables;
import org.cobaltclaims.decision.DecisionVersion;
import org.cobaltclaims.decision.InvalidDecisionException;
import org.cobaltclaims.decision.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The decision tables: read, tried, changed with a reason, rolled back. */
@RestController
@RequestMapping("/api/decisions")
@Tag(name = "Decision tables", description = "What the processes decide by, in versions")
class DecisionController {

  private final DecisionTables tables;
  private final ActingUser user;

  DecisionController(DecisionTables tables, ActingUser user) {
    this.tables = tables;
    this.user = user;
  }

  @GetMapping
  @Operation(summary = "All decision tables, and which version of each is in force")
  List<DecisionViews.Summary> all() {
    return tables.all().stream().map(DecisionViews::summary).toList();
  }

  @GetMapping("/{id}")
  @Operation(summary = "A decision table as it is in force: columns, rows, and what it is given")
  DecisionViews.Detail one(@PathVariable String id) {
    return DecisionViews.detail(tables, tables.standing(id));
  }

  @GetMapping("/{id}/versions")
  @Operation(summary = "Its versions with who, when and why, the newest first")
  List<DecisionVersion> versions(@PathVariable String id) {
    return tables.versions(id);
  }

  @GetMapping("/{id}/versions/{version}")
  @Operation(summary = "The rows of one version")
  DecisionViews.Rows version(@PathVariable String id, @PathVariable int version) {
    return DecisionViews.rows(tables.version(id, version), tables.file(id, version));
  }

  /** A row; without an id, or with one that is not known, it is a new one. */
  record SentRule(
      @Nullable String id,
      @Nullable String note,
      @Nullable List<@Nullable String> inputs,
      @Nullable List<@Nullable String> outputs) {

    private Rule rule() {
      return new Rule(text(id), text(note), texts(inputs), texts(outputs));
    }

    private static String text(@Nullable String text) {
      return text == null ? "" : text;
    }

    private static List<String> texts(@Nullable List<@Nullable String> texts) {
      return texts == null ? List.of() : texts.stream().map(SentRule::text).toList();
    }
  }

  /** The rows of one table, all of them and in their order. */
  record SentTable(@Nullable String id, @Nullable List<SentRule> rules) {}

  /**
   * A change.
   *
   * @param basedOn the version that the rows were made from
   * @param tables those that changed; others of the same file stay
   */
  record Change(
      @Nullable Integer basedOn, @Nullable String why, @Nullable List<SentTable> tables) {}

  @PutMapping("/{id}")
  @Operation(
      summary = "Saves other rows as a new version, which is in force at once",
      description =
          "Refused if another version is in force than the one that it is based on (409), if a cell"
              + " cannot be read or a case stays without answer (422, cell by cell), or without a"
              + " reason. Sent twice, it is saved once.")
  DecisionVersion change(@PathVariable String id, @RequestBody Change change) {
    return tables.save(
        id,
        number(change.basedOn()),
        rows(change.tables()),
        user.of(null),
        SentRule.text(change.why()));
  }

  /**
   * A roll-back.
   *
   * @param version the one that is taken up again
   * @param basedOn the one in force when it was decided
   */
  record RollBack(@Nullable Integer version, @Nullable Integer basedOn, @Nullable String why) {}

  @PostMapping("/{id}/roll-back")
  @Operation(summary = "Takes up another version again, as a new one")
  DecisionVersion rollBack(@PathVariable String id, @RequestBody RollBack wanted) {
    return tables.rollBack(
        id,
        number(wanted.version()),
        number(wanted.basedOn()),
        user.of(null),
        SentRule.text(wanted.why()));
  }

  /** Rows that are not saved. */
  record Draft(
      @Nullable String decision, @Nullable Integer basedOn, @Nullable List<SentTable> tables) {}

  @PostMapping("/preview")
  @Operation(
      summary = "What is wrong with other rows, what changed, and what would be decided otherwise",
      description =
          "Compared over the situations that the cells tell apart: every value that they name, the"
              + " numbers beside it, and one that they do not name, combined.")
  DecisionTables.Preview preview(@RequestBody Draft draft) {
    return tables.preview(
        SentRule.text(draft.decision()), number(draft.basedOn()), rows(draft.tables()));
  }

  /**
   * Rows that are tried with values.
   *
   * @param facts texts, numbers and booleans by name
   */
  record Trial(
      @Nullable String decision,
      @Nullable Integer basedOn,
      @Nullable List<SentTable> tables,
      @Nullable Map<String, @Nullable Object> facts) {}

  @PostMapping("/try")
  @Operation(summary = "What rows that need not be saved decide, and which row decides it")
  DecisionRuns.Run tryOut(@RequestBody Trial trial) {
    Map<String, Object> facts = new HashMap<>();
    Map<String, @Nullable Object> given = trial.facts() == null ? Map.of() : trial.facts();
    given.forEach(
        (name, value) -> {
          if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            facts.put(name, value);
          }
        });
    return tables.tryOut(
        SentRule.text(trial.decision()), number(trial.basedOn()), rows(trial.tables()), facts);
  }

  private static int number(@Nullable Integer number) {
    if (number == null) {
      throw new InvalidDecisionException("The number of a version is missing.");
    }
    return number;
  }

  private static Map<String, List<Rule>> rows(@Nullable List<SentTable> sent) {
    Map<String, List<Rule>> rows = new LinkedHashMap<>();
    if (sent != null) {
      for (SentTable table : sent) {
        List<SentRule> rules = table.rules() == null ? List.of() : table.rules();
        rows.put(SentRule.text(table.id()), rules.stream().map(SentRule::rule).toList());
      }
    }
    return rows;
  }

  @ExceptionHandler
  ProblemDetail missing(DecisionNotFoundException missing) {
    return problem(HttpStatus.NOT_FOUND, missing);
  }

  @ExceptionHandler
  ProblemDetail late(DecisionConflictException late) {
    ProblemDetail problem = problem(HttpStatus.CONFLICT, late);
    problem.setProperty("version", late.theirs());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail refused(InvalidDecisionException refused) {
    ProblemDetail problem = problem(HttpStatus.UNPROCESSABLE_ENTITY, refused);
    problem.setProperty("faults", refused.faults());
    return problem;
  }

  private static ProblemDetail problem(HttpStatus status, RuntimeException why) {
    return ProblemDetail.forStatusAndDetail(status, String.valueOf(why.getMessage()));
  }
}
