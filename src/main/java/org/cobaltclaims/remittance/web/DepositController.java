package org.cobaltclaims.remittance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.remittance.ContractRates;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.remittance.process.DepositDesk;
import org.cobaltclaims.transmission.BankFolder;
import org.cobaltclaims.transmission.ExchangeFile;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.ListPart;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deposits, and the bank statements that they are found in. */
@RestController
@RequestMapping("/api")
@Tag(name = "Deposits", description = "Checks and EFTs, and what is left of them")
class DepositController {

  /** Largest bank statement in bytes. */
  private static final int LARGEST = 20 * 1024 * 1024;

  private final Deposits deposits;
  private final DepositDesk desk;
  private final BankFolder bank;
  private final ContractRates rates;
  private final ActingUser user;

  DepositController(
      Deposits deposits, DepositDesk desk, BankFolder bank, ContractRates rates, ActingUser user) {
    this.deposits = deposits;
    this.desk = desk;
    this.bank = bank;
    this.rates = rates;
    this.user = user;
  }

  @GetMapping("/deposits")
  @Operation(
      summary = "Deposits with their remainders, the oldest first",
      description = "after is the id of the last one that was got: those behind it follow.")
  List<DepositView> all(
      @RequestParam(required = false) Deposit.@Nullable State state,
      @RequestParam(required = false) @Nullable String payer,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = ListPart.USUAL) int size) {
    ListPart part = new ListPart(after, size);
    return deposits
        .list(state, payer, part.after() == null ? null : find(part.after()), part.size())
        .stream()
        .map(DepositView::of)
        .toList();
  }

  /** A deposit, and others that may be the same one. */
  record Found(DepositView deposit, List<DepositView> candidates) {}

  @GetMapping("/deposits/{id}")
  @Operation(summary = "A deposit, and others that may be the same one")
  Found one(@PathVariable String id) {
    Deposit deposit = find(id);
    return new Found(
        DepositView.of(deposit),
        deposits.candidates(deposit).stream().map(DepositView::of).toList());
  }

  /** Why the rest is sent to unapplied. */
  record Close(@Nullable String reason) {}

  @PostMapping("/deposits/{id}/close")
  @Operation(
      summary = "Closes a deposit by sending what is left of it to unapplied",
      description =
          "One at zero closes itself. Refused without a reason, and where too much is posted.")
  DepositView close(
      @PathVariable String id,
      @RequestBody Close close,
      @RequestParam(required = false) @Nullable String by) {
    String reason = close.reason() == null ? "" : close.reason().strip();
    if (reason.length() > 500) {
      throw DecisionRefused.invalid("reason has at most 500 characters");
    }
    desk.close(id, reason, user.of(by));
    return DepositView.of(find(id));
  }

  /** The other one. */
  record Match(@Nullable String deposit) {}

  @PostMapping("/deposits/{id}/match")
  @Operation(summary = "Says that what a remittance announced and what the bank has is one deposit")
  void match(@PathVariable String id, @RequestBody Match match) {
    desk.join(id, match.deposit() == null ? "" : match.deposit());
  }

  /** What became of a bank statement. */
  record Statement(String file, String fate, @Nullable String reason) {}

  @PostMapping("/bank-statements")
  @Operation(
      summary = "Takes a bank statement (CSV) now",
      description = "The same as a file in the folder bank. The same bytes again change nothing.")
  Statement take(
      @RequestBody byte[] content,
      @RequestParam(required = false, defaultValue = "statement.csv") String name) {
    if (content.length == 0 || content.length > LARGEST || !name.matches("[\\w.-]{1,200}")) {
      throw DecisionRefused.invalid(
          "a statement has content, at most 20 MB, and a name of letters, digits, dots and dashes");
    }
    ExchangeFile file = bank.upload(name, content);
    return new Statement(file.id(), file.fate().kind().name(), file.fate().reason());
  }

  /** A rate; the amount in cents. */
  record RateView(
      int line,
      String procedure,
      List<String> modifiers,
      String placeOfService,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      long allowed) {}

  /** What was understood of a payer's rates, and what was not. */
  record RatesView(List<RateView> rates, List<String> problems) {}

  @GetMapping("/rates/{payer}")
  @Operation(summary = "A payer's contract rates, and what of their file cannot be read")
  RatesView rates(@PathVariable String payer) {
    ContractRates.Sheet sheet = rates.of(payer);
    return new RatesView(
        sheet.rates().stream()
            .map(
                rate ->
                    new RateView(
                        rate.line(),
                        rate.procedure(),
                        List.copyOf(rate.modifiers()),
                        rate.placeOfService(),
                        rate.from(),
                        rate.until(),
                        rate.allowed().cents()))
            .toList(),
        sheet.problems());
  }

  private Deposit find(String id) {
    return deposits
        .find(id)
        .orElseThrow(() -> DecisionRefused.missing("there is no deposit " + id));
  }
}
