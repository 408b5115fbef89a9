package org.cobaltclaims.worklist.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.desk.ClaimFactsReader;
import org.cobaltclaims.desk.Display;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.worklist.ActingUser;
import org.cobaltclaims.worklist.CallLog;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskAdvisor;
import org.cobaltclaims.worklist.TaskComments;
import org.cobaltclaims.worklist.TaskConflict;
import org.cobaltclaims.worklist.TaskDesk;
import org.cobaltclaims.worklist.TaskDrafts;
import org.cobaltclaims.worklist.TaskForms;
import org.cobaltclaims.worklist.TaskNotFound;
import org.cobaltclaims.worklist.TaskQuery;
import org.cobaltclaims.worklist.TaskQuery.Filter;
import org.cobaltclaims.worklist.TaskQuery.Order;
import org.cobaltclaims.worklist.TaskQuery.Page;
import org.cobaltclaims.worklist.TaskQuery.Sort;
import org.cobaltclaims.worklist.TaskSubjects;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The work list and the page of one task. What is searched for may be a name, so it comes in a
 * request's body and stands in no address.
 */
@Controller
@RequestMapping("/work")
class WorkController {

  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 1000;
  private static final List<Order> URGENT =
      List.of(new Order(Sort.PRIORITY, true), new Order(Sort.DUE, false));

  private final TaskQuery query;
  private final Tasks tasks;
  private final TaskDesk desk;
  private final TaskSubjects subjects;
  private final TaskForms forms;
  private final TaskComments comments;
  private final List<TaskAdvisor> advisors;
  private final CallLog calls;
  private final ClaimFactsReader facts;
  private final Payers payers;
  private final ActingUser user;
  private final Accounts accounts;
  private final TaskDrafts drafts;
  private final TaskStream stream;
  private final ObjectMapper json;
  private final Display display;
  private final Clock clock;

  WorkController(
      TaskQuery query,
      Tasks tasks,
      TaskDesk desk,
      TaskSubjects subjects,
      TaskForms forms,
      TaskComments comments,
      List<TaskAdvisor> advisors,
      CallLog calls,
      ClaimFactsReader facts,
      Payers payers,
      ActingUser user,
      Accounts accounts,
      TaskDrafts drafts,
      TaskStream stream,
      ObjectMapper json,
      Display display,
      Clock clock) {
    this.query = query;
    this.tasks = tasks;
    this.desk = desk;
    this.subjects = subjects;
    this.forms = forms;
    this.comments = comments;
    this.advisors = List.copyOf(advisors);
    this.calls = calls;
    this.facts = facts;
    this.payers = payers;
    this.user = user;
    this.accounts = accounts;
    this.drafts = drafts;
    this.stream = stream;
    this.json = json;
    this.display = display;
    this.clock = clock;
  }

  /**
   * What the list shows.
   *
   * @param view id of a {@link WorkView}
   * @param sort name of a column, with a minus for the largest first
   * @param search claim number, name, check number; may be empty
   * @param payer id; empty for all
   * @param reason beginning of the reason; empty for all
   * @param money at stake at least, in whole dollars; null for any
   * @param size how many rows are shown
   */
  record Wish(
      @Nullable String view,
      @Nullable String sort,
      @Nullable String search,
      @Nullable String payer,
      @Nullable String reason,
      @Nullable Long money,
      @Nullable Integer size) {

    public WorkView workView() {
      return WorkView.of(view == null ? "" : view);
    }

    public String order() {
      return blank(sort) ? "due" : Objects.requireNonNull(sort);
    }

    public int rows() {
      return size == null ? PAGE : Math.clamp(size, PAGE, LARGEST_PAGE);
    }

    @Nullable String payerId() {
      return blank(payer) ? null : payer;
    }

    @Nullable String reasonBegins() {
      return blank(reason) ? null : Objects.requireNonNull(reason).strip();
    }

    static boolean blank(@Nullable String text) {
      return text == null || text.isBlank();
    }
  }

  /** One row of the list. */
  record Row(
      Task task,
      TaskLook look,
      List<TaskLook.Chip> chips,
      TaskSubjects.@Nullable Visit visit,
      String payer) {}

  @GetMapping
  String list(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    model.addAttribute("counts", counts());
    model.addAttribute("payers", payers.described());
    model.addAttribute("people", accounts.all());
    return "work/list";
  }

  @PostMapping("/rows")
  String rows(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    model.addAttribute("counts", counts());
    return "work/rows";
  }

  private void show(Wish wish, Model model) {
    Page page = query.find(filter(wish), order(wish.order()), 0, wish.rows());
    Map<String, TaskSubjects.Visit> visits =
        subjects.visits(
            page.tasks().stream()
                .map(Task::familyId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    model.addAttribute("wish", wish);
    model.addAttribute("view", wish.workView());
    model.addAttribute("sort", wish.order());
    model.addAttribute("page", page);
    model.addAttribute("stake", display.dollars(page.money()));
    model.addAttribute(
        "rows", page.tasks().stream().map(t -> row(t, visits.get(t.familyId()))).toList());
  }

  private Row row(Task task, TaskSubjects.@Nullable Visit visit) {
    TaskLook look = TaskLook.of(task.kind());
    String payer = task.payerId() == null ? "" : payers.profile(task.payerId()).name();
    return new Row(task, look, look.chips(task), visit, payer);
  }

  private Filter filter(Wish wish) {
    return wish.workView()
        .filter(
            user.of(null),
            LocalDate.now(clock),
            wish.payerId(),
            wish.reasonBegins(),
            wish.money() == null ? null : Money.ofCents(wish.money() * 100),
            Wish.blank(wish.search())
                ? null
                : subjects.families(Objects.requireNonNull(wish.search())));
  }

  private Map<WorkView, Long> counts() {
    Map<WorkView, Long> counts = new LinkedHashMap<>();
    for (WorkView view : WorkView.values()) {
      counts.put(
          view,
          query.count(
              view.filter(user.of(null), LocalDate.now(clock), null, null, null, null)));
    }
    return counts;
  }

  private static List<Order> order(String sort) {
    boolean descending = sort.startsWith("-");
    String name = descending ? sort.substring(1) : sort;
    Sort by =
        Arrays.stream(Sort.values())
            .filter(s -> s.name().equalsIgnoreCase(name))
            .findFirst()
            .orElse(Sort.DUE);
    return by == Sort.DUE
        ? List.of(new Order(by, descending), new Order(Sort.PRIORITY, true))
        : List.of(new Order(by, descending), new Order(Sort.DUE, false));
  }

  @GetMapping("/preview/{id}")
  String preview(@PathVariable String id, Model model) {
    about(id, model);
    return "work/preview";
  }

  @GetMapping("/tasks/{id}")
  String task(@PathVariable String id, Model model) {
    Task task = about(id, model);
    model.addAttribute("schema", embedded(forms.of(task.kind()).schema().toString()));
    model.addAttribute("values", embedded(values(task).toString()));
    return "work/task";
  }

  /** What the form shows at first: what it is about, and what the person entered before. */
  private ObjectNode values(Task task) {
    ObjectNode values = json.createObjectNode();
    values.put("payerClaimId", task.subject());
    values.put("claimFamilyId", task.familyId());
    values.put("subject", task.subject());
    values.put("reason", task.reason());
    drafts
        .find(task.id(), user.of(null))
        .ifPresent(
            draft -> {
              try {
                values.setAll((ObjectNode) json.readTree(draft));
              } catch (JsonProcessingException e) {
                throw new IllegalStateException("draft of task " + task.id() + " is no JSON", e);
              }
            });
    return values;
  }

  /** JSON as it may stand inside of a script element. */
  private static String embedded(String json) {
    return json.replace("<", "\\u003c");
  }

  private Task about(String id, Model model) {
    Task task = tasks.find(id).orElseThrow(() -> new TaskNotFound(id));
    TaskAdvice advice =
        advisors.stream()
            .flatMap(advisor -> advisor.advise(task).stream())
            .findFirst()
            .orElse(null);
    model.addAttribute("row", row(task, visit(task)));
    model.addAttribute("task", task);
    model.addAttribute("advice", advice);
    model.addAttribute("facts", facts.of(task.familyId(), task.subject()).orElse(null));
    model.addAttribute("comments", comments.of(task.id()));
    model.addAttribute("calls", calls.about(task.subject()));
    return task;
  }

  private TaskSubjects.@Nullable Visit visit(Task task) {
    return task.familyId() == null
        ? null
        : subjects.visits(List.of(task.familyId())).get(task.familyId());
  }

  /** After a task was done: the next one of those that the person has, or the list. */
  @GetMapping("/after/{id}")
  String after(@PathVariable String id) {
    LocalDate today = LocalDate.now(clock);
    Filter mine =
        new Filter(
            Task.State.OPEN, List.of(), null, user.of(null), null, null, null, null, null, false,
            today, false, null, null, null);
    return query.find(mine, URGENT, 0, 1).tasks().stream()
        .filter(task -> !task.id().equals(id))
        .findFirst()
        .map(task -> "redirect:/work/tasks/" + task.id())
        .orElse("redirect:/work");
  }

  /** Tells when tasks change. */
  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events() {
    return stream.open();
  }

  /** Takes the task that is most urgent among those that nobody has, and opens it. */
  @PostMapping("/next")
  String next(@RequestParam(defaultValue = "mine") String view, RedirectAttributes flash) {
    LocalDate today = LocalDate.now(clock);
    Filter all = WorkView.of(view).filter(user.of(null), today, null, null, null, null);
    Filter free =
        new Filter(
            Task.State.OPEN, all.kinds(), null, null, true, null, null, all.dueBefore(), null,
            false, today, false, null, null, null);
    for (Task task : query.find(free, URGENT, 0, PAGE).tasks()) {
      Optional<Task> taken = take(task);
      if (taken.isPresent()) {
        return "redirect:/work/tasks/" + taken.get().id();
      }
    }
    flash.addFlashAttribute("said", "Nobody's task is left in this view: all have been taken.");
    return "redirect:/work?view=" + WorkView.of(view).id();
  }

  private Optional<Task> take(Task task) {
    try {
      return Optional.of(desk.claim(task.id(), user.of(null), task.version()));
    } catch (TaskConflict e) {
      // Somebody was faster; the next one then.
      return Optional.empty();
    }
  }
}
