package org.cobaltclaims.remittance;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes bank statements: what came in is brought together with what remittances have announced, by
 * trace number and amount; what only resembles it is shown to a person, and what nobody announced
 * is awaited (DOMAIN 3.10). A row that another statement had already changes nothing.
 */
@Service
public class BankStatements {

  /** Reason of the task about a deposit whose number is announced with another amount. */
  private static final String AMOUNT_DIFFERS = "AMOUNT_DIFFERS";

  private static final int SHORTEST_NAME = 4;

  private final Deposits deposits;
  private final Payers payers;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  BankStatements(
      Deposits deposits, Payers payers, JdbcClient jdbc, ApplicationEventPublisher events) {
    this.deposits = deposits;
    this.payers = payers;
    this.jdbc = jdbc;
    this.events = events;
  }

  /**
   * What became of a statement.
   *
   * @param matched rows that a remittance had announced
   * @param unexplained rows that no remittance has announced yet, or none surely
   * @param known rows that a statement had before
   * @param ignored rows by which nothing came in
   * @param problems rows that cannot be read, each with its line
   */
  public record Taken(int matched, int unexplained, int known, int ignored, List<String> problems) {
    public Taken {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Takes a statement in the caller's transaction.
   *
   * @param fileId the file that it is
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Taken take(String fileId, BankStatement statement) {
    Map<String, Integer> alike = new HashMap<>();
    int matched = 0;
    int unexplained = 0;
    int known = 0;
    for (BankStatement.Row row : statement.rows()) {
      String said =
          String.join(
              "|",
              row.date().toString(),
              String.valueOf(row.amount().cents()),
              CheckEntry.numberKey(row.trace()),
              plain(row.payer()));
      String id = Sha256.hex(said + "|" + alike.merge(said, 1, Integer::sum));
      if (isKnown(id)) {
        known++;
        continue;
      }
      jdbc.sql(
              """
              INSERT INTO bank_line (id, file_id, line_number, booked_on, amount_cents, trace, payer)
              VALUES (?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              id, fileId, row.line(), row.date(), row.amount().cents(), row.trace(), row.payer())
          .update();
      if (match(id, row)) {
        matched++;
      } else {
        unexplained++;
      }
    }
    return new Taken(matched, unexplained, known, statement.ignored(), statement.problems());
  }

  private boolean isKnown(String lineId) {
    return jdbc.sql("SELECT COUNT(*) FROM bank_line WHERE id = ?")
            .param(lineId)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** The first day of all statements that were taken; empty if none was. */
  public Optional<LocalDate> since() {
    return jdbc.sql("SELECT booked_on FROM bank_line ORDER BY booked_on LIMIT 1")
        .query(LocalDate.class)
        .optional();
  }

  private boolean match(String lineId, BankStatement.Row row) {
    List<Deposit> awaited = deposits.awaited();
    List<Deposit> numbered =
        awaited.stream().filter(deposit -> isNumber(deposit.trace(), row)).toList();
    String payer = payer(row);
    List<Deposit> exact =
        numbered.stream()
            .filter(deposit -> deposit.amount().equals(row.amount()))
            .filter(deposit -> payer == null || payer.equals(deposit.payerId()))
            .toList();
    if (exact.size() == 1) {
      deposits.booked(exact.getFirst().id(), lineId, row.date());
      return true;
    }
    String id = deposits.seen(payer, row.payer(), row.trace(), row.amount(), lineId, row.date());
    Deposit seen = deposits.find(id).orElseThrow();
    if (!exact.isEmpty() || !deposits.candidates(seen).isEmpty()) {
      need(id, Deposits.CANDIDATE);
    } else if (!numbered.isEmpty()) {
      need(id, AMOUNT_DIFFERS);
    }
    return false;
  }

  private void need(String depositId, String reason) {
    events.publishEvent(new TaskNeeded(TaskKind.MATCH_DEPOSIT, depositId, null, reason));
  }

  /** True if the row bears the number, in its own column or among what is said about it. */
  private static boolean isNumber(String trace, BankStatement.Row row) {
    String key = CheckEntry.numberKey(trace);
    if (key.isEmpty()) {
      return false;
    }
    return row.trace().isEmpty()
        ? Arrays.stream(row.text().split("[^A-Za-z0-9-]+"))
            .map(CheckEntry::numberKey)
            .anyMatch(key::equals)
        : CheckEntry.numberKey(row.trace()).equals(key);
  }

  /** The payer that a row names; null if it names none that we know. */
  private @Nullable String payer(BankStatement.Row row) {
    Optional<String> named =
        Stream.of(row.payer(), row.text())
            .filter(text -> !text.isBlank())
            .map(payers::payerByAlias)
            .flatMap(Optional::stream)
            .findFirst();
    if (named.isPresent()) {
      return named.get();
    }
    String text = plain(row.text());
    List<String> within =
        payers.described().stream()
            .filter(profile -> names(profile).anyMatch(text::contains))
            .map(PayerProfile::payerId)
            .toList();
    return within.size() == 1 ? within.getFirst() : null;
  }

  private static Stream<String> names(PayerProfile profile) {
    return Stream.concat(Stream.of(profile.payerId(), profile.name()), profile.aliases().stream())
        .map(BankStatements::plain)
        .filter(name -> name.length() >= SHORTEST_NAME);
  }

  private static String plain(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
