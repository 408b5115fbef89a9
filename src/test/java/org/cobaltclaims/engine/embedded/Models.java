package org.cobaltclaims.engine.embedded;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;

/** Processes, decisions and forms that tests deploy. */
final class Models {

  static final String MESSAGE = "start";

  private Models() {}

  /** Starts by message {@link #MESSAGE} + id, does one job and ends. */
  static BpmnModelInstance startedByMessage(String id, String jobType) {
    return Bpmn.createExecutableProcess(id)
        .startEvent("Start")
        .message(MESSAGE + "-" + id)
        .serviceTask("Task_Work", task -> task.zeebeJobType(jobType))
        .endEvent("End")
        .done();
  }

  static BpmnModelInstance oneJob(String id, String jobType) {
    return Bpmn.createExecutableProcess(id)
        .startEvent("Start")
        .serviceTask("Task_Work", task -> task.zeebeJobType(jobType))
        .endEvent("End")
        .done();
  }

  /** A job whose error CLAIM_INVALID leads to a second job. */
  static BpmnModelInstance jobWithError(String id, String jobType, String afterError) {
    return Bpmn.createExecutableProcess(id)
        .startEvent("Start")
        .serviceTask("Task_Work", task -> task.zeebeJobType(jobType))
        .boundaryEvent("Error_Invalid", event -> event.error("CLAIM_INVALID"))
        .serviceTask("Task_Correct", task -> task.zeebeJobType(afterError))
        .endEvent("End_Corrected")
        .done();
  }

  /** Calls {@code child} with the variable claim as childClaim and takes its result back. */
  static BpmnModelInstance calling(String id, String child, String afterwards) {
    return Bpmn.createExecutableProcess(id)
        .startEvent("Start")
        .callActivity(
            "Call_Child",
            call ->
                call.zeebeProcessId(child)
                    .zeebePropagateAllParentVariables(false)
                    .zeebePropagateAllChildVariables(false)
                    .zeebeInputExpression("claim", "childClaim")
                    .zeebeOutputExpression("outcome", "childOutcome"))
        .serviceTask("Task_After", task -> task.zeebeJobType(afterwards))
        .endEvent("End")
        .done();
  }

  /** Decides on {@code level} and hands the decision to a job. */
  static BpmnModelInstance deciding(String id, String jobType) {
    return Bpmn.createExecutableProcess(id)
        .startEvent("Start")
        .businessRuleTask(
            "Rule_Route", task -> task.zeebeCalledDecisionId("route").zeebeResultVariable("route"))
        .serviceTask("Task_Work", task -> task.zeebeJobType(jobType))
        .endEvent("End")
        .done();
  }

  static BpmnModelInstance waitingForPerson(String id, String formId) {
    return Bpmn.createExecutableProcess(id)
        .startEvent("Start")
        .userTask(
            "Task_Decide",
            task ->
                task.zeebeUserTask()
                    .zeebeFormId(formId)
                    .zeebeCandidateGroups("denials")
                    .zeebeTaskListener(
                        listener -> listener.creating().type(id + "-creating").retries("3")))
        .endEvent("End")
        .done();
  }

  /** Waits until the variable {@code until}, an absolute date-time, then does a job. */
  static BpmnModelInstance waitingForTime(String id, String jobType) {
    return Bpmn.createExecutableProcess(id)
        .startEvent("Start")
        .intermediateCatchEvent("Timer_Due", event -> event.timerWithDateExpression("until"))
        .serviceTask("Task_Chase", task -> task.zeebeJobType(jobType))
        .endEvent("End")
        .done();
  }

  static BpmnModelInstance waitingForMessage(String id, String message) {
    return Bpmn.createExecutableProcess(id)
        .startEvent("Start")
        .intermediateCatchEvent(
            "Message_Arrived",
            event -> event.message(m -> m.name(message).zeebeCorrelationKeyExpression("claim")))
        .endEvent("End")
        .done();
  }

  static final String DECISION =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="routing"
          name="Routing" namespace="http://camunda.org/schema/1.0/dmn">
        <decision id="route" name="Route">
          <decisionTable id="table" hitPolicy="FIRST">
            <input id="in"><inputExpression id="inx" typeRef="number"><text>level</text></inputExpression></input>
            <output id="out" name="route" typeRef="string"/>
            <rule id="first"><inputEntry id="r1"><text>1</text></inputEntry>
              <outputEntry id="o1"><text>"PRIMARY"</text></outputEntry></rule>
            <rule id="other"><inputEntry id="r2"><text>-</text></inputEntry>
              <outputEntry id="o2"><text>"SECONDARY"</text></outputEntry></rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  static final String FORM =
      """
      {"type":"default","id":"decide","schemaVersion":19,"executionPlatform":"Camunda Cloud",
       "executionPlatformVersion":"8.8.0",
       "components":[{"type":"textfield","id":"F1","key":"reason","label":"Reason"}]}
      """;
}
