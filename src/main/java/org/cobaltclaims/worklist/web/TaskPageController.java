package org.cobaltclaims.worklist.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.access.Permission;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.desk.Display;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskDrafts;
import org.cobaltclaims.worklist.TaskQuery;
import org.cobaltclaims.worklist.TaskQuery.Filter;
import org.cobaltclaims.worklist.TaskRights;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page of one task, and its preview beside the list. */
@Controller
@RequestMapping("/work")
class TaskPageController {

  /** Kinds one of whose decisions takes a correction of the claim along. */
  private static final Set<TaskKind> CORRECTED =
      Set.of(TaskKind.CORRECT_CLAIM, TaskKind.CORRECT_REJECTION, TaskKind.WORK_DENIAL);

  private static final int CLAIM_ID_LENGTH = 11;

  private final TaskQuery query;
  private final DeskForm forms;
  private final TaskFacts facts;
  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final Payers payers;
  private final Deposits deposits;
  private final TaskRights rights;
  private final ActingUser user;
  private final TaskDrafts drafts;
  private final ObjectMapper json;
  private final Display display;
  private final Clock clock;

  TaskPageController(
      TaskQuery query,
      DeskForm forms,
      TaskFacts facts,
      ClaimFamilies families,
      PayerClaims claims,
      Payers payers,
      Deposits deposits,
      TaskRights rights,
      ActingUser user,
      TaskDrafts drafts,
      ObjectMapper json,
      Display display,
      Clock clock) {
    this.query = query;
    this.forms = forms;
    this.facts = facts;
    this.families = families;
    this.claims = claims;
    this.payers = payers;
    this.deposits = deposits;
    this.rights = rights;
    this.user = user;
    this.drafts = drafts;
    this.json = json;
    this.display = display;
    this.clock = clock;
  }

  @GetMapping("/preview/{id}")
  String preview(@PathVariable String id, Model model) {
    facts.about(id, model);
    return "work/preview";
  }

  @GetMapping("/tasks/{id}")
  String task(@PathVariable String id, Model model) {
    Task task = facts.about(id, model);
    facts.whole(model);
    model.addAttribute("schema", embedded(forms.of(task).toString()));
    model.addAttribute("values", embedded(values(task).toString()));
    model.addAttribute("fix", task.isOpen() ? correction(task) : null);
    return "work/task";
  }

  private @Nullable CorrectionFields correction(Task task) {
    if (!CORRECTED.contains(task.kind())) {
      return null;
    }
    Set<String> wanted =
        facts.advice(task).stream()
            .flatMap(advice -> advice.items().stream())
            .map(TaskAdvice.Item::field)
            .collect(Collectors.toSet());
    PayerClaim claim = claims.findById(task.subject()).orElseThrow();
    ClaimFamily family = families.findById(claim.familyId()).orElseThrow();
    return CorrectionFields.of(
        claim, family.content(), wanted, user.may(Permission.SEE_IDENTIFIERS));
  }

  /** What the form shows at first: what may be chosen, and what the person entered before. */
  private ObjectNode values(Task task) {
    ObjectNode values = json.createObjectNode();
    values.set("otherPayers", otherPayers(task));
    values.set("deposits", deposits(task));
    drafts.find(task.id(), user.of(null)).ifPresent(draft -> values.setAll(read(task, draft)));
    return values;
  }

  private ObjectNode read(Task task, String draft) {
    try {
      return (ObjectNode) json.readTree(draft);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("draft of task " + task.id() + " is no JSON", e);
    }
  }

  private ArrayNode otherPayers(Task task) {
    PayerClaim claim = claims.findById(task.subject()).orElse(null);
    Stream<Coverage> others =
        claim == null
            ? Stream.empty()
            : families.findById(claim.familyId()).orElseThrow().content().coverages().stream()
                .filter(coverage -> coverage.level() != claim.level());
    ArrayNode choices = json.createArrayNode();
    others.forEach(
        coverage -> choice(choices, coverage.payerId(), payers.profile(coverage.payerId()).name()));
    return choices;
  }

  private ArrayNode deposits(Task task) {
    ArrayNode choices = json.createArrayNode();
    if (task.kind() == TaskKind.MATCH_DEPOSIT) {
      deposits
          .find(task.subject())
          .map(deposits::candidates)
          .orElse(List.of())
          .forEach(other -> choice(choices, other.id(), words(other)));
    }
    return choices;
  }

  private String words(Deposit deposit) {
    return deposit.trace() + ", " + display.dollars(deposit.amount());
  }

  private static void choice(ArrayNode choices, String value, String label) {
    choices.addObject().put("value", value).put("label", label);
  }

  /** JSON as it may stand inside of a script element. */
  private static String embedded(String json) {
    return json.replace("<", "\\u003c");
  }

  /** After a task was done: the next one of those that the person has, or the list. */
  @GetMapping("/after/{id}")
  String after(@PathVariable String id) {
    return query.list(mine(), TaskQuery.BY_URGENCY, 0, 2).stream()
        .filter(task -> !task.id().equals(id))
        .findFirst()
        .map(task -> "redirect:/work/tasks/" + task.id())
        .orElse("redirect:/work");
  }

  private Filter mine() {
    return WorkView.MINE.filter(
        user.of(null), LocalDate.now(clock), rights.kinds(), null, null, null, null);
  }
}
