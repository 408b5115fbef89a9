package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the table suggests about a denial (DOMAIN 5.2 to 5.5). */
class DenialSuggestionTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DecisionTable TABLE = table();

  private static DecisionTable table() {
    try {
      return new DecisionTable("denial-suggestion");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Object> facts(String carc, String group) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("carc", carc);
    facts.put("group", group);
    facts.put("remark", "");
    facts.put("level", 1);
    facts.put("payerType", "COMMERCIAL");
    facts.put("unexplained", false);
    facts.put("remarkMissing", false);
    facts.put("icnKnown", true);
    facts.put("takesReplacement", true);
    facts.put("hasNextCoverage", true);
    facts.put("patientProhibited", false);
    facts.put("appealOpen", true);
    facts.put("attempts", 0);
    facts.put("daysToDeadline", 9999);
    return facts;
  }

  private static JsonNode answer(Map<String, Object> facts) {
    try {
      return JSON.readTree(TABLE.answer(facts).json());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Every reason and group of the shipped list, one by one. */
  static Stream<Arguments> rows() throws IOException {
    List<Arguments> rows = new ArrayList<>();
    String csv =
        new String(
            Objects.requireNonNull(DenialSuggestionTest.class.getResourceAsStream("/carc.csv"))
                .readAllBytes());
    csv.lines()
        .skip(1)
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              String[] fields = line.split(";", 6);
              for (String carc : fields[0].split(",")) {
                for (String group : fields[1].split(",")) {
                  rows.add(Arguments.of(carc, group, fields[3], fields[5]));
                }
              }
            });
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  @DisplayName("T-DMN: each row of 5.4")
  void eachReasonOfTheShippedListHasItsRow(String carc, String group, String action, String label) {
    JsonNode suggestion = answer(facts(carc, group.equals("*") ? "XX" : group));
    assertThat(suggestion.path("label").asText()).isEqualTo(label.replace('"', '\''));
    assertThat(suggestion.path("action").asText())
        .isEqualTo(action.startsWith("NEXT_ELSE") ? "BILL_NEXT_PAYER" : action);
  }

  @ParameterizedTest
  @CsvSource({
    "O1, 16,  CO, remark=MA130,                                CORRECT_N1",
    "O2, 197, CO, takesReplacement=false,                      CORRECT_N1",
    "O2, 197, CO, takesReplacement=false payerType=MEDICARE,   REOPENING",
    "O3, 197, CO, icnKnown=false,                              CORRECT_N1",
    "O4, 96,  PR, hasNextCoverage=true,                        BILL_NEXT_PAYER",
    "O4, 96,  PR, hasNextCoverage=false,                       BILL_PATIENT",
    "O4, 209, OA, hasNextCoverage=false,                       WRITE_OFF",
    "O5, 100, OA, patientProhibited=true,                      WRITE_OFF",
    "O5, 96,  PR, hasNextCoverage=false patientProhibited=true, WRITE_OFF",
    "O6, 197, CO, attempts=2,                                  REVIEW",
    "O8, 999, CO, level=1,                                     REVIEW",
    "O8, 16,  CO, remarkMissing=true,                          REVIEW",
    "O8, 45,  CO, unexplained=true,                            REVIEW",
    "5.4, 22, CO, level=1,                                     BILL_OTHER_PAYER_FIRST",
    "5.4, 22, CO, level=2,                                     CORRECT_R7",
    "5.4, 16, CO, remark=N245,                                 BILL_OTHER_PAYER_FIRST",
    "5.4, 16, CO, remark=N245 level=2,                         CORRECT_R7",
    "5.4, 50, CO, remark=M127,                                 SEND_DOCS",
    "5.4, 18, CO, remark=N522,                                 INVESTIGATE_DUP",
    "8.3, 50, CO, appealOpen=false,                            WRITE_OFF"
  })
  @DisplayName("T-DMN: O1 to O8, the remarks of 5.5, and an unknown CARC")
  void anOverrideBeatsTheRow(
      String rule, String carc, String group, String changed, String action) {
    Map<String, Object> facts = facts(carc, group);
    for (String change : changed.split(" +")) {
      String[] pair = change.split("=");
      Object value =
          pair[1].matches("true|false")
              ? Boolean.valueOf(pair[1])
              : pair[1].matches("\\d+") ? Integer.valueOf(pair[1]) : pair[1];
      facts.put(pair[0], value);
    }
    JsonNode suggestion = answer(facts);
    assertThat(suggestion.path("action").asText()).isEqualTo(action);
    assertThat(suggestion.path("rule").asText()).isEqualTo(rule);
    assertThat(suggestion.path("why").asText()).isNotBlank();
  }

  @Test
  @DisplayName("T-DMN: O7 a deadline within days makes it urgent")
  void aDeadlineWithinDaysMakesItUrgent() {
    Map<String, Object> facts = facts("197", "CO");
    assertThat(answer(facts).path("urgency").asInt()).isZero();
    facts.put("daysToDeadline", 4);
    assertThat(answer(facts).path("urgency").asInt()).isEqualTo(95);
    facts.put("daysToDeadline", 30);
    facts.put("attempts", 2);
    assertThat(answer(facts).path("urgency").asInt()).isEqualTo(80);
  }
}
