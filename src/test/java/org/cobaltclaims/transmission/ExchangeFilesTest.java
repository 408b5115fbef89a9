package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;

import org.cobaltclaims.testing.DatabaseTest;
import org.cobaltclaims.transmission.ExchangeFile.Direction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ExchangeFilesTest extends DatabaseTest {

  private ExchangeFiles files;

  @BeforeEach
  void theFiles() {
    files = new ExchangeFiles(JdbcClient.create(jdbc), clock);
  }

  /** A process posts a file's first remittance while its second is still being read. */
  @Test
  void aFileIsWorkedToItsEndAlsoIfWhatItStartedIsDoneBefore() {
    String id = received("a");
    files.settle(id, Fate.of(Fate.Kind.POSTED, null));

    assertThat(files.unfinished()).extracting(ExchangeFile::id).containsExactly(id);
    files.worked(id, Fate.of(Fate.Kind.RECEIVED, "tried again"));
    assertThat(files.unfinished()).hasSize(1);

    files.worked(id, Fate.taken());

    assertThat(files.unfinished()).isEmpty();
    assertThat(files.find(id).orElseThrow().fate().kind()).isEqualTo(Fate.Kind.POSTED);
  }

  @Test
  void whatWentOutOrCameBeforeIsNotWorked() {
    received("a");
    record(Direction.OUT, "b", Fate.Kind.SENT);
    record(Direction.IN, "c", Fate.Kind.DUPLICATE);

    assertThat(files.unfinished()).extracting(ExchangeFile::sha256).containsExactly("a");
  }

  private String received(String sha256) {
    return record(Direction.IN, sha256, Fate.Kind.RECEIVED);
  }

  private String record(Direction direction, String sha256, Fate.Kind fate) {
    return files
        .record(
            direction, "main", "one.835", "835", sha256, 1, "2026/a", Fate.of(fate, null), false)
        .id();
  }
}
