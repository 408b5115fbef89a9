package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoStateTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

  @TempDir private Path data;

  @Test
  void isTheSameWhenItIsReadAgain() throws IOException {
    DemoState state = new DemoState(7, 250, 5, FIRST, FIRST.plusDays(3));
    state.save(data);

    assertThat(DemoState.load(data)).contains(state);
  }

  /** Where the file is written aside, a folder stands in the way: as a full disk, it refuses. */
  @Test
  void whatCannotBeNotedLeavesTheLastNoteAsItIs() throws IOException {
    DemoState state = new DemoState(7, 250, 5, FIRST, FIRST);
    state.save(data);
    Files.createDirectories(data.resolve(".demo.json.tmp/in-the-way"));

    assertThatThrownBy(() -> state.at(FIRST.plusDays(1)).save(data))
        .isInstanceOf(IOException.class);

    assertThat(DemoState.load(data)).contains(state);
  }
}
