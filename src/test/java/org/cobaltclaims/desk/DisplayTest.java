package org.cobaltclaims.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.access.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** What is shown of the numbers under which others know a patient. */
class DisplayTest {

  private final Display show =
      new Display(
          new ActingUser(), Clock.fixed(Instant.parse("2026-11-05T00:00:00Z"), ZoneOffset.UTC));

  @AfterEach
  void nobody() {
    SecurityContextHolder.clearContext();
  }

  private static void with(Permission permission) {
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken("cody", "", permission.name()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NM1*IL*1*DOE*JANE****MI*PRI12345~|NM1*IL*1*DOE*JANE****MI*••••2345~",
        "NM1*QC*1*DOE*JANE****HN*1EG4TE5MK73~|NM1*QC*1*DOE*JANE****HN*••••MK73~",
        "NM1*74*1*DOE*JANE****C*PRI12346~|NM1*74*1*DOE*JANE****C*••••2346~",
        "NM1*GB*1*DOE*JOHN****MI*SEC67890~|NM1*GB*1*DOE*JOHN****MI*••••7890~",
        "REF*1W*PRI12345~|REF*1W*••••2345~",
        "REF*SY*123456789~|REF*SY*••••6789~"
      })
  void segmentsAreShownWithTheLastFour(String segment, String shown) {
    with(Permission.SEE_CLAIMS);
    assertThat(show.segment(segment)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CLP*K7Q2M9X4T01A*1*320*124*86*12*ACM2026110200441*11*1~",
        "NM1*82*1*RIVERA*ANA****XX*1987654328~",
        "REF*6R*K7Q2M9X4T0L1~",
        "REF*G1*AUTH778~",
        "PLB*1234567893*20261231*L6:ACM2026110200441*-1.25~"
      })
  void numbersOfClaimsAndProvidersStayWhole(String segment) {
    with(Permission.SEE_CLAIMS);
    assertThat(show.segment(segment)).isEqualTo(segment);
  }

  @Test
  void whoNeedsThemSeesThemWhole() {
    with(Permission.SEE_IDENTIFIERS);
    assertThat(show.identifier("PRI12345")).isEqualTo("PRI12345");
    assertThat(show.segment("REF*1W*PRI12345~")).isEqualTo("REF*1W*PRI12345~");
    with(Permission.SEE_CLAIMS);
    assertThat(show.identifier("PRI12345")).isEqualTo("••••2345");
    assertThat(show.identifier("AB12")).isEqualTo("••••12");
    assertThat(show.identifier(null)).isEmpty();
  }
}
