package org.cobaltclaims.claim.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.claim.process.LivePosition;
import org.cobaltclaims.claim.web.FamilyPage.Head;
import org.cobaltclaims.claim.web.FamilyPage.Lane;
import org.cobaltclaims.claim.web.FamilyPage.Payment;
import org.cobaltclaims.claim.web.FamilyPage.Place;
import org.cobaltclaims.desk.ClaimDocuments;
import org.cobaltclaims.desk.ClaimFacts;
import org.cobaltclaims.desk.ClaimFactsReader;
import org.cobaltclaims.desk.ProcessModels;
import org.cobaltclaims.desk.StateWords;
import org.cobaltclaims.desk.VisitMoney;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskQuery;
import org.springframework.stereotype.Component;

/** Collects what the page of a family shows; every read is bounded by the family. */
@Component
class FamilyReader {

  private static final int MOST_TASKS = 100;

  private static final List<TaskQuery.Order> NEWEST =
      List.of(new TaskQuery.Order(TaskQuery.Sort.OPENED, true));

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final FamilyLanes lanes;
  private final Ledger ledger;
  private final Timeline timeline;
  private final TaskQuery tasks;
  private final ClaimDocuments documents;
  private final LivePosition position;
  private final ProcessModels models;
  private final ClaimFactsReader facts;
  private final Payers payers;
  private final Clock clock;

  FamilyReader(
      ClaimFamilies families,
      PayerClaims claims,
      FamilyLanes lanes,
      Ledger ledger,
      Timeline timeline,
      TaskQuery tasks,
      ClaimDocuments documents,
      LivePosition position,
      ProcessModels models,
      ClaimFactsReader facts,
      Payers payers,
      Clock clock) {
    this.families = families;
    this.claims = claims;
    this.lanes = lanes;
    this.ledger = ledger;
    this.timeline = timeline;
    this.tasks = tasks;
    this.documents = documents;
    this.position = position;
    this.models = models;
    this.facts = facts;
    this.payers = payers;
    this.clock = clock;
  }

  /** The page of a family; empty if there is none of that id. */
  Optional<FamilyPage> find(String familyId) {
    return families.findById(familyId).map(this::page);
  }

  private FamilyPage page(ClaimFamily family) {
    List<PayerClaim> all = claims.findByFamilyIdOrderByLevel(family.id());
    List<Ledger.Dated> history = ledger.history(family.id());
    FamilyLedger money = new FamilyLedger(history.stream().map(Ledger.Dated::entry).toList());
    List<Lane> found = lanes.of(family, all, money);
    List<Timeline.Entry> entries = new ArrayList<>(timeline.of(family.id()));
    Collections.reverse(entries);
    return new FamilyPage(
        head(family, money),
        found,
        LedgerTable.of(history, names(found)),
        entries,
        tasks(family),
        documents.of(family.id()),
        position.of(family).stream().map(this::place).toList(),
        ClaimAction.of(family, all));
  }

  private Head head(ClaimFamily family, FamilyLedger money) {
    ClaimFacts known = facts.of(family.id(), "").orElseThrow();
    return new Head(
        family.id(),
        family.practiceClaim(),
        known.patient(),
        known.born(),
        known.gender(),
        family.serviceFrom(),
        family.serviceTo(),
        known.provider(),
        StateWords.of(family.state()),
        family.holdReason(),
        family.heldBy(),
        family.openedOn(),
        VisitMoney.of(family.charge(), money));
  }

  private List<Task> tasks(ClaimFamily family) {
    TaskQuery.Filter ofFamily =
        new TaskQuery.Filter(
            null,
            List.of(),
            null,
            null,
            null,
            null,
            family.id(),
            null,
            null,
            null,
            LocalDate.now(clock),
            false,
            null,
            null,
            null);
    return tasks.list(ofFamily, NEWEST, 0, MOST_TASKS).stream()
        .sorted(Comparator.comparing(task -> !task.isOpen()))
        .toList();
  }

  private Place place(LivePosition.Step step) {
    PayerClaim claim = step.claim();
    String of =
        claim == null
            ? ""
            : ", %s (%s)"
                .formatted(
                    payers.profile(claim.payerId()).name(),
                    StateWords.rank(claim.level()).toLowerCase(Locale.ROOT));
    return new Place(
        step.process(),
        models.name(step.process()) + of,
        step.elements(),
        step.elements().stream().map(element -> models.name(step.process(), element)).toList());
  }

  /** What a posting is called: by the payment that it posts, or by how its id begins. */
  private static LedgerTable.Names names(List<Lane> found) {
    Map<String, String> payments =
        found.stream()
            .flatMap(lane -> lane.payments().stream().map(payment -> called(lane, payment)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
    return id ->
        Stream.of(
                payments.get(id),
                id.startsWith("REV-") ? payments.get(id.substring(4)) : null,
                begins(id))
            .filter(text -> text != null)
            .findFirst()
            .map(text -> id.startsWith("REV-") ? "Taken back: " + text : text)
            .orElse(id);
  }

  private static Map.Entry<String, String> called(Lane lane, Payment payment) {
    return Map.entry(payment.id(), lane.payer() + ", " + payment.trace());
  }

  private static String begins(String id) {
    return switch (id.split("-", 2)[0]) {
      case "OPEN" -> "Charged";
      case "NEXT" -> "Asked of the next payer";
      case "REV" -> "Taken back";
      case "RFD" -> "Paid back to the payer";
      default -> "Posting " + id;
    };
  }
}
