package org.cobaltclaims.worklist.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.worklist.Task.State;
import org.cobaltclaims.worklist.TaskQuery.Filter;
import org.jspecify.annotations.Nullable;

/** The work lists that everybody has: which tasks stand in each. */
enum WorkView {
  MINE("Mine and unassigned"),
  DUE("Due this week"),
  DENIALS(
      "Denials",
      TaskKind.WORK_DENIAL,
      TaskKind.FOLLOW_APPEAL,
      TaskKind.APPROVE_WRITE_OFF,
      TaskKind.INFO_REQUESTED),
  REJECTIONS("Rejections", TaskKind.CORRECT_REJECTION, TaskKind.CORRECT_CLAIM),
  CALLS(
      "Follow-up calls",
      TaskKind.CHASE_REMITTANCE,
      TaskKind.CHASE_CROSSOVER,
      TaskKind.ERA_MISSING,
      TaskKind.FIND_ACKNOWLEDGEMENT,
      TaskKind.FILING_LIMIT),
  PAYMENTS(
      "Payments",
      TaskKind.MATCH_PAYMENT,
      TaskKind.ERA_OUT_OF_BALANCE,
      TaskKind.REVIEW_REVERSAL,
      TaskKind.POSSIBLE_REISSUE,
      TaskKind.CREDIT_BALANCE),
  ALL("All open"),
  SNOOZED("Snoozed"),
  DONE("Done today");

  /** Days within which a task counts as due this week. */
  static final int WEEK = 7;

  private final String label;
  private final List<TaskKind> kinds;

  WorkView(String label, TaskKind... kinds) {
    this.label = label;
    this.kinds = List.of(kinds);
  }

  public String label() {
    return label;
  }

  /** How it is called in addresses. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static WorkView of(String id) {
    return Arrays.stream(values()).filter(view -> view.id().equals(id)).findFirst().orElse(MINE);
  }

  /**
   * What is looked for.
   *
   * @param workable the kinds that the person may work: of those that everybody has, only these
   * @param families only tasks about these; null for all
   */
  Filter filter(
      String person,
      LocalDate today,
      List<TaskKind> workable,
      @Nullable String payer,
      @Nullable String reason,
      @Nullable Money moneyAtLeast,
      @Nullable Set<String> families) {
    boolean done = this == DONE;
    return new Filter(
        done ? State.DONE : State.OPEN,
        this == MINE || this == DUE ? workable : kinds,
        null,
        this == MINE ? person : null,
        null,
        payer,
        null,
        this == DUE ? today.plusDays(WEEK) : null,
        moneyAtLeast,
        done ? null : Boolean.valueOf(this == SNOOZED),
        today,
        this == MINE,
        families,
        reason,
        done ? today : null);
  }
}
