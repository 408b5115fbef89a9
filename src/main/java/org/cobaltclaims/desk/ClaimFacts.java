package org.cobaltclaims.desk;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who works on a claim wants to see beside it.
 *
 * @param claim the payer claim that it is about; null if it is about the visit
 * @param adjudication what that payer decided; null if nothing yet
 * @param timeline newest first
 */
public record ClaimFacts(
    String familyId,
    String practiceClaim,
    String patient,
    @Nullable LocalDate born,
    String gender,
    String provider,
    LocalDate serviceFrom,
    LocalDate serviceTo,
    Money billed,
    Money paid,
    @Nullable Claim claim,
    @Nullable Adjudication adjudication,
    List<Timeline.Entry> timeline) {

  public ClaimFacts {
    timeline = List.copyOf(timeline);
  }

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
      return switch (level) {
        case 1 -> "primary";
        case 2 -> "secondary";
        case 3 -> "tertiary";
        default -> "payer " + level;
      };
    }
  }

  /**
   * What a payer decided, line by line.
   *
   * @param whole adjustments of the claim as a whole
   * @param remarks of the claim as a whole
   * @param patient what it leaves to the patient
   */
  public record Adjudication(
      LocalDate on,
      List<Line> lines,
      List<Reason> whole,
      List<String> remarks,
      Money billed,
      Money allowed,
      Money paid,
      Money patient) {
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
      List<String> remarks) {
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
