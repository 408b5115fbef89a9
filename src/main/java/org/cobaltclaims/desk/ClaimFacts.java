package org.cobaltclaims.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who works on a claim wants to see beside it.
 *
 * @param claim the payer claim that it is about; null if it is about the visit
 * @param adjudications what each payer decided last and was posted: first the one of that claim,
 *     then in the order of the payers
 * @param services the lines as they were billed
 * @param timeline newest first
 */
public record ClaimFacts(
    String familyId,
    String practiceClaim,
    String patientId,
    String patient,
    @Nullable LocalDate born,
    String gender,
    String provider,
    LocalDate serviceFrom,
    LocalDate serviceTo,
    Money billed,
    Money paid,
    @Nullable Claim claim,
    List<Adjudication> adjudications,
    List<Service> services,
    List<Timeline.Entry> timeline) {

  public ClaimFacts {
    adjudications = List.copyOf(adjudications);
    services = List.copyOf(services);
    timeline = List.copyOf(timeline);
  }

  /** What the payer of the claim at hand decided last; null if nothing yet, or about no claim. */
  public @Nullable Adjudication adjudication() {
    return claim == null
        ? null
        : adjudications.stream()
            .filter(decision -> decision.level() == claim.level())
            .findFirst()
            .orElse(null);
  }

  /**
   * A service line as it was billed.
   *
   * @param diagnoses the codes that it points to
   */
  public record Service(
      int number, String procedure, String modifiers, String diagnoses, Money charge) {}

  /**
   * The claim to one payer.
   *
   * @param icn the payer's number for it; empty if not known
   * @param phone the payer's number for providers; empty if nobody has noted it
   * @param portalLink address of the payer's portal; empty for none
   */
  public record Claim(
      String id,
      int level,
      String payerId,
      String payer,
      String memberId,
      String state,
      String icn,
      String phone,
      String portalLink) {

    /** Primary, secondary, tertiary ... */
    public String rank() {
      return StateWords.rank(level).toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a payer decided, line by line.
   *
   * @param payer its name
   * @param remittance the file's id for its segments; null if it was typed in or came with a claim
   * @param segment where the claim stands in the remittance, counted from 1
   * @param whole adjustments of the claim as a whole
   * @param remarks of the claim as a whole
   * @param patient what it leaves to the patient
   */
  public record Adjudication(
      int level,
      String payer,
      @Nullable String remittance,
      int segment,
      LocalDate on,
      List<Line> lines,
      List<Reason> whole,
      List<String> remarks,
      Money billed,
      Money allowed,
      Money paid,
      Money patient) {
    public String rank() {
      return StateWords.rank(level).toLowerCase(Locale.ROOT);
    }

    public Adjudication {
      lines = List.copyOf(lines);
      whole = List.copyOf(whole);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * One line of it.
   *
   * @param denied whether nothing was allowed
   * @param segment where it stands in the remittance, counted from 1
   */
  public record Line(
      int number,
      String procedure,
      String modifiers,
      Money billed,
      Money allowed,
      Money paid,
      boolean denied,
      List<Reason> reasons,
      List<String> remarks,
      int segment) {
    public Line {
      reasons = List.copyOf(reasons);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * One adjustment (CAS).
   *
   * @param code group and reason, such as {@code CO-45}
   * @param meaning in words; empty if not known
   * @param tone how loud it is shown
   * @param segment where it stands in the remittance, counted from 1
   */
  public record Reason(String code, String meaning, String tone, Money amount, int segment) {}
}
