package org.cobaltclaims.worklist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.desk.Display;
import org.cobaltclaims.desk.ListSize;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskConflict;
import org.cobaltclaims.worklist.TaskDesk;
import org.cobaltclaims.worklist.TaskQuery;
import org.cobaltclaims.worklist.TaskQuery.Filter;
import org.cobaltclaims.worklist.TaskQuery.Order;
import org.cobaltclaims.worklist.TaskQuery.Page;
import org.cobaltclaims.worklist.TaskQuery.Sort;
import org.cobaltclaims.worklist.TaskQuery.Sum;
import org.cobaltclaims.worklist.TaskRights;
import org.cobaltclaims.worklist.TaskSubjects;
import org.cobaltclaims.worklist.TaskTally;
import org.cobaltclaims.worklist.TaskTally.Counts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The work list. What is searched for may be a name, so it comes in a request's body and stands in
 * no address.
 */
@Controller
@RequestMapping("/work")
class WorkController {

  private static final ListSize SIZE = ListSize.USUAL;

  private final TaskQuery query;
  private final TaskTally tally;
  private final TaskDesk desk;
  private final TaskSubjects subjects;
  private final TaskRows looks;
  private final Payers payers;
  private final TaskRights rights;
  private final ActingUser user;
  private final Accounts accounts;
  private final TaskStream stream;
  private final Display display;
  private final Clock clock;

  WorkController(
      TaskQuery query,
      TaskTally tally,
      TaskDesk desk,
      TaskSubjects subjects,
      TaskRows looks,
      Payers payers,
      TaskRights rights,
      ActingUser user,
      Accounts accounts,
      TaskStream stream,
      Display display,
      Clock clock) {
    this.query = query;
    this.tally = tally;
    this.desk = desk;
    this.subjects = subjects;
    this.looks = looks;
    this.payers = payers;
    this.rights = rights;
    this.user = user;
    this.accounts = accounts;
    this.stream = stream;
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
      return SIZE.rows(size);
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

  @GetMapping
  String list(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    model.addAttribute("payers", payers.described());
    model.addAttribute("people", accounts.all());
    return "work/list";
  }

  @PostMapping("/rows")
  String rows(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    return "work/rows";
  }

  private void show(Wish wish, Model model) {
    LocalDate today = LocalDate.now(clock);
    Counts open = tally.count(user.of(null), today, today.plusDays(WorkView.WEEK));
    Filter filter = filter(wish);
    Sum sum = open.answers(filter) ? open.of(filter) : query.sum(filter);
    List<Task> tasks = query.list(filter, order(wish.order()), 0, wish.rows());
    Map<String, TaskSubjects.Visit> visits =
        subjects.visits(
            tasks.stream().map(Task::familyId).filter(Objects::nonNull).distinct().toList());
    model.addAttribute("wish", wish);
    model.addAttribute("view", wish.workView());
    model.addAttribute("sort", wish.order());
    model.addAttribute("counts", counts(open, today));
    model.addAttribute("page", new Page(tasks, sum.tasks(), sum.money()));
    model.addAttribute("stake", display.dollars(sum.money()));
    model.addAttribute(
        "rows", tasks.stream().map(task -> looks.row(task, visits.get(task.familyId()))).toList());
  }

  private Filter filter(Wish wish) {
    return wish.workView()
        .filter(
            user.of(null),
            LocalDate.now(clock),
            rights.kinds(),
            wish.payerId(),
            wish.reasonBegins(),
            wish.money() == null ? null : Money.ofCents(wish.money() * 100),
            Wish.blank(wish.search())
                ? null
                : subjects.families(Objects.requireNonNull(wish.search())));
  }

  private Map<WorkView, Long> counts(Counts open, LocalDate today) {
    List<TaskKind> workable = rights.kinds();
    Map<WorkView, Long> counts = new LinkedHashMap<>();
    for (WorkView view : WorkView.values()) {
      Filter filter = view.filter(user.of(null), today, workable, null, null, null, null);
      counts.put(view, open.answers(filter) ? open.of(filter).tasks() : query.sum(filter).tasks());
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

  /** Tells when tasks change. */
  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(HttpServletResponse answer) {
    // A web server in front keeps nothing back until there is more of it.
    answer.setHeader("X-Accel-Buffering", "no");
    return stream.open();
  }

  /** Takes the task that is most urgent among those that nobody has, and opens it. */
  @PostMapping("/next")
  String next(@RequestParam(defaultValue = "mine") String view, RedirectAttributes flash) {
    LocalDate today = LocalDate.now(clock);
    List<TaskKind> workable = rights.kinds();
    Filter all = WorkView.of(view).filter(user.of(null), today, workable, null, null, null, null);
    List<TaskKind> kinds =
        all.kinds().isEmpty() ? workable : all.kinds().stream().filter(workable::contains).toList();
    Filter free =
        new Filter(
            Task.State.OPEN,
            kinds,
            null,
            null,
            true,
            null,
            null,
            all.dueBefore(),
            null,
            false,
            today,
            false,
            null,
            null,
            null);
    List<Task> found =
        kinds.isEmpty() ? List.of() : query.list(free, TaskQuery.BY_URGENCY, 0, SIZE.first());
    for (Task task : found) {
      Optional<Task> taken = take(task);
      if (taken.isPresent()) {
        return "redirect:/work/tasks/" + taken.get().id();
      }
    }
    flash.addFlashAttribute("said", "No free task is left in this view that you may work.");
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
