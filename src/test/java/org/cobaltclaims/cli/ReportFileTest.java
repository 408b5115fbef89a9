package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.StaticApplicationContext;

class ReportFileTest {

  @TempDir private Path folder;
  private final StaticApplicationContext context = new StaticApplicationContext();

  @BeforeEach
  void mapper() {
    context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
  }

  @Test
  void itsFolderIsMadeWhereItIsMissing() throws IOException {
    Path file = folder.resolve("reports/today.json");

    ReportFile.write(file, Map.of("incidents", 0), context);

    assertThat(new ObjectMapper().readTree(file.toFile()).get("incidents").asInt()).isZero();
  }

  @Test
  void oneThatCannotBeWrittenLeavesTheOldOneAndSaysThatTheWorkIsDone() throws IOException {
    Path file = folder.resolve("today.json");
    Files.writeString(file, "yesterday's");
    Files.createDirectories(folder.resolve(".today.json.tmp/in-the-way"));

    assertThatThrownBy(() -> ReportFile.write(file, Map.of("incidents", 0), context))
        .isInstanceOfSatisfying(CommandFailed.class, e -> assertThat(e.status()).isEqualTo(2))
        .hasMessageContaining("the work is done and kept")
        .hasMessageContaining("today.json");
    assertThat(file).hasContent("yesterday's");
  }

  @Test
  void aFolderThatIsNoneIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x").resolve("today.json");

    assertThatThrownBy(() -> ReportFile.write(file, Map.of(), context))
        .hasMessageContaining(folder.resolve("file").toString());
  }
}
