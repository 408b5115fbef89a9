package org.cobaltclaims.worklist.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskConflict;
import org.cobaltclaims.worklist.TaskDesk;
import org.cobaltclaims.worklist.TaskForbidden;
import org.cobaltclaims.worklist.TaskNotFound;
import org.cobaltclaims.worklist.TaskRights;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same for many tasks; each stands for itself. */
@RestController
@RequestMapping("/api/tasks/bulk")
@Tag(name = "Tasks", description = "What people have to do")
class BulkController {

  private static final int MOST = 500;

  private final Tasks tasks;
  private final TaskDesk desk;
  private final TaskRights rights;
  private final People people;
  private final ActingUser user;

  BulkController(Tasks tasks, TaskDesk desk, TaskRights rights, People people, ActingUser user) {
    this.tasks = tasks;
    this.desk = desk;
    this.rights = rights;
    this.people = people;
    this.user = user;
  }

  /** What is done. */
  enum Action {
    CLAIM,
    ASSIGN,
    SNOOZE,
    PRIORITY
  }

  /**
   * What is done to which tasks.
   *
   * @param assignee for ASSIGN; null for nobody
   * @param until for SNOOZE; null for now
   * @param priority for PRIORITY, from 0 to 100
   */
  record Bulk(
      @Nullable Action action,
      @Nullable List<String> ids,
      @Nullable String assignee,
      @Nullable LocalDate until,
      @Nullable Integer priority) {}

  /**
   * What became of one.
   *
   * @param status 200, 403, 404 or 409
   * @param task as it is now; null unless 200
   * @param problem why not; null if 200
   */
  record Result(String id, int status, @Nullable TaskView task, @Nullable String problem) {}

  @PostMapping
  @Operation(summary = "Claims, assigns, snoozes or prioritizes many; each has its own result")
  List<Result> bulk(@RequestBody Bulk bulk, @RequestParam(required = false) @Nullable String by) {
    if (bulk.action() == null) {
      throw new BadField("action", "is required");
    }
    List<String> ids = bulk.ids();
    if (ids == null || ids.isEmpty() || ids.size() > MOST || ids.contains(null)) {
      throw new BadField("ids", "must name between 1 and " + MOST + " tasks");
    }
    Action action = bulk.action();
    if (action == Action.PRIORITY) {
      TaskController.priority(bulk.priority());
    }
    String assignee = action == Action.ASSIGN ? people.assignee(bulk.assignee()) : null;
    return ids.stream().distinct().map(id -> one(action, id, bulk, assignee, user.of(by))).toList();
  }

  private Result one(Action action, String id, Bulk bulk, @Nullable String assignee, String by) {
    try {
      Task before = tasks.find(id).orElseThrow(() -> new TaskNotFound(id));
      if (action == Action.ASSIGN) {
        people.requireToHandOn(before, assignee);
      } else {
        rights.require(before.kind());
      }
      Task task =
          switch (action) {
            case CLAIM -> desk.claim(id, by, null);
            case ASSIGN -> desk.assign(id, assignee, null);
            case SNOOZE -> desk.snooze(id, bulk.until(), null);
            case PRIORITY -> desk.prioritize(id, Objects.requireNonNull(bulk.priority()), null);
          };
      return new Result(id, HttpStatus.OK.value(), TaskView.of(task), null);
    } catch (TaskNotFound missing) {
      return new Result(id, HttpStatus.NOT_FOUND.value(), null, missing.getMessage());
    } catch (TaskForbidden forbidden) {
      return new Result(id, HttpStatus.FORBIDDEN.value(), null, forbidden.getMessage());
    } catch (TaskConflict conflict) {
      return new Result(id, HttpStatus.CONFLICT.value(), null, conflict.getMessage());
    }
  }
}
