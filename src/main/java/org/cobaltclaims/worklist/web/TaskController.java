package org.cobaltclaims.worklist.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.worklist.CallLog;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.Task.State;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskAdvisor;
import org.cobaltclaims.worklist.TaskComments;
import org.cobaltclaims.worklist.TaskDecisions;
import org.cobaltclaims.worklist.TaskDesk;
import org.cobaltclaims.worklist.TaskDrafts;
import org.cobaltclaims.worklist.TaskForm;
import org.cobaltclaims.worklist.TaskForms;
import org.cobaltclaims.worklist.TaskNotFound;
import org.cobaltclaims.worklist.TaskQuery;
import org.cobaltclaims.worklist.TaskQuery.Order;
import org.cobaltclaims.worklist.TaskQuery.Sort;
import org.cobaltclaims.worklist.TaskRights;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Work lists and the work on single tasks. */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "Tasks", description = "What people have to do")
class TaskController {

  private static final int LARGEST_PAGE = 500;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_DRAFT = 100_000;
  private static final String DETAILS = "details";

  private final TaskQuery query;
  private final Tasks tasks;
  private final TaskDesk desk;
  private final TaskDecisions decisions;
  private final TaskForms forms;
  private final TaskComments comments;
  private final List<TaskAdvisor> advisors;
  private final CallLog calls;
  private final TaskDrafts drafts;
  private final TaskRights rights;
  private final People people;
  private final ActingUser user;
  private final Clock clock;

  TaskController(
      TaskQuery query,
      Tasks tasks,
      TaskDesk desk,
      TaskDecisions decisions,
      TaskForms forms,
      TaskComments comments,
      List<TaskAdvisor> advisors,
      CallLog calls,
      TaskDrafts drafts,
      TaskRights rights,
      People people,
      ActingUser user,
      Clock clock) {
    this.query = query;
    this.tasks = tasks;
    this.desk = desk;
    this.decisions = decisions;
    this.forms = forms;
    this.comments = comments;
    this.advisors = List.copyOf(advisors);
    this.calls = calls;
    this.drafts = drafts;
    this.rights = rights;
    this.people = people;
    this.user = user;
    this.clock = clock;
  }

  @GetMapping
  @Operation(
      summary = "A page of tasks",
      description =
          "Open ones unless a state is given (ANY for all). Sorted by priority, then due date,"
              + " unless sort says otherwise: priority, due, money, payer, kind, opened, with a"
              + " minus for the largest first, several with commas between.")
  TaskView.Page list(
      @RequestParam(defaultValue = "OPEN") String state,
      @RequestParam(required = false) @Nullable List<TaskKind> kind,
      @RequestParam(required = false) @Nullable String group,
      @RequestParam(required = false) @Nullable String assignee,
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(required = false) @Nullable Boolean unassigned,
      @RequestParam(required = false) @Nullable String payer,
      @RequestParam(required = false) @Nullable String family,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate dueBefore,
      @RequestParam(required = false) @Nullable Long moneyAtLeast,
      @RequestParam(required = false) @Nullable Boolean snoozed,
      @RequestParam(defaultValue = "-priority,due") String sort,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size,
      @RequestParam(required = false) @Nullable String by) {
    if (page < 0) {
      throw new BadField("page", "must not be negative");
    }
    if (size < 1 || size > LARGEST_PAGE) {
      throw new BadField("size", "must be between 1 and " + LARGEST_PAGE);
    }
    TaskQuery.Filter filter =
        new TaskQuery.Filter(
            state(state),
            kind == null ? List.of() : kind.stream().filter(Objects::nonNull).toList(),
            group,
            mine ? user.of(by) : assignee,
            unassigned,
            payer,
            family,
            dueBefore,
            moneyAtLeast == null ? null : Money.ofCents(moneyAtLeast),
            snoozed,
            LocalDate.now(clock),
            false,
            null,
            null,
            null);
    TaskQuery.Page found = query.find(filter, order(sort), page, size);
    return new TaskView.Page(
        found.tasks().stream().map(TaskView::of).toList(), found.total(), page, size);
  }

  private static @Nullable State state(String state) {
    if (state.equals("ANY")) {
      return null;
    }
    return Arrays.stream(State.values())
        .filter(s -> s.name().equals(state))
        .findFirst()
        .orElseThrow(() -> new BadField("state", "must be OPEN, DONE, CANCELLED or ANY"));
  }

  private static List<Order> order(String sort) {
    return Arrays.stream(sort.split(",", -1)).map(TaskController::oneOrder).toList();
  }

  private static Order oneOrder(String column) {
    String name = column.startsWith("-") ? column.substring(1) : column;
    return Arrays.stream(Sort.values())
        .filter(by -> by.name().toLowerCase(Locale.ROOT).equals(name))
        .map(by -> new Order(by, column.startsWith("-")))
        .findFirst()
        .orElseThrow(
            () -> new BadField("sort", "must be of priority, due, money, payer, kind, opened"));
  }

  @GetMapping("/{id}")
  @Operation(summary = "One task with its form, what may be decided, and the comments")
  TaskView.Whole get(@PathVariable String id) {
    return whole(tasks.find(id).orElseThrow(() -> new TaskNotFound(id)));
  }

  private TaskView.Whole whole(Task task) {
    TaskAdvice advice =
        advisors.stream()
            .flatMap(advisor -> advisor.advise(task).stream())
            .findFirst()
            .orElse(null);
    return TaskView.Whole.of(
        task, forms.of(task.kind()), comments.of(task.id()), calls.about(task.subject()), advice);
  }

  @PostMapping("/{id}/claim")
  @Operation(summary = "Takes a task that nobody else has")
  TaskView claim(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(required = false) @Nullable String by) {
    rights.require(find(id).kind());
    return TaskView.of(desk.claim(id, name("by", user.of(by)), version));
  }

  @PostMapping("/{id}/release")
  @Operation(summary = "Gives a task back")
  TaskView release(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(required = false) @Nullable String by) {
    return TaskView.of(desk.release(id, user.of(by), version));
  }

  /**
   * Whose a task shall be.
   *
   * @param assignee null for nobody
   */
  record Assignment(@Nullable String assignee, @Nullable Integer version) {}

  @PostMapping("/{id}/assign")
  @Operation(summary = "Gives a task to somebody, whoever has it")
  TaskView assign(@PathVariable String id, @RequestBody Assignment to) {
    String assignee = people.assignee(to.assignee());
    people.requireToHandOn(find(id), assignee);
    return TaskView.of(desk.assign(id, assignee, to.version()));
  }

  private Task find(String id) {
    return tasks.find(id).orElseThrow(() -> new TaskNotFound(id));
  }

  private static String name(String field, String name) {
    if (name.length() > LONGEST_NAME) {
      throw new BadField(field, "must have at most " + LONGEST_NAME + " characters");
    }
    return name;
  }

  /**
   * Until when a task is put off.
   *
   * @param until null for now
   */
  record Snooze(@Nullable LocalDate until, @Nullable Integer version) {}

  @PostMapping("/{id}/snooze")
  @Operation(summary = "Puts a task off until a day")
  TaskView snooze(@PathVariable String id, @RequestBody Snooze snooze) {
    rights.require(find(id).kind());
    return TaskView.of(desk.snooze(id, snooze.until(), snooze.version()));
  }

  /** How urgent a task is, from 0 to 100. */
  record Priority(@Nullable Integer priority, @Nullable Integer version) {}

  @PostMapping("/{id}/priority")
  @Operation(summary = "Says how urgent a task is")
  TaskView prioritize(@PathVariable String id, @RequestBody Priority priority) {
    rights.require(find(id).kind());
    return TaskView.of(desk.prioritize(id, priority(priority.priority()), priority.version()));
  }

  static int priority(@Nullable Integer priority) {
    if (priority == null || priority < 0 || priority > 100) {
      throw new BadField("priority", "must be between 0 and 100");
    }
    return priority;
  }

  /** A comment; no PHI. */
  record Text(@Nullable String text) {}

  @PostMapping("/{id}/comments")
  @Operation(summary = "Adds a comment, also to a closed task")
  TaskView.Whole comment(
      @PathVariable String id,
      @RequestBody Text comment,
      @RequestParam(required = false) @Nullable String by) {
    String text = comment.text() == null ? "" : comment.text().strip();
    if (text.isEmpty()) {
      throw new BadField("text", "is required");
    }
    if (text.length() > TaskComments.LONGEST) {
      throw new BadField("text", "must have at most " + TaskComments.LONGEST + " characters");
    }
    return whole(desk.comment(id, text, name("by", user.of(by))));
  }

  @PutMapping("/{id}/draft")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Keeps what somebody has entered into the form so far; each person's own")
  void saveDraft(
      @PathVariable String id,
      @RequestBody ObjectNode form,
      @RequestParam(required = false) @Nullable String by) {
    Task task = find(id);
    String body = form.toString();
    if (body.length() > LONGEST_DRAFT) {
      throw new BadField("form", "must have at most " + LONGEST_DRAFT + " characters");
    }
    drafts.save(task.id(), name("by", user.of(by)), body);
  }

  @PostMapping("/{id}/complete")
  @Operation(
      summary = "Decides: the body holds the fields of the task's form",
      description =
          "Told again with the same decision, it finds itself done. Details, such as what was"
              + " corrected, stand under the key details; docs/tasks.md says which decision takes"
              + " which.")
  TaskView complete(
      @PathVariable String id,
      @RequestBody Map<String, Object> form,
      @RequestParam(required = false) @Nullable String by) {
    Task task = find(id);
    rights.require(task.kind());
    Map<String, Object> fields = new HashMap<>(form);
    DecisionDetails details = details(fields.remove(DETAILS));
    List<TaskForm.Fault> faults = forms.of(task.kind()).check(fields);
    if (!faults.isEmpty()) {
      throw new BadField(faults);
    }
    return TaskView.of(
        decisions.decide(
            id,
            String.valueOf(form.get(TaskForm.DECISION)),
            form.get(TaskForm.COMMENT) instanceof String comment ? comment.strip() : null,
            details,
            name("by", user.of(by))));
  }

  private static DecisionDetails details(@Nullable Object given) {
    if (given == null) {
      return DecisionDetails.NONE;
    }
    if (!(given instanceof Map<?, ?> map)) {
      throw new BadField(DETAILS, "must be an object");
    }
    Map<String, Object> details = new HashMap<>();
    map.forEach(
        (name, value) -> {
          if (value != null) {
            details.put(String.valueOf(name), value);
          }
        });
    return new DecisionDetails(details);
  }
}
