package org.cobaltclaims.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobaltclaims.decision.DecisionVersion.Origin;
import org.cobaltclaims.decision.DecisionVersions.Head;
import org.cobaltclaims.decision.DecisionVersions.NewVersion;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The decision tables: what is in force, what was, and how it is changed. Every change is a new
 * version with who and why; what is changed on an older one than the one in force is refused.
 */
@Service
public class DecisionTables {

  private static final int LONGEST_REASON = 1_000;

  private final DecisionVersions versions;
  private final ShippedDecisions shipped;
  private final CellLanguage language;
  private final DecisionRuns runs;
  private final ApplicationEventPublisher events;

  DecisionTables(
      DecisionVersions versions,
      ShippedDecisions shipped,
      CellLanguage language,
      DecisionRuns runs,
      ApplicationEventPublisher events) {
    this.versions = versions;
    this.shipped = shipped;
    this.language = language;
    this.runs = runs;
    this.events = events;
  }

  /**
   * How a table stands.
   *
   * @param version the one in force
   * @param shipped the newest that came with the program
   * @param ownInForce the practice's own counts, and not what came with the program last
   * @param withEngine the engine has the version that is in force
   */
  public record Standing(
      DecisionTopic topic,
      DecisionVersion version,
      DecisionVersion shipped,
      boolean ownInForce,
      boolean withEngine) {

    /** A newer version came with the program, and the practice's own stayed in force. */
    public boolean newerShipped() {
      return ownInForce && shipped.number() > version.number();
    }
  }

  /** All tables. */
  public List<Standing> all() {
    return List.of(DecisionTopic.values()).stream().map(topic -> standing(topic.id())).toList();
  }

  /**
   * How one table stands.
   *
   * @throws DecisionNotFoundException if there is none of this id
   */
  public Standing standing(String decision) {
    DecisionTopic topic = topic(decision);
    Head head = head(decision);
    DecisionVersion version = version(decision, head.inForce());
    DecisionVersion came = version(decision, head.shipped());
    return new Standing(
        topic,
        version,
        came,
        !version.hash().equals(came.hash()),
        head.deployed() == head.inForce());
  }

  private static DecisionTopic topic(String decision) {
    return DecisionTopic.find(decision)
        .orElseThrow(() -> new DecisionNotFoundException("there is no such decision table"));
  }

  private Head head(String decision) {
    Optional<Head> known = versions.head(decision);
    if (known.isPresent()) {
      return known.get();
    }
    shipped.takeUp();
    return versions.head(decision).orElseThrow();
  }

  /** All versions of a table, the newest first. */
  public List<DecisionVersion> versions(String decision) {
    head(topic(decision).id());
    return versions.all(decision);
  }

  /**
   * One version.
   *
   * @throws DecisionNotFoundException if there is none
   */
  public DecisionVersion version(String decision, int number) {
    return versions
        .find(decision, number)
        .orElseThrow(() -> new DecisionNotFoundException("there is no such version of this table"));
  }

  /** The tables of a version. */
  public DecisionFile file(String decision, int number) {
    return versions
        .text(topic(decision).id(), number)
        .map(DecisionFile::parse)
        .orElseThrow(() -> new DecisionNotFoundException("there is no such version of this table"));
  }

  /** What a decision is given. */
  public List<Fact> facts(String decision, DecisionFile file) {
    return DecisionFacts.of(topic(decision), file);
  }

  /**
   * What would come of other rows.
   *
   * @param faults why they cannot be saved; empty if they can
   * @param changes what was changed, row by row
   * @param compared what would be decided differently; empty where there are faults
   */
  public record Preview(
      List<CellFault> faults, List<RowChange> changes, List<TableComparison.Result> compared) {}

  /**
   * Looks at other rows without saving them.
   *
   * @param basedOn the version that they were made from
   * @param rows by the id of the table
   */
  public Preview preview(String decision, int basedOn, Map<String, List<Rule>> rows) {
    DecisionFile base = file(decision, basedOn);
    DecisionFile draft;
    try {
      draft = draft(base, rows);
    } catch (InvalidDecisionException shapeless) {
      if (shapeless.faults().isEmpty()) {
        throw shapeless;
      }
      return new Preview(shapeless.faults(), List.of(), List.of());
    }
    List<CellFault> faults = faults(topic(decision), draft);
    List<RowChange> changes = changes(base, draft);
    return new Preview(
        faults, changes, faults.isEmpty() ? compare(decision, base, draft) : List.of());
  }

  private static DecisionFile draft(DecisionFile base, Map<String, List<Rule>> rows) {
    for (DecisionTable table : base.tables()) {
      List<Rule> rules = rows.get(table.id());
      if (rules != null) {
        TableCheck.requireShape(table, rules);
      }
    }
    try {
      return base.withRules(rows);
    } catch (IllegalArgumentException notThere) {
      throw new InvalidDecisionException(String.valueOf(notThere.getMessage()));
    }
  }

  private List<CellFault> faults(DecisionTopic topic, DecisionFile draft) {
    List<CellFault> faults = new ArrayList<>(TableCheck.check(language, topic, draft));
    if (faults.isEmpty()) {
      runs.refusal(draft.text())
          .ifPresent(
              why ->
                  faults.add(
                      new CellFault(
                          draft.tables().getFirst().id(),
                          -1,
                          -1,
                          "The process engine does not take this table: " + why)));
    }
    return faults;
  }

  /** What was changed between two versions, table by table. */
  public List<RowChange> changes(DecisionFile before, DecisionFile after) {
    Map<String, DecisionTable> old = new HashMap<>();
    before.tables().forEach(table -> old.put(table.id(), table));
    List<RowChange> changes = new ArrayList<>();
    for (DecisionTable table : after.tables()) {
      DecisionTable was = old.get(table.id());
      if (was != null && was.hasTheColumnsOf(table)) {
        changes.addAll(RowChange.between(was, table));
      }
    }
    return changes;
  }

  /**
   * What two versions decide differently, table by table; those that do not differ are left out.
   */
  public List<TableComparison.Result> compare(
      String decision, DecisionFile before, DecisionFile after) {
    Map<String, DecisionTable> old = new HashMap<>();
    before.tables().forEach(table -> old.put(table.id(), table));
    List<Fact> facts = DecisionFacts.of(topic(decision), after);
    List<TableComparison.Result> compared = new ArrayList<>();
    for (DecisionTable table : after.tables()) {
      DecisionTable was = old.get(table.id());
      if (was != null && was.hasTheColumnsOf(table) && !was.rules().equals(table.rules())) {
        compared.add(TableComparison.compare(language, facts, was, table));
      }
    }
    return compared;
  }

  /**
   * Tries rows that need not be saved.
   *
   * @param facts by name
   * @throws InvalidDecisionException if they cannot be evaluated
   */
  public DecisionRuns.Run tryOut(
      String decision, int basedOn, Map<String, List<Rule>> rows, Map<String, Object> facts) {
    DecisionFile draft = draft(file(decision, basedOn), rows);
    List<CellFault> faults = TableCheck.check(language, topic(decision), draft);
    if (!faults.isEmpty()) {
      throw new InvalidDecisionException("Some cells cannot be read; mend them first.", faults);
    }
    return runs.run(draft.text(), decision, facts);
  }

  /**
   * Saves other rows as a new version, which is in force from then on. Sent twice, it is saved
   * once.
   *
   * @param basedOn the version that they were made from
   * @param rows by the id of the table; a table that is not named keeps its rows
   * @throws DecisionConflictException if another version is in force by now
   * @throws InvalidDecisionException if there are faults, or no reason is given
   */
  @Transactional
  public DecisionVersion save(
      String decision, int basedOn, Map<String, List<Rule>> rows, String by, String why) {
    String reason = reason(why);
    Head head = locked(decision);
    DecisionVersion current = version(decision, head.inForce());
    DecisionFile draft = draft(file(decision, basedOn), rows);
    if (file(decision, head.inForce()).saysTheSameAs(draft)) {
      return current;
    }
    requireUnchanged(current, basedOn);
    List<CellFault> faults = faults(topic(decision), draft);
    if (!faults.isEmpty()) {
      throw new InvalidDecisionException(
          faults.size() == 1 ? "One cell is not right." : faults.size() + " cells are not right.",
          faults);
    }
    return putInForce(decision, draft.text(), Origin.EDITED, 0, current, by, reason);
  }

  /**
   * Takes up another version again, as a new one.
   *
   * @param number the version that is taken up
   * @param basedOn the version that was in force when it was decided
   */
  @Transactional
  public DecisionVersion rollBack(String decision, int number, int basedOn, String by, String why) {
    String reason = reason(why);
    Head head = locked(decision);
    DecisionVersion current = version(decision, head.inForce());
    DecisionVersion wanted = version(decision, number);
    if (wanted.hash().equals(current.hash())) {
      return current;
    }
    requireUnchanged(current, basedOn);
    DecisionFile file = file(decision, number);
    if (!file.canStandInFor(file(decision, head.shipped()))) {
      throw new InvalidDecisionException(
          "This version has other columns than the processes need now; it cannot be used any"
              + " more.");
    }
    List<CellFault> faults = faults(topic(decision), file);
    if (!faults.isEmpty()) {
      throw new InvalidDecisionException(
          "This version has cells that cannot be read any more.", faults);
    }
    return putInForce(decision, file.text(), Origin.ROLLED_BACK, number, current, by, reason);
  }

  private Head locked(String decision) {
    head(topic(decision).id());
    return versions.lock(decision).orElseThrow();
  }

  private static String reason(String why) {
    String reason = why.strip();
    if (reason.isEmpty()) {
      throw new InvalidDecisionException("Say why it is changed.");
    }
    if (reason.length() > LONGEST_REASON) {
      throw new InvalidDecisionException(
          "The reason is longer than " + LONGEST_REASON + " characters.");
    }
    return reason;
  }

  private static void requireUnchanged(DecisionVersion current, int basedOn) {
    if (current.number() != basedOn) {
      throw new DecisionConflictException(current);
    }
  }

  private DecisionVersion putInForce(
      String decision,
      String text,
      Origin origin,
      int restored,
      DecisionVersion before,
      String by,
      String why) {
    DecisionVersion version =
        versions.add(
            new NewVersion(
                decision,
                versions.newest(decision) + 1,
                text,
                origin,
                restored,
                before.number(),
                by,
                why));
    versions.putInForce(decision, version.number());
    events.publishEvent(new DecisionChanged(decision));
    return version;
  }

  /** The engine has a version. */
  public void deployed(String decision, int number) {
    versions.deployed(decision, number);
  }
}
