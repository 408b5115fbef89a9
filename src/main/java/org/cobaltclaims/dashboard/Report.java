package org.cobaltclaims.dashboard;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What stands where: every family with its claims, money, tasks and timeline, and every file.
 * Stable: keys are only ever added. Money in cents, dates ISO. Documented in docs/report.md.
 *
 * @param date today, by the application's clock
 * @param incidents open incidents of the process engine
 * @param jobs jobs completed since the start
 * @param deadMessages messages that the engine refused too often; they wait for an administrator
 * @param families by practice claim number
 * @param files in the order of their arrival or making
 * @param tasks open tasks that are about no family: a file, a remittance, a batch
 * @param payerLedger by payer id
 * @param deposits every check and EFT with what is left of it, the oldest first
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Report(
    LocalDate date,
    long incidents,
    long jobs,
    long deadMessages,
    List<Family> families,
    List<File> files,
    List<Task> tasks,
    Map<String, PayerBalance> payerLedger,
    List<Deposit> deposits) {

  /**
   * One visit.
   *
   * @param patientId ours
   * @param patientUnapplied what the patient has paid beside any visit
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Family(
      String family,
      String practiceClaim,
      Person patient,
      String state,
      List<Claim> claims,
      Balance ledger,
      List<Task> tasks,
      List<Event> timeline,
      boolean onHold,
      String patientId,
      Money patientUnapplied) {}

  public record Person(String last, String first) {}

  /** A payer claim. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Claim(
      int level,
      String payer,
      String state,
      @Nullable String outcome,
      @Nullable String icn,
      String origin,
      @Nullable String reason,
      List<Version> versions,
      @Nullable String waitsFor,
      @Nullable LocalDate waitsUntil) {}

  @JsonNaming(SnakeCaseStrategy.class)
  public record Version(
      String pcn,
      String frequency,
      String channel,
      @Nullable String file,
      @Nullable LocalDate sent) {}

  /**
   * Where a family's charge stands; {@code charge} is the sum of all the others. Maps by payer
   * level.
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Balance(
      Money charge,
      Map<Integer, Money> paid,
      Money contractual,
      Money otherWriteOff,
      Map<Integer, Money> payerOpen,
      Money deniedOpen,
      Money patientOpen,
      Money patientPaid,
      Money credit) {}

  public record Task(String id, String kind, String reason, LocalDate due, String group) {}

  public record Event(LocalDate date, String rule, String text) {}

  public record File(
      String name, String direction, String kind, String fate, @Nullable String reason) {}

  /**
   * @param recoupment all that passed beside claims and interest; negative is taken from us
   * @param forwarded the part of it that is to come back or go on in a later remittance
   */
  public record PayerBalance(Money interest, Money recoupment, Money unapplied, Money forwarded) {}

  /**
   * A check or an EFT.
   *
   * @param payer null if the bank does not say
   * @param date the payer's; null if only the bank knows of it
   * @param bankDate null as long as no statement has it
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Deposit(
      @Nullable String payer,
      String number,
      String method,
      @Nullable LocalDate date,
      @Nullable LocalDate bankDate,
      Money amount,
      Money posted,
      Money providerAdjustments,
      Money unapplied,
      Money remainder,
      String state) {}
}
