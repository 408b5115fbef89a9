package org.cobaltclaims.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.cobaltclaims.encryption.BrokenSealException;
import org.cobaltclaims.encryption.Vault;
import org.cobaltclaims.testing.DatabaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Who may log in, and with what. */
class AccountsTest extends DatabaseTest {

  private static final String SECRET = "a long enough secret";
  private static final Instant NOON = Instant.parse("2026-11-05T12:00:00Z");
  private static final PasswordEncoder PASSWORDS =
      PasswordEncoderFactories.createDelegatingPasswordEncoder();

  @TempDir Path folder;

  @BeforeEach
  void anAdministratorAndABiller() {
    at(NOON).add("ada", "Ada King", Set.of(Role.ADMIN), SECRET, false);
    at(NOON).add("bert", "Bert Fox", Set.of(Role.BILLER), SECRET, false);
  }

  @Test
  void rolesAreChangedButSomebodyAlwaysGivesOutAccounts() {
    assertThat(at(NOON).change("bert", "Bert Fox", Set.of(Role.POSTER), false))
        .satisfies(bert -> assertThat(bert.roles()).containsExactly(Role.POSTER))
        .satisfies(bert -> assertThat(bert.active()).isFalse());
    assertThatThrownBy(() -> at(NOON).change("ada", "Ada King", Set.of(Role.ADMIN), false))
        .isInstanceOf(IllegalAccountException.class)
        .hasMessageContaining("the last that gives out accounts");
    assertThatThrownBy(() -> at(NOON).change("ada", "Ada King", Set.of(Role.BILLER), true))
        .isInstanceOf(IllegalAccountException.class);
    assertThatThrownBy(() -> at(NOON).change("bert", " ", Set.of(Role.BILLER), true))
        .hasMessageContaining("1 to 80 characters");
    assertThatThrownBy(() -> at(NOON).change("nobody", "No", Set.of(Role.BILLER), true))
        .hasMessageContaining("there is no account nobody");
    at(NOON).change("bert", "Bert Fox", Set.of(Role.ADMIN), true);
    at(NOON).change("ada", "Ada King", Set.of(Role.BILLER), true);
  }

  @Test
  void aPasswordFromAnAdministratorUnlocksAndHasToBeChanged() {
    for (int i = 0; i < Accounts.MOST_FAILURES; i++) {
      at(NOON).failed("bert");
    }
    assertThat(at(NOON).isLocked(bert())).isTrue();
    at(NOON).resetPassword("bert", "another long one");
    assertThat(at(NOON).isLocked(bert())).isFalse();
    assertThat(bert().passwordExpired()).isTrue();
    assertThat(PASSWORDS.matches("another long one", bert().passwordHash())).isTrue();
    assertThatThrownBy(() -> at(NOON).resetPassword("bert", "bert is my name"))
        .hasMessageContaining("does not contain the account's name");
  }

  @Test
  void aSecondFactorCountsOnceItsCodeWasEntered() {
    Accounts.Offer offer = at(NOON).offerSecondFactor("bert");
    assertThat(at(NOON).offerSecondFactor("bert")).isEqualTo(offer);
    assertThat(offer.address())
        .isEqualTo("otpauth://totp/Cobalt:bert?secret=%s&issuer=Cobalt", offer.secret());
    assertThat(at(NOON).confirmSecondFactor("bert", "000000")).isFalse();
    assertThat(bert().secondFactor()).isFalse();
    assertThat(at(NOON).confirmSecondFactor("bert", SecondFactor.code(offer.secret(), NOON)))
        .isTrue();
    assertThat(bert().secondFactor()).isTrue();

    Instant later = NOON.plusSeconds(600);
    String code = SecondFactor.code(offer.secret(), later);
    assertThat(at(later).checkCode("bert", code.substring(0, 3) + " " + code.substring(3)))
        .as("with a blank, as apps show it")
        .isTrue();
    assertThat(at(later).checkCode("bert", code)).as("twice").isFalse();
    Instant next = later.plusSeconds(60);
    assertThat(at(next).checkCode("bert", SecondFactor.code(offer.secret(), next.minusSeconds(30))))
        .as("a phone that is slow by one code")
        .isTrue();
    assertThat(at(next).checkCode("bert", SecondFactor.code(offer.secret(), later)))
        .as("an old one")
        .isFalse();
    at(NOON).removeSecondFactor("bert");
    assertThat(bert().secondFactor()).isFalse();
  }

  @Test
  void wrongCodesLockAsWrongPasswordsDo() {
    Accounts.Offer offer = at(NOON).offerSecondFactor("bert");
    at(NOON).confirmSecondFactor("bert", SecondFactor.code(offer.secret(), NOON));
    Instant later = NOON.plusSeconds(90);
    for (int i = 0; i < Accounts.MOST_FAILURES; i++) {
      assertThat(at(later).checkCode("bert", "12345")).isFalse();
    }
    assertThat(at(later).checkCode("bert", SecondFactor.code(offer.secret(), later))).isFalse();
    Instant unlocked = later.plus(Accounts.LOCK).plusSeconds(1);
    assertThat(at(unlocked).checkCode("bert", SecondFactor.code(offer.secret(), unlocked)))
        .isTrue();
  }

  private String stored(String column) {
    return jdbc.queryForObject(
        "SELECT %s FROM account WHERE name = 'bert'".formatted(column), String.class);
  }

  @Test
  void secretsDoNotStandInClear() {
    Accounts.Offer offer = at(NOON).offerSecondFactor("bert");
    assertThat(stored("code_secret_offered"))
        .startsWith("sealed:texts-2026-11-")
        .doesNotContain(offer.secret());
    at(NOON).confirmSecondFactor("bert", SecondFactor.code(offer.secret(), NOON));
    assertThat(stored("code_secret"))
        .startsWith("sealed:texts-2026-11-")
        .doesNotContain(offer.secret());
  }

  @Test
  void secretsFromBeforeCountAndAreEncryptedOnce() {
    String secret = SecondFactor.newSecret();
    jdbc.update("UPDATE account SET code_secret = ? WHERE name = 'bert'", secret);
    jdbc.update("UPDATE account SET code_secret_offered = ? WHERE name = 'ada'", secret);
    assertThat(at(NOON).checkCode("bert", SecondFactor.code(secret, NOON))).isTrue();

    assertThat(at(NOON).sealSecrets()).isEqualTo(2);
    String sealed = stored("code_secret");
    assertThat(sealed).startsWith("sealed:");
    assertThat(at(NOON).sealSecrets()).as("at the next start").isZero();
    assertThat(stored("code_secret")).isEqualTo(sealed);
    Instant later = NOON.plusSeconds(90);
    assertThat(at(later).checkCode("bert", SecondFactor.code(secret, later))).isTrue();
    assertThat(at(NOON).offerSecondFactor("ada").secret()).isEqualTo(secret);
  }

  @Test
  void theSecretOfAnotherAccountDoesNotCountAndNothingIsHeldAgainstThePerson() {
    Accounts.Offer offer = at(NOON).offerSecondFactor("bert");
    at(NOON).confirmSecondFactor("bert", SecondFactor.code(offer.secret(), NOON));
    jdbc.update(
        "UPDATE account SET code_secret = ?, code_secret_offered = ? WHERE name = 'ada'",
        stored("code_secret"),
        stored("code_secret"));
    String code = SecondFactor.code(offer.secret(), NOON);
    assertThatThrownBy(() -> at(NOON).checkCode("ada", code))
        .isInstanceOf(BrokenSealException.class)
        .hasMessageNotContaining(offer.secret());
    assertThat(jdbc.queryForObject("SELECT failures FROM account WHERE name = 'ada'", Long.class))
        .isZero();
    assertThat(at(NOON).offerSecondFactor("ada").secret()).isNotEqualTo(offer.secret());
  }

  private Account bert() {
    return at(NOON).find("bert").orElseThrow();
  }

  private Accounts at(Instant now) {
    return new Accounts(
        JdbcClient.create(jdbc), PASSWORDS, vault(), Clock.fixed(now, ZoneOffset.UTC));
  }

  private Vault vault() {
    return Vault.of(
        folder, "", folder.resolve("master.keys"), Set.of(), Clock.fixed(NOON, ZoneOffset.UTC));
  }
}
