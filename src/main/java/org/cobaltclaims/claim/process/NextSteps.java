package org.cobaltclaims.claim.process;

import java.time.LocalDate;
import org.cobaltclaims.engine.Roots;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the processes are told about a family's next step. Whoever finds it says at once where the
 * claim stands that it is about, so that the claim's process need not ask for it.
 */
@Service
public class NextSteps {

  private final FamilyProgress progress;
  private final ClaimLook look;
  private final Roots roots;

  NextSteps(FamilyProgress progress, ClaimLook look, Roots roots) {
    this.progress = progress;
    this.look = look;
    this.roots = roots;
  }

  /**
   * A next step.
   *
   * @param step a value of ProcessNames.ClaimFamily.Step
   * @param payerClaimId the claim that it is about; empty when the payers are done
   * @param crossoverDue the timer's date; far in the future where no crossover is awaited
   * @param claim where the claim stands that is to be billed; null otherwise
   */
  public record Next(
      String step, String payerClaimId, String crossoverDue, ClaimLook.@Nullable Look claim) {

    static Next without(String step) {
      return new Next(step, "", WaitDates.NEVER, null);
    }
  }

  /** Finds it, and lets the family go when the payers are done. */
  @Transactional
  public Next of(String familyId) {
    FamilyProgress.NextStep next = progress.next(familyId);
    String step = next.step().name();
    if (next.claim() == null) {
      roots.close(familyId);
      return Next.without(step);
    }
    return new Next(
        step,
        next.claim().id(),
        timer(next.crossoverDue()),
        next.step() == FamilyProgress.Step.BILL ? look.at(next.claim()) : null);
  }

  private static String timer(@Nullable LocalDate due) {
    return due == null ? WaitDates.NEVER : WaitDates.timer(due);
  }
}
