package org.cobaltclaims.remittance.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.desk.CsvTable;
import org.cobaltclaims.desk.ListSize;
import org.cobaltclaims.desk.Mark;
import org.cobaltclaims.desk.PaymentWords;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.DepositQuery;
import org.cobaltclaims.remittance.DepositQuery.Filter;
import org.cobaltclaims.remittance.DepositQuery.View;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The list of deposits, and one of them. */
@Controller
@RequestMapping("/deposits")
class DepositPageController {

  private static final ListSize SIZE = ListSize.USUAL;
  private final DepositQuery query;
  private final Deposits deposits;
  private final Payers payers;
  private final Tasks tasks;
  private final Clock clock;

  DepositPageController(
      DepositQuery query, Deposits deposits, Payers payers, Tasks tasks, Clock clock) {
    this.query = query;
    this.deposits = deposits;
    this.payers = payers;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * What the list shows.
   *
   * @param view id of a {@link View}
   * @param search the beginning of a check or EFT number
   * @param payer id; empty for all
   */
  record Wish(
      @Nullable String view,
      @Nullable String search,
      @Nullable String payer,
      @Nullable Integer size) {

    int rows() {
      return SIZE.rows(size);
    }

    Filter filter() {
      return new Filter(
          View.of(view),
          payer == null || payer.isBlank() ? null : payer,
          Objects.requireNonNullElse(search, ""));
    }
  }

  /** One deposit as it is shown. */
  public record Shown(Deposit deposit, String payer, Mark state) {}

  @GetMapping
  String list(@ModelAttribute Wish wish, @Nullable Authentication login, Model model) {
    show(wish, model);
    Map<View, Long> counts = query.counts();
    Map<String, Object[]> tabs = new LinkedHashMap<>();
    for (View view : View.values()) {
      tabs.put(view.id(), new Object[] {label(view), counts.get(view)});
    }
    model.addAttribute("tabs", tabs);
    model.addAttribute("payers", payers.described());
    model.addAttribute("post", Rights.mayPost(login));
    return "deposits/list";
  }

  @PostMapping("/rows")
  String rows(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    return "deposits/rows";
  }

  private void show(Wish wish, Model model) {
    Filter filter = wish.filter();
    model.addAttribute("view", filter.view());
    model.addAttribute("label", label(filter.view()));
    model.addAttribute("size", wish.rows());
    model.addAttribute("total", query.total(filter));
    model.addAttribute("rows", query.find(filter, wish.rows()).stream().map(this::shown).toList());
  }

  private static String label(View view) {
    return switch (view) {
      case OPEN -> "Open";
      case UNEXPLAINED -> "At the bank, no remittance";
      case AWAITED -> "Not at the bank yet";
      case CLOSED -> "Closed";
      case VOID -> "Void";
      case ALL -> "All";
    };
  }

  private Shown shown(Deposit deposit) {
    String payer = deposit.payerId();
    boolean known = payer != null && payers.payerByAlias(payer).isPresent();
    return new Shown(
        deposit,
        known ? payers.profile(Objects.requireNonNull(payer)).name() : deposit.payerName(),
        PaymentWords.of(deposit.state()));
  }

  /** One deposit, and others that may be the same one. */
  @GetMapping("/{id}")
  String one(@PathVariable String id, @Nullable Authentication login, Model model) {
    Deposit deposit =
        deposits.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Optional<Task> task = tasks.open(id, TaskKind.MATCH_DEPOSIT);
    model.addAttribute("s", shown(deposit));
    model.addAttribute("d", deposit);
    model.addAttribute("task", task.orElse(null));
    boolean same =
        deposit.state() != Deposit.State.VOID
            && (deposit.remittanceId() == null || deposit.bankOn() == null);
    model.addAttribute(
        "candidates",
        same ? deposits.candidates(deposit).stream().map(this::shown).toList() : List.of());
    String reissued = deposit.reissuedBy();
    model.addAttribute("reissued", reissued == null ? null : deposits.find(reissued).orElse(null));
    model.addAttribute("post", Rights.mayPost(login));
    return "deposits/deposit";
  }

  /** The same list as a file for a spreadsheet. */
  @PostMapping("/export")
  void export(@ModelAttribute Wish wish, HttpServletResponse response) throws IOException {
    CsvTable csv =
        CsvTable.download(
            response,
            "deposits-%s.csv".formatted(LocalDate.now(clock)),
            "booked",
            "payer",
            "number",
            "method",
            "dated",
            "at the bank",
            "amount",
            "posted",
            "provider adjustments",
            "unapplied",
            "remainder",
            "state",
            "reason");
    csv.rows(
        query.find(wish.filter(), CsvTable.ASKED),
        deposit -> {
          csv.row(
              deposit.receivedOn(),
              shown(deposit).payer(),
              deposit.trace(),
              deposit.method(),
              deposit.paymentDate(),
              deposit.bankOn(),
              deposit.amount(),
              deposit.posted(),
              deposit.providerAdjusted(),
              deposit.unapplied(),
              deposit.remainder(),
              deposit.state(),
              deposit.reason());
        });
  }
}
