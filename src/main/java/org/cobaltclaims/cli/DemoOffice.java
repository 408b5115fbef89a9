package org.cobaltclaims.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.coordination.process.ManualStops;
import org.cobaltclaims.denial.DenialSuggestion;
import org.cobaltclaims.denial.DenialSuggestions;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskDecisions;
import org.cobaltclaims.worklist.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The people of the demonstration's billing office. Each morning they work what was there the
 * evening before, always in the same way, mail what is printed, type in the checks that come by
 * post and ask the patients. What stays open is for whoever watches the demonstration: a remittance
 * that does not balance, which only its payer can mend; a credit, because nobody gives money away
 * unasked; what a second telephone call did not settle.
 */
@Component
class DemoOffice implements Demonstration.Office {

  private static final Logger LOG = LoggerFactory.getLogger(DemoOffice.class);

  private static final String BILLER = "anna";
  private static final String MANAGER = "maria";
  private static final String WRITE_OFF = "WRITE_OFF";
  private static final String CORRECTION = "correction";

  /** One of so many denials is given up rather than worked. */
  private static final int GIVEN_UP = 6;

  /** How long a promise of a payer on the telephone takes. */
  private static final int PROMISED_DAYS = 10;

  private static final int APPEAL_DAYS = 40;
  private static final int DOCUMENT_DAYS = 14;

  /** The claim whose family is put on hold for some days. */
  private static final int HELD = 2;

  private static final int HELD_FROM = 2;
  private static final int HELD_UNTIL = 6;

  private final Tasks tasks;
  private final TaskDecisions decisions;
  private final DenialSuggestions suggestions;
  private final ClaimFamilies families;
  private final ManualStops stops;
  private final DemoPost post;
  private final DemoPatients patients;

  DemoOffice(
      Tasks tasks,
      TaskDecisions decisions,
      DenialSuggestions suggestions,
      ClaimFamilies families,
      ManualStops stops,
      DemoPost post,
      DemoPatients patients) {
    this.tasks = tasks;
    this.decisions = decisions;
    this.suggestions = suggestions;
    this.families = families;
    this.stops = stops;
    this.post = post;
    this.patients = patients;
  }

  private record Choice(String decision, String by, Map<String, Object> details) {
    static Choice of(String decision) {
      return new Choice(decision, BILLER, Map.of());
    }

    static Choice of(String decision, Map<String, Object> details) {
      return new Choice(decision, BILLER, details);
    }
  }

  @Override
  public boolean morning(LocalDate first, LocalDate today) {
    boolean done = manually(first, today);
    done |= post.typedIn(today, BILLER);
    done |= patients.asked(first, today, BILLER);
    for (Task task : tasks.open()) {
      if (task.openedOn().isBefore(today)) {
        done |= work(task, today);
      }
    }
    return done;
  }

  private boolean work(Task task, LocalDate today) {
    Optional<Choice> choice = choice(task, today);
    if (choice.isEmpty()) {
      return false;
    }
    try {
      decide(task, choice.get());
      return true;
    } catch (DecisionRefused refused) {
      // As everybody does whose way is closed: it is left for somebody else.
      LOG.debug("task {} stays open: {}", task.id(), choice.get().decision());
      return false;
    }
  }

  private void decide(Task task, Choice choice) {
    decisions.decide(
        task.id(),
        choice.decision(),
        "Decided in the demonstration",
        new DecisionDetails(choice.details()),
        choice.by());
  }

  private Optional<Choice> choice(Task task, LocalDate today) {
    boolean again = task.occurrence() > 1;
    return switch (task.kind()) {
      case WORK_DENIAL -> denial(task, today);
      case APPROVE_WRITE_OFF -> Optional.of(new Choice("APPROVE", MANAGER, Map.of()));
      case FOLLOW_APPEAL -> Optional.of(Choice.of("UPHELD"));
      case CORRECT_REJECTION ->
          Optional.of(Choice.of("CORRECTED", Map.of(CORRECTION, Map.of("note", "CORRECTED"))));
      case PRINT_AND_MAIL -> Optional.of(Choice.of("MAILED", Map.of("method", "First class")));
      case INFO_REQUESTED -> Optional.of(Choice.of("INFORMATION_SENT"));
      case ERA_MISSING -> Optional.of(Choice.of("REMITTANCE_REQUESTED"));
      case CHASE_CROSSOVER -> Optional.of(Choice.of("BILL_DIRECTLY"));
      case CHASE_REMITTANCE ->
          again
              ? Optional.empty()
              : Optional.of(
                  Choice.of(
                      "KEEP_WAITING",
                      Map.of(
                          "spokeTo",
                          "Pat",
                          "callReference",
                          "4711",
                          "promisedOn",
                          today.plusDays(PROMISED_DAYS).toString())));
      case REVIEW_REVERSAL ->
          task.reason().equals("COB_STALE") ? Optional.of(Choice.of("REPLACE")) : Optional.empty();
      case MATCH_PAYMENT ->
          task.familyId() == null && !task.reason().startsWith("PLB")
              ? Optional.of(Choice.of("NOT_OURS"))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Choice> denial(Task task, LocalDate today) {
    String suggested = suggestions.of(task.subject()).map(DenialSuggestion::action).orElse("");
    boolean again = task.occurrence() > 1;
    boolean givenUp = Math.floorMod(practiceClaim(task).hashCode(), GIVEN_UP) == 0;
    return Optional.of(
        switch (suggested) {
          case "CORRECT_AND_RESUBMIT" ->
              again || givenUp
                  ? Choice.of(WRITE_OFF)
                  : Choice.of(suggested, Map.of(CORRECTION, correction(task)));
          case "APPEAL" ->
              again
                  ? Choice.of(WRITE_OFF)
                  : Choice.of(
                      suggested,
                      Map.of(
                          "text",
                          "The records show that the service was needed.",
                          "until",
                          today.plusDays(APPEAL_DAYS).toString()));
          case "SEND_DOCUMENTS", "REQUEST_INFORMATION", "REOPEN", "HOLD" ->
              again
                  ? Choice.of(WRITE_OFF)
                  : Choice.of(suggested, Map.of("until", today.plusDays(DOCUMENT_DAYS).toString()));
          case "BILL_OTHER_PAYER_FIRST", "BILL_NEXT_PAYER", "BILL_PATIENT" -> Choice.of(suggested);
          default -> Choice.of(WRITE_OFF);
        });
  }

  private static Map<String, Object> correction(Task task) {
    return task.reason().endsWith("-197")
        ? Map.of("authorization", "AUTH4711")
        : Map.of("note", "CORRECTED");
  }

  private String practiceClaim(Task task) {
    String family = task.familyId();
    return family == null
        ? ""
        : families.findById(family).map(ClaimFamily::practiceClaim).orElse("");
  }

  /** One family is put on hold by hand, and released some days later. */
  private boolean manually(LocalDate first, LocalDate today) {
    boolean hold = today.equals(first.plusDays(HELD_FROM));
    boolean release = today.equals(first.plusDays(HELD_UNTIL));
    List<ClaimFamily> held =
        hold || release
            ? families.findByPracticeClaim(Plan.claimNumber(HELD)).stream()
                .filter(family -> family.isOnHold() == release)
                .filter(family -> release || family.state() == FamilyState.OPEN)
                .toList()
            : List.of();
    for (ClaimFamily family : held) {
      if (hold) {
        stops.hold(family.id(), "The chart is looked at first", BILLER);
      } else {
        stops.release(family.id(), "The chart was looked at", BILLER);
      }
    }
    return !held.isEmpty();
  }
}
