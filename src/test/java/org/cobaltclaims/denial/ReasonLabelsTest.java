package org.cobaltclaims.denial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reasons by the official list of a day, or in our own words. */
class ReasonLabelsTest {

  @TempDir private Path data;
  private final TestClock clock = new TestClock();

  @BeforeEach
  void today() {
    clock.setTo(LocalDate.of(2026, 11, 21));
  }

  private ReasonLabels labels() {
    return new ReasonLabels(data, clock);
  }

  private void list(String day, String... lines) throws IOException {
    Files.createDirectories(data.resolve("codes"));
    Files.write(data.resolve("codes/carc-" + day + ".csv"), List.of(lines));
  }

  @Test
  void withoutAListOurOwnWordsCount() {
    assertThat(labels().listed()).isEmpty();
    assertThat(labels().of("197", "ours")).isEqualTo("ours");
    assertThat(labels().isUnlisted("999")).isFalse();
    assertThat(labels().missing()).isEmpty();
  }

  @Test
  @DisplayName("T-DMN: the newest official list that is not of a day to come counts")
  void theNewestListCounts() throws IOException {
    list("2026-01-01", "code;start;stop;text", "197;1995-01-01;;the old words");
    list(
        "2026-11-01",
        "code;start;stop;text",
        "197;1995-01-01;;the words",
        "4;1995-01-01;2026-10-31;gone");
    list("2027-03-01", "197;1995-01-01;;words to come");

    ReasonLabels labels = labels();

    assertThat(labels.listed()).contains(LocalDate.of(2026, 11, 1));
    assertThat(labels.of("197", "ours")).isEqualTo("the words");
    assertThat(labels.isUnlisted("197")).isFalse();
    assertThat(labels.isUnlisted("4")).as("withdrawn").isTrue();
    assertThat(labels.isUnlisted("16")).isTrue();
    assertThat(labels.missing()).contains("16").doesNotContain("197", "4");
  }

  @Test
  void aListThatCannotBeReadSaysWhere() throws IOException {
    list("2026-11-01", "code;start;stop;text", "197;yesterday;;words");

    assertThatThrownBy(this::labels).hasMessageContaining("carc-2026-11-01.csv line 2");
  }
}
