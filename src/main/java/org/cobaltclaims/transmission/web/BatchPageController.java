package org.cobaltclaims.transmission.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.desk.ListSize;
import org.cobaltclaims.desk.Mark;
import org.cobaltclaims.desk.StateWords;
import org.cobaltclaims.desk.Words;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.transmission.Batch;
import org.cobaltclaims.transmission.BatchQuery;
import org.cobaltclaims.transmission.BatchQuery.Carried;
import org.cobaltclaims.transmission.BatchQuery.Group;
import org.cobaltclaims.transmission.BatchState;
import org.cobaltclaims.transmission.Batches;
import org.cobaltclaims.transmission.ServerStates;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Files of claims: the list, and one with what it carries. */
@Controller
@RequestMapping("/batches")
class BatchPageController {

  private static final ListSize SIZE = new ListSize(100, 2_000);

  private final BatchQuery query;
  private final Batches batches;
  private final Tasks tasks;
  private final Payers payers;
  private final Words words;
  private final ServerStates servers;

  BatchPageController(
      BatchQuery query,
      Batches batches,
      Tasks tasks,
      Payers payers,
      Words words,
      ServerStates servers) {
    this.servers = servers;
    this.query = query;
    this.batches = batches;
    this.tasks = tasks;
    this.payers = payers;
    this.words = words;
  }

  /**
   * What the list shows.
   *
   * @param search part of a file's name, which holds no patient's
   */
  record Wish(@Nullable String group, @Nullable String search, @Nullable Integer size) {

    Group of() {
      for (Group each : Group.values()) {
        if (id(each).equals(group)) {
          return each;
        }
      }
      return Group.ALL;
    }

    int rows() {
      return SIZE.rows(size);
    }
  }

  /** One row as it is shown. */
  public record Shown(Batch batch, String payer, Money charge, Mark state) {}

  /** One list with its name and how many there are. */
  public record Tab(String id, String label, long batches, boolean current) {}

  /** One claim of a batch as it is shown. */
  public record ShownClaim(Carried claim, String letter, String rank, Mark fate, Mark state) {}

  private static String id(Group group) {
    return group.name().toLowerCase(Locale.ROOT);
  }

  private static String label(Group group) {
    return switch (group) {
      case UPLOAD -> "To be uploaded";
      case WAITING -> "Waiting for an answer";
      case ACCEPTED -> "Accepted";
      case REFUSED -> "Refused or given up";
      case ALL -> "All";
    };
  }

  @GetMapping
  String list(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    model.addAttribute("servers", servers.troubled());
    return "batches/list";
  }

  @GetMapping("/rows")
  String rows(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    return "batches/rows";
  }

  private void show(Wish wish, Model model) {
    Group group = wish.of();
    String search = wish.search() == null ? "" : wish.search().strip();
    List<Batch> found = query.newest(group, search, wish.rows() + 1);
    List<Batch> shown = found.stream().limit(wish.rows()).toList();
    Map<String, Money> charges = query.charges(shown.stream().map(Batch::id).toList());
    model.addAttribute("group", id(group));
    model.addAttribute("size", wish.rows());
    model.addAttribute("more", found.size() > wish.rows());
    model.addAttribute(
        "rows",
        shown.stream()
            .map(batch -> shown(batch, charges.getOrDefault(batch.id(), Money.ZERO)))
            .toList());
    model.addAttribute(
        "tabs",
        new LinkedHashMap<>(query.counts())
            .entrySet().stream()
                .map(
                    each ->
                        new Tab(
                            id(each.getKey()),
                            label(each.getKey()),
                            each.getValue(),
                            each.getKey() == group))
                .toList());
  }

  private Shown shown(Batch batch, Money charge) {
    return new Shown(batch, payers.profile(batch.payerId()).name(), charge, state(batch));
  }

  private static Mark state(Batch batch) {
    return switch (batch.state()) {
      case CREATED -> new Mark("Being made", "");
      case BUILT -> new Mark(batch.byHand() ? "To be uploaded" : "Being sent", "warn");
      case SENT -> new Mark("Sent, no answer yet", "info");
      case ACCEPTED -> new Mark("Accepted", "good");
      case REJECTED -> new Mark("Refused", "bad");
      case EMPTY -> new Mark("Not sent", "");
    };
  }

  @GetMapping("/{id}")
  String one(@PathVariable String id, Model model) {
    Batch batch =
        batches.find(id).orElseThrow(() -> DecisionRefused.missing("there is no batch " + id));
    List<Carried> claims = query.claims(id);
    Money charge = claims.stream().map(Carried::charge).reduce(Money.ZERO, Money::plus);
    model.addAttribute("row", shown(batch, charge));
    model.addAttribute("upload", openTask(id, TaskKind.UPLOAD_FILE));
    model.addAttribute("search", openTask(id, TaskKind.FIND_ACKNOWLEDGEMENT));
    model.addAttribute(
        "servers",
        batch.state() == BatchState.BUILT && !batch.byHand()
            ? servers.troubled().stream()
                .filter(state -> state.clearinghouse().equals(batch.clearinghouse()))
                .toList()
            : List.of());
    model.addAttribute("again", batch.state() == BatchState.SENT);
    model.addAttribute("claims", claims.stream().map(this::shown).toList());
    return "batches/batch";
  }

  private @Nullable Task openTask(String batch, TaskKind kind) {
    return tasks.open(batch, kind).orElse(null);
  }

  private ShownClaim shown(Carried claim) {
    Mark now =
        claim.newest()
            ? StateWords.of(claim.state(), claim.outcome(), claim.level(), false)
            : new Mark("A later version went out", "");
    return new ShownClaim(
        claim, StateWords.letter(claim.level()), StateWords.rank(claim.level()), fate(claim), now);
  }

  private Mark fate(Carried claim) {
    String why =
        claim.reason() == null ? "" : ": " + words.reason(Objects.requireNonNull(claim.reason()));
    return switch (claim.fate()) {
      case "IN" -> new Mark("In the file", "");
      case "WITHDRAWN" -> new Mark("Taken out" + why, "warn");
      case "NAMED" -> new Mark("Refused" + why, "bad");
      case "INNOCENT" -> new Mark("Goes again by itself", "info");
      default -> new Mark(words.of(claim.fate()), "");
    };
  }
}
