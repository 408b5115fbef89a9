package org.cobaltclaims.practice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every payer that is billed: those that practice.yml describes and those that claims named. */
@Service
public class Payers {

  private final CurrentSettings settings;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final OncePerRequest<Optional<MetPayer>> met = new OncePerRequest<>("payers by id");
  private final OncePerRequest<Optional<String>> named = new OncePerRequest<>("payers by name");
  private volatile Known known = Known.of(List.of());

  Payers(CurrentSettings settings, JdbcClient jdbc, Clock clock) {
    this.settings = settings;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What the settings in force describe, made ready to be searched. */
  private record Known(
      List<PayerProfile> payers, Map<String, PayerProfile> described, Map<String, String> aliases) {

    static Known of(List<PayerProfile> payers) {
      Map<String, PayerProfile> described = new HashMap<>();
      Map<String, String> aliases = new HashMap<>();
      for (PayerProfile payer : payers) {
        described.put(normal(payer.payerId()), payer);
        aliases.put(normal(payer.payerId()), payer.payerId());
        payer.aliases().forEach(alias -> aliases.put(normal(alias), payer.payerId()));
      }
      payers.forEach(payer -> aliases.putIfAbsent(normal(payer.name()), payer.payerId()));
      return new Known(payers, described, aliases);
    }
  }

  private Known known() {
    List<PayerProfile> payers = settings.payers();
    Known present = known;
    if (present.payers() != payers) {
      present = Known.of(payers);
      known = present;
    }
    return present;
  }

  /** How a payer is billed: as practice.yml says, or by the defaults. */
  public PayerProfile profile(String payerId) {
    PayerProfile profile = known().described().get(normal(payerId));
    return profile != null
        ? profile
        : shown(payerId)
            .map(m -> undescribed(m.payerId(), m.name(), m.filingIndicator()))
            .orElseGet(() -> undescribed(payerId, payerId, ""));
  }

  /**
   * The payer that an ERA or a crossover means (DOMAIN 3.7): by its id, an alias or its name.
   *
   * @param nameOrId N1*PR name, TRN03, REF*2U or NM1*TT id
   * @return its payer id; empty if no payer is known by it, or several are
   */
  public Optional<String> payerByAlias(String nameOrId) {
    String payerId = known().aliases().get(normal(nameOrId));
    if (payerId != null) {
      return Optional.of(payerId);
    }
    return named.ask(nameOrId, () -> payerMetAs(nameOrId));
  }

  private Optional<String> payerMetAs(String nameOrId) {
    List<String> found =
        jdbc.sql("SELECT id FROM payer WHERE id = :text OR name = :text ORDER BY id")
            .param("text", nameOrId.strip())
            .query(String.class)
            .list();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /**
   * A claim names a payer. One that is new is kept, for review if practice.yml does not describe
   * it.
   *
   * @return true if it is new and has to be reviewed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean meet(String payerId, String name, String filingIndicator) {
    if (met(payerId).isPresent()) {
      return false;
    }
    boolean needsReview = !known().described().containsKey(normal(payerId));
    met.forget();
    named.forget();
    try {
      jdbc.sql(
              """
              INSERT INTO payer (id, name, filing_indicator, needs_review, first_seen)
              VALUES (:id, :name, :filing, :review, :today)
              """)
          .param("id", payerId)
          .param("name", name)
          .param("filing", filingIndicator)
          .param("review", needsReview)
          .param("today", LocalDate.now(clock))
          .update();
      return needsReview;
    } catch (DuplicateKeyException metMeanwhile) {
      return false;
    }
  }

  /** The payers that were met and that practice.yml does not describe, by id. */
  public List<MetPayer> toReview() {
    return jdbc
        .sql("SELECT * FROM payer WHERE needs_review = TRUE ORDER BY id")
        .query((row, ordinal) -> metPayer(row))
        .list()
        .stream()
        .filter(payer -> !known().described().containsKey(normal(payer.payerId())))
        .toList();
  }

  /** What happens by itself in this practice. */
  public Automation automation() {
    return settings.automation();
  }

  /** The payers that {@code practice.yml} describes. */
  public List<PayerProfile> described() {
    return settings.payers();
  }

  /** The clearinghouse that takes a payer's claims. */
  public PracticeSettings.Clearinghouse clearinghouse(PayerProfile payer) {
    return settings.clearinghouses().stream()
        .filter(c -> payer.clearinghouse().isEmpty() || c.name().equals(payer.clearinghouse()))
        .findFirst()
        .orElseThrow();
  }

  private PayerProfile undescribed(String payerId, String name, String filingIndicator) {
    return settings
        .find()
        .map(inForce -> inForce.undescribed(payerId, name, filingIndicator))
        .orElseGet(() -> PayerProfile.defaults(payerId, name).withFilingIndicator(filingIndicator));
  }

  /** Each row of a list asks for its payer; they are few. */
  private Optional<MetPayer> shown(String payerId) {
    return met.ask(payerId, () -> met(payerId));
  }

  private Optional<MetPayer> met(String payerId) {
    return jdbc.sql("SELECT * FROM payer WHERE id = :id")
        .param("id", payerId)
        .query((row, ordinal) -> metPayer(row))
        .optional();
  }

  private static MetPayer metPayer(ResultSet row) throws SQLException {
    return new MetPayer(
        row.getString("id"),
        row.getString("name"),
        row.getString("filing_indicator"),
        row.getBoolean("needs_review"),
        row.getObject("first_seen", LocalDate.class));
  }

  private static String normal(String text) {
    return text.strip().toUpperCase(Locale.ROOT);
  }
}
