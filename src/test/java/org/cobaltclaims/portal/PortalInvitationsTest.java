package org.cobaltclaims.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.cobaltclaims.access.LogInTime;
import org.cobaltclaims.testing.DatabaseTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Who is let into the portal, and for how long. */
class PortalInvitationsTest extends DatabaseTest {

  private static final LocalDate BORN = LocalDate.of(1980, 2, 29);

  @Autowired private JdbcClient client;

  private final Wall wall = new Wall();
  private PortalInvitations invitations;
  private PortalSessions sessions;

  /** The time of log-ins, which stands still until it is moved. */
  private static final class Wall extends Clock {
    private Instant now = Instant.parse("2026-11-05T12:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeEach
  void twoPatients() {
    LogInTime time = new LogInTime(wall);
    // The least work that the algorithm knows: strength is not what is tested.
    invitations = new PortalInvitations(client, new BCryptPasswordEncoder(4), time);
    sessions = new PortalSessions(client, time);
    patient("P1", BORN);
    patient("P2", LocalDate.of(1990, 1, 1));
  }

  private void patient(String id, @Nullable LocalDate born) {
    jdbc.update(
        "INSERT INTO patient (id, lock_version, practice, last_name, first_name, middle_name,"
            + " suffix, birth_date, gender, order_set, record_number)"
            + " VALUES (?, 0, 'NPI', 'DOE', 'JANE', '', '', ?, 'F', FALSE, '')",
        id,
        born);
  }

  private @Nullable PortalLogin open(PortalInvitations.Made made, String code, LocalDate born) {
    return Objects.requireNonNull(
            transactions.execute(status -> invitations.open(made.token(), code, born)))
        .login();
  }

  private PortalInvitations.Made invite(String patient) {
    return Objects.requireNonNull(
        transactions.execute(status -> invitations.invite(patient, "lena")));
  }

  private PortalInvitation newest(String patient) {
    return invitations.of(patient).getFirst();
  }

  @Test
  void linkCodeAndDateOfBirthTogetherLetThePatientIn() {
    PortalInvitations.Made made = invite("P1");
    PortalLogin login = open(made, made.code(), BORN);
    assertThat(login).isNotNull();
    assertThat(login.patient()).isEqualTo("P1");
    assertThat(login.getAuthorities()).extracting("authority").containsExactly("PORTAL");
    assertThat(newest("P1").lastVisitAt()).isNotNull();
    assertThat(newest("P1").state()).isEqualTo(PortalInvitation.State.OPEN);
  }

  @Test
  void neitherLinkNorCodeStandsInTheDatabase() {
    PortalInvitations.Made made = invite("P1");
    String row = jdbc.queryForList("SELECT * FROM portal_invitation").toString();
    assertThat(row).doesNotContain(made.token()).doesNotContain(made.code()).contains("$2");
    assertThat(made.toString()).doesNotContain(made.token()).doesNotContain(made.code());
  }

  @Test
  void theCodeOfOnePatientOpensNoLinkOfAnother() {
    PortalInvitations.Made one = invite("P1");
    PortalInvitations.Made other = invite("P2");
    assertThat(open(one, other.code(), BORN)).isNull();
    assertThat(open(other, one.code(), BORN)).isNull();
    assertThat(open(other, other.code(), BORN)).as("with the first one's birth date").isNull();
  }

  @Test
  void fiveWrongAnswersInARowLockItForTheRightOneToo() {
    PortalInvitations.Made made = invite("P1");
    for (int i = 0; i < 4; i++) {
      assertThat(open(made, "AAAAAAAA", BORN)).isNull();
    }
    assertThat(open(made, made.code(), BORN)).as("the fifth is right").isNotNull();
    for (int i = 0; i < 5; i++) {
      assertThat(newest("P1").state()).isEqualTo(PortalInvitation.State.OPEN);
      // A wrong day counts as a wrong code does.
      assertThat(open(made, made.code(), BORN.plusDays(1))).isNull();
    }
    assertThat(open(made, made.code(), BORN)).isNull();
    assertThat(newest("P1").state()).isEqualTo(PortalInvitation.State.LOCKED);
    PortalInvitations.Made again = invite("P1");
    assertThat(open(again, again.code(), BORN)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"P13DT23H59M, true", "P14D, false"})
  void aLinkWorksForFourteenDays(Duration after, boolean works) {
    PortalInvitations.Made made = invite("P1");
    wall.pass(after);
    assertThat(open(made, made.code(), BORN) != null).isEqualTo(works);
    assertThat(newest("P1").state())
        .isEqualTo(works ? PortalInvitation.State.OPEN : PortalInvitation.State.EXPIRED);
  }

  @Test
  void anotherInvitationEndsTheOneBeforeAndWhoeverIsInByIt() {
    PortalInvitations.Made first = invite("P1");
    PortalInvitations.Made other = invite("P2");
    String in = sessions.begin(Objects.requireNonNull(open(first, first.code(), BORN)));
    assertThat(sessions.find(in)).isPresent();
    PortalInvitations.Made second = invite("P1");
    assertThat(sessions.find(in)).isEmpty();
    assertThat(open(first, first.code(), BORN)).isNull();
    assertThat(open(second, second.code(), BORN)).isNotNull();
    assertThat(open(other, other.code(), LocalDate.of(1990, 1, 1))).as("another's").isNotNull();
    assertThat(invitations.of("P1"))
        .extracting(PortalInvitation::state)
        .containsExactlyInAnyOrder(PortalInvitation.State.OPEN, PortalInvitation.State.ENDED);
  }

  @Test
  void aWithdrawnInvitationLetsNobodyInAndEndsWhoIs() {
    PortalInvitations.Made made = invite("P1");
    String in = sessions.begin(Objects.requireNonNull(open(made, made.code(), BORN)));
    assertThat(invitations.withdraw("P1", "lena")).isTrue();
    assertThat(invitations.withdraw("P1", "lena")).as("again").isFalse();
    assertThat(sessions.find(in)).isEmpty();
    assertThat(open(made, made.code(), BORN)).isNull();
    assertThat(newest("P1").endedBy()).isEqualTo("lena");
  }

  @Test
  void aPatientWithoutADateOfBirthIsNotLetInWithoutOne() {
    patient("P3", null);
    PortalInvitations.Made made = invite("P3");
    PortalInvitations.Attempt attempt = invitations.open(made.token(), made.code(), null);
    assertThat(attempt.login()).isNull();
  }

  @Test
  void whoDoesNothingForAQuarterOfAnHourIsOut() {
    PortalInvitations.Made made = invite("P1");
    String in = sessions.begin(Objects.requireNonNull(open(made, made.code(), BORN)));
    for (int i = 0; i < 3; i++) {
      wall.pass(Duration.ofMinutes(14));
      assertThat(sessions.find(in)).as("each click counts").isPresent();
    }
    wall.pass(Duration.ofMinutes(15));
    assertThat(sessions.find(in)).isEmpty();
  }

  @Test
  void nobodyIsInForMoreThanFourHours() {
    PortalInvitations.Made made = invite("P1");
    String in = sessions.begin(Objects.requireNonNull(open(made, made.code(), BORN)));
    for (int i = 0; i < 23; i++) {
      wall.pass(Duration.ofMinutes(10));
      assertThat(sessions.find(in)).isPresent();
    }
    wall.pass(Duration.ofMinutes(10));
    assertThat(sessions.find(in)).isEmpty();
  }

  @Test
  void eachLogInHasACookieOfItsOwnWhichStandsNowhere() {
    PortalInvitations.Made made = invite("P1");
    PortalLogin login = Objects.requireNonNull(open(made, made.code(), BORN));
    String one = sessions.begin(login);
    String two = sessions.begin(login);
    assertThat(one).isNotEqualTo(two);
    List<String> kept = jdbc.queryForList("SELECT cookie_digest FROM portal_session", String.class);
    assertThat(kept).hasSize(2).doesNotContain(one, two);
    sessions.end(one);
    assertThat(sessions.find(one)).isEmpty();
    assertThat(sessions.find(two)).isPresent();
  }

  @Test
  void anAddressThatTriesTooOftenHasToWait() {
    PortalThrottle throttle = new PortalThrottle(new LogInTime(wall));
    for (int i = 0; i < PortalThrottle.MOST; i++) {
      assertThat(throttle.mustWait("10.0.0.1")).isFalse();
      throttle.failed("10.0.0.1");
    }
    assertThat(throttle.mustWait("10.0.0.1")).isTrue();
    assertThat(throttle.mustWait("10.0.0.2")).isFalse();
    wall.pass(PortalThrottle.WINDOW);
    assertThat(throttle.mustWait("10.0.0.1")).isFalse();
  }

  @Test
  void theAddressesOfOneConnectionCountTogether() {
    PortalThrottle throttle = new PortalThrottle(new LogInTime(wall));
    for (int i = 0; i < PortalThrottle.MOST; i++) {
      throttle.failed("2001:db8:1:2:0:0:0:" + i);
    }
    assertThat(throttle.mustWait("2001:db8:1:2:ffff:0:0:1")).isTrue();
    assertThat(throttle.mustWait("2001:db8:1:3:0:0:0:1")).isFalse();
  }
}
