package org.cobaltclaims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.intake.ClaimIntake;
import org.cobaltclaims.practice.PracticeFileException;
import org.cobaltclaims.testing.Intakes;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application as it is shipped, on a file database in an empty folder, without an engine. */
class CobaltApplicationTest {

  @TempDir Path data;

  @Test
  void startsOnAnEmptyFolderAndKeepsWhatItTookInAfterItsEnd() throws Exception {
    Files.copy(Path.of("src/test/resources/practice.yml"), data.resolve("practice.yml"));

    try (ConfigurableApplicationContext application = start()) {
      Intakes.take(application.getBean(ClaimIntake.class), "F1", Samples.read("/claims/prim.837"));
    }

    try (ConfigurableApplicationContext application = start()) {
      assertThat(application.getBean(ClaimFamilies.class).findByPracticeClaim("K7Q2M9X4T01A"))
          .hasSize(1);
      assertThat(
              application
                  .getBean(JdbcTemplate.class)
                  .queryForList(
                      "SELECT setting_value FROM information_schema.settings"
                          + " WHERE setting_name = 'WRITE_DELAY'",
                      String.class))
          .containsOnly("0");
    }
  }

  @Test
  void withoutPracticeFileItSaysHowToMakeOne() {
    assertThatThrownBy(this::start)
        .satisfies(
            thrown ->
                assertThat(NestedExceptionUtils.getMostSpecificCause(thrown))
                    .isInstanceOf(PracticeFileException.class)
                    .hasMessageContaining("does not exist")
                    .hasMessageContaining("submitterId"));
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(CobaltApplication.class, WithoutEngine.class)
        .web(WebApplicationType.NONE)
        .properties("camunda.client.enabled=false", "cobalt.engine=none")
        .initializers(
            context ->
                context
                    .getBeanFactory()
                    .registerSingleton("testClassFilter", new TestClassFilter()))
        .run("--cobalt.data=" + data);
  }

  /** Keeps the application's own scan from the configurations of other tests. */
  private static final class TestClassFilter extends TypeExcludeFilter {
    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
      return reader.getResource().getURL().getPath().contains("/test-classes/");
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof TestClassFilter;
    }

    @Override
    public int hashCode() {
      return TestClassFilter.class.hashCode();
    }
  }

  /** The clock that the engine brings along otherwise. */
  static class WithoutEngine {
    @Bean
    Clock clock() {
      return new TestClock();
    }
  }
}
