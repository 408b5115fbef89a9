package org.cobaltclaims.remittance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.remittance.CheckEntry;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Deposits;
import org.cobaltclaims.remittance.EobEntry;
import org.cobaltclaims.remittance.HandEntries;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.remittance.StoredRemittance;
import org.cobaltclaims.remittance.process.EobDrafts;
import org.cobaltclaims.remittance.process.PaymentCorrecting;
import org.cobaltclaims.remittance.process.RemittanceByHand;
import org.cobaltclaims.transmission.Scans;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.ListPart;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Paper EOBs typed in, scanned and corrected. */
@RestController
@RequestMapping("/api")
@Tag(name = "Remittances by hand", description = "Checks and EFTs with paper EOBs")
class RemittanceController {

  private final RemittanceByHand byHand;
  private final PaymentCorrecting correcting;
  private final EobDrafts eobDrafts;
  private final Remittances remittances;
  private final HandEntries entries;
  private final Deposits deposits;
  private final Scans scans;
  private final ActingUser user;

  RemittanceController(
      RemittanceByHand byHand,
      PaymentCorrecting correcting,
      EobDrafts eobDrafts,
      Remittances remittances,
      HandEntries entries,
      Deposits deposits,
      Scans scans,
      ActingUser user) {
    this.byHand = byHand;
    this.correcting = correcting;
    this.eobDrafts = eobDrafts;
    this.remittances = remittances;
    this.entries = entries;
    this.deposits = deposits;
    this.scans = scans;
    this.user = user;
  }

  /** What became of one claim's decision; amounts in cents. */
  record PaymentView(
      String id,
      @Nullable String claim,
      String status,
      String controlNumber,
      long charge,
      long paid,
      String disposition,
      @Nullable String reason) {
    static PaymentView of(StoredPayment stored) {
      ClaimPayment payment = stored.payment();
      return new PaymentView(
          payment.id(),
          stored.payerClaimId(),
          payment.status(),
          payment.payerClaimControlNumber(),
          payment.charge().cents(),
          payment.paid().cents(),
          stored.disposition().name(),
          stored.reason());
    }
  }

  /** A remittance; amounts in cents. */
  record RemittanceView(
      String id,
      String payer,
      String number,
      @Nullable LocalDate date,
      String method,
      long amount,
      String state,
      @Nullable String enteredBy,
      @Nullable DepositView deposit,
      @Nullable String scan,
      List<PaymentView> claims) {}

  @GetMapping("/remittances/{id}")
  @Operation(summary = "A remittance, what became of its payments, and what is left of its deposit")
  RemittanceView remittance(@PathVariable String id) {
    if (!remittances.exists(id)) {
      throw DecisionRefused.missing("there is no remittance " + id);
    }
    StoredRemittance found = remittances.remittance(id);
    return new RemittanceView(
        id,
        deposits
            .ofRemittance(id)
            .map(deposit -> Objects.requireNonNullElse(deposit.payerId(), ""))
            .orElse(found.payerIds().stream().findFirst().orElse(found.payerName())),
        found.trace(),
        found.paymentDate(),
        found.method(),
        found.paid().cents(),
        found.state().name(),
        found.enteredBy(),
        deposits.ofRemittance(id).map(DepositView::of).orElse(null),
        entries.scan(id).map(HandEntries.Scan::mediaType).orElse(null),
        remittances.payments(id).stream().map(PaymentView::of).toList());
  }

  @GetMapping("/remittances")
  @Operation(
      summary = "The remittances that were typed in, the newest first",
      description = "after is the id of the last one that was got: those behind it follow.")
  List<RemittanceView> all(
      @RequestParam(required = false) @Nullable String payer,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = ListPart.USUAL) int size) {
    ListPart part = new ListPart(after, size);
    if (after != null && !remittances.exists(after)) {
      throw DecisionRefused.missing("there is no remittance " + after);
    }
    return entries.remittances(payer, part.after(), part.size()).stream()
        .map(this::remittance)
        .toList();
  }

  @PostMapping("/remittances")
  @Operation(
      summary = "A check or EFT with the paper EOBs of its claims; posted as an ERA is",
      description =
          "Every line and claim has to explain its charge; nothing is kept of one that does not."
              + " Claims that come to less than the check leave its deposit open; more are added"
              + " later. The same key again changes nothing.")
  RemittanceView enter(
      @RequestBody CheckEntry check, @RequestParam(required = false) @Nullable String by) {
    try {
      return remittance(byHand.enter(check, user.of(by)));
    } catch (DuplicateKeyException enteredMeanwhile) {
      // Now it is known, and either the same or refused with its reason.
      return remittance(byHand.enter(check, user.of(by)));
    }
  }

  /** More of a check. */
  record More(
      @Nullable String key,
      @Nullable List<EobEntry> claims,
      @Nullable List<CheckEntry.Provider> providerAdjustments) {}

  @PostMapping("/remittances/{id}/claims")
  @Operation(summary = "More EOBs of a check that was typed in, against what is left of it")
  RemittanceView add(
      @PathVariable String id,
      @RequestBody More more,
      @RequestParam(required = false) @Nullable String by) {
    byHand.add(
        id,
        more.key(),
        Objects.requireNonNullElse(more.claims(), List.of()),
        Objects.requireNonNullElse(more.providerAdjustments(), List.of()),
        user.of(by));
    return remittance(id);
  }

  /** A check that is not posted yet; what is left in cents, and what is wrong at which place. */
  record DraftView(
      String id,
      CheckEntry check,
      long left,
      List<String> problems,
      List<RemittanceByHand.Fault> faults,
      String changedBy,
      LocalDate changedOn) {}

  @PostMapping("/remittance-drafts")
  @Operation(summary = "Keeps a check that is typed in piece by piece; nothing is posted")
  DraftView keep(
      @RequestBody CheckEntry check, @RequestParam(required = false) @Nullable String by) {
    return draft(byHand.keep(null, check, user.of(by)));
  }

  @PutMapping("/remittance-drafts/{id}")
  @Operation(summary = "Changes a draft")
  DraftView change(
      @PathVariable String id,
      @RequestBody CheckEntry check,
      @RequestParam(required = false) @Nullable String by) {
    return draft(byHand.keep(id, check, user.of(by)));
  }

  @GetMapping("/remittance-drafts/{id}")
  @Operation(summary = "A draft: what is left of the check, and what keeps it from being posted")
  DraftView draft(@PathVariable String id) {
    return entries
        .draft(id)
        .map(this::view)
        .orElseThrow(() -> DecisionRefused.missing("there is no draft " + id));
  }

  @GetMapping("/remittance-drafts")
  @Operation(summary = "All drafts")
  List<DraftView> drafts() {
    return entries.drafts().stream().map(this::view).toList();
  }

  private DraftView view(HandEntries.Draft draft) {
    List<RemittanceByHand.Fault> faults = byHand.faults(draft.check());
    return new DraftView(
        draft.id(),
        draft.check(),
        byHand.left(draft.check()).cents(),
        RemittanceByHand.problems(faults),
        faults,
        draft.by(),
        draft.on());
  }

  @DeleteMapping("/remittance-drafts/{id}")
  @Operation(summary = "Throws a draft away")
  void forget(@PathVariable String id) {
    entries.remove(id);
  }

  @PostMapping("/remittance-drafts/{id}/post")
  @Operation(summary = "Posts a draft; the remittance bears its id")
  RemittanceView post(
      @PathVariable String id, @RequestParam(required = false) @Nullable String by) {
    return remittance(byHand.postDraft(id, user.of(by)));
  }

  @GetMapping("/claims/{claim}/eob-draft")
  @Operation(summary = "An entry for a claim: as its ERA has it where one came, else its lines")
  EobDrafts.Draft eobDraft(@PathVariable String claim) {
    return eobDrafts.of(claim);
  }

  /** A payment as it should have been. */
  record Correct(@Nullable String key, @Nullable String reason, @Nullable EobEntry entry) {}

  /** The payment that stands now. */
  record Corrected(String id) {}

  @PostMapping("/payments/{id}/correct")
  @Operation(
      summary = "Takes a posted payment back and posts it as it should have been",
      description =
          "Two entries, never an edit. What a remittance says was paid stays. Later payers' claims"
              + " that have not left are built anew; those that have are compared.")
  Corrected correct(
      @PathVariable String id,
      @RequestBody Correct correct,
      @RequestParam(required = false) @Nullable String by) {
    String why = correct.reason() == null ? "" : correct.reason().strip();
    if (correct.entry() == null || why.isEmpty()) {
      throw DecisionRefused.invalid("entry and reason are needed");
    }
    return new Corrected(correcting.correct(id, correct.entry(), correct.key(), why, user.of(by)));
  }

  /** What the payer before decided; its check where nothing of it is posted. */
  record Prior(
      @Nullable String key,
      @Nullable String number,
      @Nullable LocalDate date,
      @Nullable Long amount,
      @Nullable String method,
      @Nullable String reason,
      @Nullable EobEntry entry) {}

  @PostMapping("/claims/{claim}/prior-eob")
  @Operation(
      summary = "What the payer before decided, from a later payer's screen",
      description = "Corrects its posted payment, or enters its check.")
  Corrected prior(
      @PathVariable String claim,
      @RequestBody Prior prior,
      @RequestParam(required = false) @Nullable String by) {
    if (prior.entry() == null) {
      throw DecisionRefused.invalid("entry is needed");
    }
    CheckEntry check =
        new CheckEntry(
            prior.key(),
            null,
            prior.number(),
            prior.date(),
            prior.amount(),
            prior.method(),
            List.of(),
            List.of());
    return new Corrected(
        correcting.enterPrior(
            claim,
            check,
            prior.entry(),
            prior.reason() == null ? "" : prior.reason().strip(),
            user.of(by)));
  }

  @PutMapping("/remittances/{id}/scan")
  @Operation(summary = "Attaches the scanned pages: a PDF, PNG or JPEG of at most 20 MB")
  RemittanceView attach(
      @PathVariable String id,
      @RequestBody byte[] content,
      @RequestParam(required = false) @Nullable String by) {
    if (!remittances.exists(id)) {
      throw DecisionRefused.missing("there is no remittance " + id);
    }
    if (content.length > Scans.LARGEST) {
      throw DecisionRefused.invalid("a scan has at most 20 MB");
    }
    String type =
        Scans.mediaType(content)
            .orElseThrow(
                () -> DecisionRefused.invalid("a scan is a PDF, a PNG or a JPEG by its content"));
    entries.attach(id, type, content.length, scans.keep(content), user.of(by));
    return remittance(id);
  }

  @GetMapping("/remittances/{id}/scan")
  @Operation(summary = "The scanned pages, byte for byte")
  ResponseEntity<byte[]> scan(@PathVariable String id) {
    HandEntries.Scan scan =
        entries
            .scan(id)
            .orElseThrow(() -> DecisionRefused.missing("remittance " + id + " has no scan"));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(scan.mediaType()))
        .header("X-Content-Type-Options", "nosniff")
        .body(scans.read(scan.archivePath()));
  }
}
