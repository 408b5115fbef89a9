package org.cobaltclaims.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import org.cobaltclaims.worklist.TaskForm.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionRefusedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "details.until must be a day to come             | details.until | must be a day to come",
        "details.as is REPLACEMENT or NEW                | details.as | is REPLACEMENT or NEW",
        "details.coverage.memberId is required           | details.coverage.memberId | is required",
        "details.correction: memberId must be longer     | details.correction.memberId"
            + " | must be longer",
        "details.correction: subscriber.birthDate is bad | details.correction.subscriber.birthDate"
            + " | is bad",
        "details.correction: line 2 charge is no amount  | details.correction.lines.2.charge"
            + " | is no amount"
      })
  @DisplayName("a message about a detail names its field")
  void aMessageAboutADetailNamesItsField(String message, String field, String fault) {
    assertThat(DecisionRefused.invalid(message).fault()).contains(new Fault(field, fault));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the family is on hold: release it first",
        "details.matches: there is no claim X",
        "details.correction.lines[0].charge cannot be used",
        "decide one of APPEAL, HOLD"
      })
  @DisplayName("other messages are about the decision as a whole")
  void otherMessagesAreAboutTheDecisionAsAWhole(String message) {
    assertThat(DecisionRefused.state(message).fault()).isEmpty();
  }

  @Test
  void aFaultThatIsGivenStands() {
    Fault missing = new Fault("comment", "is needed");
    assertThat(DecisionRefused.invalid(missing, "HOLD needs a comment").fault()).contains(missing);
  }
}
