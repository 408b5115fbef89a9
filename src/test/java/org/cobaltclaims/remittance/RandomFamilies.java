package org.cobaltclaims.remittance;

import static org.cobaltclaims.remittance.SampleClaims.cents;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ServiceLine;

/**
 * Random claim families and the story of what their payers decided: everything that DOMAIN 2.9
 * names, in the orders in which it comes. All of it balances.
 */
public final class RandomFamilies {

  private RandomFamilies() {}

  /**
   * A family.
   *
   * @param content its claim, with one coverage more than payers that decided
   * @param stories what each of them sent, the primary's first
   */
  public record Family(ClaimContent content, List<Story> stories) {

    /** The level of the payer that is asked next. */
    public int nextLevel() {
      return stories.size() + 1;
    }
  }

  /**
   * What one payer sent.
   *
   * @param events its decisions and reversals in the order in which they came, lines unmatched
   * @param counting the ids of those that count in the end, in their order
   */
  public record Story(List<ClaimPayment> events, List<String> counting) {

    /** The events with the payer's lines matched to ours. */
    public List<ClaimPayment> matched(ClaimContent content) {
      return events.stream().map(event -> Matching.lines(content, event).payment()).toList();
    }

    /** Those of the events that count in the end, with their lines matched to ours. */
    public List<ClaimPayment> effective(ClaimContent content) {
      return counting.stream()
          .map(
              id ->
                  matched(content).stream()
                      .filter(event -> event.id().equals(id))
                      .findFirst()
                      .orElseThrow())
          .toList();
    }
  }

  /** One to three payers have decided on one to six lines. */
  public static Family family(long seed) {
    Random random = new Random(seed);
    int priors = 1 + random.nextInt(3);
    ServiceLine[] lines = new ServiceLine[1 + random.nextInt(6)];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = SampleClaims.line(i + 1, "9921" + i, cents(100 + random.nextInt(50_000)));
    }
    ClaimContent content = SampleClaims.claim(priors + 1, null, lines);
    List<Story> stories = new ArrayList<>();
    for (int level = 1; level <= priors; level++) {
      stories.add(new Telling(random, content, level).story());
    }
    return new Family(content, List.copyOf(stories));
  }

  /** What happened at one payer. */
  private static final class Telling {
    private final Random random;
    private final RandomDecisions decisions;
    private final List<ClaimPayment> events = new ArrayList<>();

    Telling(Random random, ClaimContent content, int level) {
      this.random = random;
      this.decisions = new RandomDecisions(random, content, level);
    }

    Story story() {
      List<ClaimPayment> counting =
          switch (random.nextInt(6)) {
            case 0 -> reversedAndCorrected();
            case 1 -> correctedAndReversedLate();
            case 2 -> reversedTwice();
            case 3 -> deniedAndCorrected();
            default -> tell(decisions.decision());
          };
      List<String> ids = counting.stream().map(ClaimPayment::id).toList();
      comeAgain();
      return new Story(List.copyOf(events), ids);
    }

    private List<ClaimPayment> tell(List<ClaimPayment> payments) {
      events.addAll(payments);
      return payments;
    }

    private List<ClaimPayment> reversedAndCorrected() {
      List<ClaimPayment> first = tell(decisions.decision());
      reverse(first);
      return tell(decisions.decision());
    }

    private List<ClaimPayment> correctedAndReversedLate() {
      List<ClaimPayment> first = tell(decisions.decision());
      List<ClaimPayment> second = tell(decisions.decision());
      reverse(first);
      return second;
    }

    private List<ClaimPayment> reversedTwice() {
      reverse(tell(decisions.decision()));
      reverse(tell(decisions.decision()));
      return tell(decisions.decision());
    }

    private List<ClaimPayment> deniedAndCorrected() {
      ClaimPayment denial = decisions.denial();
      tell(List.of(denial));
      return tell(
          switch (random.nextInt(3)) {
            case 0 -> decisions.naming(denial);
            case 1 -> decisions.asReplacement();
            default -> decisions.ofNextVersion();
          });
    }

    private void reverse(List<ClaimPayment> payments) {
      List<ClaimPayment> reversals = new ArrayList<>();
      payments.forEach(payment -> reversals.add(decisions.reversal(payment)));
      Collections.shuffle(reversals, random);
      events.addAll(reversals);
    }

    /** Any of it, or all, is read a second time. */
    private void comeAgain() {
      if (random.nextInt(4) == 0) {
        List<ClaimPayment> all = List.copyOf(events);
        all.forEach(event -> events.add(decisions.again(event)));
      } else if (random.nextInt(3) == 0) {
        ClaimPayment one = events.get(random.nextInt(events.size()));
        events.add(decisions.again(one));
      }
    }
  }
}
