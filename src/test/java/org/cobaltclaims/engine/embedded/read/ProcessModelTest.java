package org.cobaltclaims.engine.embedded.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.zeebe.model.bpmn.Bpmn;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is read of a diagram. */
class ProcessModelTest {

  private static final byte[] TWO_STARTS =
      Bpmn.convertToString(
              Bpmn.createExecutableProcess("claim")
                  .name("Claim")
                  .startEvent("Start")
                  .name("Claim received")
                  .zeebeFormId("charge")
                  .userTask("Task_Check")
                  .name("Check claim")
                  .subProcess("Sub_Denial")
                  .name("Denial")
                  .embeddedSubProcess()
                  .startEvent("Start_Denial")
                  .zeebeFormId("not-to-start")
                  .manualTask("Task_Unnamed")
                  .name("")
                  .endEvent()
                  .subProcessDone()
                  .endEvent("End")
                  .done())
          .getBytes(StandardCharsets.UTF_8);

  @Test
  void namesAreThoseOfTheDiagram() {
    ProcessModel model = ProcessModel.read(TWO_STARTS, "claim");

    assertThat(model.name()).isEqualTo("Claim");
    assertThat(model.elementNames())
        .containsEntry("Start", "Claim received")
        .containsEntry("Task_Check", "Check claim")
        .containsEntry("Sub_Denial", "Denial")
        .doesNotContainKey("Task_Unnamed");
  }

  @Test
  void startFormIsThatOfTheProcessItself() {
    assertThat(ProcessModel.read(TWO_STARTS, "claim").startFormId()).isEqualTo("charge");
  }

  @Test
  void otherProcessesOfTheFileDoNotCount() {
    ProcessModel model = ProcessModel.read(TWO_STARTS, "other");

    assertThat(model.name()).isNull();
    assertThat(model.elementNames()).isEmpty();
    assertThat(model.startFormId()).isNull();
  }

  @Test
  void whatIsNoXmlIsRefusedByName() {
    assertThatThrownBy(() -> ProcessModel.read("no".getBytes(StandardCharsets.UTF_8), "claim"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("claim");
  }
}
