package org.cobaltclaims.paper.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.paper.Cms1500;
import org.cobaltclaims.paper.PaperClaims;
import org.cobaltclaims.paper.PrintBatches;
import org.cobaltclaims.paper.PrintBatches.Batch;
import org.cobaltclaims.paper.PrintBatches.Version;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Prints many claims at once. A claim that is printed is still to be mailed; one that cannot be
 * printed is named and stays out.
 */
@Service
public class BatchPrinting {

  /** Two batches at the same moment want the same number. */
  private static final int TRIES = 5;

  private static final Set<PayerClaimState> PRINTABLE =
      EnumSet.of(PayerClaimState.QUEUED, PayerClaimState.PRINTED);

  private final PrintBatches batches;
  private final PaperClaims paper;
  private final PrintRoom room;
  private final PayerClaims claims;
  private final ClaimFamilies families;
  private final ClaimManagement management;
  private final Tasks tasks;
  private final Timeline timeline;
  private final TransactionTemplate transactions;
  private final Clock clock;

  BatchPrinting(
      PrintBatches batches,
      PaperClaims paper,
      PrintRoom room,
      PayerClaims claims,
      ClaimFamilies families,
      ClaimManagement management,
      Tasks tasks,
      Timeline timeline,
      TransactionTemplate transactions,
      Clock clock) {
    this.batches = batches;
    this.paper = paper;
    this.room = room;
    this.claims = claims;
    this.families = families;
    this.management = management;
    this.tasks = tasks;
    this.timeline = timeline;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What to print: claims and tasks by their ids, or else every open task, of a payer if one is
   * named.
   *
   * @param claims ids of payer claims
   * @param tasks ids of tasks
   * @param payer only claims to this payer; null for all
   */
  public record Wanted(List<String> claims, List<String> tasks, @Nullable String payer) {
    public Wanted {
      claims = List.copyOf(claims);
      tasks = List.copyOf(tasks);
    }
  }

  /** A claim that was left out. */
  public record LeftOut(String claim, String reason) {}

  /**
   * What was printed.
   *
   * @param batch null if nothing was
   */
  public record Printed(@Nullable Batch batch, List<LeftOut> leftOut) {
    public Printed {
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * Makes a batch and marks its claims as printed.
   *
   * @param key what the caller calls the batch; the same again is the same batch. Null for none
   * @throws DecisionRefused if a printer, task or claim is not known
   */
  public Printed print(Wanted wanted, String printer, @Nullable String key, String by) {
    if (room.print(printer).isEmpty()) {
      throw DecisionRefused.invalid(
          "practice.yml has no printer of that name; it has " + room.printers());
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return Objects.requireNonNull(
            transactions.execute(status -> once(wanted, printer, key, by)));
      } catch (DuplicateKeyException | TransientDataAccessException collided) {
        if (attempt == TRIES) {
          throw collided;
        }
      }
    }
  }

  private Printed once(Wanted wanted, String printer, @Nullable String key, String by) {
    if (key != null && batches.byKey(key).isPresent()) {
      return new Printed(batches.find(batches.byKey(key).get()).orElseThrow(), List.of());
    }
    List<LeftOut> leftOut = new ArrayList<>();
    List<PayerClaim> printed = new ArrayList<>();
    for (String id : ids(wanted)) {
      String family = id.substring(0, id.length() - 1);
      management.lock(family);
      PayerClaim claim = claims.findById(id).orElseThrow();
      String reason = keepsOut(claim);
      if (reason.isEmpty()) {
        printed.add(claim);
      } else {
        leftOut.add(new LeftOut(id, reason));
      }
    }
    if (printed.isEmpty()) {
      return new Printed(null, leftOut);
    }
    LocalDate today = LocalDate.now(clock);
    Batch batch =
        new Batch(
            "P%s-%d".formatted(today.toString().replace("-", ""), batches.on(today) + 1),
            printer,
            today,
            by,
            inOrderOfEnvelopes(printed));
    batches.save(batch, key);
    for (PayerClaim claim : printed) {
      claim.printed();
      claims.save(claim);
      timeline.append(
          claim.familyId(),
          claim.id(),
          "6.1",
          "Version %s printed in batch %s by %s"
              .formatted(claim.currentVersion().pcn(), batch.id(), by));
    }
    return new Printed(batch, leftOut);
  }

  /** Claims of one address lie together. */
  private List<Version> inOrderOfEnvelopes(List<PayerClaim> printed) {
    record Envelope(String payer, String address, Version version) {}
    return printed.stream()
        .map(
            claim -> {
              String pcn = claim.currentVersion().pcn();
              return new Envelope(
                  claim.payerId(),
                  String.join("\n", paper.address(pcn)),
                  new Version(pcn, claim.id()));
            })
        .sorted(
            Comparator.comparing(Envelope::address)
                .thenComparing(Envelope::payer)
                .thenComparing(envelope -> envelope.version().pcn()))
        .map(Envelope::version)
        .toList();
  }

  private Set<String> ids(Wanted wanted) {
    Set<String> ids = new LinkedHashSet<>();
    for (String task : wanted.tasks()) {
      ids.add(
          tasks
              .find(task)
              .filter(found -> found.kind() == TaskKind.PRINT_AND_MAIL)
              .map(Task::subject)
              .orElseThrow(
                  () -> DecisionRefused.missing("there is no task PRINT_AND_MAIL " + task)));
    }
    for (String claim : wanted.claims()) {
      if (claims.findById(claim).isEmpty()) {
        throw DecisionRefused.missing("there is no payer claim " + claim);
      }
      ids.add(claim);
    }
    if (wanted.tasks().isEmpty() && wanted.claims().isEmpty()) {
      tasks.open().stream()
          .filter(task -> task.kind() == TaskKind.PRINT_AND_MAIL)
          .filter(task -> wanted.payer() == null || wanted.payer().equals(task.payerId()))
          .map(Task::subject)
          .sorted()
          .forEach(ids::add);
    }
    return ids;
  }

  /** Why a claim cannot be printed now; empty if it can. */
  private String keepsOut(PayerClaim claim) {
    if (!PRINTABLE.contains(claim.state()) || !claim.currentVersion().channel().equals("PAPER")) {
      return "it is " + claim.state() + ", not to be printed";
    }
    if (families.findById(claim.familyId()).orElseThrow().isOnHold()) {
      return "the family is on hold";
    }
    if (paper.isPortal(claim)) {
      return "it is typed into the payer's portal";
    }
    List<Finding> blocking =
        paper.form(claim.currentVersion().pcn()).map(Cms1500::blocking).orElse(List.of());
    return PrintRoom.messages(blocking);
  }
}
