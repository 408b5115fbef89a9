package org.cobaltclaims.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates a whole file as the engine does. */
public interface DecisionRuns {

  /**
   * What one table of the file said.
   *
   * @param table its id
   * @param row the row that decided, from 1; 0 if none did
   * @param answer its answer as JSON
   */
  record Step(String table, int row, String answer) {}

  /**
   * What came out.
   *
   * @param answer as JSON
   * @param steps the tables that were asked, each after those that it asked
   */
  record Run(String answer, List<Step> steps) {
    public Run {
      steps = List.copyOf(steps);
    }
  }

  /** Why the engine does not take a file; empty if it does. */
  Optional<String> refusal(String text);

  /**
   * Evaluates a decision.
   *
   * @param text the file
   * @param decision its id
   * @param facts texts, numbers and booleans by name
   * @throws InvalidDecisionException if it cannot be evaluated
   */
  Run run(String text, String decision, Map<String, Object> facts);
}
