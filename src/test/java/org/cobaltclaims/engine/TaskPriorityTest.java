package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.cobaltclaims.engine.DecisionTable.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How urgent a person's task is (DOMAIN 5.2, 8.3). */
class TaskPriorityTest {

  private final DecisionTable table = new DecisionTable("task-priority");

  TaskPriorityTest() throws IOException {}

  @ParameterizedTest
  @CsvSource({
    "PRINT_AND_MAIL,      10,     -3,  95, 0,  Rule_DeadlineNear",
    "CREDIT_BALANCE,      10,      4,  95, 0,  Rule_DeadlineNear",
    "WORK_DENIAL,         5000,    5,  85, 1,  Rule_DeadlineSoon",
    "WORK_DENIAL,         5000,   15,  85, 1,  Rule_DeadlineSoon",
    "CORRECT_CLAIM,       10,     16,  75, 3,  Rule_DeadlineInSight",
    "CORRECT_CLAIM,       10,     30,  75, 3,  Rule_DeadlineInSight",
    "UNREADABLE_FILE,     0,    9999,  80, 1,  Rule_FileNotUnderstood",
    "FIND_ACKNOWLEDGEMENT,900,    60,  80, 1,  Rule_FileNotUnderstood",
    "UPLOAD_FILE,         900,    60,  80, 1,  Rule_FileNotUnderstood",
    "ERA_OUT_OF_BALANCE,  5000, 9999,  70, 3,  Rule_RemittanceHeld",
    "WORK_DENIAL,         1000,   31,  70, 5,  Rule_LargeDenial",
    "WORK_DENIAL,         999.99, 31,  55, 10, Rule_MiddlingDenial",
    "WORK_DENIAL,         200,    31,  55, 10, Rule_MiddlingDenial",
    "WORK_DENIAL,         199.99, 31,  40, 10, Rule_SmallDenial",
    "CHASE_REMITTANCE,    1000,   31,  60, 3,  Rule_LargeChase",
    "CHASE_CROSSOVER,     999,    31,  45, 5,  Rule_Chase",
    "CREDIT_BALANCE,      2000, 9999,  30, 30, Rule_Credit",
    "PRINT_AND_MAIL,      1000,   31,  65, 3,  Rule_LargeAmount",
    "COB_UNBALANCED,      200,    31,  55, 3,  Rule_MiddlingAmount",
    "PAYER_ORDER,         0,    9999,  50, 3,  Rule_Otherwise",
    "NOT_A_KIND,          0,    9999,  50, 3,  Rule_Otherwise"
  })
  void eachRowRatesItsCase(
      String kind, double money, int daysLeft, int priority, int dueDays, String rule) {
    assertThat(table.answer(Map.of("kind", kind, "money", money, "daysLeft", daysLeft)))
        .isEqualTo(
            new Answer("{\"priority\":%d,\"dueDays\":%d}".formatted(priority, dueDays), rule));
  }

  @Test
  void theCatchAllComesLast() {
    assertThat(table.rules).hasSize(14).last().isEqualTo("Rule_Otherwise");
  }
}
