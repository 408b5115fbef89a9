package org.cobaltclaims.transmission.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.transmission.Batch;
import org.cobaltclaims.transmission.BatchQuery;
import org.cobaltclaims.transmission.BatchQuery.Group;
import org.cobaltclaims.transmission.Batches;
import org.cobaltclaims.transmission.FileFollowUp;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files of claims: begun by hand, looked at, sent again. */
@RestController
@RequestMapping("/api/batches")
@Tag(name = "Batches", description = "Files of claims, and what became of what they carry")
class BatchController {

  private static final Logger LOG = LoggerFactory.getLogger(BatchController.class);
  private static final int MOST = 1000;
  private static final int MOST_CHOSEN = 5000;

  private final Batches batches;
  private final BatchQuery query;
  private final FileFollowUp followUp;
  private final TransactionTemplate transactions;
  private final ActingUser user;

  BatchController(
      Batches batches,
      BatchQuery query,
      FileFollowUp followUp,
      TransactionTemplate transactions,
      ActingUser user) {
    this.batches = batches;
    this.query = query;
    this.followUp = followUp;
    this.transactions = transactions;
    this.user = user;
  }

  /**
   * A batch.
   *
   * @param interchange ISA13; null until its file was made
   * @param fileId its file, see {@code /api/files/{id}/content}; null until it was made
   * @param byHand a person uploads it
   */
  record BatchView(
      String id,
      String clearinghouse,
      String payer,
      String state,
      boolean byHand,
      int claims,
      @Nullable Long interchange,
      @Nullable String file,
      @Nullable String fileId,
      LocalDate createdOn,
      @Nullable LocalDate sentOn,
      @Nullable LocalDate answerDue,
      @Nullable LocalDate answeredOn,
      @Nullable String reason) {

    static BatchView of(Batch batch) {
      Batch.Numbers numbers = batch.numbers();
      return new BatchView(
          batch.id(),
          batch.clearinghouse(),
          batch.payerId(),
          batch.state().name(),
          batch.byHand(),
          batch.claimCount(),
          numbers == null ? null : numbers.interchange(),
          batch.fileName(),
          batch.fileId(),
          batch.createdOn(),
          batch.sentOn(),
          batch.acknowledgementDue(),
          batch.answeredOn(),
          batch.reason());
    }
  }

  /** A version in a batch, and what became of it there. */
  record CarriedView(String version, String claim, String fate, @Nullable String reason) {}

  /** A batch with what it carries. */
  record WholeBatch(BatchView batch, List<CarriedView> claims) {}

  @GetMapping
  @Operation(
      summary = "The newest batches, 1000 at most",
      description = "group: UPLOAD (to be uploaded by hand), WAITING, ACCEPTED, REFUSED or ALL.")
  List<BatchView> all(@RequestParam(defaultValue = "ALL") Group group) {
    return query.newest(group, "", MOST).stream().map(BatchView::of).toList();
  }

  @GetMapping("/{id}")
  @Operation(summary = "A batch with the versions of claims that it carries")
  WholeBatch one(@PathVariable String id) {
    return new WholeBatch(
        BatchView.of(find(id)),
        query.claims(id).stream()
            .map(in -> new CarriedView(in.pcn(), in.claimId(), in.fate(), in.reason()))
            .toList());
  }

  /**
   * What goes into files now.
   *
   * @param claims ids of payer claims; null for all that are ready
   * @param byHand a person uploads the files: nothing is put into the clearinghouse's folder
   */
  record Wanted(@Nullable List<String> claims, @Nullable Boolean byHand) {}

  /**
   * The files that were begun.
   *
   * @param left claims that were named and are not ready to go in a file
   */
  record Begun(List<String> batches, List<String> left) {}

  @PostMapping
  @Operation(
      summary = "Makes files of claims that are ready, without waiting for the schedule",
      description =
          "Without a body: of all, but what waits to be filed by hand stays. With claims: of those,"
              + " also where the practice files by hand. byHand: the files are uploaded by a person,"
              + " see the task UPLOAD_FILE.")
  Begun begin(@RequestBody(required = false) @Nullable Wanted wanted) {
    boolean byHand = wanted != null && Boolean.TRUE.equals(wanted.byHand());
    List<String> claims = wanted == null ? null : wanted.claims();
    if (claims == null) {
      if (byHand) {
        throw DecisionRefused.invalid("name the claims whose file a person uploads");
      }
      return new Begun(batches.formNow(), List.of());
    }
    if (claims.size() > MOST_CHOSEN) {
      throw DecisionRefused.invalid("at most " + MOST_CHOSEN + " claims at once");
    }
    Batches.Chosen chosen = batches.formChosen(claims, byHand);
    return new Begun(chosen.batches(), chosen.left());
  }

  @PostMapping("/{id}/again")
  @Operation(
      summary = "The file never arrived: its claims go out again, in another one",
      description =
          "Refused once it was answered, and before it was sent. Its own numbers are not used again.")
  BatchView again(@PathVariable String id, @RequestParam(required = false) @Nullable String by) {
    find(id);
    try {
      transactions.executeWithoutResult(tx -> followUp.lost(id));
    } catch (IllegalStateException answered) {
      throw DecisionRefused.state(String.valueOf(answered.getMessage()));
    }
    LOG.info("batch {} is sent again, says {}", id, user.of(by));
    return BatchView.of(find(id));
  }

  private Batch find(String id) {
    return batches.find(id).orElseThrow(() -> DecisionRefused.missing("there is no batch " + id));
  }
}
