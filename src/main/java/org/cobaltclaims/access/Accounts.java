package org.cobaltclaims.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cobaltclaims.encryption.Vault;
import org.cobaltclaims.encryption.VaultException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts. Log-ins are counted by real time, whatever time the claims live in. */
@Service
@Transactional
public class Accounts {

  /** So many wrong passwords in a row lock an account. */
  static final int MOST_FAILURES = 5;

  /** For how long. */
  static final Duration LOCK = Duration.ofMinutes(15);

  private static final int SHORTEST_PASSWORD = 12;
  private static final int LONGEST_PASSWORD = 72;
  private static final int LONGEST_DISPLAY_NAME = 80;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{1,39}");

  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;
  private final Vault vault;
  private final Clock wall;

  @Autowired
  Accounts(JdbcClient jdbc, PasswordEncoder passwords, Vault vault) {
    this(jdbc, passwords, vault, Clock.systemUTC());
  }

  /**
   * @param wall the real time
   */
  Accounts(JdbcClient jdbc, PasswordEncoder passwords, Vault vault, Clock wall) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.vault = vault;
    this.wall = wall;
  }

  /** How passwords are kept: each with the name of what hashed it. */
  public static PasswordEncoder passwordEncoder() {
    String newest = "bcrypt";
    return new DelegatingPasswordEncoder(newest, Map.of(newest, new BCryptPasswordEncoder()));
  }

  /** Whether nobody has an account yet: the installation was just made. */
  @Transactional(readOnly = true)
  public boolean none() {
    return jdbc.sql("SELECT COUNT(*) FROM account").query(Long.class).single() == 0;
  }

  @Transactional(readOnly = true)
  public Optional<Account> find(String name) {
    return jdbc.sql("SELECT * FROM account WHERE name = :name")
        .param("name", name.strip().toLowerCase(Locale.ROOT))
        .query(Accounts::account)
        .optional();
  }

  /** All, by name. */
  @Transactional(readOnly = true)
  public List<Account> all() {
    return jdbc.sql("SELECT * FROM account ORDER BY name").query(Accounts::account).list();
  }

  /**
   * Adds an account.
   *
   * @param expired whether the person has to choose another password at once
   * @throws IllegalAccountException if name, password or roles cannot be, or the name is taken
   */
  public Account add(
      String name, String displayName, Set<Role> roles, String password, boolean expired) {
    String id = name.strip().toLowerCase(Locale.ROOT);
    if (!NAME.matcher(id).matches()) {
      throw new IllegalAccountException(
          "an account's name has 2 to 40 letters, digits, dots or dashes and begins with a letter");
    }
    check(id, displayName, roles);
    checkPassword(password, id);
    try {
      jdbc.sql(
              """
              INSERT INTO account (name, display_name, password_hash, password_expired, roles,
                active, failures, created_on)
              VALUES (:name, :display, :hash, :expired, :roles, TRUE, 0, :today)
              """)
          .param("name", id)
          .param("display", displayName.strip())
          .param("hash", passwords.encode(password))
          .param("expired", expired)
          .param("roles", text(roles))
          .param("today", LocalDate.ofInstant(wall.instant(), ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException e) {
      throw new IllegalAccountException("there is an account %s already".formatted(id));
    }
    return find(id).orElseThrow();
  }

  private static void check(String name, String displayName, Set<Role> roles) {
    if (displayName.isBlank() || displayName.strip().length() > LONGEST_DISPLAY_NAME) {
      throw new IllegalAccountException(
          "a person's name has 1 to %d characters".formatted(LONGEST_DISPLAY_NAME));
    }
    if (roles.isEmpty()) {
      throw new IllegalAccountException("account %s has no role; give it one".formatted(name));
    }
  }

  /**
   * Changes what an account may do.
   *
   * @param active false if nobody may log in with it any more
   * @throws IllegalAccountException if there is no such account, or nobody would be left who gives
   *     out accounts
   */
  public Account change(String name, String displayName, Set<Role> roles, boolean active) {
    Account account = existing(name);
    check(account.name(), displayName, roles);
    boolean administers = active && Role.permissions(roles).contains(Permission.ACCOUNTS);
    if (!administers && all().stream().noneMatch(other -> administersBeside(other, account))) {
      throw new IllegalAccountException(
          "account %s is the last that gives out accounts; make another administrator first"
              .formatted(account.name()));
    }
    jdbc.sql(
            "UPDATE account SET display_name = :display, roles = :roles, active = :active"
                + " WHERE name = :name")
        .param("display", displayName.strip())
        .param("roles", text(roles))
        .param("active", active)
        .param("name", account.name())
        .update();
    return existing(name);
  }

  private static boolean administersBeside(Account other, Account account) {
    return other.active()
        && !other.name().equals(account.name())
        && Role.permissions(other.roles()).contains(Permission.ACCOUNTS);
  }

  /**
   * Gives an account a password that its person has to change, and unlocks it.
   *
   * @throws IllegalAccountException if there is no such account, or the password cannot be
   */
  public void resetPassword(String name, String password) {
    Account account = existing(name);
    checkPassword(password, account.name());
    jdbc.sql(
            """
            UPDATE account SET password_hash = :hash, password_expired = TRUE, failures = 0,
              locked_until = NULL
            WHERE name = :name
            """)
        .param("hash", passwords.encode(password))
        .param("name", account.name())
        .update();
  }

  /** What an authenticator app is given to make codes of. */
  public record Offer(String secret, String address) {}

  /**
   * Begins a second factor: it counts once a code of it was entered. Asked again before that, it is
   * the same, unless it cannot be decrypted any more.
   */
  public Offer offerSecondFactor(String name) {
    Account account = existing(name);
    String offered = offered(account.name());
    if (offered.isEmpty()) {
      offered = SecondFactor.newSecret();
      jdbc.sql("UPDATE account SET code_secret_offered = :secret WHERE name = :name")
          .param("secret", vault.sealText(offered, secretOf(account.name())))
          .param("name", account.name())
          .update();
    }
    return new Offer(offered, SecondFactor.address(account.name(), offered));
  }

  private String offered(String name) {
    try {
      return secret("code_secret_offered", name).orElse("");
    } catch (VaultException unreadable) {
      return "";
    }
  }

  /**
   * The person's app shows this code: from now on every log-in takes one.
   *
   * @return false if the code is wrong
   */
  public boolean confirmSecondFactor(String name, String code) {
    Account account = existing(name);
    Optional<String> offered = secret("code_secret_offered", account.name());
    OptionalLong step =
        offered
            .map(secret -> SecondFactor.step(secret, code, wall.instant()))
            .orElse(OptionalLong.empty());
    step.ifPresent(
        used ->
            jdbc.sql(
                    """
                    UPDATE account SET code_secret = code_secret_offered,
                      code_secret_offered = NULL, code_step = :step
                    WHERE name = :name
                    """)
                .param("step", used)
                .param("name", account.name())
                .update());
    return step.isPresent();
  }

  /** The account logs in by password alone from now on: its phone is lost, or was changed. */
  public void removeSecondFactor(String name) {
    jdbc.sql(
            """
            UPDATE account SET code_secret = NULL, code_secret_offered = NULL, code_step = NULL
            WHERE name = :name
            """)
        .param("name", existing(name).name())
        .update();
  }

  /**
   * Whether a code of the second factor is right; each counts once. Too many wrong ones lock the
   * account as wrong passwords do.
   *
   * @throws VaultException if the account's secret cannot be decrypted; nothing is counted then
   */
  public boolean checkCode(String name, String code) {
    Account account = existing(name);
    OptionalLong step =
        secret("code_secret", account.name())
            .map(secret -> SecondFactor.step(secret, code, wall.instant()))
            .orElse(OptionalLong.empty());
    boolean right =
        !isLocked(account)
            && step.isPresent()
            && jdbc.sql(
                        """
                        UPDATE account SET code_step = :step
                        WHERE name = :name AND (code_step IS NULL OR code_step < :step)
                        """)
                    .param("step", step.getAsLong())
                    .param("name", account.name())
                    .update()
                == 1;
    if (!right) {
      failed(account.name());
    }
    return right;
  }

  private Optional<String> secret(String column, String name) {
    return jdbc.sql(
            "SELECT %s FROM account WHERE name = :name AND %s IS NOT NULL"
                .formatted(column, column))
        .param("name", name)
        .query(String.class)
        .optional()
        .map(kept -> vault.openText(kept, secretOf(name)));
  }

  /** What a secret is sealed as: it opens for its account alone. */
  private static String secretOf(String name) {
    return "account/%s/code".formatted(name);
  }

  /**
   * Encrypts the secrets that stand in clear from before they were encrypted.
   *
   * @return how many there were
   */
  int sealSecrets() {
    return sealSecrets("code_secret") + sealSecrets("code_secret_offered");
  }

  private int sealSecrets(String column) {
    return jdbc
        .sql("SELECT name, %1$s FROM account WHERE %1$s IS NOT NULL".formatted(column))
        .query((row, n) -> Map.entry(row.getString(1), Objects.requireNonNull(row.getString(2))))
        .list()
        .stream()
        .filter(kept -> !Vault.isSealed(kept.getValue()))
        .mapToInt(kept -> seal(column, kept.getKey(), kept.getValue()))
        .sum();
  }

  /** Where the person has changed it meanwhile, theirs stays. */
  private int seal(String column, String name, String secret) {
    return jdbc.sql(
            "UPDATE account SET %1$s = :sealed WHERE name = :name AND %1$s = :clear"
                .formatted(column))
        .param("sealed", vault.sealText(secret, secretOf(name)))
        .param("name", name)
        .param("clear", secret)
        .update();
  }

  private Account existing(String name) {
    return find(name).orElseThrow(() -> new IllegalAccountException("there is no account " + name));
  }

  private static void checkPassword(String password, String name) {
    if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      throw new IllegalAccountException(
          "a password has %d to %d characters".formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD));
    }
    if (password.toLowerCase(Locale.ROOT).contains(name)) {
      throw new IllegalAccountException("a password does not contain the account's name");
    }
  }

  /**
   * The person chooses a new password.
   *
   * @throws IllegalAccountException if the present one is wrong or the new one cannot be
   */
  public void changePassword(String name, String present, String wanted) {
    Account account = existing(name);
    if (!passwords.matches(present, account.passwordHash())) {
      throw new IllegalAccountException("the present password is wrong");
    }
    if (passwords.matches(wanted, account.passwordHash())) {
      throw new IllegalAccountException("the new password is the present one; choose another");
    }
    checkPassword(wanted, account.name());
    jdbc.sql("UPDATE account SET password_hash = :h, password_expired = FALSE WHERE name = :name")
        .param("h", passwords.encode(wanted))
        .param("name", account.name())
        .update();
  }

  /** Whether an account may not be used now because of too many wrong passwords. */
  @Transactional(readOnly = true)
  public boolean isLocked(Account account) {
    return account.lockedUntil() != null && account.lockedUntil().isAfter(wall.instant());
  }

  /** Somebody logged in: earlier failures no longer count. */
  public void succeeded(String name) {
    jdbc.sql(
            "UPDATE account SET failures = 0, locked_until = NULL, last_login_at = :now"
                + " WHERE name = :name")
        .param("now", LocalDateTime.ofInstant(wall.instant(), ZoneOffset.UTC))
        .param("name", name.toLowerCase(Locale.ROOT))
        .update();
  }

  /** A wrong password; too many in a row lock the account for a while. */
  public void failed(String name) {
    String id = name.strip().toLowerCase(Locale.ROOT);
    jdbc.sql("UPDATE account SET failures = failures + 1 WHERE name = :name")
        .param("name", id)
        .update();
    jdbc.sql(
            "UPDATE account SET failures = 0, locked_until = :until"
                + " WHERE name = :name AND failures >= :most")
        .param("until", LocalDateTime.ofInstant(wall.instant().plus(LOCK), ZoneOffset.UTC))
        .param("name", id)
        .param("most", MOST_FAILURES)
        .update();
  }

  private static String text(Set<Role> roles) {
    return roles.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
  }

  private static Account account(ResultSet row, int number) throws SQLException {
    return new Account(
        row.getString("name"),
        row.getString("display_name"),
        row.getString("password_hash"),
        row.getBoolean("password_expired"),
        Arrays.stream(row.getString("roles").split(",", -1))
            .map(Role::valueOf)
            .collect(Collectors.toSet()),
        row.getBoolean("active"),
        row.getString("code_secret") != null,
        instant(row.getObject("locked_until", LocalDateTime.class)),
        instant(row.getObject("last_login_at", LocalDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable LocalDateTime utc) {
    return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
  }
}
