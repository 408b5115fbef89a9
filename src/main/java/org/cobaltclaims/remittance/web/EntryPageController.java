package org.cobaltclaims.remittance.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.claim.ClaimQuery;
import org.cobaltclaims.claim.ClaimQuery.Filter;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.desk.ClaimFactsReader;
import org.cobaltclaims.desk.Words;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.CheckEntry;
import org.cobaltclaims.remittance.EobEntry;
import org.cobaltclaims.remittance.HandEntries;
import org.cobaltclaims.remittance.ReasonCodes;
import org.cobaltclaims.remittance.RemittanceQuery;
import org.cobaltclaims.worklist.TaskSubjects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** The grid in which paper EOBs are typed in and posted payments are corrected. */
@Controller
@RequestMapping("/payments")
class EntryPageController {

  private static final int MOST_FOUND = 12;

  /** Claims of a check beyond that are shown by their numbers alone. */
  private static final int MOST_EXPLAINED = 2000;

  private final HandEntries entries;
  private final RemittanceQuery remittances;
  private final ClaimQuery claims;
  private final TaskSubjects subjects;
  private final ClaimFactsReader facts;
  private final Payers payers;
  private final Words words;
  private final ObjectMapper json;
  private final Clock clock;

  EntryPageController(
      HandEntries entries,
      RemittanceQuery remittances,
      ClaimQuery claims,
      TaskSubjects subjects,
      ClaimFactsReader facts,
      Payers payers,
      Words words,
      ObjectMapper json,
      Clock clock) {
    this.entries = entries;
    this.remittances = remittances;
    this.claims = claims;
    this.subjects = subjects;
    this.facts = facts;
    this.payers = payers;
    this.words = words;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What the grid begins with.
   *
   * @param draft the draft's id; empty while nothing is kept
   * @param payment the payment that is corrected; empty if none is
   * @param claim whose payment that is
   * @param remittance the check that is corrected or added to; empty for a new one
   * @param left of a check that is added to, in cents
   * @param today no date is after it
   * @param reasons what reasons (CARC) mean
   * @param about the claims that it has already, by id
   */
  record Begin(
      String draft,
      @Nullable CheckEntry check,
      String payment,
      String claim,
      String remittance,
      long left,
      LocalDate today,
      Map<String, String> reasons,
      Map<String, Found> about) {}

  @GetMapping("/new")
  String begin(Model model) {
    return show(model, "", null);
  }

  @GetMapping("/drafts/{id}")
  String draft(@PathVariable String id, Model model) {
    return entries
        .draft(id)
        .map(draft -> show(model, id, draft.check()))
        .orElse("redirect:/payments/" + id);
  }

  private String show(Model model, String draft, @Nullable CheckEntry check) {
    model.addAttribute("mode", "new");
    Set<String> claimIds =
        check == null
            ? Set.of()
            : check.claims().stream()
                .map(EobEntry::claim)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
    return show(
        model,
        new Begin(draft, check, "", "", "", 0, LocalDate.now(clock), reasons(), about(claimIds)));
  }

  /** A posted payment as it should have been. */
  @GetMapping("/correct/{id}")
  String correct(@PathVariable String id, Model model) {
    RemittanceQuery.Payment payment =
        remittances
            .payment(id)
            .filter(found -> found.stored().payerClaimId() != null)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    String remittance = Objects.requireNonNullElse(payment.stored().remittanceId(), "");
    model.addAttribute("mode", "correct");
    model.addAttribute(
        "from", remittances.find(remittance).map(RemittanceQuery.Row::trace).orElse(""));
    String claim = Objects.requireNonNull(payment.stored().payerClaimId());
    return show(
        model,
        new Begin(
            "",
            null,
            id,
            claim,
            remittance,
            0,
            LocalDate.now(clock),
            reasons(),
            about(Set.of(claim))));
  }

  /** More of a check that was typed in, against what is left of it. */
  @GetMapping("/more/{id}")
  String more(@PathVariable String id, Model model) {
    RemittanceQuery.Row row =
        remittances
            .find(id)
            .filter(found -> found.enteredBy() != null && found.remainder().isPositive())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("mode", "more");
    model.addAttribute("from", row.trace());
    long left = row.remainder().cents();
    return show(
        model, new Begin("", null, "", "", id, left, LocalDate.now(clock), reasons(), Map.of()));
  }

  private Map<String, Found> about(Set<String> claimIds) {
    Set<String> families =
        claimIds.stream()
            .filter(id -> id.length() > 1)
            .map(id -> id.substring(0, id.length() - 1))
            .collect(Collectors.toSet());
    return families.isEmpty()
        ? Map.of()
        : claims
            .find(new Filter(Set.of(), false, null, families, null, false), MOST_EXPLAINED)
            .stream()
            .filter(row -> claimIds.contains(row.id()))
            .collect(Collectors.toMap(ClaimQuery.Row::id, this::found));
  }

  private String show(Model model, Begin begin) {
    model.addAttribute("payers", payers.described());
    model.addAttribute("begin", begin);
    try {
      // As it may stand inside of a script element.
      model.addAttribute("values", json.writeValueAsString(begin).replace("<", "\\u003c"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a draft is no JSON", e);
    }
    return "payments/entry";
  }

  /** What the reasons that we know mean; where it depends on the group, as contractual ones. */
  private Map<String, String> reasons() {
    Map<String, String> reasons = new TreeMap<>();
    for (String carc : ReasonCodes.standard().carcs()) {
      Adjustment row = new Adjustment(AdjustmentGroup.CO, carc, Money.ZERO, null, 0);
      reasons.put(carc, facts.reason(row).meaning());
    }
    return reasons;
  }

  /**
   * What is looked for.
   *
   * @param search claim number, control number or name
   * @param payer whose claims come first; empty for any
   */
  record Wanted(@Nullable String search, @Nullable String payer) {}

  /** A claim that may be meant; the charge in cents. */
  record Found(
      String id,
      String practiceClaim,
      String patient,
      LocalDate service,
      String payer,
      int level,
      String state,
      long charge) {}

  /** Claims by a number or a name, which stands in no address. */
  @PostMapping("/claims")
  @ResponseBody
  List<Found> claims(@RequestBody Wanted wanted) {
    String search = Objects.requireNonNullElse(wanted.search(), "").strip();
    String payer = payers.payerByAlias(Objects.requireNonNullElse(wanted.payer(), "")).orElse("");
    Set<String> families = subjects.families(search.length() > 10 ? family(search) : search);
    if (families.isEmpty()) {
      return List.of();
    }
    return claims
        .find(new Filter(Set.of(), false, null, families, null, false), MOST_FOUND * 4)
        .stream()
        .sorted(Comparator.comparing(row -> row.payerId().equals(payer) ? 0 : 1))
        .limit(MOST_FOUND)
        .map(this::found)
        .toList();
  }

  /** A claim's id or control number begins with its family's id. */
  private static String family(String search) {
    String number = search.toUpperCase(Locale.ROOT);
    return number.matches("[0-9A-Z]{10}[1-9][A-Z]?") ? number.substring(0, 10) : search;
  }

  private Found found(ClaimQuery.Row row) {
    return new Found(
        row.id(),
        row.practiceClaim(),
        row.lastName() + ", " + row.firstName(),
        row.serviceFrom(),
        payers.profile(row.payerId()).name(),
        row.level(),
        words.of(row.state().name()),
        row.charge().cents());
  }
}
