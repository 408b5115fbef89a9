package org.cobaltclaims.remittance.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cobaltclaims.desk.CsvTable;
import org.cobaltclaims.desk.ListSize;
import org.cobaltclaims.desk.Mark;
import org.cobaltclaims.desk.PaymentWords;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.CheckEntry;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.HandEntries;
import org.cobaltclaims.remittance.RemittanceQuery;
import org.cobaltclaims.remittance.RemittanceQuery.Filter;
import org.cobaltclaims.remittance.RemittanceQuery.Row;
import org.cobaltclaims.remittance.RemittanceQuery.Sort;
import org.cobaltclaims.remittance.RemittanceState;
import org.cobaltclaims.remittance.process.RemittanceByHand;
import org.cobaltclaims.transmission.ExchangeFile;
import org.cobaltclaims.transmission.ExchangeFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The list of remittances, and of those that are being typed in. */
@Controller
@RequestMapping("/payments")
class PaymentListController {

  private static final ListSize SIZE = ListSize.USUAL;
  private final RemittanceQuery query;
  private final HandEntries entries;
  private final RemittanceByHand byHand;
  private final ExchangeFiles files;
  private final Payers payers;
  private final Clock clock;

  PaymentListController(
      RemittanceQuery query,
      HandEntries entries,
      RemittanceByHand byHand,
      ExchangeFiles files,
      Payers payers,
      Clock clock) {
    this.query = query;
    this.entries = entries;
    this.byHand = byHand;
    this.files = files;
    this.payers = payers;
    this.clock = clock;
  }

  /**
   * What the list shows.
   *
   * @param view id of a {@link PaymentView}
   * @param search the beginning of a check or EFT number
   * @param payer id; empty for all
   * @param kind {@code era}, {@code typed}; empty for both
   * @param days received in so many days up to today; null for all
   * @param from received on that day or later
   * @param until received on that day or before
   * @param sort a column, with a dash before it for the last or the most first
   */
  record Wish(
      @Nullable String view,
      @Nullable String search,
      @Nullable String payer,
      @Nullable String kind,
      @Nullable Integer days,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
      @Nullable String sort,
      @Nullable Integer size) {

    /** A column, with a dash before it for the last or the most first. */
    String order() {
      return sort == null || !sort.matches("-?(received|payer|number|dated|amount)")
          ? "-received"
          : sort;
    }

    boolean descending() {
      return order().startsWith("-");
    }

    Sort column() {
      return Sort.valueOf(order().replace("-", "").toUpperCase(Locale.ROOT));
    }

    int rows() {
      return SIZE.rows(size);
    }
  }

  /**
   * One row as it is shown.
   *
   * @param payer by its name in practice.yml where it has one
   * @param deposit null where there is none
   * @param reason why nothing, or not all, of it is used; empty otherwise
   */
  public record Shown(
      Row remittance, String payer, Mark state, @Nullable Mark deposit, String reason) {}

  /** A file of which nothing was used. */
  public record Unused(ExchangeFile file, String fate, String reason) {}

  /** A check that is typed in piece by piece. */
  public record Draft(
      HandEntries.Draft draft, String payer, Money amount, Money left, int problems) {}

  @GetMapping
  String list(@ModelAttribute Wish wish, @Nullable Authentication login, Model model) {
    show(wish, model);
    Map<RemittanceState, Long> counts = query.counts();
    Map<PaymentView, Long> views = new LinkedHashMap<>();
    for (PaymentView view : PaymentView.values()) {
      views.put(view, view == PaymentView.DRAFTS ? entries.drafts().size() : view.of(counts));
    }
    views.merge(PaymentView.UNUSED, (long) files.unusedRemittances(SIZE.most()).size(), Long::sum);
    model.addAttribute("counts", views);
    model.addAttribute("payers", payers.described());
    model.addAttribute("post", Rights.mayPost(login));
    return "payments/list";
  }

  @PostMapping("/rows")
  String rows(@ModelAttribute Wish wish, Model model) {
    show(wish, model);
    return "payments/rows";
  }

  private void show(Wish wish, Model model) {
    PaymentView view = PaymentView.of(wish.view());
    boolean drafts = view == PaymentView.DRAFTS;
    Filter filter = filter(wish, view);
    List<Shown> rows =
        drafts
            ? List.of()
            : shown(query.find(filter, wish.column(), wish.descending(), wish.rows()));
    model.addAttribute("view", view);
    model.addAttribute("size", wish.rows());
    model.addAttribute("sort", wish.order());
    model.addAttribute("rows", rows);
    model.addAttribute("drafts", drafts ? drafts() : List.of());
    model.addAttribute("unused", view == PaymentView.UNUSED ? unused(wish.rows()) : List.of());
    model.addAttribute("total", drafts ? 0 : query.count(filter));
  }

  private Filter filter(Wish wish, PaymentView view) {
    LocalDate from =
        wish.days() == null ? wish.from() : LocalDate.now(clock).minusDays(wish.days());
    return new Filter(
        view.states(),
        blank(wish.payer()) ? null : wish.payer(),
        "era".equals(wish.kind()) ? Boolean.FALSE : "typed".equals(wish.kind()) ? true : null,
        from,
        wish.until(),
        Objects.requireNonNullElse(wish.search(), ""));
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private List<Shown> shown(List<Row> rows) {
    Map<String, ExchangeFile> reasons =
        files.find(
            rows.stream()
                .filter(row -> row.state() != RemittanceState.POSTED)
                .map(Row::fileId)
                .collect(Collectors.toSet()));
    return rows.stream().map(row -> shown(row, reasons.get(row.fileId()))).toList();
  }

  private Shown shown(Row row, @Nullable ExchangeFile file) {
    Deposit.State deposit = row.deposit();
    return new Shown(
        row,
        payer(row),
        PaymentWords.of(row.state()),
        deposit == null ? null : PaymentWords.of(deposit),
        reason(row, file == null ? null : file.reason()));
  }

  private String payer(Row row) {
    String known = row.payerId();
    return known == null || payers.payerByAlias(known).isEmpty()
        ? row.payerName()
        : payers.profile(known).name();
  }

  private static String reason(Row row, @Nullable String file) {
    return switch (row.state()) {
      case DUPLICATE ->
          file == null || !file.contains("by hand")
              ? "The same transaction came before: same payer, number, amount and claims"
              : plain(file);
      case DISCARDED -> "A person discarded it: the payer sends a corrected one";
      default -> "";
    };
  }

  private List<Unused> unused(int most) {
    return files.unusedRemittances(most).stream()
        .map(
            file ->
                new Unused(
                    file,
                    switch (file.fate().kind()) {
                      case DUPLICATE -> "Same bytes again";
                      case UNREADABLE -> "Unreadable";
                      case PARTLY -> "Used in part";
                      default -> "Refused";
                    },
                    plain(Objects.requireNonNullElse(file.reason(), ""))))
        .toList();
  }

  /** Without our own ids, which tell a person nothing. */
  private static String plain(String reason) {
    return reason.replaceAll(" as (file|remittance) [0-9a-f-]{36}", "");
  }

  private List<Draft> drafts() {
    return entries.drafts().reversed().stream()
        .map(
            draft -> {
              CheckEntry check = draft.check();
              String payer = Objects.requireNonNullElse(check.payer(), "");
              return new Draft(
                  draft,
                  payers.payerByAlias(payer).map(id -> payers.profile(id).name()).orElse(payer),
                  Money.ofCents(Objects.requireNonNullElse(check.amount(), 0L)),
                  byHand.left(check),
                  byHand.faults(check).size());
            })
        .toList();
  }

  /** The same list as a file for a spreadsheet; what is still typed in is no payment yet. */
  @PostMapping("/export")
  void export(@ModelAttribute Wish wish, HttpServletResponse response) throws IOException {
    PaymentView view = PaymentView.of(wish.view());
    CsvTable csv =
        CsvTable.download(
            response,
            "payments-%s.csv".formatted(LocalDate.now(clock)),
            "received",
            "payer",
            "payer id",
            "number",
            "method",
            "dated",
            "amount",
            "kind",
            "state",
            "claims",
            "posted",
            "waiting",
            "waiting amount",
            "provider adjustments",
            "deposit",
            "remainder",
            "file",
            "reason");
    if (view != PaymentView.DRAFTS) {
      csv.rows(
          shown(query.find(filter(wish, view), wish.column(), wish.descending(), CsvTable.ASKED)),
          one -> export(one, csv));
    }
    if (view == PaymentView.UNUSED) {
      csv.rows(unused(CsvTable.ASKED), one -> export(one, csv));
    }
  }

  private static void export(Shown shown, CsvTable csv) {
    Row row = shown.remittance();
    csv.row(
        row.receivedOn(),
        shown.payer(),
        row.payerId(),
        row.trace(),
        row.method(),
        row.paymentDate(),
        row.paid(),
        row.enteredBy() == null ? "835" : "typed in",
        row.state(),
        row.tally().payments(),
        row.tally().posted().paid(),
        row.tally().waiting().payments(),
        row.tally().waiting().paid(),
        row.tally().provider(),
        row.deposit(),
        row.remainder(),
        "",
        shown.reason());
  }

  /** Of a file of which nothing was used nothing is known but the file. */
  private static void export(Unused unused, CsvTable csv) {
    csv.row(
        unused.file().on(),
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        unused.fate(),
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        unused.file().name(),
        unused.reason());
  }
}
