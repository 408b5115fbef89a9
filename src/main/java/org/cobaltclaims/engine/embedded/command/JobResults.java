package org.cobaltclaims.engine.embedded.command;

import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultActivateElement;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultCorrections;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.value.JobResultType;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** What jobs of listeners and ad-hoc sub-processes result in, besides variables. */
public final class JobResults {

  private JobResults() {}

  /** What a task listener corrects: null leaves an attribute, an empty value clears it. */
  public record Corrections(
      @Nullable String assignee,
      @Nullable String dueDate,
      @Nullable String followUpDate,
      @Nullable List<String> candidateUsers,
      @Nullable List<String> candidateGroups,
      @Nullable Integer priority) {}

  /**
   * A task listener's decision.
   *
   * @param denied whether what was about to happen to the task shall not
   */
  public static JobResult userTask(
      boolean denied, String deniedReason, @Nullable Corrections corrections) {
    JobResult result =
        new JobResult()
            .setType(JobResultType.USER_TASK)
            .setDenied(denied)
            .setDeniedReason(deniedReason);
    if (corrections != null) {
      correct(result, corrections);
    }
    return result;
  }

  private static void correct(JobResult result, Corrections given) {
    JobResultCorrections corrections = new JobResultCorrections();
    List<String> corrected = new ArrayList<>();
    if (given.assignee() != null) {
      corrections.setAssignee(given.assignee());
      corrected.add(UserTaskRecord.ASSIGNEE);
    }
    if (given.dueDate() != null) {
      corrections.setDueDate(given.dueDate());
      corrected.add(UserTaskRecord.DUE_DATE);
    }
    if (given.followUpDate() != null) {
      corrections.setFollowUpDate(given.followUpDate());
      corrected.add(UserTaskRecord.FOLLOW_UP_DATE);
    }
    if (given.candidateUsers() != null) {
      corrections.setCandidateUsersList(given.candidateUsers());
      corrected.add(UserTaskRecord.CANDIDATE_USERS);
    }
    if (given.candidateGroups() != null) {
      corrections.setCandidateGroupsList(given.candidateGroups());
      corrected.add(UserTaskRecord.CANDIDATE_GROUPS);
    }
    if (given.priority() != null) {
      corrections.setPriority(given.priority());
      corrected.add(UserTaskRecord.PRIORITY);
    }
    result.setCorrections(corrections).setCorrectedAttributes(corrected);
  }

  /** An element that an ad-hoc sub-process shall activate. */
  public record Element(String id, DirectBuffer variables) {}

  public static JobResult adHocSubProcess(
      List<Element> activate, boolean conditionFulfilled, boolean cancelRemaining) {
    JobResult result =
        new JobResult()
            .setType(JobResultType.AD_HOC_SUB_PROCESS)
            .setCompletionConditionFulfilled(conditionFulfilled)
            .setCancelRemainingInstances(cancelRemaining);
    for (Element element : activate) {
      result.addActivateElement(
          new JobResultActivateElement()
              .setElementId(element.id())
              .setVariables(element.variables()));
    }
    return result;
  }
}
