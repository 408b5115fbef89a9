package org.cobaltclaims.transmission.process;

import java.time.LocalDate;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.transmission.BatchFiles;
import org.cobaltclaims.transmission.FileFollowUp;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decisions about files that a person uploads, and about those that nobody has answered. */
@Component
class FileDecisions implements TaskHandler.Plain {

  private final FileFollowUp followUp;
  private final BatchFiles files;

  FileDecisions(FileFollowUp followUp, BatchFiles files) {
    this.followUp = followUp;
    this.files = files;
  }

  @Override
  public boolean handles(Task task) {
    return task.kind() == TaskKind.UPLOAD_FILE
        || task.kind() == TaskKind.FIND_ACKNOWLEDGEMENT && task.familyId() == null;
  }

  @Override
  public @Nullable LocalDate carryOut(Task task, String decision) {
    try {
      return switch (decision) {
        case "UPLOADED" -> {
          files.uploaded(task.subject());
          yield null;
        }
        case "GIVE_UP" -> {
          files.givenUp(task.subject());
          yield null;
        }
        case "KEEP_WAITING" -> followUp.wait(task.subject());
        case "FOUND" -> {
          followUp.accepted(task.subject());
          yield null;
        }
        case "SEND_AGAIN" -> {
          followUp.lost(task.subject());
          yield null;
        }
        default -> throw DecisionRefused.invalid("what becomes of a file is not " + decision);
      };
    } catch (IllegalStateException meanwhile) {
      throw DecisionRefused.state(String.valueOf(meanwhile.getMessage()));
    }
  }
}
