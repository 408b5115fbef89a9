package org.cobaltclaims.decision;

import java.util.List;
import java.util.Optional;

/**
 * The tables that there are, each a file of its own in {@code bpmn/}. Which ones there are, what
 * they look at and what they answer is the processes' business; what stands in their rows may be
 * changed.
 */
public enum DecisionTopic {
  CLAIM_ROUTE(
      "claim-route",
      "Electronic or paper",
      "Whether a claim goes to its payer in a file or is printed."),
  SECONDARY_GATE(
      "secondary-gate",
      "Billing the next payer",
      "Whether the next payer is billed now, waits, is left out, or needs a person first."),
  DENIAL_SUGGESTION(
      "denial-suggestion",
      "Suggestions for denials",
      "What is suggested to whoever works a denial, by which rule, and how urgent it is at least."),
  TASK_PRIORITY(
      "task-priority",
      "Urgency of tasks",
      "How urgent a task is and in how many days it is due, when it is opened.");

  private final String id;
  private final String title;
  private final String decides;

  DecisionTopic(String id, String title, String decides) {
    this.id = id;
    this.title = title;
    this.decides = decides;
  }

  /** The id of the decision that the processes ask, and the name of its file. */
  public String id() {
    return id;
  }

  /** What it is called on the screen. */
  public String title() {
    return title;
  }

  /** What it decides, in a sentence. */
  public String decides() {
    return decides;
  }

  /** Facts that it looks at without a column of their own. */
  List<Fact> moreFacts() {
    return switch (this) {
      case CLAIM_ROUTE ->
          List.of(
              new Fact(
                  "maxPriorPayers", "Earlier payers that it takes in a file", "number", List.of()));
      case DENIAL_SUGGESTION ->
          List.of(
              new Fact(
                  "unexplained", "Nothing was paid and no reason says why", "boolean", List.of()),
              new Fact(
                  "remarkMissing", "Reason needs a remark and has none", "boolean", List.of()));
      case SECONDARY_GATE, TASK_PRIORITY -> List.of();
    };
  }

  /** Where it stands on the class path. */
  String resource() {
    return "bpmn/" + id + ".dmn";
  }

  static Optional<DecisionTopic> find(String id) {
    return List.of(values()).stream().filter(topic -> topic.id.equals(id)).findFirst();
  }
}
