package org.cobaltclaims.patient.web;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A patient's chart as the page shows it.
 *
 * @param order null if there are not two coverages that hold
 * @param sums null for who may not see money
 * @param visits the newest ones; empty for who may not see claims
 * @param visitCount all of them
 * @param balances those visits in which there is something of the patient's
 */
public record ChartPage(
    Head head,
    List<Card> cards,
    @Nullable Order order,
    @Nullable Sums sums,
    List<Visit> visits,
    long visitCount,
    List<Balance> balances,
    List<Payment> payments,
    List<Sent> statements,
    List<Answer> eligibility,
    List<Change> history) {

  /** A word with how loud it is shown. */
  public record Mark(String text, String tone) {}

  /**
   * Who it is.
   *
   * @param age in years; null if the day of birth is not known
   * @param recordNumber the practice's own number of the patient; empty if not known
   * @param practice the id of the billing provider whose patient it is
   */
  public record Head(
      String id,
      String name,
      @Nullable LocalDate born,
      @Nullable Integer age,
      String gender,
      String recordNumber,
      String address,
      String practice,
      boolean qualified) {}

  /**
   * A coverage.
   *
   * @param mark P, S, T or the place
   * @param kind Commercial, Medicare ...
   * @param expectedCopay null if none is known
   * @param asked what the payer said last; null if it was never asked
   * @param askedOn when it said so; null if it has not answered
   */
  public record Card(
      int place,
      String mark,
      String rank,
      String payer,
      String payerId,
      String kind,
      String memberId,
      String groupNumber,
      String relationship,
      String subscriber,
      LocalDate from,
      @Nullable LocalDate to,
      boolean datesSet,
      Mark state,
      @Nullable Money expectedCopay,
      @Nullable LocalDate copayToldOn,
      @Nullable Mark asked,
      @Nullable LocalDate askedOn) {}

  /**
   * What the rules say of the order.
   *
   * @param suggested the marks or names in the order that they suggest
   * @param places the same by their present places, separated by commas
   */
  public record Order(
      boolean differs,
      boolean setByHand,
      List<String> suggested,
      String places,
      List<Why> reasons) {

    /** True if a rule says which of them comes first. */
    public boolean decided() {
      return reasons.stream().anyMatch(Why::decides);
    }
  }

  /** Why one payer comes before another, with the rule of DOMAIN 7.2. */
  public record Why(String rule, String text, String missing, boolean decides) {}

  /** What all visits come to; {@code unapplied} is held beside any visit. */
  public record Sums(Money owed, Money withPayers, Money credit, Money unapplied) {}

  /** A claim of a visit. */
  public record Claim(String mark, String payer, Mark state) {}

  /** A visit. */
  public record Visit(
      String family,
      String practiceClaim,
      LocalDate service,
      Mark state,
      boolean held,
      List<Claim> claims,
      Money charge,
      Money owed) {}

  /** A part of a balance. */
  public record Part(String code, String text, String tone, Money amount) {}

  /**
   * What the patient owes for a visit, and why.
   *
   * @param held why it is not asked for yet; empty if it is
   * @param credit positive: what we owe from it
   * @param back to whom that may be paid back
   */
  public record Balance(
      String family,
      String practiceClaim,
      LocalDate service,
      Money charge,
      Money insurancePaid,
      List<Part> parts,
      Money owed,
      Money patientPaid,
      Money credit,
      List<Back> back,
      String held) {}

  /**
   * Somebody whom a credit may be paid back to.
   *
   * @param level the payer's; 0 for the patient
   * @param most at most
   */
  public record Back(int level, String name, Money most) {}

  /**
   * Money of the patient's.
   *
   * @param visits the practice's numbers of the visits that have it
   * @param rest what no visit has
   */
  public record Payment(
      String id,
      LocalDate on,
      String text,
      Money amount,
      boolean refund,
      boolean isVoid,
      String visits,
      Money rest,
      String by) {}

  /** A statement that was sent. */
  public record Sent(LocalDate on, Money due, LocalDate dueOn) {}

  /** A question to a payer with its answer. */
  public record Answer(
      String payer,
      LocalDate serviceOn,
      @Nullable LocalDate askedOn,
      String askedBy,
      @Nullable LocalDate answeredOn,
      Mark outcome,
      String details) {}

  /** What a person did to a coverage. */
  public record Change(LocalDate on, String text, String by, String reason) {}
}
