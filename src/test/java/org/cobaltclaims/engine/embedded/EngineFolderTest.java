package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineFolderTest {

  private static final FileTime LONG_AGO =
      FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(1)));

  @TempDir Path parent;

  @Test
  void closingRemovesTheFolderWithAllInIt() throws Exception {
    EngineFolder folder = EngineFolder.create(parent);
    Path state = Files.createDirectories(folder.newState());
    Files.writeString(state.resolve("data"), "x");

    folder.close();

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void folderOfAKilledProcessIsRemovedAtTheNextStart() throws Exception {
    Path abandoned = Files.createDirectory(parent.resolve("cobalt-engine-killed"));
    Files.createFile(abandoned.resolve("owner.lock"));
    Files.setLastModifiedTime(abandoned, LONG_AGO);

    try (EngineFolder folder = EngineFolder.create(parent)) {
      assertThat(abandoned).doesNotExist();
      assertThat(folder.path()).isDirectory();
    }
  }

  @Test
  void foldersOfLivingEnginesAndOfOthersAreLeftAlone() throws Exception {
    Path other = Files.createDirectory(parent.resolve("something-else"));
    Files.setLastModifiedTime(other, LONG_AGO);
    try (EngineFolder living = EngineFolder.create(parent)) {
      Files.setLastModifiedTime(living.path(), LONG_AGO);
      EngineFolder.create(parent).close();

      assertThat(living.path()).isDirectory();
      assertThat(other).isDirectory();
    }
  }

  @Test
  void anEngineBesideAnotherInOneProcessLeavesTheOthersLockAlone() throws Exception {
    try (EngineFolder first = EngineFolder.create(parent)) {
      Files.setLastModifiedTime(first.path(), LONG_AGO);
      EngineFolder.create(parent).close();

      assertThat(othersGet(first.path().resolve("owner.lock"))).isFalse();
    }
  }

  @Test
  void aProcessThatEndsFinishesItsWorkInTheFolder() throws Exception {
    assertThat(run(EndingProcess.class, parent)).isEqualTo(EndingProcess.STILL_THERE);
  }

  /** Whether another process gets the lock of a file. */
  private static boolean othersGet(Path file) throws IOException, InterruptedException {
    int answer = run(OtherProcess.class, file);
    assertThat(answer).isIn(OtherProcess.GOT_IT, OtherProcess.DID_NOT);
    return answer == OtherProcess.GOT_IT;
  }

  private static int run(Class<?> program, Path argument) throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            program.getName(),
            argument.toString())
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Is told to end, and needs the folder for a moment longer. */
  static final class EndingProcess {
    static final int STILL_THERE = 12;
    static final int GONE = 13;

    private EndingProcess() {}

    public static void main(String[] args) throws Exception {
      EngineFolder folder = EngineFolder.create(Path.of(args[0]));
      Thread work =
          new Thread(
              () -> {
                try {
                  Thread.sleep(500);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                Runtime.getRuntime().halt(Files.exists(folder.path()) ? STILL_THERE : GONE);
              });
      Runtime.getRuntime().addShutdownHook(work);
      System.exit(0);
    }
  }

  /** Tries to lock the file that it is given. */
  static final class OtherProcess {
    static final int GOT_IT = 10;
    static final int DID_NOT = 11;

    private OtherProcess() {}

    public static void main(String[] args) throws IOException {
      try (FileChannel file = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE);
          FileLock lock = file.tryLock()) {
        System.exit(lock == null ? DID_NOT : GOT_IT);
      }
    }
  }
}
