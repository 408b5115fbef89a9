package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.remittance.ReasonCodes;
import org.junit.jupiter.api.Test;

/** What the tables offer to whoever edits them is what the program knows. */
class TableValuesTest {

  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  @Test
  void theKindsOfTasksAreThoseThatThereAre() throws IOException {
    assertThat(values("task-priority", "InputValues_Kind"))
        .containsExactlyElementsOf(names(TaskKind.values()));
  }

  @Test
  void theActionsAreThoseThatThereAre() throws IOException {
    List<String> actions = names(ReasonCodes.Action.values());

    assertThat(values("denial-suggestion", "OutputValues_RemarkAction_Action"))
        .first()
        .isEqualTo("");
    assertThat(values("denial-suggestion", "OutputValues_RemarkAction_Action"))
        .containsAll(actions);
    actions.add("UNKNOWN");
    assertThat(values("denial-suggestion", "OutputValues_DenialReason_Action"))
        .containsExactlyElementsOf(actions);
    assertThat(values("denial-suggestion", "InputValues_DenialAction_Base"))
        .containsExactlyElementsOf(actions);
  }

  @Test
  void theGroupsAreThoseThatThereAre() throws IOException {
    List<String> groups = names(AdjustmentGroup.values());
    groups.add("");
    assertThat(values("denial-suggestion", "InputValues_DenialReason_Group"))
        .containsExactlyElementsOf(groups);
  }

  private static List<String> names(Enum<?>[] values) {
    return new ArrayList<>(Arrays.stream(values).map(Enum::name).toList());
  }

  private static List<String> values(String file, String id) throws IOException {
    String text = Files.readString(Models.FOLDER.resolve(file + ".dmn"));
    Matcher list = Pattern.compile("id=\"" + id + "\">\\s*<text>([^<]*)</text>").matcher(text);
    assertThat(list.find()).as(id).isTrue();
    return TEXT.matcher(list.group(1)).results().map(found -> found.group(1)).toList();
  }
}
