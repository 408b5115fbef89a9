package org.cobaltclaims.claim.process;

import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.transmission.Rejections;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskAdvisor;
import org.springframework.stereotype.Component;

/** Says what the codes of a rejection mean and which field to mend (DOMAIN 4.3). */
@Component
class RejectionAdvisor implements TaskAdvisor {

  @Override
  public Optional<TaskAdvice> advise(Task task) {
    if (task.kind() != TaskKind.CORRECT_REJECTION) {
      return Optional.empty();
    }
    List<TaskAdvice.Item> items = items(task.reason());
    return Optional.of(
        Rejections.mustNotGoAgain(task.reason())
            ? new TaskAdvice(
                "",
                "4.3",
                "the payer has this claim already: ask for its status, never send it again",
                items)
            : new TaskAdvice(
                "CORRECTED",
                "4.3",
                "refused before adjudication: mend it and send it as a new version; no appeal, and"
                    + " the filing deadline keeps running",
                items));
  }

  /** What the payer's codes mean, one by one. */
  static List<TaskAdvice.Item> items(String codes) {
    return Rejections.explain(codes).stream()
        .map(
            code ->
                new TaskAdvice.Item(code.code(), 0, 0, code.meaning(), code.field(), code.help()))
        .toList();
  }
}
