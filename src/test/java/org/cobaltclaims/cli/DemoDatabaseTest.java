package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --database} takes. */
class DemoDatabaseTest {

  private static final Map<String, String> LOG_IN =
      Map.of("SPRING_DATASOURCE_USERNAME", "demo", "SPRING_DATASOURCE_PASSWORD", "of the demo");

  @Test
  void userAndPasswordComeFromTheEnvironment() {
    DemoDatabase database = DemoDatabase.at("jdbc:mysql://db.example:3306/demo", LOG_IN);

    assertThat(database.properties())
        .containsEntry("spring.datasource.username", "demo")
        .containsEntry("spring.datasource.password", "of the demo")
        .containsEntry(
            "spring.datasource.url",
            "jdbc:mysql://db.example:3306/demo?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true");
    assertThat(database.shown()).isEqualTo("db.example:3306/demo");
  }

  @Test
  void thoseOfTheAddressGoBeforeAndDoNotStayInIt() {
    DemoDatabase database =
        DemoDatabase.at(
            "jdbc:mysql://db/demo?user=a&sslMode=REQUIRED&password=p%26q&connectionTimeZone=SERVER",
            LOG_IN);

    assertThat(database.properties())
        .containsEntry("spring.datasource.username", "a")
        .containsEntry("spring.datasource.password", "p&q")
        .containsEntry(
            "spring.datasource.url",
            "jdbc:mysql://db/demo?sslMode=REQUIRED&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/demo",
        "mysql://db/demo",
        "jdbc:mysql://db",
        "jdbc:mysql://db/",
        "jdbc:mysql://db/?user=a"
      })
  void whatIsNoDatabaseOfMySqlIsRefused(String address) {
    assertThatThrownBy(() -> DemoDatabase.at(address, LOG_IN))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("--database");
  }

  @Test
  void somebodyHasToLogIn() {
    assertThatThrownBy(() -> DemoDatabase.at("jdbc:mysql://db/demo", Map.of()))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("SPRING_DATASOURCE_USERNAME");
  }
}
