package org.cobaltclaims.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cobaltclaims.decision.Shipped.withInput;
import static org.cobaltclaims.decision.Shipped.withOutput;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.decision.DecisionTables.Preview;
import org.cobaltclaims.decision.DecisionVersion.Origin;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.worklist.Urgency;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The versions of the tables over a real database. */
class DecisionTablesTest extends ApplicationTest {

  private static final String ID = "task-priority";

  @Autowired private DecisionTables tables;
  @Autowired private DecisionsInForce inForce;
  @Autowired private ShippedDecisions shipped;
  @Autowired private Urgency urgency;

  @Test
  void whatIsShippedIsTheFirstVersionAndInForce() {
    assertThat(tables.all()).hasSize(DecisionTopic.values().length);
    assertThat(tables.all())
        .allSatisfy(
            standing -> {
              assertThat(standing.version().number()).isEqualTo(1);
              assertThat(standing.version().origin()).isEqualTo(Origin.SHIPPED);
              assertThat(standing.ownInForce()).isFalse();
              assertThat(standing.newerShipped()).isFalse();
              assertThat(inForce.of(standing.topic().id()).text())
                  .isEqualTo(DecisionsInForce.shipped(standing.topic().id()));
            });
    shipped.takeUp();
    assertThat(tables.versions(ID)).hasSize(1);
    assertThatThrownBy(() -> tables.standing("nothing"))
        .isInstanceOf(DecisionNotFoundException.class);
    assertThatThrownBy(() -> tables.version(ID, 9)).isInstanceOf(DecisionNotFoundException.class);
  }

  @Test
  void aSavedTableDecidesFromThenOnUntilItIsRolledBack() {
    assertThat(smallDenial()).isEqualTo(new Urgency.Rating(40, 10));

    DecisionVersion saved = tables.save(ID, 1, smallDenialAt("61"), "dana", "They wait too long");

    assertThat(saved)
        .extracting(
            DecisionVersion::number,
            DecisionVersion::origin,
            DecisionVersion::by,
            DecisionVersion::why,
            DecisionVersion::before)
        .containsExactly(2, Origin.EDITED, "dana", "They wait too long", 1);
    assertThat(saved.at()).isEqualTo(clock.instant());
    assertThat(smallDenial()).isEqualTo(new Urgency.Rating(61, 10));
    assertThat(tables.standing(ID).ownInForce()).isTrue();
    assertThat(tables.standing(ID).withEngine()).isFalse();
    tables.deployed(ID, 2);
    assertThat(tables.standing(ID).withEngine()).isTrue();

    DecisionVersion back = tables.rollBack(ID, 1, 2, "dana", "It was better before");

    assertThat(back)
        .extracting(DecisionVersion::number, DecisionVersion::origin, DecisionVersion::restored)
        .containsExactly(3, Origin.ROLLED_BACK, 1);
    assertThat(smallDenial()).isEqualTo(new Urgency.Rating(40, 10));
    assertThat(inForce.of(ID).text()).isEqualTo(DecisionsInForce.shipped(ID));
    assertThat(tables.standing(ID).ownInForce()).isFalse();
    assertThat(tables.versions(ID)).extracting(DecisionVersion::number).containsExactly(3, 2, 1);
    assertThat(deployments()).containsExactly("deploy-decision " + ID, "deploy-decision " + ID);
  }

  @Test
  void sentTwiceItIsSavedOnce() {
    DecisionVersion first = tables.save(ID, 1, smallDenialAt("61"), "dana", "Once");
    DecisionVersion second = tables.save(ID, 1, smallDenialAt("61"), "dana", "Once");
    assertThat(second).isEqualTo(first);

    DecisionVersion back = tables.rollBack(ID, 1, 2, "dana", "Back");
    assertThat(tables.rollBack(ID, 1, 2, "dana", "Back")).isEqualTo(back);
    assertThat(tables.versions(ID)).hasSize(3);
    assertThat(deployments()).hasSize(2);
  }

  @Test
  void whoIsSecondIsToldAndNothingIsSaved() {
    tables.save(ID, 1, smallDenialAt("61"), "dana", "They wait too long");

    assertThatThrownBy(() -> tables.save(ID, 1, smallDenialAt("62"), "erin", "Longer still"))
        .isInstanceOf(DecisionConflictException.class)
        .hasMessageContaining("dana changed this table meanwhile: version 2")
        .hasMessageContaining("They wait too long");
    assertThatThrownBy(() -> tables.rollBack(ID, 1, 1, "erin", "Back"))
        .isInstanceOf(DecisionConflictException.class);
    assertThat(tables.versions(ID)).hasSize(2);
  }

  @Test
  void ofManyAtOnceOneIsSaved() throws Exception {
    int people = 6;
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      String priority = String.valueOf(60 + i);
      all.add(
          () -> {
            try {
              tables.save(ID, 1, smallDenialAt(priority), "person" + priority, "At once");
              return true;
            } catch (DecisionConflictException late) {
              return false;
            }
          });
    }
    int saved = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(people)) {
      for (Future<Boolean> done : threads.invokeAll(all)) {
        saved += done.get() ? 1 : 0;
      }
    }
    assertThat(saved).isEqualTo(1);
    assertThat(tables.versions(ID)).hasSize(2);
  }

  @Test
  void withoutReasonOrWithFaultsNothingIsSaved() {
    assertThatThrownBy(() -> tables.save(ID, 1, smallDenialAt("61"), "dana", "  "))
        .isInstanceOf(InvalidDecisionException.class)
        .hasMessageContaining("why");
    assertThatThrownBy(() -> tables.save(ID, 1, smallDenialAt("610"), "dana", "More"))
        .isInstanceOfSatisfying(
            InvalidDecisionException.class, refused -> assertThat(refused.faults()).hasSize(1));
    assertThatThrownBy(() -> tables.save(ID, 1, Map.of(ID, List.of()), "dana", "None"))
        .isInstanceOf(InvalidDecisionException.class);
    assertThatThrownBy(() -> tables.save(ID, 1, Map.of("other", List.of()), "dana", "None"))
        .isInstanceOf(InvalidDecisionException.class);
    assertThat(tables.versions(ID)).hasSize(1);
    assertThat(deployments()).isEmpty();
  }

  @Test
  void aNewReleasesTableIsInForceWhereThePracticeHasNoneOfItsOwn() {
    shipped.takeUp();
    shipped.takeUp(ID, release());

    assertThat(tables.standing(ID).version())
        .extracting(DecisionVersion::number, DecisionVersion::origin)
        .containsExactly(2, Origin.SHIPPED);
    assertThat(smallDenial().priority()).isEqualTo(44);
    shipped.takeUp(ID, release());
    shipped.takeUp(ID, DecisionsInForce.shipped(ID));
    assertThat(tables.versions(ID)).as("an older release is started again").hasSize(2);
  }

  @Test
  void thePracticesOwnTableStaysInForceAndTheNewOneCanBeTakenOver() {
    tables.standing(ID);
    tables.save(ID, 1, smallDenialAt("61"), "dana", "Ours");
    shipped.takeUp(ID, release());

    assertThat(smallDenial().priority()).isEqualTo(61);
    assertThat(tables.standing(ID).newerShipped()).isTrue();
    assertThat(tables.standing(ID).shipped().number()).isEqualTo(3);
    assertThat(tables.changes(tables.file(ID, 2), tables.file(ID, 3)))
        .extracting(RowChange::words)
        .containsExactly("Row 8: Priority was 61, is now 44.");

    tables.rollBack(ID, 3, 2, "dana", "Theirs is better");
    assertThat(smallDenial().priority()).isEqualTo(44);
    assertThat(tables.standing(ID).newerShipped()).isFalse();
  }

  @Test
  void aTableWithOtherColumnsThanTheProcessesNeedIsNotInForceAnyMore() {
    tables.standing(ID);
    tables.save(ID, 1, smallDenialAt("61"), "dana", "Ours");
    shipped.takeUp(ID, release().replace("name=\"dueDays\"", "name=\"days\""));

    assertThat(tables.standing(ID).version().number()).isEqualTo(3);
    assertThatThrownBy(() -> tables.rollBack(ID, 2, 3, "dana", "Ours again"))
        .isInstanceOf(InvalidDecisionException.class)
        .hasMessageContaining("other columns");
  }

  @Test
  void whatWouldChangeIsSeenBeforeItIsSaved() {
    tables.standing(ID);
    Preview preview = tables.preview(ID, 1, smallDenialAt("61"));
    assertThat(preview.faults()).isEmpty();
    assertThat(preview.changes())
        .extracting(RowChange::words)
        .containsExactly("Row 8: Priority was 40, is now 61.");
    assertThat(preview.compared()).singleElement();
    assertThat(preview.compared().getFirst().differences()).isNotEmpty();

    Preview faulty = tables.preview(ID, 1, smallDenialAt("x"));
    assertThat(faulty.faults()).hasSize(1);
    assertThat(faulty.compared()).isEmpty();
    assertThat(tables.versions(ID)).hasSize(1);
  }

  @Test
  void aDraftIsTriedWithValuesOfSomebodysOwn() {
    tables.standing("denial-suggestion");
    Map<String, Object> facts = new HashMap<>();
    facts.put("carc", "197");
    facts.put("group", "CO");
    facts.put("remark", "");
    facts.put("level", 1);
    facts.put("payerType", "COMMERCIAL");
    facts.put("unexplained", false);
    facts.put("remarkMissing", false);
    facts.put("icnKnown", true);
    facts.put("takesReplacement", true);
    facts.put("hasNextCoverage", false);
    facts.put("patientProhibited", false);
    facts.put("appealOpen", true);
    facts.put("attempts", 0);
    facts.put("daysToDeadline", 3);
    DecisionRuns.Run run = tables.tryOut("denial-suggestion", 1, Map.of(), facts);
    assertThat(run.answer()).contains("\"action\":\"CORRECT_R7\"").contains("\"urgency\":95");
    assertThat(run.steps())
        .extracting(DecisionRuns.Step::table)
        .contains("denialReason", "remarkAction", "denialUrgency", "denialAction");
    assertThat(run.steps())
        .filteredOn(step -> step.table().equals("denialUrgency"))
        .extracting(DecisionRuns.Step::row)
        .containsExactly(1);

    DecisionFile file = tables.file("denial-suggestion", 1);
    Map<String, List<Rule>> rows =
        Shipped.rows(
            file,
            "denialUrgency",
            rules -> {
              rules.set(0, withInput(rules.get(0), 0, "< 2"));
              return rules;
            });
    assertThat(tables.tryOut("denial-suggestion", 1, rows, facts).answer())
        .contains("\"urgency\":0");
  }

  private List<String> deployments() {
    return messages().stream().filter(message -> message.startsWith("deploy-")).toList();
  }

  private Urgency.Rating smallDenial() {
    return urgency.rate(TaskKind.WORK_DENIAL, Money.ofCents(100), Urgency.NO_DEADLINE);
  }

  private Map<String, List<Rule>> smallDenialAt(String priority) {
    return Shipped.rows(
        Shipped.file(DecisionTopic.TASK_PRIORITY),
        ID,
        rules -> {
          rules.set(7, withOutput(rules.get(7), 0, priority));
          return rules;
        });
  }

  /** The table of a later release. */
  private static String release() {
    return DecisionsInForce.shipped(ID).replace("<text>40</text>", "<text>44</text>");
  }
}
