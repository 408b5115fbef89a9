package org.cobaltclaims.remittance.web;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.desk.ClaimFacts;
import org.cobaltclaims.desk.Mark;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Deposit;
import org.cobaltclaims.remittance.RemittanceQuery.Row;
import org.jspecify.annotations.Nullable;

/**
 * One remittance as its page shows it.
 *
 * @param file in which it came; null if it was typed in
 * @param proof whether what it says adds up
 * @param deposit null if it announced no money
 * @param original what a duplicate repeats; null if it is none
 * @param scan media type of its scanned pages; empty if there are none
 * @param tasks what somebody has to do about it as a whole
 * @param payments the first of them, those that wait for a person first
 */
public record RemittancePage(
    Row row,
    String payer,
    Mark state,
    @Nullable File file,
    Proof proof,
    @Nullable Deposit deposit,
    @Nullable Row original,
    String scan,
    List<Work> tasks,
    List<Provider> provider,
    List<Line> payments,
    int unmatched) {

  public RemittancePage {
    tasks = List.copyOf(tasks);
    provider = List.copyOf(provider);
    payments = List.copyOf(payments);
  }

  /** The file, and why it was not wholly used; the reason may be empty. */
  public record File(String id, String name, LocalDate on, String reason) {}

  /**
   * BPR02 = sum of CLP04 less PLB (DOMAIN 3.4 T). Of one that was typed in the difference is what
   * is left of the check.
   */
  public record Proof(Money claims, Money provider, Money paid, Money difference) {}

  /** An open task. */
  public record Work(String id, String label, LocalDate due, String reason) {}

  /**
   * A provider adjustment (PLB).
   *
   * @param meaning of its code
   * @param sign in words: whether it was taken or given
   * @param segment where it stands in the remittance, counted from 1; 0 if it was typed in
   * @param family the one that its reference means; null if none is known
   */
  public record Provider(
      String code,
      String meaning,
      String reference,
      Money amount,
      int segment,
      String sign,
      @Nullable String family,
      @Nullable String taskId) {}

  /**
   * A payment in the list.
   *
   * @param claim the practice's number of the visit; the payer's text where it belongs to none
   * @param family null while it belongs to no claim
   * @param rank P, S, T of the claim; empty while it belongs to none
   * @param difference charge less paid and adjustments
   */
  public record Line(
      String id,
      int ordinal,
      String claim,
      @Nullable String family,
      String rank,
      String patient,
      String status,
      Money charge,
      Money paid,
      Money adjusted,
      Money difference,
      Mark fate,
      boolean waits,
      @Nullable String taskId) {}

  /**
   * A payment in whole.
   *
   * @param named what the payer calls the patient; empty if the file does not say
   * @param why it is not posted; empty if it is
   * @param reversedBy the payment that took it back; null if it stands
   * @param correctable whether a person may correct it
   */
  public record Detail(
      Line line,
      String remittanceId,
      String claimNumber,
      String icn,
      String named,
      List<String> members,
      @Nullable LocalDate service,
      LocalDate adjudicated,
      int segment,
      String why,
      @Nullable String reversedBy,
      boolean correctable,
      List<ServiceLine> lines,
      List<ClaimFacts.Reason> whole,
      List<Remark> remarks,
      String forwardedTo,
      List<Work> tasks) {
    public Detail {
      members = List.copyOf(members);
      lines = List.copyOf(lines);
      whole = List.copyOf(whole);
      remarks = List.copyOf(remarks);
      tasks = List.copyOf(tasks);
    }
  }

  /** A remark (RARC) in words; the meaning is empty if we have none. */
  public record Remark(String code, String meaning) {}

  /** A service line as the payer decided on it. */
  public record ServiceLine(
      int number,
      String procedure,
      String modifiers,
      String submitted,
      Money charge,
      Money paid,
      Money difference,
      int segment,
      List<ClaimFacts.Reason> reasons,
      List<Remark> remarks) {
    public ServiceLine {
      reasons = List.copyOf(reasons);
      remarks = List.copyOf(remarks);
    }
  }
}
